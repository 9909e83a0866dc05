using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Units;

namespace Tracker.Inbox;

/// <summary>What a fact tells a desk (消息), written in the fact's own transaction.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Mark">Among the notices of one desk and kind about one thing: what makes it another. Two with the same mark are one.</param>
/// <param name="Day">The day that it is about.</param>
/// <param name="Held">Kept back: nobody reads it and nothing carries it outward before an administrator says so.</param>
public sealed record Notice(Desk Desk, string Kind, GrainAddress About, string Mark, DateOnly Day, bool Held)
{
    /// <summary>In order; empty: the fact tells nobody.</summary>
    /// <param name="holder">Of an assignment's fact: the unit whose duty it is then.</param>
    public static ImmutableArray<Notice> Of(GrainAddress address, object fact, UnitId? holder) => fact switch
    {
        LimitReminded e => [To(holder, NoticeKinds.Reminded, address, $"{e.Occurrence}:{Text(e.Day)}:{e.Offset}", e.Day, e.Held)],
        LimitOverdue e =>
        [
            To(holder, NoticeKinds.Overdue, address, $"{e.Occurrence}:{Text(e.Day)}", e.Day, e.Held),
            // The office chases a point, not each of its units: one notice for all that are late with it since the same day.
            To(null, NoticeKinds.Overdue, address.Parent!.Value, Text(e.Day), e.Day, e.Held),
        ],
        PeriodOpened { Asked: { IsDefaultOrEmpty: false } asked } e => [.. asked.Select(unit => To(unit, NoticeKinds.PeriodOpened, address, "", e.DueDay, e.Held))],
        PeriodReminded e => [.. e.Units.Select(unit => To(unit, NoticeKinds.SheetReminded, address, $"{Text(e.DueDay)}:{e.Offset}", e.DueDay, e.Held))],
        YearDateReminded e => [.. e.Units.Select(u => (UnitId?)u).Prepend(null).Select(desk => To(desk, NoticeKinds.Of(e.Date), AboutOf(e, address), $"{e.Date}:{Text(e.Day)}:{e.Offset}", e.Day, e.Held))],
        EpochOpened e => [new(Desk.Administrators, NoticeKinds.Restored, address, $"{e.Number}", e.On, false)],
        _ => [],
    };

    public static bool Tells(object fact) => fact is EpochOpened or LimitReminded or LimitOverdue or PeriodOpened { Asked.IsDefaultOrEmpty: false } or PeriodReminded or YearDateReminded;

    /// <summary>A review is about its quarter, a report about its year.</summary>
    private static GrainAddress AboutOf(YearDateReminded fact, GrainAddress year) => NoticeKinds.Of(fact.Date) == NoticeKinds.ReviewDue
        ? PeriodSpans.Quarters[fact.Date - YearDate.ReviewOfFirst].Address(year.Government, year.Year) : year;

    private static Notice To(UnitId? unit, string kind, GrainAddress about, string mark, DateOnly day, bool held) =>
        new(unit is { } one ? Desk.Of(one) : Desk.Office, kind, about, held ? $"held:{mark}" : mark, day, held);

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>Kinds of notices by their stored names.</summary>
public static class NoticeKinds
{
    public const string Reminded = "reminded";
    public const string Overdue = "overdue";
    public const string PeriodOpened = "period-opened";
    public const string SheetReminded = "sheet-reminded";
    public const string ReviewDue = "review-due";
    public const string UnitReport = "unit-report-due";
    public const string GovernmentReport = "government-report-due";

    /// <summary>恢复备份: something is held.</summary>
    public const string Restored = "restored";

    public static ImmutableArray<string> All { get; } = [Reminded, Overdue, PeriodOpened, SheetReminded, ReviewDue, UnitReport, GovernmentReport, Restored];

    public static string Of(YearDate date) => date switch { YearDate.UnitReport => UnitReport, YearDate.GovernmentReport => GovernmentReport, _ => ReviewDue };
}
