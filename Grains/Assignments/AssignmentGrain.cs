using Tracker.Deciding;

namespace Tracker.Assignments;

public static class AssignmentGrain
{
    /// <summary>The assignment at <c>…/work-point/5/assignment/12</c>, where 12 is the unit's number.</summary>
    public static IGrain<Assignment, AssignmentCommand> Assignment(this IGrains grains, GrainAddress address) =>
        grains.Grain<Assignment, AssignmentCommand>(address);
}
