using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.PeriodReturns;
using Tracker.Reminders;

namespace Tracker.Assignments;

/// <summary>The time limits of one assignment: fixed days are there from the first, periods and events as they open.</summary>
/// <param name="Known">Those that something was said about.</param>
/// <param name="SetAbove">上级规定: the office cannot extend them.</param>
public sealed record Limits(ImmutableArray<Limit> Known, bool SetAbove)
{
    public static Limits None { get; } = new([], false);

    /// <summary>All of them, in the order of the deadlines.</summary>
    public IEnumerable<Limit> All(ImmutableArray<Deadline> deadlines) => deadlines
        .Select((deadline, place) => deadline is FixedDeadline day ? Occurrences.OfDay(place, day) : null)
        .OfType<Occurrence>()
        .Where(o => Known.All(k => k.Key != o.Key))
        .Select(o => new Limit(o))
        .Concat(Known)
        .OrderBy(l => l.Of.Deadline);

    public Limit? Find(ImmutableArray<Deadline> deadlines, string key) => All(deadlines).FirstOrDefault(l => l.Key == key);

    /// <summary>The earliest day that is not fulfilled; null: none is stated.</summary>
    public DateOnly? FirstDay(ImmutableArray<Deadline> deadlines) => All(deadlines).Where(l => !l.IsFulfilled).Select(l => l.Day).Min();

    /// <summary>After one more fact.</summary>
    public Limits After(ImmutableArray<Deadline> deadlines, LimitEvent fact) => fact switch
    {
        EventRecorded e => With(new Limit(e.Occurrence)),
        OccurrenceOpened e => With(new Limit(e.Occurrence)),
        OccurrenceJudged e => With(Find(deadlines, e.Occurrence)! with { Outcome = e.Outcome }),
        ExtensionRequested e => With(Find(deadlines, e.Occurrence)! with { Asked = e.Until }),
        ExtensionDecided e => With(Find(deadlines, e.Occurrence)! is var limit && e.Granted ? limit with { Asked = null, Until = e.Until } : limit with { Asked = null }),
        LimitMarkedSetAbove e => this with { SetAbove = e.SetAbove },
        LimitReminded e => With(Find(deadlines, e.Occurrence)! is var limit ? limit with { Reminded = limit.Reminded.Add(new ToldReminder(e.Day, e.Offset)) } : limit),
        LimitOverdue e => With(Find(deadlines, e.Occurrence)! is var limit ? limit with { Overdue = limit.Overdue.Add(e.Day) } : limit),
        AssignmentRedated e => e.Limits.Aggregate(this, (all, moved) => all.With(all.Find(deadlines, moved.Occurrence)! is var limit
            ? limit with { Of = limit.Of with { Due = moved.Due, Why = moved.Due is null ? NoDueDay.CalendarUnknown : null } } : limit)),
        _ => this,
    };

    /// <summary>After 时限调整: what is known of the deadlines that stay, at their new places.</summary>
    /// <param name="before">Of each new deadline its place before; -1: it is new.</param>
    public Limits Placed(ImmutableArray<int> before) => this with
    {
        Known = [.. before.SelectMany((was, place) => Known.Where(l => l.Of.Deadline == was).Select(l => l with { Of = Occurrences.Placed(l.Of, place) }))],
    };

    /// <summary>After a report, which counts for the occurrences of recurring deadlines that it is about.</summary>
    /// <param name="period">The period that a sheet is about; null: it is about its own day.</param>
    public Limits Told(DateOnly on, PeriodId? period)
    {
        if (Known.IsEmpty)
        {
            return this;
        }
        var about = About(on, period);
        return about.Count == 0 ? this : this with { Known = [.. Known.Select(l => about.Contains(l.Key) ? l with { Told = l.Told + 1 } : l)] };
    }

    /// <summary>The occurrences that a report fulfils, with what they come to.</summary>
    internal IEnumerable<(Limit Limit, OccurrenceOutcome Outcome)> Fulfilled(ImmutableArray<Deadline> deadlines, DateOnly on, PeriodId? period)
    {
        if (Known.IsEmpty)
        {
            return [];
        }
        var about = About(on, period);
        return Known
            .Where(l => about.Contains(l.Key) && deadlines[l.Of.Deadline] is RecurringDeadline recurring && l.Told + 1 >= recurring.MinCount)
            .Select(l => (l, l.Day < on ? OccurrenceOutcome.Late : OccurrenceOutcome.Done));
    }

    private Limits With(Limit limit)
    {
        var place = Known.IndexOf(Known.FirstOrDefault(k => k.Key == limit.Key)!);
        return this with { Known = place < 0 ? Known.Add(limit) : Known.SetItem(place, limit) };
    }

    /// <summary>Open ones of periods: all that the sheet's period ends in or holds, or of each deadline the last that has begun.</summary>
    private HashSet<string> About(DateOnly on, PeriodId? period)
    {
        var open = Known.Where(l => l is { IsOpen: true, Of: { Opens: not null, Ends: not null } });
        return period is { } told
            ? [.. open.Where(l => told.Span(l.Of.Opens!.Value.Year) is var (from, to) && l.Of.Ends >= from && l.Of.Ends <= to).Select(l => l.Key)]
            : [.. open.Where(l => l.Of.Opens <= on).GroupBy(l => l.Of.Deadline).Select(d => d.MaxBy(l => l.Of.Opens)!.Key)];
    }
}
