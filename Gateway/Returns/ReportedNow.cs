using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Returns;

/// <summary>The period that is being reported on a day: a form that asks for a period opens there.</summary>
internal static class ReportedNow
{
    /// <summary>Of those that take sheets the one whose day comes next, else the one that was due last; where none was opened, the quarter of the day.</summary>
    /// <param name="year">The plan's.</param>
    public static PeriodId Of(IReadOnlyList<PeriodLine> opened, int year, DateOnly today)
    {
        var begun = opened.Where(p => p.From <= today).ToList();
        var open = begun.Where(p => !p.Closed).ToList();
        var now = open.Where(p => p.DueDay >= today).MinBy(p => p.DueDay) ?? open.MaxBy(p => p.DueDay) ?? begun.MaxBy(p => p.DueDay);
        return now?.Period ?? PeriodId.Parse(today.Year == year ? $"q{(today.Month + 2) / 3}" : today.Year < year ? "q1" : "q4");
    }
}
