using Tracker.Calendar;
using Tracker.Plans;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Drafting_a_plan
{
    [Fact]
    public void Stores_the_reading() => Given().When(new DraftPlan(Source, Draft)).Then(Drafted);

    [Fact]
    public void Without_points_is_refused() => Given().When(new DraftPlan(Source, Draft with { Points = [] })).ThenRefused("reading.no-points");

    [Fact]
    public void From_the_same_document_again_writes_nothing() => Given(Drafted).When(new DraftPlan(Source, Draft)).ThenNothing();

    [Fact]
    public void Where_another_stands_is_refused() =>
        Given(Drafted).When(new DraftPlan(Source with { TextHash = new string('c', 64) }, Draft)).ThenRefused("plan.exists");

    [Fact]
    public void Anew_keeps_answers_that_still_fit()
    {
        var next = new PlanRedrafted(Source with { TextHash = new string('c', 64) }, Draft with { Questions = [Vague] });
        var state = new PlanEvent[] { Drafted, Answered("q1", AnswerKind.Open), Answered("q2", AnswerKind.Right), next }.Aggregate(Plan.Initial, Plan.Evolve);
        state.AsDrafted.ShouldNotBeNull().Answers.Keys.ShouldBe(["q1"]);
    }
}

public class Revising_a_plan
{
    private static readonly RevisePoint Title = new("2", "新标题", null, null, ["省财政厅"], null, null, "原文笔误");

    [Fact]
    public void Changes_only_what_was_said()
    {
        var outcome = Given(Drafted).When(Title);
        var point = Plan.Evolve(Plan.Evolve(Plan.Initial, Drafted), (PlanEvent)outcome.Verdict.Facts[0]).AsDrafted!.Draft.Points[1];
        point.Title.ShouldBe("新标题");
        point.Text.ShouldBe("内容。");
        point.ResponsibleUnits.ShouldHaveSingleItem().Name.ShouldBe("省财政厅");
        point.LeadUnits.Length.ShouldBe(2);
    }

    [Fact]
    public void Answers_what_was_asked_of_the_words_it_takes_out()
    {
        var correct = Title with { Title = null, LeadUnits = ["省教育厅", "省财政厅"], ResponsibleUnits = null };
        var revised = new PointRevised("2", null, null, ["省教育厅", "省财政厅"], null, null, null, "原文笔误");
        var answered = new QuestionAnswered("q2", new QuestionAnswer(AnswerKind.Words, [], "省教育厅", "原文笔误"), Correction: "2");
        Given(Drafted).When(correct).Then(revised, answered);
        Given(Drafted, Answered("q2", AnswerKind.Right)).When(correct).Then(revised); // what a person said stays
        Given(Drafted).When(correct with { LeadUnits = ["竞猜投注", "省教育厅"] }).Then(revised with { LeadUnits = ["竞猜投注", "省教育厅"] });
        Given(Drafted).When(correct with { LeadUnits = ["省财政厅"] })
            .Then(revised with { LeadUnits = ["省财政厅"] }, answered with { Answer = answered.Answer with { Words = "（去掉）" } });

        var plan = new PlanEvent[] { Drafted, revised, answered }.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted.ShouldNotBeNull();
        PlanQuestions.Unanswered(plan, Names).ShouldNotContain(q => q.Quote == "竞猜投注");
        PlanNames.CorrectedIn(plan, plan.Draft.Points[1]).ShouldBe([new StandingName("省教育厅", "竞猜投注")]);
    }

    [Fact]
    public void An_answer_in_words_stands_in_the_place_of_the_name()
    {
        var plan = new PlanEvent[] { Drafted, Answered("q2", AnswerKind.Words, "省教育厅") }.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted.ShouldNotBeNull();
        PlanNames.StandingIn(plan, plan.Draft.Points[1]).First().Units.ShouldBe([new StandingName("省教育厅", "竞猜投注"), new StandingName("省财政厅", "省财政厅")]);
    }

    [Fact]
    public void Without_a_reason_is_refused() => Given(Drafted).When(Title with { Reason = "" }).ThenRefused("plan.reason-missing");

    [Theory]
    [InlineData("")]
    [InlineData("省财政厅\n省审计厅")]
    public void With_a_name_that_no_unit_can_have_is_refused(string name) =>
        Given(Drafted).When(Title with { LeadUnits = [name] }).ThenRefused("plan.unit-name-invalid");

    [Fact]
    public void Beyond_what_a_point_can_hold_is_refused()
    {
        Given(Drafted).When(Title with { Title = new string('题', 501) }).ThenRefused("plan.title-too-long");
        Given(Drafted).When(Title with { Text = new string('文', 20_001) }).ThenRefused("plan.text-too-long");
        Given(Drafted).When(Title with { LeadUnits = [.. Enumerable.Range(0, 501).Select(i => $"省{i}局")] }).ThenRefused("plan.too-many-units");
    }

    [Fact]
    public void With_a_limit_that_ends_before_it_begins_is_refused() =>
        Given(Drafted).When(Title with { Deadlines = [new FixedDeadline("6月", Day, Day.AddDays(1))] }).ThenRefused("plan.deadline-invalid");

    [Fact]
    public void With_a_day_that_no_year_has_is_refused() =>
        Given(Drafted).When(Title with { Deadlines = [new RecurringDeadline("每年", Period.Year, By: new MonthDay(2, 30))] }).ThenRefused("plan.deadline-invalid");

    [Fact]
    public void Of_an_unknown_point_is_refused() => Given(Drafted).When(Title with { Number = "99" }).ThenRefused("plan.point-unknown");

    [Fact]
    public void Once_assigned_is_refused() =>
        Given(Drafted, new PlanAssigned(Day, 2, 4, [])).When(Title).ThenRefused("plan.already-assigned");

    [Fact]
    public void Answering_an_unknown_question_is_refused() =>
        Given(Drafted).When(new AnswerQuestion("q9", new QuestionAnswer(AnswerKind.Open, [], null, null))).ThenRefused("plan.question-unknown");

    [Fact]
    public void Answering_with_no_units_is_refused() =>
        Given(Drafted).When(new AnswerQuestion("q1", new QuestionAnswer(AnswerKind.Units, [], null, null))).ThenRefused("plan.answer-without-units");

    [Fact]
    public void Answering_twice_alike_is_written_once()
    {
        var answer = new AnswerQuestion("q1", new QuestionAnswer(AnswerKind.Open, [], null, null));
        Given(Drafted).When(answer).AndAgain(answer).ThenNothing();
    }
}
