using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Filling_in_what_a_document_is
{
    private static readonly PlanDrafted Untitled = Drafted with { Draft = Draft with { Document = Draft.Document with { Number = null, Title = null, Issuer = null, Date = null } } };

    [Fact]
    public void Names_the_plan_by_the_title_that_is_said() =>
        Given(Untitled).When(new ReviseDocument("云政公〔2026〕1号", " 示例要点 ", null, new DateOnly(2026, 3, 1), null))
            .Then(new DocumentRevised("云政公〔2026〕1号", "示例要点", null, new DateOnly(2026, 3, 1), 2026, "示例要点"));

    [Fact]
    public void An_empty_text_says_that_there_is_none_and_the_file_s_name_stands() =>
        Given(Drafted).When(new ReviseDocument(null, "", null, null, null))
            .Then(new DocumentRevised(Draft.Document.Number, null, Draft.Document.Issuer, Draft.Document.Date, 2026, "plan.txt"));

    [Fact]
    public void Said_twice_writes_once() =>
        Given(Untitled).When(new ReviseDocument("1号", null, null, null, null)).AndAgain(new ReviseDocument("1号", null, null, null, null)).ThenNothing();

    [Fact]
    public void The_year_dates_the_limits_that_lacked_it_and_answers_the_question()
    {
        var draft = PlanReader.Read(new SourceText("云岭省工作要点\n1.晒出台账。6月底前晒完。(省档案馆负责)"));
        draft.Document.Year.ShouldBeNull();

        var plan = Given(new PlanDrafted(Source, draft)).When(new ReviseDocument(null, null, null, null, 2024)).Afterwards().AsDrafted!;

        plan.Draft.Document.Year.ShouldBe(2024);
        plan.Draft.Points.Single().Deadlines.Select(d => d.Deadline).OfType<FixedDeadline>().Select(d => d.Date).ShouldBe([new DateOnly(2024, 6, 30)]);
        PlanQuestions.Unanswered(plan, []).ShouldNotContain(q => q.Kind == QuestionKind.UnclearFact || q.Kind == QuestionKind.UnclearDeadline);
    }

    [Fact]
    public void Of_several_lines_or_no_likely_year_is_refused()
    {
        Given(Drafted).When(new ReviseDocument(null, "甲\n乙", null, null, null)).ThenRefused("plan.document-words-invalid");
        Given(Drafted).When(new ReviseDocument(null, null, null, null, 1900)).ThenRefused("plan.year-invalid");
        Given(Drafted, new PlanAssigned(Day, 2, 4, [])).When(new ReviseDocument(null, "甲", null, null, null)).ThenRefused("plan.already-assigned");
    }
}
