using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Reminders;

namespace Tracker.Assignments;

/// <summary>One occurrence of a time limit (完成时限) as an assignment knows it.</summary>
public sealed record Limit(Occurrence Of)
{
    public string Key => Of.Key;

    /// <summary>The day by which it is done: the extended one where it was extended (延期).</summary>
    public DateOnly? Day => Until ?? Of.Due;

    /// <summary>延期 that was granted.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>延期 that the unit asks for, while it is not decided.</summary>
    public DateOnly? Asked { get; init; }

    /// <summary>Reports that counted for it.</summary>
    public int Told { get; init; }

    /// <summary>Reminders that were told of it, by the day it had then.</summary>
    public ImmutableArray<ToldReminder> Reminded { get; init; } = [];

    /// <summary>The days of it that went by unfulfilled.</summary>
    public ImmutableArray<DateOnly> Overdue { get; init; } = [];

    /// <summary>Null: open.</summary>
    public OccurrenceOutcome? Outcome { get; init; }

    public bool IsOpen => Outcome is null;

    /// <summary>Done, in time or late. What was judged 未完成 is still to be done, and as late as before.</summary>
    public bool IsFulfilled => Outcome is OccurrenceOutcome.Done or OccurrenceOutcome.Late;
}
