using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Reactions;

/// <summary>Every reaction there is.</summary>
internal static class HouseReactions
{
    public static ImmutableArray<Reaction> All { get; } = [PointLearnsOfClosure, RegisterLearnsFromAnswers];

    /// <summary>办结 of an assignment → its work point counts it, and is complete after the last.</summary>
    private static Reaction PointLearnsOfClosure => new(
        "work-point-learns-of-closure",
        ImmutableHashSet.Create("assignment.closed.v1"),
        async (grains, envelope, recorded, fact, cancel) =>
        {
            var closed = (AssignmentClosed)fact;
            var unit = UnitId.Parse(recorded.Address.Id);
            return await grains.WorkPoint(recorded.Address.Parent!.Value).Ask(envelope, new NoteAssignmentClosure(unit, closed.On), cancel: cancel);
        });

    /// <summary>A question about a name was answered → the register knows the name, or offers the answer the next time.</summary>
    private static Reaction RegisterLearnsFromAnswers => new(
        "unit-register-learns-from-answers",
        ImmutableHashSet.Create("plan.question-answered.v1"),
        async (grains, envelope, recorded, fact, cancel) =>
        {
            if (((QuestionAnswered)fact).Teaches is not { } taught)
            {
                return null;
            }
            var around = FactMetadata.Parse(recorded.Metadata);
            var lesson = new Lesson(recorded.Address, recorded.Version, around.Account, around.At);
            return await grains.UnitRegister(recorded.Address.Government).Ask(envelope, new LearnAnswer(taught.Name, taught.Units, lesson), cancel: cancel);
        });
}
