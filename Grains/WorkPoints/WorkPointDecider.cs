using Tracker.Deciding;
using Tracker.Units;
using static Tracker.WorkPoints.WorkPoint;

namespace Tracker.WorkPoints;

/// <summary>The rules of a work point: it is complete once every lead and responsible unit's duty is closed.</summary>
public static class WorkPointDecider
{
    private const int LongestReason = 500;

    public static Decision<WorkPointEvent> Decide(WorkPoint state, WorkPointCommand command) => (state, command) switch
    {
        (NotPlanned, _) => new Rejection("work-point.unknown"),
        (Underway s, NoteAssignmentClosure c) when s.Closed.Contains(c.Unit) => Decision.Nothing,
        (Underway s, NoteAssignmentClosure c) when s.WouldBeCompleteWith(c.Unit) =>
            Decision.Of<WorkPointEvent>(new AssignmentClosureNoted(c.Unit, c.On), new WorkPointCompleted(c.On)),
        (Underway, NoteAssignmentClosure c) => new AssignmentClosureNoted(c.Unit, c.On),
        (Completed s, NoteAssignmentClosure c) when s.Before.Closed.Contains(c.Unit) => Decision.Nothing,
        (Completed, NoteAssignmentClosure c) => new AssignmentClosureNoted(c.Unit, c.On),

        (_, NameConsolidator c) when FaultOf(c.Reason) is { } fault => fault,
        (_, SetRoute c) when FaultOf(c.Reason) is { } fault => fault,
        (Completed, NameConsolidator or SetRoute) => new Rejection("work-point.completed"),
        (Underway s, NameConsolidator c) when s.Reporting.Consolidator?.Unit == c.Unit => Decision.Nothing,
        (Underway s, NameConsolidator c) => new ReportingChanged(s.Reporting with { Consolidator = new UnitRef(c.Unit, c.UnitName) }, c.Reason.Trim()),
        (Underway s, SetRoute c) when s.Reporting.Route == c.Route => Decision.Nothing,
        (Underway { Reporting.Consolidator: null }, SetRoute { Route: ReportingRoute.ThroughLead }) => new Rejection("work-point.consolidator-missing"),
        (Underway s, SetRoute c) => new ReportingChanged(s.Reporting with { Route = c.Route }, c.Reason.Trim()),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Rejection? FaultOf(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Rejection("work-point.reason-missing")
        : reason.Length > LongestReason ? new Rejection("work-point.reason-too-long", $"{LongestReason}")
        : null;
}
