using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Grains.Tests.WorkPoints;

public class Amending_a_work_point
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly UnitRef Lead = new(UnitId.Of(1), "省示例厅");
    private static readonly UnitRef City = new(UnitId.Of(2), "示例市政府");
    private static readonly UnitRef Helper = new(UnitId.Of(3), "省配合局");
    private static readonly UnitRef Heir = new(UnitId.Of(9), "省新局");

    private static readonly WorkPointPlanned Planned = new(
        "5", 1, "一、示例", null, "规范栏目", "规范栏目设置。", [], [],
        [Duty(Lead, Role.Lead), Duty(City, Role.Responsible), Duty(Helper, Role.Cooperating)]);

    [Fact]
    public void Changes_its_words_with_a_reason_and_never_its_number()
    {
        Given(Planned).When(new AmendPoint("规范专栏", null, "")).ThenRefused("work-point.reason-missing");
        Given(Planned).When(new AmendPoint(" ", null, "更正")).ThenRefused("work-point.title-invalid");
        Given(Planned).When(new AmendPoint(null, "", "更正")).ThenRefused("work-point.text-invalid");
        var after = (WorkPoint.Underway)Given(Planned).When(new AmendPoint("规范专栏", null, "更正")).Then(new WorkPointAmended("规范专栏", null, "更正"))
            .AndAgain(new AmendPoint("规范专栏", "规范栏目设置。", "更正")).ThenNothing().Afterwards();
        (after.Title, after.Text, after.Plan.Number, after.Plan.Title).ShouldBe(("规范专栏", "规范栏目设置。", "5", "规范栏目"));
    }

    [Fact]
    public void Withdraws_it_visibly()
    {
        var after = Given(Planned).When(new WithdrawPoint(Day, "上级取消")).Then(new WorkPointWithdrawn(Day, "上级取消"))
            .AndAgain(new WithdrawPoint(Day, "上级取消")).ThenNothing()
            .AndAgain(new NoteAssignmentClosure(City.Unit, Day)).ThenNothing()
            .AndAgain(new AmendPoint("别的", null, "更正")).ThenRefused("work-point.withdrawn").Afterwards();
        after.AsPlanned!.Plan.Number.ShouldBe("5");
    }

    [Fact]
    public void Adjusts_duties_and_writes_only_what_changes()
    {
        var after = (WorkPoint.Underway)Given(Planned)
            .When(Adjust(new DutyChange(City.Unit, City.Name, Role.Responsible), new DutyChange(Helper.Unit, Helper.Name, Role.Responsible), new DutyChange(Heir.Unit, Heir.Name, Role.Lead)))
            .Then(new DutiesAdjusted(Day, [new DutyChange(Helper.Unit, Helper.Name, Role.Responsible), new DutyChange(Heir.Unit, Heir.Name, Role.Lead)], "会议议定"))
            .Afterwards();
        after.Leads.ShouldBe([Lead.Unit, Heir.Unit]);
        after.Duties.Select(d => d.Role).ShouldBe([Role.Lead, Role.Lead, Role.Responsible, Role.Responsible]);
        Given(Planned).When(Adjust(new DutyChange(City.Unit, City.Name, null), new DutyChange(City.Unit, City.Name, Role.Lead))).ThenRefused("work-point.unit-twice");
        Given(Planned).When(Adjust()).ThenNothing();
    }

    [Fact]
    public void Taking_off_the_last_open_unit_completes_it() =>
        Given(Planned, new AssignmentClosureNoted(Lead.Unit, Day)).When(Adjust(new DutyChange(City.Unit, City.Name, null)))
            .Then(new DutiesAdjusted(Day, [new DutyChange(City.Unit, City.Name, null)], "会议议定"), new WorkPointCompleted(Day));

    [Fact]
    public void A_new_duty_opens_a_complete_point_and_a_cooperating_one_does_not()
    {
        WorkPointEvent[] complete = [Planned, new AssignmentClosureNoted(Lead.Unit, Day), new AssignmentClosureNoted(City.Unit, Day), new WorkPointCompleted(Day)];
        var lead = new DutyChange(Heir.Unit, Heir.Name, Role.Lead);
        Given(complete).When(Adjust(lead)).Then(new DutiesAdjusted(Day, [lead], "会议议定"), new WorkPointReopened());
        Given(complete).When(Adjust(lead with { Role = Role.Cooperating })).Then(new DutiesAdjusted(Day, [lead with { Role = Role.Cooperating }], "会议议定"));
    }

    [Fact]
    public void Reopening_an_assignment_opens_the_point_again_unless_it_only_helps()
    {
        WorkPointEvent[] complete = [Planned, new AssignmentClosureNoted(Helper.Unit, Day), new AssignmentClosureNoted(Lead.Unit, Day), new AssignmentClosureNoted(City.Unit, Day), new WorkPointCompleted(Day)];
        Given(complete).When(new NoteAssignmentReopened(City.Unit, Day)).Then(new AssignmentReopeningNoted(City.Unit, Day), new WorkPointReopened())
            .AndAgain(new NoteAssignmentReopened(City.Unit, Day)).ThenNothing()
            .AndAgain(new NoteAssignmentClosure(City.Unit, Day)).Then(new AssignmentClosureNoted(City.Unit, Day), new WorkPointCompleted(Day));
        Given(complete).When(new NoteAssignmentReopened(Helper.Unit, Day)).Then(new AssignmentReopeningNoted(Helper.Unit, Day));
    }

    [Fact]
    public void A_duty_passes_on_with_role_closure_and_summing_up()
    {
        var transfer = new TransferDuty(Lead.Unit, Heir, Day, "某编发〔2026〕1号");
        var after = (WorkPoint.Underway)Given(Planned, new AssignmentClosureNoted(Lead.Unit, Day)).When(transfer)
            .Then(new DutyTransferred(Lead.Unit, Heir, "某编发〔2026〕1号") { On = Day }, new ReportingChanged(new PointReporting(Heir, ReportingRoute.Direct), "某编发〔2026〕1号")).AndAgain(transfer).ThenNothing().Afterwards();
        after.Leads.ShouldBe([Heir.Unit]);
        after.Closed.ShouldBe([Heir.Unit]);
        after.Reporting.Consolidator.ShouldBe(Heir);
    }

    [Fact]
    public void A_duty_that_meets_the_heirs_own_keeps_the_stronger_role_and_is_closed_only_when_both_were()
    {
        var after = (WorkPoint.Underway)Given(Planned, new AssignmentClosureNoted(City.Unit, Day)).When(new TransferDuty(City.Unit, Lead, Day, "合并")).Afterwards();
        after.Duties.Select(d => (d.Unit, d.Role)).ShouldBe([(Lead.Unit, Role.Lead), (Helper.Unit, Role.Cooperating)]);
        after.Closed.ShouldBeEmpty();
    }

    [Fact]
    public void Limits_that_the_whole_point_is_given_stand_for_a_duty_that_comes_later()
    {
        ImmutableArray<Deadline> moved = [new FixedDeadline("", new DateOnly(2026, 11, 30))];
        Given(Planned).When(new ChangePointDeadlines(moved, Day, "")).ThenRefused("work-point.reason-missing");
        Given(Planned).When(new ChangePointDeadlines([], Day, "没有变")).ThenNothing();
        var after = (WorkPoint.Underway)Given(Planned).When(new ChangePointDeadlines(moved, Day, "会议议定")).Then(new PointDeadlinesChanged(moved, Day, "会议议定"))
            .AndAgain(new ChangePointDeadlines([moved[0] with { }], Day, "会议议定")).ThenNothing().Afterwards();
        (after.DeadlinesReason, after.Plan.Deadlines.Length).ShouldBe(("会议议定", 0), "the document's own stay in the plan");
        after.Deadlines.ShouldBe(moved);
    }

    [Fact]
    public void A_whole_point_is_marked_as_set_above_and_the_mark_taken_off()
    {
        var mark = new MarkPointSetAbove(true, "省里文件", Day);
        Given(Planned).When(mark with { Basis = " " }).ThenRefused("work-point.reason-missing");
        Given(Planned).When(mark with { SetAbove = false }).ThenNothing();
        var after = (WorkPoint.Underway)Given(Planned).When(mark).Then(new PointMarkedSetAbove(true, "省里文件", Day)).AndAgain(mark).ThenNothing().Afterwards();
        after.SetAbove.ShouldBe("省里文件");
        ((WorkPoint.Underway)Given(Planned, new PointMarkedSetAbove(true, "省里文件", Day)).When(mark with { SetAbove = false, Basis = "省里改期" }).Afterwards()).SetAbove.ShouldBeNull();
    }

    [Fact]
    public void Is_summed_up_by_period()
    {
        var source = GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/2");
        Given(Planned).When(new SummarisePoint(PeriodId.Parse("q1"), Day, " ", [])).ThenRefused("assignment.report-empty");
        var after = (WorkPoint.Underway)Given(Planned).When(new SummarisePoint(PeriodId.Parse("q1"), Day, " 各市已完成。 ", [source]))
            .Then(new PointSummarised(PeriodId.Parse("q1"), Day, "各市已完成。", [source])).Afterwards();
        after.Summarised.ShouldBe(["q1"]);
    }

    private static PlannedDuty Duty(UnitRef unit, Role role) => new(unit.Unit, unit.Name, role);

    private static AdjustDuties Adjust(params DutyChange[] changes) => new(Day, [.. changes], "会议议定");

    private static Scenario<WorkPoint, WorkPointCommand, WorkPointEvent> Given(params WorkPointEvent[] past) => new(WorkPoint.Kind, past);
}
