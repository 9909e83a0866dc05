using System.Collections.Immutable;
using Tracker.Reminders;

namespace Tracker.PeriodReturns;

/// <summary>Which periods open by themselves, by the rhythm that a government set.</summary>
public static class PeriodOpening
{
    /// <summary>Those of a year whose time to open has come and whose sheets can still be in time: a period that was over long ago is opened by a person or not at all.</summary>
    public static ImmutableArray<DuePeriod> Due(ReminderRules rules, int year, DateOnly today) =>
    [
        .. from period in PeriodSpans.All
        where rules.Periods switch
        {
            PeriodRhythm.Month => period.Value[0] == 'm',
            PeriodRhythm.Quarter => period.Value[0] == 'q',
            PeriodRhythm.HalfYear => period.Value[0] == 'h',
            _ => false,
        }
        let span = period.Span(year)
        let due = span.To.AddDays(rules.SheetDueAfter)
        let opens = span.To.AddDays(-rules.OpensBefore)
        where today >= span.From && today >= opens && today <= due
        orderby span.From
        select new DuePeriod(period, span.From, span.To, due),
    ];
}

public sealed record DuePeriod(PeriodId Period, DateOnly From, DateOnly To, DateOnly DueDay);
