using System.Collections.Immutable;
using System.Globalization;

namespace Tracker.PeriodReturns;

/// <summary>The days of a period in a year, and what is suggested for them.</summary>
public static class PeriodSpans
{
    /// <summary>填报截止 is suggested this many days after the period's end.</summary>
    private const int DaysToReport = 10;

    /// <summary>By default a year is reported by quarters.</summary>
    public static ImmutableArray<PeriodId> Quarters { get; } = [.. Enumerable.Range(1, 4).Select(q => PeriodId.Parse($"q{q}"))];

    public static ImmutableArray<PeriodId> All { get; } =
    [
        .. Quarters,
        .. Enumerable.Range(1, 12).Select(m => PeriodId.Parse(string.Create(CultureInfo.InvariantCulture, $"m{m:D2}"))),
        PeriodId.Parse("h1"),
        PeriodId.Parse("h2"),
        PeriodId.Parse("year"),
    ];

    public static (DateOnly From, DateOnly To) Span(this PeriodId period, int year)
    {
        var (first, months) = period.Value switch
        {
            "year" => (1, 12),
            ['h', var h] => ((h - '1') * 6 + 1, 6),
            ['q', var q] => ((q - '1') * 3 + 1, 3),
            _ => (int.Parse(period.Value.AsSpan(1), CultureInfo.InvariantCulture), 1),
        };
        var from = new DateOnly(year, first, 1);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>The month of the year that a period ends with: by it periods follow each other. One within another may end with it, as 6月, the second quarter and 上半年.</summary>
    public static int LastMonth(this PeriodId period) => period.Span(2000).To.Month;

    public static DateOnly SuggestedDueDay(this PeriodId period, int year) => period.Span(year).To.AddDays(DaysToReport);
}
