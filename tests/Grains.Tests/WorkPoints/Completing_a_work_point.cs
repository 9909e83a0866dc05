using Tracker.Assignments;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Grains.Tests.WorkPoints;

public class Completing_a_work_point
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly UnitId Lead = UnitId.Of(1);
    private static readonly UnitId City = UnitId.Of(2);
    private static readonly UnitId Helper = UnitId.Of(3);

    private static readonly WorkPointPlanned Planned = new(
        "5", 1, "一、示例", null, "规范栏目", "规范栏目设置。", [], [],
        [new PlannedDuty(Lead, "省示例厅", Role.Lead), new PlannedDuty(City, "示例市政府", Role.Responsible), new PlannedDuty(Helper, "省配合局", Role.Cooperating)]);

    private static Scenario<WorkPoint, WorkPointCommand, WorkPointEvent> Given(params WorkPointEvent[] past) => new(WorkPoint.Kind, past);

    [Fact]
    public void Waits_for_every_lead_and_responsible_unit() =>
        Given(Planned).When(new NoteAssignmentClosure(Lead, Day)).Then(new AssignmentClosureNoted(Lead, Day));

    [Fact]
    public void Does_not_wait_for_cooperating_units() =>
        Given(Planned, new AssignmentClosureNoted(Lead, Day))
            .When(new NoteAssignmentClosure(City, Day))
            .Then(new AssignmentClosureNoted(City, Day), new WorkPointCompleted(Day));

    [Fact]
    public void Heard_twice_is_noted_once() =>
        Given(Planned).When(new NoteAssignmentClosure(Lead, Day)).AndAgain(new NoteAssignmentClosure(Lead, Day)).ThenNothing();

    [Fact]
    public void Of_an_unknown_point_is_refused() => Given().When(new NoteAssignmentClosure(Lead, Day)).ThenRefused("work-point.unknown");
}
