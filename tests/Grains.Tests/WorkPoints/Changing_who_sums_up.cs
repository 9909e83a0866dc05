using Tracker.Assignments;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Grains.Tests.WorkPoints;

/// <summary>汇总单位 and 报送路径 of a point that is underway.</summary>
public class Changing_who_sums_up
{
    private static readonly UnitRef A = new(UnitId.Of(1), "省示例厅");
    private static readonly UnitRef B = new(UnitId.Of(2), "省另一厅");
    private static readonly UnitRef Outsider = new(UnitId.Of(9), "省政府办公厅");

    private static readonly WorkPointPlanned TwoLeads = new(
        "5", 1, "一、示例", null, "规范栏目", "规范栏目设置。", [], [], [Duty(A), Duty(B)], new PointReporting(null, ReportingRoute.Direct));

    [Fact]
    public void Is_kept_with_its_reason() =>
        Given(TwoLeads).When(Name(B, " 职责划转 ")).Then(new ReportingChanged(new PointReporting(B, ReportingRoute.Direct), "职责划转"));

    [Fact]
    public void May_name_a_unit_without_a_duty_which_then_reads_the_point()
    {
        var underway = (WorkPoint.Underway)Given(TwoLeads).When(Name(Outsider, "议定")).Afterwards();
        underway.Leads.ShouldBe([A.Unit, B.Unit, Outsider.Unit]);
        underway.ReportingReason.ShouldBe("议定");
    }

    [Fact]
    public void Needs_a_reason()
    {
        Given(TwoLeads).When(Name(B, " ")).ThenRefused("work-point.reason-missing");
        Given(TwoLeads).When(new SetRoute(ReportingRoute.ThroughLead, "")).ThenRefused("work-point.reason-missing");
        Given(TwoLeads).When(Name(B, new string('长', 501))).ThenRefused("work-point.reason-too-long", "500");
    }

    [Fact]
    public void Said_twice_is_written_once() => Given(TwoLeads).When(Name(B, "划转")).AndAgain(Name(B, "划转")).ThenNothing();

    [Fact]
    public void Nothing_goes_through_a_lead_while_nobody_sums_up() =>
        Given(TwoLeads).When(new SetRoute(ReportingRoute.ThroughLead, "逐级")).ThenRefused("work-point.consolidator-missing");

    [Fact]
    public void Keeps_the_unit_when_the_route_changes() =>
        Given(TwoLeads, new ReportingChanged(new PointReporting(B, ReportingRoute.Direct), "划转")).When(new SetRoute(ReportingRoute.ThroughLead, "逐级"))
            .Then(new ReportingChanged(new PointReporting(B, ReportingRoute.ThroughLead), "逐级"));

    [Fact]
    public void Is_over_once_the_point_is_complete() =>
        Given(TwoLeads, new WorkPointCompleted(new DateOnly(2026, 9, 1))).When(Name(B, "划转")).ThenRefused("work-point.completed");

    [Fact]
    public void A_point_planned_before_it_was_said_has_its_one_lead_and_never_the_first_of_two()
    {
        Of(TwoLeads with { Reporting = null, Assignments = [Duty(A)] }).ShouldBe(new PointReporting(A, ReportingRoute.Direct));
        Of(TwoLeads with { Reporting = null }).ShouldBe(new PointReporting(null, ReportingRoute.Direct));
        Of(TwoLeads with { Assignments = [Duty(A)] }).Consolidator.ShouldBeNull("left open stays left open");
    }

    private static PointReporting Of(WorkPointPlanned planned) => ((WorkPoint.Underway)Given(planned).State).Reporting;

    private static PlannedDuty Duty(UnitRef unit) => new(unit.Unit, unit.Name, Role.Lead);

    private static NameConsolidator Name(UnitRef unit, string reason) => new(unit.Unit, unit.Name, reason);

    private static Scenario<WorkPoint, WorkPointCommand, WorkPointEvent> Given(params WorkPointEvent[] past) => new(WorkPoint.Kind, past);
}
