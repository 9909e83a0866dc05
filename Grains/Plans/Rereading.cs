using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Reading;

namespace Tracker.Plans;

/// <summary>Limits and figures of a point whose words are being changed: what the new words say that the old ones did not, and what no longer stands in them. A person decides.</summary>
/// <param name="NewDeadlines">Read from the new words.</param>
/// <param name="GoneDeadlines">The point's, whose words are gone.</param>
public sealed record Rereading(
    ImmutableArray<Deadline> NewDeadlines, ImmutableArray<Deadline> GoneDeadlines, ImmutableArray<Metric> NewMetrics, ImmutableArray<Metric> GoneMetrics)
{
    public bool IsEmpty => NewDeadlines.IsEmpty && GoneDeadlines.IsEmpty && NewMetrics.IsEmpty && GoneMetrics.IsEmpty;

    public static Rereading Of(DraftPoint point, string title, string text, DocumentFacts document)
    {
        var (before, now) = (ReadIn([point.Title, point.Text], document), ReadIn([title, text], document));
        bool Went(string quote) => Says(point.Title, point.Text, quote) && !Says(title, text, quote);
        return new Rereading(
            [.. now.Deadlines.Where(d => !before.Deadlines.Contains(d) && point.Deadlines.All(had => had.Deadline != d))],
            [.. point.Deadlines.Select(d => d.Deadline).Where(d => Went(d.Quote))],
            [.. now.Metrics.Where(m => before.Metrics.All(was => was.Quote != m.Quote) && point.Metrics.All(had => had.Quote != m.Quote))],
            [.. point.Metrics.Where(m => Went(m.Quote))]);
    }

    private static (ImmutableArray<Deadline> Deadlines, ImmutableArray<Metric> Metrics) ReadIn(string[] words, DocumentFacts document)
    {
        var (deadlines, metrics) = (ImmutableArray.CreateBuilder<Deadline>(), ImmutableArray.CreateBuilder<Metric>());
        foreach (var clean in words.Select(CleanText.Of))
        {
            deadlines.AddRange(TimeReader.Read(new TimeContext(clean.Folded, clean.Words, 0, clean.Length, document.Year, document.Date, IsField: false)).Select(t => t.Deadline).OfType<Deadline>());
            metrics.AddRange(FiguresPromised.In(clean, 0, clean.Length).Select(m => m with { Span = default }));
        }
        return ([.. deadlines.Distinct()], [.. metrics.DistinctBy(m => m.Quote)]);
    }

    private static bool Says(string title, string text, string quote) => title.Contains(quote, StringComparison.Ordinal) || text.Contains(quote, StringComparison.Ordinal);
}
