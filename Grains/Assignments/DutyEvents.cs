using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Assignments;

/// <summary>退签: the unit says that it is not its own.</summary>
/// <param name="Proposed">Whose it would be.</param>
public sealed record AssignmentRefused(DateOnly On, string Reason, UnitRef? Proposed) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>The office keeps the duty where it is, against a refusal.</summary>
public sealed record AssignmentUpheld(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>退回重办: what had ended is to be done again.</summary>
public sealed record AssignmentReopened(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>年终清账.</summary>
/// <param name="Outcome">One that ends an assignment.</param>
public sealed record AssignmentCleared(DateOnly On, YearEndOutcome Outcome, string? Note) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Note = Note is null ? null : "" };

    [JsonIgnore]
    public AssignmentStatus Ending => Outcome.Ending ?? throw new JournalOutOfOrderException(Outcome, this);
}

/// <summary>撤销; the row stays visible.</summary>
public sealed record AssignmentWithdrawn(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>The duty was given back after it had been withdrawn.</summary>
public sealed record AssignmentRestored(string UnitName, Role Role, int Section, ImmutableArray<Deadline> Deadlines) : AssignmentEvent;

/// <summary>The duty passed to another unit by a change of organisation. The address keeps the old unit's number.</summary>
public sealed record AssignmentTransferred(UnitId Unit, string UnitName, DateOnly On, string Basis) : AssignmentEvent;

/// <summary>责任分工调整.</summary>
public sealed record AssignmentRoleChanged(Role Role, DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>What 时限调整 wrote before <see cref="AssignmentLimitsChanged"/>: every limit began anew, also one that stayed.</summary>
public sealed record AssignmentDeadlinesChanged(ImmutableArray<Deadline> Deadlines, DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}
