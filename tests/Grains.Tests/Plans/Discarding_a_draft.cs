using Tracker.Plans;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Discarding_a_draft
{
    private static readonly DiscardPlan Discard = new(Day, "读错了文件");
    private static readonly PlanDiscarded Discarded = new(Day, "读错了文件");
    private static readonly ReinstatePlan Reinstate = new(Day.AddDays(1));
    private static readonly PlanReinstated Reinstated = new(Day.AddDays(1));

    [Fact]
    public void Is_a_fact_and_said_twice_is_written_once() =>
        Given(Drafted).When(Discard).Then(Discarded).AndAgain(Discard).ThenNothing();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_reason_is_refused(string reason) =>
        Given(Drafted).When(Discard with { Reason = reason }).ThenRefused("plan.discard-reason-missing");

    [Fact]
    public void That_is_assigned_is_refused() =>
        Given(Drafted, new PlanAssigned(Day, 2, 4, [])).When(Discard).ThenRefused("plan.already-assigned");

    [Fact]
    public void That_was_never_read_in_is_refused() => Given().When(Discard).ThenRefused("plan.unknown");

    [Fact]
    public void Leaves_nothing_to_be_said_of_it()
    {
        Given(Drafted, Discarded).When(Assign).ThenRefused("plan.discarded");
        Given(Drafted, Discarded).When(new LeaveOutPoint("1", "不是要点")).ThenRefused("plan.discarded");
        Given(Drafted, Discarded).When(new LinkPoints(Address, PlanRelation.EarlierYear, [])).ThenRefused("plan.discarded");
        Given(Drafted, Discarded).When(new DraftPlan(Source, Draft)).ThenRefused("plan.exists");
    }

    [Fact]
    public void Is_undone_with_all_that_was_said_before()
    {
        var answered = Answered("q1", AnswerKind.Open);
        var before = new PlanEvent[] { Drafted, answered }.Aggregate(Plan.Initial, Plan.Evolve);

        Given(Drafted, answered, Discarded).When(Reinstate).Then(Reinstated).AndAgain(Reinstate).ThenNothing();
        Plan.Evolve(Plan.Evolve(before, Discarded), Reinstated).ShouldBe(before);
    }
}
