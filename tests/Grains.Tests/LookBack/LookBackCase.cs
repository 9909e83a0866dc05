using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Grains.Tests.Deciding;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Units;

namespace Tracker.Grains.Tests.LookBack;

internal static class LookBackCase
{
    public static readonly GrainAddress Plan = GrainAddress.Parse("990000/2025/plan/1");
    public static readonly GrainAddress Address = PlanLookBack.AddressOf(Plan);
    public static readonly DateOnly Day = new(2026, 3, 2);
    public static readonly UnitRef First = new(UnitId.Of(3), "示例局");
    public static readonly UnitRef Second = new(UnitId.Of(4), "样本局");
    public static readonly AccountId Reporter = AccountId.Parse("unit-3");
    public static readonly AccountId Eyes = AccountId.Parse("eyes");
    public static readonly AccountId Office = AccountId.Parse("office");
    public static readonly EvidenceItem Page = new(EvidenceKind.Link, "专栏", "https://example.org/a");
    public static readonly EvidenceItem Notice = new(EvidenceKind.Link, "公告", "https://example.org/b");

    public static readonly CandidatePoint Dated = Point("5", true, false, First, Second);
    public static readonly CandidatePoint Own = Point("7", false, true, First);
    public static readonly CandidatePoint Open = Point("9", false, false, Second);
    public static readonly ImmutableArray<CandidatePoint> Points = [Open, Own, Dated];

    public static readonly StartLookBack Start = new(Address, Day, Independence.OtherAccount, [], Points);
    public static readonly LookBackStarted Started = new(Day, Independence.OtherAccount);
    public static readonly PointsSelected Selected = new(
        Day, [new SelectedPoint(Dated.Point, "5", "第5条", SelectionBasis.Mandatory)], [.. Dated.Duties.Select(d => d.Assignment)]) { Told = [First.Unit, Second.Unit] };

    public static readonly GrainAddress Check = LookBackCheck.AddressOf(Address, Dated.Duties[0].Assignment);
    public static readonly CheckListed Listed = new(
        Day, Dated.Duties[0].Assignment, First, Role.Lead, "5", "第5条", SelectionBasis.Mandatory, AssignmentStatus.Closed, false, [Page, Notice]);

    public static readonly JudgeCheck Judge = new(
        Check, Day, Eyes, Second.Unit, Independence.OtherAccount, [Reporter], First, CheckVerdict.PartlyDone, "栏目建了，两个月没有更新", "没有按季更新", [CheckMethod.Online], [], Day.AddDays(30));

    public static readonly CheckJudged Judged = new(Day, Eyes, Second.Unit, CheckVerdict.PartlyDone, "栏目建了，两个月没有更新", "没有按季更新", [CheckMethod.Online], [], Day.AddDays(30));

    public static readonly ProblemRaised Raised = new(Day, Listed.Assignment, First, "5", "第5条", "没有按季更新", Day.AddDays(30)) { Told = First.Unit };

    public static Scenario<PlanLookBack, LookBackCommand, LookBackEvent> Given(params LookBackEvent[] past) => new(PlanLookBack.Kind, past);

    public static Scenario<LookBackCheck, CheckCommand, CheckEvent> GivenCheck(params CheckEvent[] past) => new(LookBackCheck.Kind, past);

    public static Scenario<Problem, ProblemCommand, ProblemEvent> GivenProblem(params ProblemEvent[] past) => new(Problem.Kind, past);

    private static CandidatePoint Point(string number, bool limit, bool selfClosed, params UnitRef[] units)
    {
        var address = Plan.Child("work-point", number);
        return new CandidatePoint(address, number, $"第{number}条",
            [.. units.Select((u, i) => new CandidateDuty(address.Child("assignment", u.Unit.Value), u, i == 0 ? Role.Lead : Role.Responsible, limit, selfClosed, AssignmentStatus.Closed, [Page, Notice]))]);
    }
}
