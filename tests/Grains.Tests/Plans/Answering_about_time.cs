using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Plans;

public class Answering_about_time
{
    private const string Units = "(省档案馆负责)";

    private readonly List<PlanEvent> _facts = [];

    [Fact]
    public void Makes_the_words_the_limit_of_the_point()
    {
        Given($"云岭省2024年工作要点\n1.晒出台账。三个月内晒完。长期坚持。{Units}");
        Answer("三个月内", "6月底前");
        Limits("1").ShouldBe(["长期坚持:standing", "6月底前:2024-06-30"], ignoreOrder: true);
    }

    [Fact]
    public void Again_puts_the_new_limit_in_the_place_of_the_former_one()
    {
        Given($"云岭省2024年工作要点\n1.晒出台账。三个月内晒完。{Units}");
        Answer("三个月内", "6月底前");
        Answer("三个月内", "2025年3月底前");
        Limits("1").ShouldBe(["2025年3月底前:2025-03-31"]);
        Answer("三个月内", "无");
        Limits("1").ShouldBeEmpty();
    }

    [Fact]
    public void Said_once_for_several_points_becomes_the_limit_of_each()
    {
        Given($"云岭省2024年工作要点\n1.晒出台账。5年内晒完。{Units}\n2.说清来源。15天内说清。{Units}\n3.补齐旧账。要在5年内补齐。{Units}");
        Answer("5年内", "2028年底前");
        Limits("1").ShouldBe(["2028年底前:2028-12-31"]);
        Limits("2").Length.ShouldBe(1);
        Limits("3").ShouldBe(["2028年底前:2028-12-31"]);
        Answer("5年内", "无");
        Limits("1").ShouldBeEmpty();
        Limits("3").ShouldBeEmpty();
    }

    [Fact]
    public void Takes_the_place_of_what_was_read_with_a_doubt()
    {
        Given($"云岭省2024年工作要点\n1.晒出台账。9月前晒完。{Units}");
        Limits("1").ShouldBe(["9月前:2024-08-31"]);
        Answer("9月前", "9月底前");
        Limits("1").ShouldBe(["9月底前:2024-09-30"]);
        Say(Question("9月前").Id, new QuestionAnswer(AnswerKind.Right, [], null, null));
        Limits("1").ShouldBe(["9月前:2024-08-31"]);
    }

    [Fact]
    public void In_words_that_set_no_limit_is_refused()
    {
        Given($"云岭省2024年工作要点\n1.晒出台账。三个月内晒完。{Units}");
        Ask(Question("三个月内").Id, new QuestionAnswer(AnswerKind.Words, [], "抓紧办", null)).Rejection!.Code.ShouldBe("plan.answer-without-limit");
    }

    [Fact]
    public void With_the_year_dates_every_limit_that_has_none()
    {
        Given($"云岭省工作要点\n1.晒出台账。年底前晒完。{Units}\n2.说清来源。6月底前说清,每季度一次。{Units}\n3.补齐旧账。三个月内补齐。{Units}");
        State.Draft.Document.Year.ShouldBeNull();
        Say(State.Draft.Questions.Single(q => q.Where == "year").Id, new QuestionAnswer(AnswerKind.Words, [], "2022", null));
        State.Draft.Document.Year.ShouldBe(2022);
        Limits("1").ShouldBe(["2022年底前:2022-12-31"]);
        Limits("2").ShouldBe(["每季度一次:recurring", "2022年6月底前:2022-06-30"]);
        PlanQuestions.Unanswered(State, []).Select(q => q.Quote).ShouldBe(["三个月内"]);
    }

    [Fact]
    public void With_another_year_moves_the_limits_that_the_first_one_set_and_no_others()
    {
        Given($"云岭省工作要点\n1.晒出台账。年底前晒完。{Units}\n2.说清来源。6月底前说清。{Units}");
        var year = State.Draft.Questions.Single(q => q.Where == "year").Id;
        Say(year, new QuestionAnswer(AnswerKind.Words, [], "2022年", null));
        Answer("6月底前", "2023年1月底前");
        Say(year, new QuestionAnswer(AnswerKind.Words, [], "二〇二四年", null));
        Limits("1").ShouldBe(["2024年底前:2024-12-31"]);
        Limits("2").ShouldBe(["2023年1月底前:2023-01-31"]);
    }

    [Fact]
    public void With_no_year_is_refused()
    {
        Given($"云岭省工作要点\n1.晒出台账。年底前晒完。{Units}");
        Ask(State.Draft.Questions.Single(q => q.Where == "year").Id, new QuestionAnswer(AnswerKind.Words, [], "今年", null)).Rejection!.Code.ShouldBe("plan.answer-without-year");
    }

    private Plan.Drafted State => _facts.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted.ShouldNotBeNull();

    private void Given(string text) => _facts.Add(new PlanDrafted(PlanCase.Source, PlanReader.Read(new SourceText(text))));

    private Question Question(string quote) => State.Draft.Questions.Single(q => q.Kind == QuestionKind.UnclearDeadline && q.Quote == quote);

    private void Answer(string quote, string words) => Say(Question(quote).Id, new QuestionAnswer(AnswerKind.Words, [], words, null));

    private void Say(string question, QuestionAnswer answer)
    {
        var decision = Ask(question, answer);
        decision.Rejection.ShouldBeNull();
        _facts.AddRange(decision.Facts);
    }

    private Decision<PlanEvent> Ask(string question, QuestionAnswer answer) => PlanDecider.Decide(State, new AnswerQuestion(question, answer));

    private string[] Limits(string point) =>
        [.. State.Draft.Points.Single(p => p.Number == point).Deadlines.Select(d => $"{d.Deadline.Quote}:{d.Deadline switch { FixedDeadline day => $"{day.Date:yyyy-MM-dd}", StandingDuty => "standing", _ => "recurring" }}")];
}
