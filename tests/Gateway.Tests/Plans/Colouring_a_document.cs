using System.Collections.Immutable;
using Tracker.Gateway.Plans;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Plans;

public class Colouring_a_document
{
    [Fact]
    public void Every_character_stands_in_exactly_one_run()
    {
        var runs = DocumentRuns.Of(SmallPlan.Text, Drafted(SmallPlan.Text));

        string.Concat(runs.Select(r => r.Text)).ShouldBe(SmallPlan.Text);
        runs.ShouldAllBe(r => r.Text.Length > 0);
        runs.Where(r => r.Begins).Select(r => r.Point).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void What_a_span_marks_is_what_was_read()
    {
        var runs = DocumentRuns.Of(SmallPlan.Text, Drafted(SmallPlan.Text));

        runs.Where(r => r.Kind == RunKind.Lead).Select(r => r.Text).ShouldBe(["市规划局", "市水务局", "市政务局"]);
        runs.Where(r => r.Kind == RunKind.Question).Select(r => r.Text).ShouldBe(["有关部门"]);
        runs.Single(r => r.Text == "2026年9月30日前").ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RunKind.Deadline), r => r.Point.ShouldBe("2"));
    }

    [Fact]
    public void What_stands_in_no_point_is_told_from_the_page_round_the_document()
    {
        const string Text = SmallPlan.Text + "\n打印本页\n";
        var runs = DocumentRuns.Of(Text, Drafted(Text));

        runs.Where(r => r.Kind == RunKind.Heading).Select(r => r.Text.Trim()).ShouldContain("一、抓好重点领域公开");
        string.Concat(runs.Where(r => r.Kind == RunKind.Page).Select(r => r.Text)).ShouldContain("打印本页");
    }

    [Fact]
    public void An_answered_question_is_shown_as_what_it_is_about()
    {
        var plan = Drafted(SmallPlan.Text);
        plan = plan with { Answers = plan.Draft.Questions.ToDictionary(q => q.Id, _ => new QuestionAnswer(AnswerKind.Open, [], null, null)).ToImmutableDictionary() };

        DocumentRuns.Of(SmallPlan.Text, plan).ShouldNotContain(r => r.Kind == RunKind.Question);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(10, 0)]
    [InlineData(0, 1_000_000)]
    public void A_span_that_fits_nothing_colours_nothing_and_loses_nothing(int start, int length)
    {
        var plan = Drafted(SmallPlan.Text);
        var point = plan.Draft.Points[0] with { Span = new TextSpan(start, length) };
        plan = plan with { Draft = plan.Draft with { Points = [point] } };

        string.Concat(DocumentRuns.Of(SmallPlan.Text, plan).Select(r => r.Text)).ShouldBe(SmallPlan.Text);
    }

    private static Plan.Drafted Drafted(string text) =>
        new(new SourceDocument("x.txt", new string('a', 64), 1, new string('b', 64)), PlanReader.Read(new SourceText(text)), ImmutableDictionary<string, QuestionAnswer>.Empty);
}
