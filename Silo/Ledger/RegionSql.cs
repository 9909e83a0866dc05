using Tracker.Assignments;

namespace Tracker.Silo.Ledger;

/// <summary>The roll-up by region, in words that every store understands.</summary>
internal static class RegionSql
{
    private static readonly string Open = string.Join(", ", Enum.GetValues<AssignmentStatus>().Where(s => s.IsOpen).Select(s => (int)s));

    /// <summary>Parameters: what to divide a division code by, the year, the day.</summary>
    public static string Of(string parameter) =>
        $"""
        SELECT government / {parameter}1 AS region, status,
            CASE WHEN due_day <> 0 AND due_day < {parameter}3 AND status IN ({Open}) THEN 1 ELSE 0 END AS overdue, sum(n)
        FROM ledger_totals WHERE year = {parameter}2 AND n <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """;

    public static long[] Parameters(int digits, int year, DateOnly today) =>
        [digits switch { 2 => 10_000, 4 => 100, 6 => 1, _ => throw new ArgumentOutOfRangeException(nameof(digits)) }, year, Journal.JournalDay.Number(today)];

    public static RegionCount Row(int digits, long region, long status, long overdue, long count) => new(
        region.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture), (AssignmentStatus)status, overdue == 1, count);
}
