using Tracker.LookBack;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.LookBack;

public class Selecting_what_is_looked_back_on
{
    [Fact]
    public void Takes_every_point_with_a_unit_and_a_limit_and_every_duty_under_it()
    {
        var elsewhere = Given().When(Start).Then(Started, Selected).Verdict.Elsewhere;

        elsewhere.Select(e => e.Address.Value).ShouldBe([$"{Address}/look-back-check/5_3", $"{Address}/look-back-check/5_4"]);
        elsewhere[0].Fact.ShouldBeOfType<CheckListed>().Evidence.ShouldBe([Page, Notice]);
    }

    [Fact]
    public void Takes_self_closed_before_others_and_others_with_a_reason()
    {
        var facts = Given().When(Start with { Chosen = [new("9", "群众反映集中"), new("7")] }).Verdict;

        facts.Facts.OfType<PointsSelected>().Single().Points.Select(p => (p.Number, p.Basis, p.Reason)).ShouldBe([
            ("5", SelectionBasis.Mandatory, null), ("7", SelectionBasis.SelfClosed, null), ("9", SelectionBasis.Chosen, "群众反映集中")]);
        ((CheckListed)facts.Elsewhere[0].Fact).SelfClosed.ShouldBeTrue("自办自结 comes first");
        facts.Elsewhere.Length.ShouldBe(4);
    }

    [Fact]
    public void Of_one_that_no_rule_selects_needs_a_reason() => Given().When(Start with { Chosen = [new("9", " ")] }).ThenRefused("look-back.point-reason-missing", "9");

    [Fact]
    public void Of_one_that_is_not_there_is_refused() => Given().When(Start with { Chosen = [new("23", "要查")] }).ThenRefused("look-back.point-unknown", "23");

    [Fact]
    public void Of_nothing_is_refused() => Given().When(Start with { Points = [Open, Own] }).ThenRefused("look-back.nothing-selected");

    [Fact]
    public void Twice_is_refused() => Given(Started, Selected).When(Start).ThenRefused("look-back.started");

    [Fact]
    public void Later_adds_only_what_was_not_there() =>
        Given(Started, Selected).When(new SelectPoints(Address, Day, [new("9", "群众反映")], Points))
            .Then(new PointsSelected(Day, [new SelectedPoint(Open.Point, "9", "第9条", SelectionBasis.Chosen, "群众反映")], [Open.Duties[0].Assignment]) { Told = [Open.Duties[0].Unit.Unit] })
            .AndAgain(new SelectPoints(Address, Day, [new("9", "群众反映")], Points)).ThenNothing();

    [Fact]
    public void A_duty_that_came_to_a_selected_point_becomes_a_check_too()
    {
        var more = Dated with { Duties = [.. Dated.Duties, Dated.Duties[0] with { Assignment = Dated.Point.Child("assignment", "8"), Answering = Second.Unit }] };
        Given(Started, Selected).When(new SelectPoints(Address, Day, [], [more])).Then(new PointsSelected(Day, [], [more.Duties[2].Assignment]) { Told = [Second.Unit] })
            .Verdict.Elsewhere.ShouldHaveSingleItem().Address.Id.ShouldBe("5_8");
    }

    [Fact]
    public void Rounds_of_re_verification_follow_one_another() =>
        Given(Started, Selected).When(new BeginVerification(Day)).Then(new VerificationBegun(Day, 1)).AndAgain(new BeginVerification(Day)).ThenNothing()
            .AndAgain(new EndVerification(Day, 1)).Then(new VerificationEnded(Day, 1)).AndAgain(new BeginVerification(Day)).Then(new VerificationBegun(Day, 2));
}
