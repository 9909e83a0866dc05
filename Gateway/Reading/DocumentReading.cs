using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>A file read into a draft, with the text its spans point into; or why it was not.</summary>
internal sealed record DocumentReading(SourceText? Text, PlanDraft? Draft, Rejection? Rejection)
{
    /// <summary>What the refused document says besides: its number, title and date, and what it leaves open.</summary>
    public PlanDraft? WithoutPoints { get; private init; }

    public static DocumentReading Of(string path) => Of(DocumentFile.Open(path).Named(Path.GetFileName(path)), Path.GetFileName(path));

    public static DocumentReading Of(Stream stream, string name) => Of(DocumentFile.Open(stream, name).Named(name), name);

    /// <summary>A document without points is refused and not kept as an empty draft.</summary>
    public static DocumentReading Of(OpenedDocument opened, string name)
    {
        if (opened.Text is not { } text)
        {
            return new DocumentReading(null, null, opened.Rejection);
        }

        var draft = PlanReader.Read(text);
        return !draft.Points.IsEmpty ? new DocumentReading(text, draft, null)
            : new DocumentReading(text, null, WhyNoPoints(draft, name)) { WithoutPoints = draft };
    }

    private static Rejection WhyNoPoints(PlanDraft draft, string name) =>
        draft.Questions.Any(q => q.Kind == QuestionKind.EmptiedTable) ? ReadingRejections.EmptyTable(name)
        : draft.Questions.Any(q => q.Where == "columns") ? ReadingRejections.UnclearTable(name)
        : ReadingRejections.NoPoints(name);
}
