using Tracker.Plans;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Answering_several_questions
{
    private static readonly AnswerQuestion Open = new("q1", new QuestionAnswer(AnswerKind.Open, [], null, null));

    [Fact]
    public void Takes_each_answer_by_its_own_rules() =>
        Given(Drafted).When(new AnswerQuestions([Open, Said("q2", "省教育厅")])).Then(Answered("q1", AnswerKind.Open), Answered("q2", AnswerKind.Words, "省教育厅"));

    [Fact]
    public void Takes_none_where_one_is_refused() =>
        Given(Drafted).When(new AnswerQuestions([Open, Said("q2", " ")])).ThenRefused("plan.answer-without-words");

    [Fact]
    public void Said_twice_writes_once() =>
        Given(Drafted).When(new AnswerQuestions([Open, Said("q2", "省教育厅")])).AndAgain(new AnswerQuestions([Open, Said("q2", "省教育厅")])).ThenNothing();

    [Fact]
    public void Writes_only_those_that_are_new() =>
        Given(Drafted, Answered("q1", AnswerKind.Open)).When(new AnswerQuestions([Open, Said("q2", "省教育厅")])).Then(Answered("q2", AnswerKind.Words, "省教育厅"));

    private static AnswerQuestion Said(string question, string words) => new(question, new QuestionAnswer(AnswerKind.Words, [], words, null));
}
