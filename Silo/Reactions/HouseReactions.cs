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

    /// <summary>An assignment ended, or is to be done again → its work point counts it, and is complete after the last.</summary>
    private static Reaction PointLearnsOfClosure => new(
        "work-point-learns-of-closure",
        ImmutableHashSet.Create("assignment.closed.v1", "assignment.cleared.v1", "assignment.not-concerned-confirmed.v1", "assignment.reopened.v1"),
        async (grains, envelope, recorded, fact, cancel) =>
        {
            DateOnly? ended = fact switch
            {
                AssignmentClosed e => e.On,
                NotConcernedConfirmed e => e.On,
                AssignmentCleared { Ending: AssignmentStatus.Closed or AssignmentStatus.Lasting or AssignmentStatus.NotConcerned } e => e.On,
                _ => null,
            };
            if (ended is null && fact is not AssignmentReopened)
            {
                return null; // carried over, or unfinished
            }
            // Whose it is now: the address keeps the unit that it was made for.
            var unit = (await grains.Assignment(recorded.Address).Look(cancel)).State.Duty!.Unit;
            WorkPointCommand note = ended is { } on ? new NoteAssignmentClosure(unit, on) : new NoteAssignmentReopened(unit, ((AssignmentReopened)fact).On);
            return await grains.WorkPoint(recorded.Address.Parent!.Value).Ask(envelope, note, cancel: cancel);
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
