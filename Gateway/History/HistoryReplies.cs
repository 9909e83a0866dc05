using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.History;

namespace Tracker.Gateway.History;

/// <param name="Applied">False: a preview, or refused; nothing was written.</param>
/// <param name="AlreadyThere">The same content was recorded before: nothing was written.</param>
/// <param name="Plan">Where it was recorded.</param>
/// <param name="Refusal">Why it was not, or would not be.</param>
/// <param name="Unreadable">Cells that cannot be read: where, what, why and what may stand there.</param>
/// <param name="States">State words to be given a meaning (<c>states</c>: word=已办结).</param>
/// <param name="Names">Names to be given units (<c>names</c>: name=甲局, name=former or name=left-out:reason).</param>
/// <param name="FilesMissing">Files that 佐证材料 names and that were not handed in.</param>
/// <param name="First">The first duties as they would be recorded.</param>
/// <param name="Before">What was recorded for this year before, and how it differs.</param>
internal sealed record HistoryReply(
    bool Applied,
    bool AlreadyThere,
    GrainAddress? Plan,
    Rejection? Refusal,
    int Year,
    string Title,
    int Points,
    int Assignments,
    int Evidence,
    ImmutableArray<OutcomeCount> Outcomes,
    ImmutableArray<ColumnView> Columns,
    ImmutableArray<string> SheetsPassed,
    ImmutableArray<FindingView> Unreadable,
    ImmutableArray<StateView> States,
    ImmutableArray<NameView> Names,
    ImmutableArray<FindingView> Notes,
    ImmutableArray<string> FilesMissing,
    ImmutableArray<DutyView> First,
    BeforeView? Before)
{
    private const int Sample = 10;

    public static HistoryReply Of(HistoryPreview p, HistoryWritten? written, Rejection? refusal) => new(
        written is { AlreadyThere: false },
        written?.AlreadyThere ?? p.IsThereAlready,
        written?.Plan ?? (p.IsThereAlready ? p.Before?.Plan.Plan : null),
        refusal,
        p.Year,
        p.Title,
        p.Record.Points.Length,
        p.Record.Duties,
        p.Evidence,
        [.. p.Record.Points.SelectMany(x => x.Duties).GroupBy(d => d.Outcome).OrderBy(g => g.Key).Select(g => new OutcomeCount(g.Key, HistoryWords.Of(g.Key), g.Count()))],
        [.. p.Reading.Heads.SelectMany(h => h.Headings.Select(c => new ColumnView(h.Sheet, c.Letters, c.Key, c.Text, c.Guess, c.Meaning)))],
        p.Reading.Passed,
        [.. p.Reading.Unreadable.Select(FindingView.Of)],
        [.. p.States.Select(s => new StateView(s.Word, s.Rows, s.Sheet, s.Row, p.Choices.States.TryGetValue(OutcomeWords.KeyOf(s.Word), out var said) ? said : null))],
        [.. p.Names.Select(n => new NameView(HistoryPreview.Shown(n.Name), n.Rows, n.Sheet, n.Row, n.Near?.Units[0].Name, p.Choices.Names.GetValueOrDefault(Tracker.Units.NameKey.Of(n.Name))))],
        [.. p.Reading.Times.Concat(p.Notes).Select(FindingView.Of)],
        p.Files,
        [.. p.Record.Points.SelectMany(x => x.Duties.Select(d => DutyView.Of(x.Number, d))).Take(Sample)],
        p.Before is { } b ? new BeforeView(b.Plan.Plan, b.Plan.Title, b.Same, b.Different, b.OnlyHere, b.OnlyThere, b.Changed) : null);
}

internal sealed record OutcomeCount(YearEndOutcome Outcome, string Words, int Count);

/// <param name="Key">By which <c>map</c> names it.</param>
internal sealed record ColumnView(string Sheet, string Letters, string Key, string Heading, HistoryColumn Guess, HistoryColumn Meaning);

internal sealed record FindingView(string Sheet, int Row, string Cell, string Value, Rejection Why, ImmutableArray<string> Allowed)
{
    public static FindingView Of(HistoryFinding f) => new(f.Sheet, f.Row, f.Cell, f.Value, f.Why, f.Allowed);
}

internal sealed record StateView(string Word, int Rows, string Sheet, int Row, YearEndOutcome? Said);

internal sealed record NameView(string Name, int Rows, string Sheet, int Row, string? Near, NameChoice? Said);

internal sealed record DutyView(string Point, string Unit, Role Role, YearEndOutcome Outcome, string Text, int Evidence, ImmutableArray<int> Rows)
{
    public static DutyView Of(string point, HistoryDuty d) => new(point, d.Unit.Name, d.Role, d.Outcome, d.Text, d.Evidence.Length, d.Rows);
}

internal sealed record BeforeView(GrainAddress Plan, string Title, int Same, int Different, int OnlyHere, int OnlyThere, ImmutableArray<string> Changed);
