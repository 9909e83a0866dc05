using Tracker.Assignments;
using Tracker.Evidence;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.Assignments;

internal static class AssignmentCase
{
    public static readonly DateOnly Day = new(2026, 5, 12);
    public static readonly EvidenceItem Link = new(EvidenceKind.Link, "公告", "https://example.invalid/a.html");
    public static readonly AssignmentMade Made = new(UnitId.Of(12), "示例市政府", Role.Responsible, 1, []);
    public static readonly AssignmentAcknowledged Acknowledged = new(Day);
    public static readonly ReportSubmitted Reported = new(Day, "已完成栏目改版。", [], false);
    public static readonly ReportSubmitted Proven = new(Day, "已完成栏目改版。", [Link], false);
    public static readonly ClosureReported ClosureTold = new(Day, "全部完成。", [Link], false);
    public static readonly AssignmentReturned Returned = new(Day, "缺少链接");
    public static readonly AssignmentClosed Closed = new(Day);

    public static readonly AcknowledgeAssignment Acknowledge = new(Day);
    public static readonly SubmitReport Report = new(Day, "已完成栏目改版。", []);
    public static readonly ReportClosure TellClosure = new(Day, "全部完成。", [Link]);
    public static readonly ReturnAssignment Return = new(Day, "缺少链接");
    public static readonly CloseAssignment Close = new(Day);

    public static Scenario<Assignment, AssignmentCommand, AssignmentEvent> Given(params AssignmentEvent[] past) => new(Assignment.Kind, past);
}
