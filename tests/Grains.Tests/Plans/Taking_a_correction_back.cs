using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Taking_a_correction_back
{
    private static readonly TakeBackCorrection Back = new();
    private static readonly PointsMerged Merged = new(["1", "2"], "1", "同一件事");

    [Fact]
    public void Of_a_merge_gives_every_point_its_number_its_units_and_its_limits_again()
    {
        var dated = Drafted with { Draft = Draft with { Points = [Draft.Points[0] with { Deadlines = [Due("六月底前", 6)] }, Draft.Points[1] with { Deadlines = [Due("年底前", 12)] }] } };

        var after = After(Given(dated, Merged).When(Back).Then(new CorrectionTakenBack(CorrectionKind.Merge, ["1", "2"])));

        after.Draft.Points.ShouldBe(dated.Draft.Points);
        after.Draft.Questions.ShouldBe(dated.Draft.Questions);
        after.Steps.ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_what_was_answered_since_and_gives_back_what_was_said_of_the_points()
    {
        var named = new ConsolidatorsNamed([new PointConsolidator("2", Finance.Unit)]);
        var routed = new RoutesSet(["2"], ReportingRoute.ThroughLead);
        var linked = new PointsLinked(GrainAddress.Parse("990000/2025/plan/1"), PlanRelation.EarlierYear, [new PointLink("2", "7")]);

        var after = After(Given(Drafted, named, routed, linked, Merged, Answered("q1", AnswerKind.Open), new ConsolidatorsNamed([new PointConsolidator("1", null)])).When(Back));

        after.Answers.Keys.ShouldBe(["q1"]);
        after.Consolidators.ShouldBe([KeyValuePair.Create("2", (UnitId?)Finance.Unit)]);
        after.Routes["2"].ShouldBe(ReportingRoute.ThroughLead);
        after.Links.Single().Links.ShouldBe([new PointLink("2", "7")]);
    }

    [Fact]
    public void Goes_back_step_by_step_through_every_kind_of_correction()
    {
        PlanEvent[] steps =
        [
            new PointRevised("1", "改过的标题", null, null, null, null, null, "x"),
            new PointSplit("1", [new SplitPart("1-1", "甲", "甲。"), new SplitPart("1-2", "乙", "乙。")], "x"),
            new PointsMerged(["1-2", "2"], "1-2", "x"),
            new PointMoved("1-2", "1-1"),
            new PointLeftOut("1-1", "x"),
            new PointRestored("1-1"),
        ];
        var was = steps.Aggregate((List<Plan.Drafted>)[After(Drafted)], (all, step) => [.. all, (Plan.Drafted)Plan.Evolve(all[^1], step)]);

        var now = was[^1];
        for (var at = was.Count - 2; at >= 0; at--)
        {
            now = (Plan.Drafted)PlanDecider.Decide(now, Back).Facts.Aggregate((Plan)now, Plan.Evolve);
            now.Draft.Points.ShouldBe(was[at].Draft.Points);
            now.Draft.Questions.ShouldBe(was[at].Draft.Questions);
            now.LeftOut.ShouldBe(was[at].LeftOut);
        }
        PlanDecider.Decide(now, Back).Rejection!.Code.ShouldBe("plan.nothing-to-take-back");
    }

    [Fact]
    public void Asks_again_what_the_correction_had_answered_along()
    {
        var cleaned = Given(Drafted).When(new RevisePoint("2", null, null, ["省教育厅", "省财政厅"], null, null, null, "扫描件"));
        cleaned.Verdict.Facts.OfType<QuestionAnswered>().Single().Correction.ShouldBe("2");

        var after = After(cleaned.AndAgain(Back));

        after.Answers.ShouldBeEmpty();
        after.Draft.Points.ShouldBe(Draft.Points);
    }

    [Fact]
    public void Is_refused_once_an_answer_has_changed_the_points_since()
    {
        var limit = new PointRevised("1", null, null, null, null, null, [new FixedDeadline("六月底前", new DateOnly(2026, 6, 30))], "六月底前", Question: "q3");

        Given(Drafted, Merged, limit).When(Back).ThenRefused("plan.nothing-to-take-back");
    }

    [Fact]
    public void Is_refused_where_nothing_was_corrected_or_the_plan_is_assigned()
    {
        Given(Drafted).When(Back).ThenRefused("plan.nothing-to-take-back");
        Given(Drafted, Merged, new PlanAssigned(Day, 1, 4, [])).When(Back).ThenRefused("plan.already-assigned");
    }

    private static Plan.Drafted After(PlanEvent fact) => (Plan.Drafted)Plan.Evolve(Plan.Initial, fact);

    private static Plan.Drafted After(Scenario<Plan, PlanCommand, PlanEvent>.Outcome outcome) => outcome.Afterwards().AsDrafted!;

    private static DraftDeadline Due(string quote, int month) => new(new FixedDeadline(quote, new DateOnly(2026, month, DateTime.DaysInMonth(2026, month))), default);
}
