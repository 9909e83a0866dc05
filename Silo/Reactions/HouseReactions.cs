using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Silo.Journal;
using Tracker.WorkPoints;

namespace Tracker.Silo.Reactions;

/// <summary>Every reaction there is.</summary>
internal static class HouseReactions
{
    public static ImmutableArray<Reaction> All { get; } = [PointLearnsOfClosure];

    /// <summary>办结 of an assignment → its work point counts it, and is complete after the last.</summary>
    private static Reaction PointLearnsOfClosure => new(
        "work-point-learns-of-closure",
        ImmutableHashSet.Create("assignment.closed.v1"),
        async (grains, envelope, recorded, fact, cancel) =>
        {
            var closed = (AssignmentClosed)fact;
            var unit = Units.UnitId.Parse(recorded.Address.Id);
            return await grains.WorkPoint(recorded.Address.Parent!.Value).Ask(envelope, new NoteAssignmentClosure(unit, closed.On), cancel: cancel);
        });
}
