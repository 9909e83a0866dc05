using Tracker.Plans;
using Tracker.Units;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Teaching_by_an_answer
{
    private static readonly string Unknown = PlanQuestions.IdOf("省财政厅");

    [Fact]
    public void Says_which_name_stands_for_which_units() =>
        Given(Drafted).When(Answer(Unknown, AnswerKind.Units, true, 2)).Then(Taught(Unknown, "省财政厅", 2)).AndAgain(Answer(Unknown, AnswerKind.Units, true, 2)).ThenNothing();

    [Fact]
    public void Speaks_of_the_document_s_words_where_the_reader_asked() =>
        Given(Drafted).When(Answer("q1", AnswerKind.Units, true, 2)).Then(Taught("q1", "省政府有关部门", 2));

    [Fact]
    public void Teaches_nothing_where_it_is_said_for_this_once() =>
        Given(Drafted).When(Answer(Unknown, AnswerKind.Units, false, 2)).Then(Answered(Unknown, AnswerKind.Units, null, Finance));

    [Fact]
    public void Teaches_nothing_by_words_or_by_leaving_open() =>
        Given(Drafted).When(Answer(Unknown, AnswerKind.Open, true)).Then(Answered(Unknown, AnswerKind.Open));

    [Fact]
    public void Another_answer_takes_back_what_the_first_taught() =>
        Given(Drafted, Taught(Unknown, "省财政厅", 2))
            .When(Answer(Unknown, AnswerKind.Open, true))
            .Then(new QuestionAnswered(Unknown, new QuestionAnswer(AnswerKind.Open, [], null, null), new TaughtName("省财政厅", [])));

    [Fact]
    public void The_same_answer_for_this_once_takes_it_back_too() =>
        Given(Drafted, Taught(Unknown, "省财政厅", 2))
            .When(Answer(Unknown, AnswerKind.Units, false, 2))
            .Then(Answered(Unknown, AnswerKind.Units, null, Finance) with { Teaches = new TaughtName("省财政厅", []) });

    [Fact]
    public void An_answered_name_stays_to_be_seen_once_the_register_knows_it()
    {
        var plan = (Plan.Drafted)Given(Drafted, Taught(Unknown, "省财政厅", 2)).State;

        PlanQuestions.All(plan, Names).ShouldContain(q => q.Id == Unknown && q.Kind == QuestionKind.UnknownUnit);
        PlanQuestions.Unanswered(plan, Names).ShouldNotContain(q => q.Id == Unknown);
    }

    private static AnswerQuestion Answer(string question, AnswerKind kind, bool teach, params int[] units) =>
        new(question, new QuestionAnswer(kind, [.. units.Select(UnitId.Of)], null, null), teach);

    private static QuestionAnswered Taught(string question, string name, int unit) =>
        new(question, new QuestionAnswer(AnswerKind.Units, [UnitId.Of(unit)], null, null), new TaughtName(name, [UnitId.Of(unit)]));
}
