using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Reminders;
using static Tracker.PeriodReturns.ReportingPeriod;

namespace Tracker.PeriodReturns;

/// <summary>The rules of a period: never before 印发, so that a late import (补录) makes nobody late.</summary>
public static class PeriodDecider
{
    private const int LongestSpan = 366;

    /// <summary>Days from the end of a period to its due day.</summary>
    private const int LongestWait = 366;

    public static Decision<PeriodEvent> Decide(ReportingPeriod state, PeriodCommand command) => (state, command) switch
    {
        (Opened s, OpenPeriod c) when (s.From, s.To) == (c.From, c.To) => Decision.Nothing,
        (Opened, OpenPeriod) => new Rejection("period.already-open"),
        (NotOpened, OpenPeriod { FirstIssuedOn: null }) => new Rejection("period.nothing-issued"),
        (NotOpened, OpenPeriod c) when c.To < c.From || c.To.DayNumber - c.From.DayNumber >= LongestSpan => new Rejection("period.span-invalid"),
        (NotOpened, OpenPeriod c) when c.To < c.FirstIssuedOn => new Rejection("period.before-issue", Say(c.To), Say(c.FirstIssuedOn!.Value)),
        (NotOpened, OpenPeriod c) when c.DueDay < c.From => new Rejection("period.due-day-invalid", Say(c.DueDay), Say(c.From)),
        (NotOpened, OpenPeriod c) when IsFar(c.DueDay, c.To) => TooFar(c.DueDay, c.To),
        (NotOpened, OpenPeriod c) => new PeriodOpened(c.From, c.To, c.DueDay, c.On) { Asked = c.Asked, Held = c.Held },
        (NotOpened, _) => new Rejection("period.unknown"),

        (Opened { Closed: false } s, RemindOfSheets { Units.IsDefaultOrEmpty: false } c) when s.DueDay == c.DueDay && !s.Reminded.Has(c.DueDay, c.Offset) =>
            new PeriodReminded(c.DueDay, c.Offset, c.Units, c.On, c.Held),
        (_, RemindOfSheets) => Decision.Nothing,

        (_, MoveDueDay c) when ReasonFault(c.Reason) is { } fault => fault,
        (Opened s, MoveDueDay c) when s.DueDay == c.Day => Decision.Nothing,
        (Opened s, MoveDueDay c) when c.Day < s.From => new Rejection("period.due-day-invalid", Say(c.Day), Say(s.From)),
        (Opened s, MoveDueDay c) when IsFar(c.Day, s.To) => TooFar(c.Day, s.To),
        (Opened, MoveDueDay c) => new PeriodDueDayMoved(c.Day, c.Reason.Trim()),

        (Opened { Closed: true }, ClosePeriod) => Decision.Nothing,
        (Opened, ClosePeriod c) => new PeriodClosed(c.On),

        (Opened { Closed: false }, ReopenPeriod) => Decision.Nothing,
        (_, ReopenPeriod c) when ReasonFault(c.Reason) is { } fault => fault,
        (Opened, ReopenPeriod c) => new PeriodReopened(c.On, c.Reason.Trim()),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    internal static Rejection? ReasonFault(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? AssignmentRejections.ReasonMissing
        : reason.Length > ReportRules.LongestReason ? AssignmentRejections.ReasonTooLong(reason)
        : null;

    /// <summary>9999-12-31 is a slip of the hand, and no day by which anybody reports.</summary>
    private static bool IsFar(DateOnly due, DateOnly to) => due.DayNumber - to.DayNumber > LongestWait;

    private static Rejection TooFar(DateOnly due, DateOnly to) => new("period.due-day-too-late", Say(due), Say(to));

    private static string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
