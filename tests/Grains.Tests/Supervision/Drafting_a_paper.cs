using Tracker.Supervision;
using Tracker.Units;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

public class Drafting_a_paper
{
    [Fact]
    public void From_facts_is_written_once() => Given().When(Draft).Then(NoticeDrafted).AndAgain(Draft).ThenNothing();

    [Fact]
    public void At_a_number_that_is_taken_is_refused() => Given(NoticeDrafted).When(Draft with { Content = Notice with { Title = "另一件" } }).ThenRefused("paper.exists");

    [Fact]
    public void Of_a_rung_that_is_off_is_refused() => Given().When(Draft with { Allowed = false }).ThenRefused("paper.rung-off");

    [Fact]
    public void From_a_notice_on_needs_a_fact_about_each_unit()
    {
        Given().When(Draft with { Content = Notice with { Facts = [] } }).ThenRefused("paper.facts-missing", "示例局");
        Given().When(Draft with { Content = Notice with { Rung = PaperRung.Reminder, Facts = [] } }).Then(NoticeDrafted with { Content = Notice with { Rung = PaperRung.Reminder, Facts = [] } });
    }

    [Fact]
    public void With_a_fact_about_somebody_else_is_refused() =>
        Given().When(Draft with { Content = Notice with { Facts = [FirstFact, SecondFact] } }).ThenRefused("paper.fact-of-no-unit", SecondFact.Words);

    [Theory]
    [InlineData("paper.title-invalid")]
    [InlineData("paper.units-missing")]
    [InlineData("paper.units-invalid")]
    [InlineData("paper.fact-invalid")]
    [InlineData("paper.text-missing")]
    [InlineData("paper.reply-day-past")]
    [InlineData("paper.line-invalid")]
    [InlineData("paper.attachments-invalid")]
    public void That_is_not_whole_is_refused(string code) => Given().When(Draft with
    {
        Content = code switch
        {
            "paper.title-invalid" => Notice with { Title = " " },
            "paper.units-missing" => Notice with { Units = [] },
            "paper.units-invalid" => Notice with { Units = [First, First] },
            "paper.fact-invalid" => Notice with { Facts = [FirstFact with { Words = "" }] },
            "paper.text-missing" => Notice with { Text = "\n" },
            "paper.reply-day-past" => Notice with { ReplyBy = Day.AddDays(-1) },
            "paper.line-invalid" => Notice with { CopyTo = "一\n二" },
            _ => Notice with { Attachments = [""] },
        },
    }).ThenRefused(code);

    [Fact]
    public void Can_be_followed_by_revisions_until_it_is_signed()
    {
        var better = Notice with { Text = "请于7月中旬前办结。" };
        Given(NoticeDrafted).When(Revise(better)).Then(new PaperRevised(Day, Drafter, better)).AndAgain(Revise(better)).ThenNothing();
        Given(NoticeDrafted, Signed).When(Revise(better)).ThenRefused("paper.already-signed");
    }

    [Fact]
    public void Ends_by_withdrawing_with_a_reason()
    {
        Given(NoticeDrafted).When(Withdraw with { Reason = " " }).ThenRefused("paper.reason-missing");
        Given(NoticeDrafted).When(Withdraw).Then(Withdrawn).AndAgain(Withdraw).ThenNothing();
        Given(NoticeDrafted, Withdrawn).When(Sign).ThenRefused("paper.withdrawn");
    }

    [Fact]
    public void Is_needed_before_anything_else() => Given().When(Sign).ThenRefused("paper.unknown");

    [Fact]
    public void A_number_reads_as_on_paper() => Number.ToString().ShouldBe("示政公办函〔2026〕1号");
}
