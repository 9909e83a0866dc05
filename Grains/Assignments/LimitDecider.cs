using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Reminders;
using static Tracker.Assignments.Assignment;

namespace Tracker.Assignments;

/// <summary>The rules of an open assignment's time limits.</summary>
internal static class LimitDecider
{
    public static Decision<AssignmentEvent> Decide(Open state, LimitCommand command) => command switch
    {
        RecordEvent c => Recorded(state, c),
        OpenOccurrences c => Opened(state, c),
        Redate c => Redated(state, c),
        MarkLimitSetAbove c => state.Limits.SetAbove == c.SetAbove ? Decision.Nothing : new LimitMarkedSetAbove(c.SetAbove, c.Basis.Trim(), c.On),
        JudgeOccurrence c => On(state, c.Occurrence, limit => limit.Outcome == c.Outcome
            ? Decision.Nothing : Moving(state, new OccurrenceJudged(c.Occurrence, c.Outcome, c.On, c.Reason.Trim()))),
        RequestExtension c => On(state, c.Occurrence, limit => Asked(state, limit, c)),
        DecideExtension c => On(state, c.Occurrence, limit => Decided(state, limit, c)),
        RemindOfLimit c => state.Limits.Find(state.Deadlines, c.Occurrence) is { IsOpen: true } limit && limit.Day == c.Day && state.Status.IsForTheUnit
            && !limit.Reminded.Has(c.Day, c.Offset) ? new LimitReminded(c.Occurrence, c.Day, c.Offset, c.On, c.Held) : Decision.Nothing,
        NoteOverdue c => state.Limits.Find(state.Deadlines, c.Occurrence) is { IsOpen: true } limit && limit.Day == c.Day && c.Day < c.On
            && !limit.Overdue.Contains(c.Day) ? new LimitOverdue(c.Occurrence, c.Day, c.On, c.Held) : Decision.Nothing,
        ExplainDelay c => On(state, c.Occurrence, limit => limit.Day < c.On
            ? new DelayExplained(c.Occurrence, c.Reason.Trim(), c.On) : LimitRejections.NotOverdue),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>What a report fulfils of the recurring limits; nothing where none is open.</summary>
    public static Decision<AssignmentEvent> AndFulfilled(this Decision<AssignmentEvent> report, Open state, DateOnly on, PeriodId? period = null)
    {
        var limits = state.Limits;
        foreach (var (limit, outcome) in state.Limits.Fulfilled(state.Deadlines, on, period))
        {
            var judged = Moving(state, limits, new OccurrenceJudged(limit.Key, outcome, on, null));
            limits = limits.After(state.Deadlines, judged);
            report = report.And(judged);
        }
        return report;
    }

    /// <summary>Whether these limits ask less: a day is later or gone, or something that is no day is not among them any more.</summary>
    public static bool Loosens(ImmutableArray<Deadline> before, ImmutableArray<Deadline> after)
    {
        var (old, days) = (Days(before), Days(after));
        return old.Count > days.Count || old.Where((day, place) => days[place] > day).Any() || before.Any(d => d is not FixedDeadline && !after.Contains(d));
    }

    private static List<DateOnly> Days(ImmutableArray<Deadline> deadlines) => [.. deadlines.OfType<FixedDeadline>().Select(d => d.Date).Order()];

    private static Decision<AssignmentEvent> Recorded(Open state, RecordEvent c)
    {
        if (c.Deadline < 0 || c.Deadline >= state.Deadlines.Length || state.Deadlines[c.Deadline] is not RelativeDeadline relative)
        {
            return LimitRejections.NoEvent;
        }
        if (relative.Direction == Direction.After && c.Day > c.On)
        {
            return LimitRejections.EventToCome;
        }
        var occurrence = Occurrences.OfEvent(c.Deadline, relative, c.Day, HolidayCalendar.Published) with { Due = c.Due, Why = c.Due is null ? NoDueDay.CalendarUnknown : null };
        return state.Limits.Find(state.Deadlines, occurrence.Key) is not null ? Decision.Nothing : Moving(state, new EventRecorded(occurrence, c.On));
    }

    private static Decision<AssignmentEvent> Opened(Open state, OpenOccurrences c)
    {
        Decision<AssignmentEvent> opened = Decision.Nothing;
        var limits = state.Limits;
        for (var place = 0; place < state.Deadlines.Length; place++)
        {
            if (state.Deadlines[place] is not RecurringDeadline recurring)
            {
                continue;
            }
            var all = Occurrences.OfYear(place, recurring, c.Year).ToList();
            var last = limits.Known.Where(l => l.Of.Deadline == place).Max(l => l.Of.Opens);
            foreach (var occurrence in all.Where(o => o.Opens <= c.On && (last is null ? o.Ends >= c.On : o.Opens > last)))
            {
                var next = all.FirstOrDefault(o => o.Opens > occurrence.Opens)?.Opens;
                var fact = Moving(state, limits, new OccurrenceOpened(occurrence, next));
                limits = limits.After(state.Deadlines, fact);
                opened = opened.And(fact);
            }
        }
        return opened;
    }

    private static Decision<AssignmentEvent> Redated(Open state, Redate c)
    {
        ImmutableArray<RedatedLimit> moved = [.. c.Limits.Where(m =>
            state.Limits.Known.FirstOrDefault(l => l.Key == m.Occurrence) is { IsOpen: true } limit && limit.Of.Due != m.Due)];
        return moved.IsEmpty ? Decision.Nothing : Moving(state, new AssignmentRedated(moved, c.Notice, c.On));
    }

    private static Decision<AssignmentEvent> Asked(Open state, Limit limit, RequestExtension c) =>
        state.Limits.SetAbove ? LimitRejections.SetAbove
        : limit.Day is not { } day ? LimitRejections.NoDay
        : c.Until <= day ? LimitRejections.NotLater(day)
        : limit.Asked == c.Until ? Decision.Nothing
        : new ExtensionRequested(c.Occurrence, c.Until, c.Reason.Trim(), c.On);

    private static Decision<AssignmentEvent> Decided(Open state, Limit limit, DecideExtension c) =>
        limit.Asked is not { } asked ? LimitRejections.NotAsked
        : !c.Granted ? Moving(state, new ExtensionDecided(c.Occurrence, false, null, c.Reason.Trim(), c.On))
        : state.Limits.SetAbove ? LimitRejections.SetAbove
        : (c.Until ?? asked) <= limit.Day ? LimitRejections.NotLater(limit.Day!.Value)
        : Moving(state, new ExtensionDecided(c.Occurrence, true, c.Until ?? asked, c.Reason.Trim(), c.On));

    /// <summary>时限调整: a deadline that means the same as one before, in whatever words, is that one.</summary>
    internal static Decision<AssignmentEvent> Changed(Open state, ChangeDeadlines command)
    {
        var free = Enumerable.Range(0, state.Deadlines.Length).ToList();
        ImmutableArray<int> before =
        [
            .. command.Deadlines.Select(deadline =>
            {
                var was = free.FindIndex(place => state.Deadlines[place] with { Quote = "" } == deadline with { Quote = "" });
                var place = was < 0 ? -1 : free[was];
                free.Remove(place);
                return place;
            }),
        ];
        return new AssignmentLimitsChanged(command.Deadlines, before, command.Reason.Trim(), command.On) { DueDay = state.Limits.Placed(before).FirstDay(command.Deadlines) };
    }

    private static Decision<AssignmentEvent> On(Open state, string key, Func<Limit, Decision<AssignmentEvent>> decide) =>
        state.Limits.Find(state.Deadlines, key) is { } limit ? decide(limit) : LimitRejections.NoSuchLimit;

    private static Decision<AssignmentEvent> Moving(Open state, DueDayEvent fact) => Moving(state, state.Limits, fact);

    private static DueDayEvent Moving(Open state, Limits limits, DueDayEvent fact) =>
        fact with { DueDay = limits.After(state.Deadlines, fact).FirstDay(state.Deadlines) };
}
