using Tracker.LookBack;
using Tracker.Rectification;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.LookBack;

public class Judging_a_check
{
    [Fact]
    public void With_a_gap_raises_the_problem_in_the_same_append()
    {
        var elsewhere = GivenCheck(Listed).When(Judge).Then(Judged).Verdict.Elsewhere.ShouldHaveSingleItem();

        elsewhere.Address.ShouldBe(Problem.AddressOf(Check));
        elsewhere.Fact.ShouldBe(Raised);
    }

    [Fact]
    public void Without_a_gap_raises_none() =>
        GivenCheck(Listed).When(Judge with { Verdict = CheckVerdict.Done, Gap = null, RectifyBy = null })
            .Then(Judged with { Verdict = CheckVerdict.Done, Gap = null, RectifyBy = null }).Verdict.Elsewhere.ShouldBeEmpty();

    [Fact]
    public void By_who_reported_is_refused() => GivenCheck(Listed).When(Judge with { By = Reporter }).ThenRefused("look-back-check.judge-reported");

    [Fact]
    public void By_the_same_unit_is_refused_where_another_is_demanded() =>
        GivenCheck(Listed).When(Judge with { ByUnit = First.Unit, Independence = Independence.OtherUnit }).ThenRefused("look-back-check.own-unit");

    [Fact]
    public void By_the_unit_that_took_over_is_refused_too() =>
        GivenCheck(Listed).When(Judge with { ByUnit = Second.Unit, Holder = Second, Independence = Independence.OtherUnit }).ThenRefused("look-back-check.own-unit");

    [Fact]
    public void Names_who_took_over_as_the_one_to_put_it_right() =>
        GivenCheck(Listed).When(Judge with { Holder = Second }).Verdict.Elsewhere.ShouldHaveSingleItem().Fact.ShouldBe(Raised with { Unit = Second, Told = Second.Unit });

    [Fact]
    public void By_a_unit_it_was_allotted_to_that_has_taken_the_duty_over_since_is_refused() =>
        GivenCheck(Listed, new CheckAllotted(Day, Second)).When(Judge with { ByUnit = Second.Unit, Holder = Second }).ThenRefused("look-back-check.own-unit");

    [Fact]
    public void Twice_writes_once() => GivenCheck(Listed).When(Judge).Then(Judged).AndAgain(Judge).ThenNothing();

    [Fact]
    public void Anew_once_a_problem_stands_is_refused() =>
        GivenCheck(Listed, Judged).When(Judge with { Verdict = CheckVerdict.Done, Gap = null, RectifyBy = null }).ThenRefused("look-back-check.problem-raised");

    [Fact]
    public void Without_finding_is_refused() => GivenCheck(Listed).When(Judge with { Finding = " " }).ThenRefused("look-back-check.finding-missing");

    [Fact]
    public void Without_method_is_refused() => GivenCheck(Listed).When(Judge with { Methods = [] }).ThenRefused("look-back-check.method-missing");

    [Fact]
    public void With_a_gap_that_is_not_said_is_refused() => GivenCheck(Listed).When(Judge with { Gap = null }).ThenRefused("look-back-check.gap-missing");

    [Fact]
    public void With_a_gap_without_a_day_is_refused() => GivenCheck(Listed).When(Judge with { RectifyBy = null }).ThenRefused("look-back-check.day-missing");

    [Fact]
    public void Of_nothing_is_refused() => GivenCheck().When(Judge).ThenRefused("look-back-check.unknown");

    [Fact]
    public void A_unit_says_itself_how_it_is_and_its_evidence_comes_to_the_rest()
    {
        var more = Page with { Url = "https://example.org/c" };
        var assess = new AssessOwn(Day, First, CheckVerdict.Done, "已办结", [Page, more]);
        GivenCheck(Listed).When(assess).Then(new SelfAssessed(Day, First, CheckVerdict.Done, "已办结", false), new CheckEvidenceAdded(2, [more])).AndAgain(assess).ThenNothing();
    }

    [Fact]
    public void Evidence_is_looked_at_once_a_round()
    {
        var look = new VerifyEvidence(Day, 1, 0, EvidenceStanding.Alive, 200, null, null, null);
        GivenCheck(Listed).When(look).Then(new EvidenceVerified(Day, 1, 0, EvidenceStanding.Alive, 200))
            .AndAgain(look with { Standing = EvidenceStanding.Dead }).ThenNothing()
            .AndAgain(look with { Round = 2, Standing = EvidenceStanding.Dead, Status = 404 }).Then(new EvidenceVerified(Day, 2, 0, EvidenceStanding.Dead, 404));
    }

    [Fact]
    public void A_replaced_address_is_looked_at_again_against_what_was_recorded()
    {
        var text = new string('a', 64);
        var state = (LookBackCheck.Listed)GivenCheck(Listed, new EvidenceVerified(Day, 1, 0, EvidenceStanding.Alive, 200, null, text))
            .When(new ReplaceLink(Day, Page.Url!, "https://example.org/new", "网站迁移")).Then(new LinkReplaced(Day, 0, "https://example.org/new", "网站迁移")).Afterwards();

        state.UnverifiedIn(1).Select(e => e.Place).ShouldBe([0, 1]);
        state.Evidence[0].Recorded.ShouldBe(text);
        state.Evidence[0].Item.Title.ShouldBe("专栏");
    }

    [Fact]
    public void By_another_unit_never_the_one_it_is_about() =>
        GivenCheck(Listed).When(new AllotCheck(Day, First.Unit, First)).ThenRefused("look-back-check.own-unit");
}
