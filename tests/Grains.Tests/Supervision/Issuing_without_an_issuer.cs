using Tracker.Supervision;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

public class Issuing_without_an_issuer
{
    private static readonly IssuePaper Unnamed = Issue with { IssuerMissing = true };

    [Fact]
    public void Of_a_formal_paper_is_refused() => Given(NoticeDrafted, Signed).When(Unnamed).ThenRefused("paper.issuer-missing");

    [Fact]
    public void Is_done_where_it_is_meant() => Given(NoticeDrafted, Signed).When(Unnamed with { WithoutIssuer = true }).Then(Issued);

    [Fact]
    public void Of_a_reminder_is_nothing_to_ask_about()
    {
        var reminder = Notice with { Rung = PaperRung.Reminder };
        Given(NoticeDrafted with { Content = reminder }, Signed).When(Unnamed with { Number = null }).Then(Issued with { Number = null });
    }

    [Fact]
    public void Is_not_asked_of_who_did_not_sign() => Given(NoticeDrafted).When(Unnamed).ThenRefused("paper.not-signed");
}
