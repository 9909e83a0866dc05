using Tracker.Units;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>What an answer teaches the register of units: who a name stands for.</summary>
public static class Teaching
{
    /// <summary>Null: nothing, or nothing that it has not taught before.</summary>
    internal static TaughtName? Of(Drafted plan, AnswerQuestion c)
    {
        var before = plan.Taught.GetValueOrDefault(c.Question);
        if (!c.Teach || c.Answer.Kind != AnswerKind.Units || NameAskedAbout(plan, c.Question) is not { } name)
        {
            return before is null ? null : before with { Units = [] };
        }
        return before is not null && before.Name == name && before.Units.SequenceEqual(c.Answer.Units) ? null : new TaughtName(name, c.Answer.Units);
    }

    /// <summary>The name whose units a question asks for; null: it asks for something else.</summary>
    public static string? NameAskedAbout(Drafted plan, string question) =>
        plan.Draft.Questions.FirstOrDefault(q => q.Id == question) is { } asked
            ? asked.Kind is QuestionKind.VagueUnit or QuestionKind.UnknownGroup or QuestionKind.UnknownUnit ? asked.Quote : null
            : PlanNames.MentionedIn(plan).FirstOrDefault(name => PlanQuestions.IdOf(name) == question);
}
