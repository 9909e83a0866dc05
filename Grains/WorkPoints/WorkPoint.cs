using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.WorkPoints;

/// <summary>A work point (工作要点): one numbered promise of a plan; its number never changes.</summary>
public abstract record WorkPoint
{
    private WorkPoint() { }

    public sealed record NotPlanned : WorkPoint;

    /// <param name="Closed">Units whose duty is known to be closed.</param>
    public sealed record Underway(WorkPointPlanned Plan, ImmutableHashSet<UnitId> Closed) : WorkPoint
    {
        /// <summary>Lead and responsible units decide; those who only help (配合单位) hold nothing up.</summary>
        public bool WouldBeCompleteWith(UnitId unit) =>
            Plan.Assignments.Where(d => d.Role != Role.Cooperating).All(d => d.Unit == unit || Closed.Contains(d.Unit));
    }

    public sealed record Completed(Underway Before, DateOnly On) : WorkPoint;

    public static WorkPoint Initial { get; } = new NotPlanned();

    public static GrainKind<WorkPoint, WorkPointCommand, WorkPointEvent> Kind { get; } =
        new("work-point", Initial, Evolve, WorkPointDecider.Decide);

    public static WorkPoint Evolve(WorkPoint state, WorkPointEvent fact) => (state, fact) switch
    {
        (NotPlanned, WorkPointPlanned e) => new Underway(e, []),
        (Underway s, AssignmentClosureNoted e) => s with { Closed = s.Closed.Add(e.Unit) },
        (Underway s, WorkPointCompleted e) => new Completed(s, e.On),
        (Completed s, AssignmentClosureNoted e) => s with { Before = s.Before with { Closed = s.Before.Closed.Add(e.Unit) } },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

// The quoted names travel between processes.
[JsonDerivedType(typeof(NoteAssignmentClosure), "work-point.note-assignment-closure.v1")]
public abstract record WorkPointCommand;

/// <summary>Said by the reaction to a closed assignment; the unit in the state makes saying it again harmless.</summary>
public sealed record NoteAssignmentClosure(UnitId Unit, DateOnly On) : WorkPointCommand;

public static class WorkPointGrain
{
    public static IGrain<WorkPoint, WorkPointCommand> WorkPoint(this IGrains grains, GrainAddress address) =>
        grains.Grain<WorkPoint, WorkPointCommand>(address);
}
