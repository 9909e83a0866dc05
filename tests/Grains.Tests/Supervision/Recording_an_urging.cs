using Tracker.Supervision;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

/// <summary>Units were chased in a group chat or by telephone; it is put on record afterwards.</summary>
public class Recording_an_urging
{
    private static readonly PaperContent Said = Notice with { Rung = PaperRung.Urge, Title = "催办1项任务", ReplyBy = null };
    private static readonly RecordUrging Record = new(Day, Drafter, Said);
    private static readonly UrgingRecorded Recorded = new(Day, Drafter, Said);

    [Fact]
    public void Needs_no_signature_since_it_was_said_already() => Given().When(Record).Then(Recorded);

    [Fact]
    public void Is_for_the_two_gentlest_rungs_only()
    {
        Given().When(Record with { Content = Said with { Rung = PaperRung.Reminder } }).Then(Recorded with { Content = Said with { Rung = PaperRung.Reminder } });
        Given().When(Record with { Content = Said with { Rung = PaperRung.Notice } }).ThenRefused("paper.only-urging-recorded");
    }

    [Fact]
    public void At_a_number_that_is_taken_is_refused() => Given(NoticeDrafted).When(Record).ThenRefused("paper.exists");

    [Fact]
    public void Is_not_changed_signed_or_issued_afterwards() =>
        Given(Recorded).When(Revise(Said with { Title = "别的" })).ThenRefused("paper.already-signed").AndAgain(Sign).ThenRefused("paper.already-issued").AndAgain(Issue).ThenRefused("paper.already-issued");

    [Fact]
    public void Recorded_by_mistake_is_withdrawn() => Given(Recorded).When(Withdraw).Then(Withdrawn);

    [Fact]
    public void May_be_answered() => Given(Recorded).When(Answer).Then(new PaperAnswered(Day, First.Unit, "已经整改", [], false, false));
}
