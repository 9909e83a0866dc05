using System.Collections.Immutable;
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
        /// <summary>Who sums up and by which way the reports go, as it stands now.</summary>
        public PointReporting Reporting { get; init; } = Plan.Reporting ?? PointReporting.Of(Plan.Assignments);

        /// <summary>Why it was last changed; null: it stands as it was assigned.</summary>
        public string? ReportingReason { get; init; }

        /// <summary>Those who read what every unit reports on the point: its lead units and the 汇总单位.</summary>
        public ImmutableArray<UnitId> Leads =>
            [.. Plan.Assignments.Where(d => d.Role == Role.Lead).Select(d => d.Unit).Append(Reporting.Consolidator?.Unit ?? default).Where(u => u != default).Distinct()];

        /// <summary>Lead and responsible units decide; those who only help (配合单位) hold nothing up.</summary>
        public bool WouldBeCompleteWith(UnitId unit) =>
            Plan.Assignments.Where(d => d.Role != Role.Cooperating).All(d => d.Unit == unit || Closed.Contains(d.Unit));
    }

    public sealed record Completed(Underway Before, DateOnly On) : WorkPoint;

    /// <summary>The point with its duties, complete or not; null before it is planned.</summary>
    public Underway? AsPlanned => this switch
    {
        Underway u => u,
        Completed c => c.Before,
        _ => null,
    };

    public static WorkPoint Initial { get; } = new NotPlanned();

    public static GrainKind<WorkPoint, WorkPointCommand, WorkPointEvent> Kind { get; } =
        new("work-point", Initial, Evolve, WorkPointDecider.Decide);

    public static WorkPoint Evolve(WorkPoint state, WorkPointEvent fact) => (state, fact) switch
    {
        (NotPlanned, WorkPointPlanned e) => new Underway(e, []),
        (Underway s, AssignmentClosureNoted e) => s with { Closed = s.Closed.Add(e.Unit) },
        (Underway s, ReportingChanged e) => s with { Reporting = e.Reporting, ReportingReason = e.Reason },
        (Underway s, WorkPointCompleted e) => new Completed(s, e.On),
        (Completed s, AssignmentClosureNoted e) => s with { Before = s.Before with { Closed = s.Before.Closed.Add(e.Unit) } },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

public static class WorkPointGrain
{
    public static IGrain<WorkPoint, WorkPointCommand> WorkPoint(this IGrains grains, GrainAddress address) =>
        grains.Grain<WorkPoint, WorkPointCommand>(address);
}
