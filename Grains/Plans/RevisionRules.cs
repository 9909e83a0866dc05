using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Plans;

/// <summary>What a correction of a draft's point must keep, whichever door it comes through.</summary>
public static class RevisionRules
{
    private const int LongestTitle = 500;
    private const int LongestText = 20_000;
    private const int LongestName = 100;
    private const int MostNames = 500;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(RevisePoint c) =>
        FaultOfReason(c.Reason) ?? FaultOfWords(c.Title, c.Text) ?? Fault(c.LeadUnits) ?? Fault(c.ResponsibleUnits) ?? Fault(c.CooperatingUnits)
            ?? Fault(c.Deadlines ?? []) ?? (c.Metrics is { } metrics && metrics.Any(m => !Holds(m)) ? new Rejection("plan.metric-invalid") : null);

    public static Rejection? Fault(ImmutableArray<Deadline> deadlines) =>
        deadlines.Where(d => !Holds(d)).Select(d => new Rejection("plan.deadline-invalid", d.Quote)).FirstOrDefault();

    public static Rejection? FaultOfReason(string reason, Rejection? missing = null) =>
        string.IsNullOrWhiteSpace(reason) ? missing ?? new Rejection("plan.reason-missing")
        : reason.Length > LongestText ? new Rejection("plan.text-too-long", $"{LongestText}")
        : null;

    /// <summary>Null stays as it is.</summary>
    public static Rejection? FaultOfWords(string? title, string? text) =>
        title is not null && string.IsNullOrWhiteSpace(title) ? new Rejection("plan.title-missing")
        : title?.Length > LongestTitle ? new Rejection("plan.title-too-long", $"{LongestTitle}")
        : text?.Length > LongestText ? new Rejection("plan.text-too-long", $"{LongestText}")
        : null;

    private static Rejection? Fault(ImmutableArray<string>? names) => names is not { } said ? null
        : said.Length > MostNames ? new Rejection("plan.too-many-units", $"{MostNames}")
        : said.FirstOrDefault(n => string.IsNullOrWhiteSpace(n) || n.Length > LongestName || n.Any(char.IsControl)) is { } name
            ? new Rejection("plan.unit-name-invalid", $"{LongestName}", name.Length > LongestName ? $"{name[..LongestName]}…" : name)
            : null;

    private static bool Holds(Metric metric) =>
        metric is { Quote.Length: > 0 and <= LongestTitle, Name.Length: <= LongestTitle, Comparison.Length: <= 2, Measure.Length: <= LongestName };

    private static bool Holds(Deadline deadline) => deadline.Quote.Length <= LongestTitle && deadline switch
    {
        FixedDeadline d => d.From is null || d.From <= d.Date,
        RecurringDeadline d => d.MinCount >= 1 && (d.By is not { } by || (by is { Month: >= 1 and <= 12, Day: >= 1 } && by.Day <= DateTime.DaysInMonth(2024, by.Month))) && d.Due is null or { Exists: true },
        RelativeDeadline d => d.Offset is >= 0 and <= 10_000,
        _ => true,
    };
}
