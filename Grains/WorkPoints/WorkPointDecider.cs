using Tracker.Deciding;
using static Tracker.WorkPoints.WorkPoint;

namespace Tracker.WorkPoints;

/// <summary>The rules of a work point: it is complete once every lead and responsible unit's duty is closed.</summary>
public static class WorkPointDecider
{
    public static Decision<WorkPointEvent> Decide(WorkPoint state, WorkPointCommand command) => (state, command) switch
    {
        (NotPlanned, _) => new Rejection("work-point.unknown"),
        (Underway s, NoteAssignmentClosure c) when s.Closed.Contains(c.Unit) => Decision.Nothing,
        (Underway s, NoteAssignmentClosure c) when s.WouldBeCompleteWith(c.Unit) =>
            Decision.Of<WorkPointEvent>(new AssignmentClosureNoted(c.Unit, c.On), new WorkPointCompleted(c.On)),
        (Underway, NoteAssignmentClosure c) => new AssignmentClosureNoted(c.Unit, c.On),
        (Completed s, NoteAssignmentClosure c) when s.Before.Closed.Contains(c.Unit) => Decision.Nothing,
        (Completed, NoteAssignmentClosure c) => new AssignmentClosureNoted(c.Unit, c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}
