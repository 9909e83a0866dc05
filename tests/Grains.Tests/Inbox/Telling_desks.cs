using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Grains.Tests.Inbox;

/// <summary>Whom the office's deeds are told to. What falls due by itself is told likewise, and proved where it is told.</summary>
public class Telling_desks
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly GrainAddress Plan = GrainAddress.Parse("990000/2026/plan/1");
    private static readonly GrainAddress Duty = GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/3");
    private static readonly GrainAddress Period = GrainAddress.Parse("990000/2026/period/q2");
    private static readonly GrainAddress Paper = GrainAddress.Parse("990000/2026/paper/1");
    private static readonly ImmutableArray<UnitId> Two = [UnitId.Of(3), UnitId.Of(4)];

    [Fact]
    public void A_plan_that_is_assigned_is_told_to_each_unit_once()
    {
        Told(Plan, new PlanAssigned(Day, 2, 4, []) { Told = Two }).ShouldBe([$"3 assigned {Plan}", $"4 assigned {Plan}"]);
        Told(Plan, new PointAdded("a1", Day, new AddedBasis(AddedBasisKind.Meeting, "会议议定"), "追加", 1) { Told = [UnitId.Of(4)] }).ShouldBe([$"4 assigned {Plan}/work-point/a1"]);
        Told(Plan, new PlanAssigned(Day, 2, 4, [])).ShouldBeEmpty("it was written before anybody was told");
    }

    [Fact]
    public void What_is_returned_is_told_to_whom_it_is_returned()
    {
        foreach (var fact in (AssignmentEvent[])[new AssignmentReturned(Day, "缺"), new SetUpReturned(Day, "缺"), new AssignmentReopened(Day, "缺"), new AssignmentUpheld(Day, "是"), new NotConcernedDenied(Day, "是")])
        {
            Told(Duty, fact).ShouldBe([$"9 returned {Duty}"]);
        }
        Told(Period.ReturnOf(UnitId.Of(3)), new SheetReturned(Day, "缺")).ShouldBe([$"3 returned {Period}"]);
        Told(Duty, new AssignmentReturnedWithSheet(Period.ReturnOf(UnitId.Of(3)), Day, "缺")).ShouldBeEmpty("the sheet says it once");
    }

    [Fact]
    public void A_decision_on_more_time_is_told_with_the_day_that_counts()
    {
        Told(Duty, new ExtensionDecided("0", true, Day.AddDays(9), "同意", Day)).ShouldBe([$"9 extension-granted {Duty}"]);
        Told(Duty, new ExtensionDecided("0", false, null, "不同意", Day)).ShouldBe([$"9 extension-denied {Duty}"]);
        Notice.Of(Duty, new ExtensionDecided("0", true, Day.AddDays(9), "同意", Day), UnitId.Of(9))[0].Day.ShouldBe(Day.AddDays(9));
    }

    [Fact]
    public void A_paper_is_told_when_its_findings_are_to_be_verified_and_when_it_is_issued()
    {
        Told(Paper, new VerificationAsked(Day, Day.AddDays(3), Two)).ShouldBe([$"3 verification-asked {Paper}", $"4 verification-asked {Paper}"]);
        Told(Paper, new PaperIssued(Day, null) { Told = [UnitId.Of(3)] }).ShouldBe([$"3 paper-came {Paper}"]);
        Told(Paper, new PaperIssued(Day, null) { Told = [UnitId.Of(3)], ReplyBy = Day.AddDays(9) }).ShouldBe([$"3 paper-to-answer {Paper}"]);
        Told(Paper, new PaperIssued(Day, null)).ShouldBeEmpty("it was written before anybody was told");
        Told(Paper, new PaperSigned(Day, AccountId.Parse("signer"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_deed_done_twice_is_told_twice_and_a_plan_is_not() =>
        (Notice.Of(Duty, new AssignmentReturned(Day, "缺"), UnitId.Of(9))[0].Mark, Notice.Of(Plan, new PlanAssigned(Day, 2, 4, []) { Told = Two }, null)[0].Mark).ShouldBe((null, ""));

    private static IEnumerable<string> Told(GrainAddress address, object fact)
    {
        var told = Notice.Of(address, fact, UnitId.Of(9));
        Notice.Tells(fact).ShouldBe(!told.IsEmpty);
        told.ShouldAllBe(n => !n.Held && NoticeKinds.All.Contains(n.Kind));
        return told.Select(n => $"{n.Desk} {n.Kind} {n.About}");
    }
}
