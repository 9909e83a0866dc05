using System.Collections.Immutable;
using System.Globalization;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>A question about a point's units is about the units of each of its parts: split, every part keeps it with its answer; put together again it is one.</summary>
internal static class QuestionsOfParts
{
    /// <summary>Those that the further parts are asked; the part that holds the words keeps the question itself.</summary>
    public static ImmutableArray<QuestionOfPart> Of(Drafted plan, string number, ImmutableArray<SplitPart> parts)
    {
        var taken = plan.Draft.Questions.Select(q => q.Id).Concat(plan.Answers.Keys).Concat(plan.LeftOut.SelectMany(p => p.Questions).Select(q => q.Id)).ToHashSet();
        var asked = ImmutableArray.CreateBuilder<QuestionOfPart>();
        foreach (var question in plan.Draft.Questions.Where(q => q.Point == number && PlanNames.HoldsUnits(q.Where)))
        {
            var holder = Restructuring.HolderOf(parts, question.Quote);
            foreach (var part in parts.Where((_, at) => at != holder))
            {
                var id = Enumerable.Range(2, int.MaxValue - 2).Select(n => string.Create(CultureInfo.InvariantCulture, $"{question.Id}-{n}")).First(taken.Add);
                asked.Add(new QuestionOfPart(question.Id, id, part.Number));
            }
        }
        return asked.ToImmutable();
    }

    public static Drafted Asked(PointSplit e, Drafted plan)
    {
        foreach (var part in e.Asked ?? [])
        {
            if (plan.Draft.Questions.FirstOrDefault(q => q.Id == part.Of) is not { } whole)
            {
                continue;
            }
            plan = plan with
            {
                Draft = plan.Draft with { Questions = plan.Draft.Questions.Add(whole with { Id = part.Id, Point = part.Number }) },
                Answers = plan.Answers.TryGetValue(part.Of, out var said) ? plan.Answers.SetItem(part.Id, said) : plan.Answers,
            };
        }
        return plan;
    }

    /// <summary>Parts that are one point again ask one question again; an answer that only a part had is its answer.</summary>
    public static Drafted Joined(Drafted plan)
    {
        foreach (var part in plan.Draft.Questions)
        {
            if (plan.Draft.Questions.FirstOrDefault(q => IsOfPart(part, q)) is not { } whole)
            {
                continue;
            }
            plan = plan with
            {
                Draft = plan.Draft with { Questions = plan.Draft.Questions.Remove(part) },
                Answers = plan.Answers.TryGetValue(part.Id, out var said) && !plan.Answers.ContainsKey(whole.Id) ? plan.Answers.Remove(part.Id).Add(whole.Id, said) : plan.Answers.Remove(part.Id),
            };
        }
        return plan;
    }

    private static bool IsOfPart(Question part, Question whole) =>
        part.Id.StartsWith(whole.Id + "-", StringComparison.Ordinal) && part.Point == whole.Point && part.Where == whole.Where && part.Quote == whole.Quote;
}
