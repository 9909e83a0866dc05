using Tracker.Accounts;
using Tracker.Supervision;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

public class Signing_a_paper
{
    private static readonly AccountId Third = AccountId.Parse("third");

    [Fact]
    public void By_another_person_is_written_once() => Given(NoticeDrafted).When(Sign).Then(Signed).AndAgain(Sign).ThenNothing();

    [Fact]
    public void By_the_drafter_is_refused() => Given(NoticeDrafted).When(Sign with { By = Drafter }).ThenRefused("paper.same-person");

    [Fact]
    public void By_whoever_revised_it_is_refused() =>
        Given(NoticeDrafted, new PaperRevised(Day, Third, Notice with { Text = "改" })).When(Sign with { By = Third }).ThenRefused("paper.same-person");

    [Fact]
    public void By_a_second_signer_is_refused() => Given(NoticeDrafted, Signed).When(Sign with { By = Third }).ThenRefused("paper.already-signed");

    [Fact]
    public void Comes_before_issuing()
    {
        Given(NoticeDrafted).When(Issue).ThenRefused("paper.not-signed");
        Given(NoticeDrafted, Signed).When(Issue).Then(Issued).AndAgain(Issue).ThenRefused("paper.already-issued");
    }

    [Fact]
    public void A_paper_without_a_number_is_issued_too() => Given(NoticeDrafted, Signed).When(Issue with { Number = null }).Then(Issued with { Number = null });

    [Fact]
    public void And_issuing_opens_the_answers()
    {
        Given(NoticeDrafted, Signed).When(Answer).ThenRefused("paper.not-issued");
        Given(NoticeDrafted, Signed, Issued).When(Answer).Then(new PaperAnswered(Day, First.Unit, "已经整改", [], false, false)).AndAgain(Answer).ThenNothing();
        Given(NoticeDrafted, Signed, Issued).When(Answer with { Unit = Second.Unit }).ThenRefused("paper.unit-not-named");
        Given(NoticeDrafted, Signed, Issued).When(Answer with { Words = "" }).ThenRefused("paper.answer-missing");
    }

    [Fact]
    public void An_answer_after_its_day_is_late_and_stays_so()
    {
        var late = new PaperAnswered(Day.AddDays(11), First.Unit, "已经整改", [], false, true);
        Given(NoticeDrafted, Signed, Issued).When(Answer with { On = Day.AddDays(11) }).Then(late)
            .AndAgain(Answer with { On = Day.AddDays(12), Words = "补充" }).Then(late with { On = Day.AddDays(12), Words = "补充" });
    }

    [Fact]
    public void And_issuing_lets_the_stamped_copy_be_registered()
    {
        Given(NoticeDrafted, Signed).When(new RegisterScan(Day, Scan)).ThenRefused("paper.not-issued");
        Given(NoticeDrafted, Signed, Issued).When(new RegisterScan(Day, Scan)).Then(new ScanRegistered(Day, Scan)).AndAgain(new RegisterScan(Day, Scan)).ThenNothing();
    }

    [Fact]
    public void Withdrawn_afterwards_keeps_its_number() => Written(NoticeDrafted, Signed, Issued, Withdrawn).Issue!.Number.ShouldBe(Number);
}
