using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>Asks an assignment in a caller's name. The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class AssignmentAsking(IGrains grains, Access access, TimeProvider clock)
{
    /// <summary>
    /// First as if the duty were still with the unit that its address names, which it nearly always is: nothing is looked up for that. The assignment
    /// itself says when it passed to another, and then the right is asked for that one.
    /// </summary>
    /// <param name="command">For the unit whose duty it is; it says so (<see cref="AssignmentCommand.Of"/>).</param>
    public async ValueTask<Answer> Ask(
        Errand errand, Deed deed, GrainAddress assignment, Func<UnitId, AssignmentCommand> command, long? expectedVersion, CancellationToken cancel)
    {
        if (!Ids.TryRead<UnitId>(assignment.Id, out var unit))
        {
            return Unknown;
        }
        while (true)
        {
            if (await access.May(errand.Who, deed, assignment, unit, cancel))
            {
                var answer = await grains.Assignment(assignment).Ask(errand.At(clock.GetUtcNow()), command(unit), expectedVersion, cancel);
                if (answer.Rejection is not { Code: AssignmentRejections.TransferredCode, Args: [var holder] })
                {
                    return answer;
                }
                unit = UnitId.Parse(holder);
            }
            else if (await access.HolderOf(assignment, cancel) is { } holder && holder != unit)
            {
                unit = holder;
            }
            else
            {
                return Unknown;
            }
        }
    }

    private static Answer Unknown => new(AssignmentRejections.Unknown, 0);
}
