using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>A fact about an assignment's time limits. Their stored names stand with the others of <see cref="AssignmentEvent"/>.</summary>
public abstract record LimitEvent : AssignmentEvent;

/// <summary>One that may move the day by which the assignment is due.</summary>
public abstract record DueDayEvent : LimitEvent
{
    /// <summary>The earliest day that is not fulfilled from now on; null: none.</summary>
    public DateOnly? DueDay { get; init; }
}

/// <summary>The event happened that a relative limit is counted from.</summary>
/// <param name="Occurrence">What it opens, with its due day by the calendar of that time.</param>
public sealed record EventRecorded(Occurrence Occurrence, DateOnly On) : DueDayEvent;

/// <summary>A period of a recurring limit has begun.</summary>
/// <param name="Next">The day on which the next one of this year begins; null: it was the last.</param>
public sealed record OccurrenceOpened(Occurrence Occurrence, DateOnly? Next) : DueDayEvent;

/// <summary>An occurrence is fulfilled by the report before this fact, or was judged by the office.</summary>
/// <param name="Occurrence">Its key.</param>
/// <param name="Reason">The office's; null: the report counted.</param>
public sealed record OccurrenceJudged(string Occurrence, OccurrenceOutcome Outcome, DateOnly On, string? Reason) : DueDayEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = Reason is null ? null : "" };
}

/// <summary>申请延期.</summary>
public sealed record ExtensionRequested(string Occurrence, DateOnly Until, string Reason, DateOnly On) : LimitEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>The office's decision on an extension (延期).</summary>
/// <param name="Until">The day that was granted, not always the one that was asked for.</param>
public sealed record ExtensionDecided(string Occurrence, bool Granted, DateOnly? Until, string Reason, DateOnly On) : DueDayEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>上级规定: the limits of this assignment are set above the office, or are so no more.</summary>
public sealed record LimitMarkedSetAbove(bool SetAbove, string Basis, DateOnly On) : LimitEvent;

/// <summary>Why it is late; it stays overdue.</summary>
public sealed record DelayExplained(string Occurrence, string Reason, DateOnly On) : LimitEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>Due days counted anew by a changed calendar.</summary>
/// <param name="Limits">Those that moved.</param>
/// <param name="Notice">The holiday notice that moved them.</param>
public sealed record AssignmentRedated(ImmutableArray<RedatedLimit> Limits, string Notice, DateOnly On) : DueDayEvent;

/// <summary>时限调整. Of a limit that stays all stands that was opened, granted and told; the others begin anew.</summary>
/// <param name="Before">Of each deadline its place before, from 0; -1: it was not there.</param>
public sealed record AssignmentLimitsChanged(ImmutableArray<Deadline> Deadlines, ImmutableArray<int> Before, string Reason, DateOnly On) : DueDayEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <param name="Due">Null: the calendar is unknown.</param>
public readonly record struct RedatedLimit(string Occurrence, DateOnly? Due);

/// <summary>The unit was reminded of a time limit (提醒).</summary>
/// <param name="Day">The limit's day then: a limit that moves is reminded of anew.</param>
/// <param name="Offset">Days before it (negative) or behind it.</param>
/// <param name="Held">It fell due before a restored backup was opened: the notice is kept back.</param>
public sealed record LimitReminded(string Occurrence, DateOnly Day, int Offset, DateOnly On, bool Held) : LimitEvent;

/// <summary>逾期: the day of a time limit went by and nothing had fulfilled it.</summary>
public sealed record LimitOverdue(string Occurrence, DateOnly Day, DateOnly On, bool Held) : LimitEvent;
