using System.Collections.Immutable;
using Tracker.Supervision;
using Tracker.Units;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

public class Verifying_a_circular
{
    [Fact]
    public void Comes_before_signing() => Given(CircularDrafted).When(Sign).ThenRefused("paper.verification-missing", "2");

    [Fact]
    public void Asks_every_named_unit_once() => Given(CircularDrafted).When(Send).Then(Asked).AndAgain(Send).ThenNothing();

    [Fact]
    public void Is_for_circulars_only() => Given(NoticeDrafted).When(Send).ThenRefused("paper.verification-only-circular");

    [Fact]
    public void Gives_three_working_days_at_least() =>
        Given(CircularDrafted).When(Send with { DueDay = VerifyBy.AddDays(-1) }).ThenRefused("paper.verification-too-short", "2026-07-09");

    [Fact]
    public void May_give_more() => Given(CircularDrafted).When(Send with { DueDay = VerifyBy.AddDays(5) }).Then(Asked with { DueDay = VerifyBy.AddDays(5) });

    [Fact]
    public void Without_a_calendar_needs_a_day_that_a_person_names()
    {
        Given(CircularDrafted).When(Send with { Earliest = null }).ThenRefused("paper.calendar-unknown");
        Given(CircularDrafted).When(Send with { Earliest = null, DueDay = Day.AddDays(5) }).Then(Asked with { DueDay = Day.AddDays(5) });
        Given(CircularDrafted).When(Send with { Earliest = null, DueDay = Day.AddDays(2) }).ThenRefused("paper.verification-too-short");
    }

    [Fact]
    public void Holds_the_signature_until_all_answered_or_the_day_is_past()
    {
        Given(CircularDrafted, Asked, FirstAgreed).When(Sign).ThenRefused("paper.verification-open", "1", "2026-07-09");
        Given(CircularDrafted, Asked, FirstAgreed).When(Sign with { On = VerifyBy }).ThenRefused("paper.verification-open");
        Given(CircularDrafted, Asked, FirstAgreed).When(Sign with { On = VerifyBy.AddDays(1) }).Then(Signed with { On = VerifyBy.AddDays(1) });
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied).When(Sign).Then(Signed);
    }

    [Fact]
    public void Takes_a_unit_at_its_word()
    {
        var agree = new AnswerVerification(Day, First.Unit, true, "");
        Given(CircularDrafted, Asked).When(agree).Then(FirstAgreed).AndAgain(agree).ThenNothing();
        Given(CircularDrafted, Asked).When(agree with { Agrees = false }).ThenRefused("paper.verification-words-missing");
        Given(CircularDrafted).When(agree).ThenRefused("paper.unit-not-named");
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied, Signed).When(agree with { Agrees = false, Words = "不对" }).ThenRefused("paper.already-signed");
    }

    [Fact]
    public void A_finding_that_was_added_is_asked_about_again()
    {
        var more = new PaperFact(First.Unit, GrainAddressOf(9), "第9项未填报");
        var revised = new PaperRevised(Day, Drafter, Circular with { Facts = [FirstFact, SecondFact, more] });
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied, revised).When(Sign).ThenRefused("paper.verification-missing", "1");
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied, revised).When(Send).Then(Asked with { Units = [First.Unit] });
    }

    [Fact]
    public void A_finding_that_is_only_worded_better_or_left_out_is_not_asked_about_again()
    {
        var worded = Circular with { Facts = [FirstFact with { Words = "第5项已填报，未完成" }, SecondFact] };
        var fewer = Circular with { Units = [First], Facts = [FirstFact] };
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied, new PaperRevised(Day, Drafter, worded)).When(Sign).Then(Signed);
        Given(CircularDrafted, Asked, FirstAgreed, SecondDenied, new PaperRevised(Day, Drafter, fewer)).When(Sign).Then(Signed);
    }

    [Fact]
    public void Once_begun_it_stays_a_circular() =>
        Given(CircularDrafted, Asked).When(Revise(Circular with { Rung = PaperRung.Order })).ThenRefused("paper.verification-only-circular");

    private static Tracker.Deciding.GrainAddress GrainAddressOf(int point) => Tracker.Deciding.GrainAddress.Parse($"990000/2026/plan/1/work-point/{point}/assignment/3");
}
