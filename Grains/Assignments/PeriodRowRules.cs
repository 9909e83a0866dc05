using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>What a row of a period's sheet must keep, whichever door it comes through.</summary>
public static class PeriodRowRules
{
    public const int MostQuantities = 20;
    public const int LongestName = 60;
    private const decimal Most = 1_000_000_000_000_000m;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(PeriodRow row) =>
        row.Outcome is RowOutcome.NotConcerned && string.IsNullOrWhiteSpace(row.Text) ? new Rejection("assignment.not-concerned-reason-missing")
        : ReportRules.Fault(row.Text, row.Evidence, mayBeSilent: row.Outcome is not RowOutcome.Progress) ?? FaultOfRest(row);

    private static Rejection? FaultOfRest(PeriodRow row) =>
        TooLong(row.Problem) ?? TooLong(row.NextStep)
        ?? (row.Quantities.Length > MostQuantities ? new Rejection("quantity.too-many", $"{row.Quantities.Length}", $"{MostQuantities}") : null)
        ?? row.Quantities.Select(Fault).FirstOrDefault(fault => fault is not null);

    private static Rejection? TooLong(string? text) =>
        text?.Length > ReportRules.LongestText ? new Rejection("assignment.report-too-long", $"{text.Length}", $"{ReportRules.LongestText}") : null;

    private static Rejection? Fault(Quantity q)
    {
        string?[] names = [q.Name, .. q.Parts.Select(p => p.Name)];
        if (names.FirstOrDefault(n => string.IsNullOrWhiteSpace(n) || n.Length > LongestName || n.Any(char.IsControl)) is { } name)
        {
            return new Rejection("quantity.name-invalid", name.Length > 20 ? name[..20] : name, $"{LongestName}");
        }
        if (string.IsNullOrWhiteSpace(q.Measure) || q.Measure.Length > LongestName)
        {
            return new Rejection("quantity.measure-missing", q.Name);
        }
        if (q.Parts.Length > MostQuantities || Math.Abs(q.Value) > Most || q.Parts.Any(p => Math.Abs(p.Value) > Most))
        {
            return new Rejection("quantity.out-of-range", q.Name);
        }
        var sum = q.Parts.Sum(p => p.Value);
        return !q.Parts.IsEmpty && sum != q.Value ? new Rejection("assignment.parts-differ", q.Name, Number(q.Value), Number(sum), Number(Math.Abs(q.Value - sum))) : null;
    }

    private static string Number(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);
}
