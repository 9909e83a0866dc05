using Tracker.AdHocRequests;
using Tracker.Units;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.AdHocRequests;

public class Sending_a_request
{
    [Fact]
    public void That_was_drafted_asks_every_unit_the_same()
    {
        var elsewhere = Given(Drafted).When(Send).Then(Sent).Verdict.Elsewhere;

        elsewhere.Select(e => e.Address.Value).ShouldBe([$"{Address}/answer/3", $"{Address}/answer/4"]);
        elsewhere[0].Fact.ShouldBe(Asked);
    }

    [Fact]
    public void Twice_asks_once() => Given(Drafted).When(Send).Then(Sent).AndAgain(Send).ThenNothing();

    [Fact]
    public void To_one_more_unit_asks_only_that_one()
    {
        var third = new UnitRef(UnitId.Of(5), "第三局");
        Given(Drafted, Sent).When(Send with { Units = [First, third] }).Then(new RequestSent(Day, [third])).Verdict.Elsewhere.ShouldHaveSingleItem();
    }

    [Fact]
    public void To_nobody_is_refused() => Given(Drafted).When(Send with { Units = [] }).ThenRefused("ad-hoc-request.units-missing");

    [Fact]
    public void After_its_own_day_is_refused() => Given(Drafted).When(Send with { On = DueDay.AddDays(1) }).ThenRefused("ad-hoc-request.day-past", "2026-03-10", "2026-03-11");

    [Fact]
    public void Over_the_budget_needs_a_reason() =>
        Given(Drafted).When(Send with { OverBudget = [Second.Unit] }).ThenRefused("ad-hoc-request.over-budget", "1", "样本局");

    [Fact]
    public void Over_the_budget_with_a_reason_keeps_it() =>
        Given(Drafted).When(Send with { OverBudget = [Second.Unit], Reason = " 防汛急需 " }).Then(Sent with { Reason = "防汛急需" });

    [Fact]
    public void Within_the_budget_keeps_no_reason() => Given(Drafted).When(Send with { Reason = "以防万一" }).Then(Sent);

    [Fact]
    public void That_nobody_drafted_is_refused() => Given().When(Send).ThenRefused("ad-hoc-request.unknown");

    [Fact]
    public void Is_over_once_it_was_closed() => Given(Drafted, Sent, Closed).When(Send).ThenRefused("ad-hoc-request.over");

    [Fact]
    public void Ends_revising() => Given(Drafted, Sent).When(new ReviseRequest(Content with { Title = "另一个" })).ThenRefused("ad-hoc-request.already-sent");

    [Fact]
    public void Can_be_followed_by_more_time() =>
        Given(Drafted, Sent).When(new ExtendRequest(Day, DueDay.AddDays(5), "汛期")).Then(new RequestExtended(Day, DueDay.AddDays(5), "汛期"));

    [Fact]
    public void Is_never_followed_by_less_time() =>
        Given(Drafted, Sent).When(new ExtendRequest(Day, DueDay.AddDays(-1), "快些")).ThenRefused("ad-hoc-request.day-earlier");

    [Fact]
    public void Ends_by_closing_once() => Given(Drafted, Sent).When(Close).Then(Closed).AndAgain(Close).ThenNothing();

    [Fact]
    public void Ends_by_withdrawing_with_a_reason()
    {
        Given(Drafted, Sent).When(Withdraw with { Reason = " " }).ThenRefused("ad-hoc-request.reason-missing");
        Given(Drafted, Sent).When(Withdraw).Then(Withdrawn).AndAgain(Withdraw).ThenNothing();
        Given(Drafted, Sent, Closed).When(Withdraw).ThenRefused("ad-hoc-request.over");
    }
}
