using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>A command about an assignment's time limits. Their stored names stand with the others of <see cref="AssignmentCommand"/>.</summary>
public abstract record LimitCommand : AssignmentCommand;

/// <summary>The event happened that a relative limit is counted from.</summary>
/// <param name="Deadline">The deadline's place in the list, from 0.</param>
/// <param name="Due">By the government's calendar; null: it is unknown.</param>
public sealed record RecordEvent(int Deadline, DateOnly Day, [property: Circumstance] DateOnly? Due, [property: Circumstance] DateOnly On) : LimitCommand;

/// <summary>Opens the periods of recurring limits that have begun: the present one at first, then all that followed it.</summary>
public sealed record OpenOccurrences(int Year, [property: Circumstance] DateOnly On) : LimitCommand;

/// <summary>The office says what an occurrence came to, also against what a report counted for.</summary>
public sealed record JudgeOccurrence(string Occurrence, OccurrenceOutcome Outcome, [property: Circumstance] DateOnly On, string Reason) : LimitCommand, IGivesReason;

/// <summary>申请延期.</summary>
public sealed record RequestExtension(string Occurrence, DateOnly Until, string Reason, [property: Circumstance] DateOnly On) : LimitCommand, IGivesReason;

/// <param name="Until">The day granted; null: as asked for.</param>
public sealed record DecideExtension(string Occurrence, bool Granted, DateOnly? Until, string Reason, [property: Circumstance] DateOnly On) : LimitCommand, IGivesReason;

/// <summary>上级规定: marks the assignment's limits as set above the office, or takes the mark off.</summary>
/// <param name="Basis">The paper that sets them.</param>
public sealed record MarkLimitSetAbove(bool SetAbove, string Basis, [property: Circumstance] DateOnly On) : LimitCommand, IGivesReason
{
    string IGivesReason.Reason => Basis;
}

/// <summary>Says why it is late; it stays overdue.</summary>
public sealed record ExplainDelay(string Occurrence, string Reason, [property: Circumstance] DateOnly On) : LimitCommand, IGivesReason;

/// <summary>Due days counted by a new calendar; what stands so already, or is not open, is left alone.</summary>
public sealed record Redate(ImmutableArray<RedatedLimit> Limits, string Notice, [property: Circumstance] DateOnly On) : LimitCommand;

/// <summary>A time limit comes near, or is over: the unit is told. What was told, has ended or stands at another day by now is left alone.</summary>
/// <param name="Day">The limit's day, as it was when this fell due.</param>
/// <param name="Offset">Days before it (negative) or behind it.</param>
/// <param name="Held">It fell due before a restored backup was opened.</param>
public sealed record RemindOfLimit(
    string Occurrence, DateOnly Day, int Offset, [property: Circumstance] DateOnly On, [property: Circumstance] bool Held) : LimitCommand;

/// <summary>逾期: a time limit's day is over and nothing fulfilled it. Likewise.</summary>
public sealed record NoteOverdue(string Occurrence, DateOnly Day, [property: Circumstance] DateOnly On, [property: Circumstance] bool Held) : LimitCommand;
