using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Evidence;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Demo;

/// <summary>Last year's plan as a past year's record, so that this year's has something to be held against. Nobody is late with it.</summary>
internal static class DemoLastYear
{
    private const string Done = "年度任务已经完成，材料已归入上年卷宗。";
    private const string GoesOn = "年度目标完成，转为日常工作长期坚持。";
    private const string CarriedOver = "主体工作完成，余下部分转入下一年继续办理。";

    /// <summary>The same every time; a class that leaves open who is meant gives nobody a duty.</summary>
    public static (ImmutableArray<RecordedPoint> Points, ImmutableArray<LeftOutName> LeftOut) Of(PlanDraft draft, SourceDocument source, UnitRegister register)
    {
        var plan = new Plan.Drafted(source, draft, ImmutableDictionary<string, QuestionAnswer>.Empty);
        var names = register.Resolve(PlanNames.MentionedIn(plan));
        var points = PlanAssigning.Duties(plan, names).Select((p, at) => new RecordedPoint(p.Point.Number, [.. p.Duties.Select(d => DutyOf(d, p.Point, at))]));
        var open = names.Where(n => n.Units.IsEmpty).Select(n => new LeftOutName(n.Name, "文件没有点名是哪些单位"));
        return ([.. points], [.. open]);
    }

    /// <summary>Two of three left a page that proves it.</summary>
    private static ImmutableArray<EvidenceItem> Evidence(WorkPoints.PlannedDuty duty, DraftPoint point) => int.Parse(duty.Unit.Value, CultureInfo.InvariantCulture) % 3 == 0 ? []
        : [new EvidenceItem(EvidenceKind.Link, "工作专栏", $"https://example.invalid/2025/{point.Number}/{duty.Unit}")];

    private static RecordedDuty DutyOf(WorkPoints.PlannedDuty duty, DraftPoint point, int at)
    {
        var (outcome, words) = (at % 5, duty.Role) switch
        {
            (4, not Role.Lead) => (YearEndOutcome.Lasting, GoesOn),
            (2, Role.Lead) when at > 10 => (YearEndOutcome.CarriedOver, CarriedOver),
            _ => (YearEndOutcome.Closed, Done),
        };
        return new RecordedDuty(duty.Unit, duty.UnitName, duty.Role, [.. point.Deadlines.Select(d => d.Deadline)], outcome, words, Evidence(duty, point), new RecordedDetails());
    }
}
