using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.WorkPoints;

/// <summary>A work point (工作要点): one numbered promise of a plan; its number never changes.</summary>
public abstract record WorkPoint
{
    private WorkPoint() { }

    public sealed record NotPlanned : WorkPoint;

    /// <param name="Plan">As it was assigned; what it says now stands in the properties.</param>
    /// <param name="Closed">Units whose duty is known to be closed.</param>
    public sealed record Underway(WorkPointPlanned Plan, ImmutableHashSet<UnitId> Closed) : WorkPoint
    {
        /// <summary>Who sums up and by which way the reports go, as it stands now.</summary>
        public PointReporting Reporting { get; init; } = Plan.Reporting ?? PointReporting.Of(Plan.Assignments);

        /// <summary>Why it was last changed; null: it stands as it was assigned.</summary>
        public string? ReportingReason { get; init; }

        public string Title { get; init; } = Plan.Title;

        public string Text { get; init; } = Plan.Text;

        /// <summary>Why title or text was last changed; null: they are the document's.</summary>
        public string? AmendedBecause { get; init; }

        /// <summary>The time limits of a duty that comes to the point now.</summary>
        public ImmutableArray<Deadline> Deadlines { get; init; } = Plan.Deadlines;

        /// <summary>Why the limits of the whole point were last changed; null: they are the document's.</summary>
        public string? DeadlinesReason { get; init; }

        /// <summary>The paper above that sets the limits of the whole point (上级规定); null: none does.</summary>
        public string? SetAbove { get; init; }

        /// <summary>Every unit's duty as it stands now; one unit has one.</summary>
        public ImmutableArray<PlannedDuty> Duties { get; init; } = Plan.Assignments;

        /// <summary>Periods that were summed up (汇总稿); the words stay in the journal.</summary>
        public ImmutableSortedSet<string> Summarised { get; init; } = [];

        /// <summary>Those who read what every unit reports on the point: its lead units and the 汇总单位.</summary>
        public ImmutableArray<UnitId> Leads =>
            [.. Duties.Where(d => d.Role == Role.Lead).Select(d => d.Unit).Append(Reporting.Consolidator?.Unit ?? default).Where(u => u != default).Distinct()];

        /// <summary>Lead and responsible units decide; those who only help (配合单位) hold nothing up.</summary>
        public bool WouldBeCompleteWith(UnitId unit) => Counted.All(d => d.Unit == unit || Closed.Contains(d.Unit));

        internal bool IsComplete => Counted.Any() && Counted.All(d => Closed.Contains(d.Unit));

        private IEnumerable<PlannedDuty> Counted => Duties.Where(d => d.Role != Role.Cooperating);
    }

    public sealed record Completed(Underway Before, DateOnly On) : WorkPoint;

    /// <summary>撤销: taken out of the year's work with a reason; it stays visible.</summary>
    public sealed record Withdrawn(Underway Before, DateOnly On, string Reason) : WorkPoint;

    /// <summary>The point with its duties, underway or over; null before it is planned.</summary>
    public Underway? AsPlanned => this switch
    {
        Underway u => u,
        Completed c => c.Before,
        Withdrawn w => w.Before,
        _ => null,
    };

    public static WorkPoint Initial { get; } = new NotPlanned();

    public static GrainKind<WorkPoint, WorkPointCommand, WorkPointEvent> Kind { get; } =
        new("work-point", Initial, Evolve, WorkPointDecider.Decide);

    public static WorkPoint Evolve(WorkPoint state, WorkPointEvent fact) => (state, fact) switch
    {
        (NotPlanned, WorkPointPlanned e) => new Underway(e, []),
        (Underway s, WorkPointCompleted e) => new Completed(s, e.On),
        (Completed s, WorkPointReopened) => s.Before,
        (Underway or Completed, WorkPointWithdrawn e) => new Withdrawn(state.AsPlanned!, e.On, e.Reason),
        (Underway s, _) => Amended(s, fact) ?? throw new JournalOutOfOrderException(state, fact),
        (Completed s, _) => s with { Before = Amended(s.Before, fact) ?? throw new JournalOutOfOrderException(state, fact) },
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Underway? Amended(Underway s, WorkPointEvent fact) => fact switch
    {
        AssignmentClosureNoted e => s with { Closed = s.Closed.Add(e.Unit) },
        AssignmentReopeningNoted e => s with { Closed = s.Closed.Remove(e.Unit) },
        ReportingChanged e => s with { Reporting = e.Reporting, ReportingReason = e.Reason },
        WorkPointAmended e => s with { Title = e.Title ?? s.Title, Text = e.Text ?? s.Text, AmendedBecause = e.Reason },
        PointDeadlinesChanged e => s with { Deadlines = e.Deadlines, DeadlinesReason = e.Reason },
        PointMarkedSetAbove e => s with { SetAbove = e.SetAbove ? e.Basis : null },
        PointSummarised e => s with { Summarised = s.Summarised.Add(e.Period.Value) },
        DutiesAdjusted e => Adjusting.Adjusted(s, e.Changes),
        DutyTransferred e => Adjusting.Transferred(s, e.From, e.To),
        _ => null,
    };
}

public static class WorkPointGrain
{
    public static IGrain<WorkPoint, WorkPointCommand> WorkPoint(this IGrains grains, GrainAddress address) =>
        grains.Grain<WorkPoint, WorkPointCommand>(address);
}
