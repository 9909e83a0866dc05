using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

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

    [Fact]
    public void What_is_changed_in_midyear_is_told_to_whose_duty_it_is_or_was()
    {
        var (point, three, four) = (Duty.Parent!.Value, UnitId.Of(3), new UnitRef(UnitId.Of(4), "四局"));
        Told(point, new DutiesAdjusted(Day, [new DutyChange(three, "三局", Role.Lead), new DutyChange(four.Unit, "四局", null), new DutyChange(UnitId.Of(5), "五局", Role.Cooperating)], "分工"))
            .ShouldBe([$"3 duties-adjusted {point}", $"5 duties-adjusted {point}"], "whose duty ends learns it from that");
        Told(point, new DutiesAdjusted(Day, [new DutyChange(four.Unit, "四局", null)], "分工")).ShouldBeEmpty();
        Told(Duty, new AssignmentWithdrawn(Day, "不再要求")).ShouldBe([$"9 withdrawn {Duty}"]);
        Told(Duty, new AssignmentDeadlinesChanged([], Day, "提前")).ShouldBe([$"9 limits-changed {Duty}"]);
        Told(Duty, new AssignmentLimitsChanged([], [], "提前", Day)).ShouldBe([$"9 limits-changed {Duty}"]);
        Told(point, new DutyTransferred(three, four, "编发1号") { On = Day }).ShouldBe([$"4 duties-transferred {Plan}", $"3 duties-transferred {Plan}"]);
        Told(point, new DutyTransferred(three, four, "编发1号")).ShouldBeEmpty("it was written before anybody was told");
        Told(point, new DutyTransferred(three, new UnitRef(three, "新名"), "编发1号") { On = Day }).ShouldBeEmpty("only its name is another");
    }

    [Fact]
    public void Duties_that_pass_by_one_paper_are_told_once_a_plan()
    {
        string? Mark(string point, string basis) => Notice.Of(Plan.Child(WorkPoint.Kind.Name, point), new DutyTransferred(UnitId.Of(3), new UnitRef(UnitId.Of(4), "四局"), basis) { On = Day }, null)[0].Mark;
        Mark("5", "编发1号").ShouldBe(Mark("6", "编发1号"));
        Mark("5", "编发1号").ShouldNotBe(Mark("5", "编发2号"));
    }

    [Fact]
    public void A_request_is_told_to_whom_it_asks_and_so_is_what_becomes_of_it()
    {
        var request = GrainAddress.Parse("990000/2026/ad-hoc-request/2");
        var answer = request.Child(RequestAnswer.Kind.Name, "3");
        Told(answer, new AnswerAsked(UnitId.Of(3), "三局", "摸底", [], Day.AddDays(5), Day)).ShouldBe([$"3 request-asked {request}"]);
        Told(answer, new AnswerReturned(Day, "缺")).ShouldBe([$"3 returned {request}"]);
        Told(answer, new AnswerDayMoved(Day.AddDays(9))).ShouldBe([$"3 request-day-moved {request}"]);
        Told(answer, new AnswerEnded(Day, Withdrawn: true)).ShouldBe([$"3 request-withdrawn {request}"]);
        Told(answer, new AnswerEnded(Day, Withdrawn: false)).ShouldBeEmpty("its day was known");
        Notice.Of(answer, new AnswerAsked(UnitId.Of(3), "三局", "摸底", [], Day.AddDays(5), Day), null)[0].Day.ShouldBe(Day.AddDays(5));
    }

    [Fact]
    public void A_look_back_is_told_to_whose_duties_it_checks_and_who_has_to_put_something_right()
    {
        var lookBack = Plan.Child(PlanLookBack.Kind.Name, "1");
        var problem = Problem.AddressOf(LookBackCheck.AddressOf(lookBack, Duty));
        Told(lookBack, new PointsSelected(Day, [], []) { Told = Two }).ShouldBe([$"3 looked-back-on {lookBack}", $"4 looked-back-on {lookBack}"]);
        Told(lookBack, new PointsSelected(Day, [], [])).ShouldBeEmpty("it was written before anybody was told");
        var raised = new ProblemRaised(Day, Duty, new UnitRef(UnitId.Of(3), "三局"), "5", "公开", "缺", Day.AddDays(30));
        Told(problem, raised with { Told = UnitId.Of(4) }).ShouldBe([$"4 problem-raised {problem}"], "who answers for it now");
        Told(problem, raised).ShouldBeEmpty("it was written before anybody was told");
        Told(problem, new RectificationDayMoved(Day, Day.AddDays(9), "缓") { Told = UnitId.Of(4) }).ShouldBe([$"4 rectification-day-moved {problem}"]);
        Told(problem, new ProblemRechecked(Day, AccountId.Parse("other"), Passed: false, "缺") { Told = UnitId.Of(4) }).ShouldBe([$"4 returned {problem}"]);
        Told(problem, new ProblemReopened(Day, "又缺", Day.AddDays(9)) { Told = UnitId.Of(4) }).ShouldBe([$"4 problem-reopened {problem}"]);
    }

    [Fact]
    public void An_annual_reports_way_is_told_to_the_other_side()
    {
        var (report, by) = (AnnualReport.AddressOf(Plan.Government, 2026, UnitId.Of(3)), AccountId.Parse("unit-3"));
        Told(report, new ReportSent(Day, by, "x")).ShouldBe([$"office report-sent {report}"]);
        Told(report, new ReportReturned(Day, by, "缺")).ShouldBe([$"3 returned {report}"]);
        Told(report, new ReportAccepted(Day, by, "x")).ShouldBe([$"3 report-accepted {report}"]);
        Told(report, new ReportScreened(Day, by, "x", "不涉密")).ShouldBe([$"3 report-screened {report}"]);
        Told(report, new DataPreReviewed(Day, by, "x", "表四请再核对")).ShouldBe([$"3 report-data-pre-reviewed {report}"]);
        Notice.Of(AnnualReport.TotalOf(Plan.Government, 2026), new ReportScreened(Day, by, "x", "不涉密"), null).ShouldBeEmpty("it is the office's own");
        NoticeKinds.IsBetweenTwo(NoticeKinds.ReportSent).ShouldBeTrue();
    }

    private static IEnumerable<string> Told(GrainAddress address, object fact)
    {
        var told = Notice.Of(address, fact, UnitId.Of(9));
        Notice.Tells(fact).ShouldBe(!told.IsEmpty);
        told.ShouldAllBe(n => !n.Held && NoticeKinds.All.Contains(n.Kind));
        return told.Select(n => $"{n.Desk} {n.Kind} {n.About}");
    }
}
