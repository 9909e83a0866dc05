using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Grains.Tests.Deciding;
using Tracker.PeriodReturns;

namespace Tracker.Grains.Tests.PeriodReturns;

public class Sending_a_sheet
{
    private static readonly DateOnly Due = new(2026, 7, 10);
    private static readonly AccountId Clerk = AccountId.Parse("clerk");
    private static readonly AccountId Chief = AccountId.Parse("chief");
    private static readonly ImmutableArray<SentRow> Rows = [Row(1, RowOutcome.Progress), Row(2, RowOutcome.Same)];
    private static readonly SendReturn Send = new(Due, Due, Rows, false, new SignOff("办公室主任", Due));
    private static readonly PeriodReturnSent Sent = new(Due, Rows, false, Send.SignOff, false, 2);

    [Fact]
    public void On_its_due_day_is_not_late() => Given().When(Send).Then(Sent);

    [Fact]
    public void A_day_later_is_late() => Given().When(Send with { On = Due.AddDays(1) }).Then(Sent with { On = Due.AddDays(1), Late = true });

    [Fact]
    public void Corrected_after_the_due_day_is_not_late_since_it_came_in_time()
    {
        var correction = Send with { On = Due.AddDays(5), Rows = [Row(2, RowOutcome.Progress), Row(3, RowOutcome.Nothing)] };
        Given(Sent).When(correction).Then(Sent with { On = Due.AddDays(5), Rows = correction.Rows, Filed = 3 });
    }

    [Fact]
    public void Corrected_in_time_after_the_due_day_was_moved_stays_late_once_it_was() =>
        Given(Sent with { Late = true }).When(Send with { DueDay = Due.AddDays(30) }).Then(Sent with { Late = true });

    [Fact]
    public void Of_a_closed_period_is_refused() => Given().When(Send with { Closed = true }).ThenRefused("period.closed");

    [Fact]
    public void Without_rows_with_too_many_or_with_one_twice_is_refused()
    {
        Given().When(Send with { Rows = [] }).ThenRefused("period-return.nothing-changed");
        Given().When(Send with { Rows = [.. Enumerable.Range(1, 501).Select(n => Row(n, RowOutcome.Same))] }).ThenRefused("period-return.too-many-rows", "501", "500");
        Given().When(Send with { Rows = [Row(1, RowOutcome.Same), Row(1, RowOutcome.Nothing)] }).ThenRefused("period-return.row-twice");
    }

    [Fact]
    public void With_a_scan_that_is_none_is_refused() =>
        Given().When(Send with { SignOff = new SignOff(Scan: new EvidenceItem(EvidenceKind.File, "签字页.jpg")) }).ThenRefused("evidence.file-unknown");

    [Fact]
    public void Returned_by_the_office_it_is_sent_again()
    {
        var back = new ReturnSheet(Due, "第3行缺少数字");
        Given(Sent).When(back).Then(new SheetReturned(Due, "第3行缺少数字")).AndAgain(back).ThenNothing();
        Given(Sent, new SheetReturned(Due, "缺少数字")).When(Send with { UnlessReturned = true }).ThenRefused("period-return.returned-meanwhile").AndAgain(Send).Then(Sent);
        Given().When(back).ThenRefused("period-return.not-sent");
        Given(Sent).When(back with { Reason = " " }).ThenRefused("assignment.reason-missing");
        Given(Sent).When(back with { Reason = new string('字', 2001) }).ThenRefused("assignment.reason-too-long");
    }

    [Fact]
    public void Where_the_unit_wants_approval_another_account_gives_it()
    {
        var send = Send with { NeedsApproval = true };
        var handedIn = new ReturnHandedIn(Due, Clerk);
        Given().When(send).ThenRefused("period-return.approval-missing");
        Given().When(new HandInReturn(Due, Clerk)).Then(handedIn).AndAgain(new HandInReturn(Due, Clerk)).ThenNothing();
        Given(handedIn).When(send).ThenRefused("period-return.approval-missing");
        Given().When(new ApproveReturn(Due, Chief)).ThenRefused("period-return.not-handed-in");
        Given(handedIn).When(new ApproveReturn(Due, Clerk)).ThenRefused("period-return.approves-own");
        Given(handedIn).When(new ApproveReturn(Due, Chief)).Then(new ReturnApproved(Due, Chief)).AndAgain(send).Then(Sent);
        Given(handedIn, new ReturnApproved(Due, Chief), Sent).When(send).ThenRefused("period-return.approval-missing");
    }

    private static SentRow Row(int point, RowOutcome outcome) => new(GrainAddress.Parse($"990000/2026/plan/1/work-point/{point}/assignment/3"), outcome);

    private static Scenario<PeriodReturn, PeriodReturnCommand, PeriodReturnEvent> Given(params PeriodReturnEvent[] past) => new(PeriodReturn.Kind, past);
}
