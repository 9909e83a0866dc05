using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;
using static Tracker.WorkPoints.WorkPoint;

namespace Tracker.WorkPoints;

/// <summary>The rules of a work point: it is complete once every lead and responsible unit's duty is closed.</summary>
public static class WorkPointDecider
{
    private const int LongestReason = 500;
    private const int LongestTitle = 500;

    public static Decision<WorkPointEvent> Decide(WorkPoint state, WorkPointCommand command) => (state, command) switch
    {
        (NotPlanned, _) => new Rejection("work-point.unknown"),
        (Withdrawn, WithdrawPoint or NoteAssignmentClosure or NoteAssignmentReopened) => Decision.Nothing,
        (Withdrawn, _) => new Rejection("work-point.withdrawn"),

        (_, NoteAssignmentClosure c) when state.AsPlanned!.Closed.Contains(c.Unit) => Decision.Nothing,
        (Underway s, NoteAssignmentClosure c) when s.WouldBeCompleteWith(c.Unit) =>
            Decision.Of<WorkPointEvent>(new AssignmentClosureNoted(c.Unit, c.On), new WorkPointCompleted(c.On)),
        (_, NoteAssignmentClosure c) => new AssignmentClosureNoted(c.Unit, c.On),
        (_, NoteAssignmentReopened c) when !state.AsPlanned!.Closed.Contains(c.Unit) => Decision.Nothing,
        (_, NoteAssignmentReopened c) => Settled(state, new AssignmentReopeningNoted(c.Unit, c.On), c.On),

        (_, NameConsolidator c) when FaultOf(c.Reason) is { } fault => fault,
        (_, SetRoute c) when FaultOf(c.Reason) is { } fault => fault,
        (Completed, NameConsolidator or SetRoute) => new Rejection("work-point.completed"),
        (Underway s, NameConsolidator c) when s.Reporting.Consolidator == new UnitRef(c.Unit, c.UnitName) => Decision.Nothing,
        (Underway s, NameConsolidator c) => new ReportingChanged(s.Reporting with { Consolidator = new UnitRef(c.Unit, c.UnitName) }, c.Reason.Trim()),
        (Underway s, SetRoute c) when s.Reporting.Route == c.Route => Decision.Nothing,
        (Underway { Reporting.Consolidator: null }, SetRoute { Route: ReportingRoute.ThroughLead }) => new Rejection("work-point.consolidator-missing"),
        (Underway s, SetRoute c) => new ReportingChanged(s.Reporting with { Route = c.Route }, c.Reason.Trim()),

        (_, AmendPoint c) => Amend(state.AsPlanned!, c),
        (_, WithdrawPoint c) when FaultOf(c.Reason) is { } fault => fault,
        (_, WithdrawPoint c) => new WorkPointWithdrawn(c.On, c.Reason.Trim()),
        (_, AdjustDuties c) => Adjust(state, c),
        (_, ChangePointDeadlines c) when FaultOf(c.Reason) is { } fault => fault,
        (_, ChangePointDeadlines c) when state.AsPlanned!.Deadlines.SequenceEqual(c.Deadlines) => Decision.Nothing,
        (_, ChangePointDeadlines c) => new PointDeadlinesChanged(c.Deadlines, c.On, c.Reason.Trim()),
        (_, MarkPointSetAbove c) when FaultOf(c.Basis) is { } fault => fault,
        (_, MarkPointSetAbove c) when state.AsPlanned!.SetAbove is not null == c.SetAbove => Decision.Nothing,
        (_, MarkPointSetAbove c) => new PointMarkedSetAbove(c.SetAbove, c.Basis.Trim(), c.On),
        (_, TransferDuty c) when FaultOf(c.Basis) is { } fault => fault,
        (_, TransferDuty c) when state.AsPlanned!.Duties.All(d => d.Unit != c.From || (d.Unit == c.To.Unit && d.UnitName == c.To.Name)) => Decision.Nothing,
        (_, TransferDuty c) => Transfer(state, c),
        (_, SummarisePoint c) when ReportRules.Fault(c.Text, []) is { } fault => fault,
        (_, SummarisePoint c) => new PointSummarised(c.Period, c.On, c.Text.Trim(), c.Sources),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<WorkPointEvent> Amend(Underway s, AmendPoint c) =>
        FaultOf(c.Reason) is { } fault ? fault
        : c.Title is { } title && (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle) ? new Rejection("work-point.title-invalid", $"{LongestTitle}")
        : c.Text is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > ReportRules.LongestText) ? new Rejection("work-point.text-invalid", $"{ReportRules.LongestText}")
        : (c.Title?.Trim() ?? s.Title) == s.Title && (c.Text?.Trim() ?? s.Text) == s.Text ? Decision.Nothing
        : new WorkPointAmended(c.Title?.Trim(), c.Text?.Trim(), c.Reason.Trim());

    private static Decision<WorkPointEvent> Adjust(WorkPoint state, AdjustDuties c)
    {
        if (FaultOf(c.Reason) is { } fault)
        {
            return fault;
        }
        if (c.Changes.DistinctBy(d => d.Unit).Count() != c.Changes.Length)
        {
            return new Rejection("work-point.unit-twice");
        }
        var duties = state.AsPlanned!.Duties;
        ImmutableArray<DutyChange> changes = [.. c.Changes.Where(d => duties.FirstOrDefault(own => own.Unit == d.Unit)?.Role != d.Role)];
        return changes.IsEmpty ? Decision.Nothing : Settled(state, new DutiesAdjusted(c.On, changes, c.Reason.Trim()), c.On);
    }

    /// <summary>A unit that sums up takes that along.</summary>
    private static Decision<WorkPointEvent> Transfer(WorkPoint state, TransferDuty c)
    {
        var decision = Settled(state, new DutyTransferred(c.From, c.To, c.Basis.Trim()) { On = c.On }, on: null);
        var reporting = state.AsPlanned!.Reporting;
        return reporting.Consolidator?.Unit == c.From ? decision.And(new ReportingChanged(reporting with { Consolidator = c.To }, c.Basis.Trim())) : decision;
    }

    /// <summary>The fact, and what it means for the point's completion.</summary>
    /// <param name="on">Null: no day on which anything is completed.</param>
    private static Decision<WorkPointEvent> Settled(WorkPoint state, WorkPointEvent fact, DateOnly? on)
    {
        Decision<WorkPointEvent> decision = fact;
        var after = Evolve(state, fact).AsPlanned!;
        return (state, after.IsComplete) switch
        {
            (Completed, false) => decision.And(new WorkPointReopened()),
            (Underway, true) when on is { } day => decision.And(new WorkPointCompleted(day)),
            _ => decision,
        };
    }

    private static Rejection? FaultOf(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Rejection("work-point.reason-missing")
        : reason.Length > LongestReason ? new Rejection("work-point.reason-too-long", $"{LongestReason}")
        : null;
}
