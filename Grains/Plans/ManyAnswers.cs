using Tracker.Deciding;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>Several questions answered at once, each by the rules of one answer: all of them, or none with the first one's refusal.</summary>
internal static class ManyAnswers
{
    public static Decision<PlanEvent> Decide(Drafted plan, AnswerQuestions c)
    {
        Plan now = plan;
        Decision<PlanEvent> all = Decision.Nothing;
        foreach (var answer in c.Answers)
        {
            var one = PlanDecider.Decide(now, answer);
            if (one.Rejection is not null)
            {
                return one;
            }
            foreach (var fact in one.Facts)
            {
                (all, now) = (all.And(fact), Evolve(now, fact));
            }
        }
        return all;
    }
}
