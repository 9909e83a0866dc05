using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Reading;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>Answers about time change what they are about: words for an unclear limit become the point's limit, the year of the document dates every limit without one.</summary>
internal static class TimeAnswers
{
    public const string Year = "year";

    private static readonly string[] NoLimit = ["无", "没有", "无时限", "没有时限", "不设时限", "未定时限"];

    /// <summary>Null for a question about something else.</summary>
    public static Decision<PlanEvent>? Decide(Drafted plan, AnswerQuestion c) => plan.Draft.Questions.FirstOrDefault(q => q.Id == c.Question) switch
    {
        { Kind: QuestionKind.UnclearDeadline } q => OfLimit(plan, q, c),
        { Kind: QuestionKind.UnclearFact, Point: null, Where: Year } when c.Answer.Kind == AnswerKind.Words => OfYear(plan, c),
        _ => null,
    };

    private static Decision<PlanEvent>? OfLimit(Drafted plan, Question question, AnswerQuestion c)
    {
        var before = plan.Answers.GetValueOrDefault(question.Id);
        if (c.Answer.Kind != AnswerKind.Words && before?.Kind != AnswerKind.Words)
        {
            return null; // the limit stays as it was read
        }

        if (c.Answer is { Kind: AnswerKind.Words, Words: { } words } && !NoLimit.Contains(words.Trim()) && Limits(plan, words).IsEmpty)
        {
            return new Rejection("plan.answer-without-limit", words);
        }

        Decision<PlanEvent> answered = new QuestionAnswered(question.Id, c.Answer);
        foreach (var point in PlanQuestions.PointsWithLimit(plan.Draft, question))
        {
            answered = Revised(plan, point, question, before, c.Answer) is { } revised ? answered.And(revised) : answered;
        }

        return answered;
    }

    /// <summary>Every limit that only lacked the year is answered along with it.</summary>
    private static Decision<PlanEvent> OfYear(Drafted plan, AnswerQuestion c) =>
        DeadlineWords.YearIn(c.Answer.Words!) is { } year ? Dating(plan, new QuestionAnswered(c.Question, c.Answer), year)
        : new Rejection("plan.answer-without-year", c.Answer.Words!);

    /// <param name="first">What says the year.</param>
    public static Decision<PlanEvent> Dating(Drafted plan, PlanEvent first, int year)
    {
        Decision<PlanEvent> decision = first;
        var (now, former) = (plan, plan.Draft.Document.Year);
        foreach (var question in plan.Draft.Questions.Where(q => q.Kind == QuestionKind.UnclearDeadline && DeadlineWords.WithoutYear(q.Quote) is not null))
        {
            var before = now.Answers.GetValueOrDefault(question.Id);
            if (before is not null && (former is null || before.Words != DeadlineWords.WithYear(question.Quote, former.Value)))
            {
                continue; // somebody has said it otherwise
            }

            var answer = new QuestionAnswer(AnswerKind.Words, [], DeadlineWords.WithYear(question.Quote, year), null);
            decision = decision.And(new QuestionAnswered(question.Id, answer));
            foreach (var point in PlanQuestions.PointsWithLimit(now.Draft, question).ToList())
            {
                if (Revised(now, point, question, before, answer) is { } revised)
                {
                    decision = decision.And(revised);
                    now = (Drafted)Evolve(now, revised);
                }
            }
        }

        return decision;
    }

    /// <summary>The point with the answer's limits in the place of what was read or answered before; null where nothing changes.</summary>
    private static PointRevised? Revised(Drafted plan, DraftPoint point, Question question, QuestionAnswer? before, QuestionAnswer answer)
    {
        var former = LimitsOf(plan, question, before);
        var limits = point.Deadlines.Select(d => d.Deadline).Where(d => !former.Contains(d)).Concat(LimitsOf(plan, question, answer)).Distinct().ToImmutableArray();
        return limits.SequenceEqual(point.Deadlines.Select(d => d.Deadline))
            ? null
            : new PointRevised(point.Number, null, null, null, null, null, limits, answer.Note ?? answer.Words ?? question.Quote, Question: question.Id);
    }

    private static ImmutableArray<Deadline> LimitsOf(Drafted plan, Question question, QuestionAnswer? answer) =>
        Limits(plan, answer is { Kind: AnswerKind.Words, Words: { } words } ? words : question.Quote);

    private static ImmutableArray<Deadline> Limits(Drafted plan, string words) => DeadlineWords.In(words, plan.Draft.Document.Year, plan.Draft.Document.Date);
}
