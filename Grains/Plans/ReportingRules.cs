using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>When a 汇总单位 may be named and a 报送路径 set, and what of both is missing before the plan is assigned.</summary>
internal static class ReportingRules
{
    public static Decision<PlanEvent> Name(Drafted plan, NameConsolidators c)
    {
        if (c.Choices.FirstOrDefault(choice => plan.Draft.Points.All(p => p.Number != choice.Number)) is { } unknown)
        {
            return new Rejection("plan.point-unknown", unknown.Number);
        }
        var choices = c.Choices.Reverse().DistinctBy(choice => choice.Number).Reverse().ToList();
        if (choices.FirstOrDefault(choice => choice.Unit is { } unit && !c.Names.SelectMany(n => n.Units).Any(u => u.Unit == unit)) is { Unit: { } stranger })
        {
            return new Rejection("plan.unit-unknown", stranger.Value);
        }
        var led = PlanReporting.Of(plan, c.Names).Where(p => p.Standing == ConsolidatorStanding.Lead).ToDictionary(p => p.Number);
        if (choices.FirstOrDefault(choice => led.ContainsKey(choice.Number)) is { Number: var number })
        {
            return new Rejection("plan.lead-consolidates", number, led[number].Consolidator!.Name);
        }
        ImmutableArray<PointConsolidator> changed =
            [.. choices.Where(choice => !plan.Consolidators.TryGetValue(choice.Number, out var said) || said != choice.Unit)];
        return changed.IsEmpty ? Decision.Nothing : new ConsolidatorsNamed(changed);
    }

    public static Decision<PlanEvent> Set(Drafted plan, SetRoutes c)
    {
        if (c.Numbers.FirstOrDefault(n => plan.Draft.Points.All(p => p.Number != n)) is { } unknown)
        {
            return new Rejection("plan.point-unknown", unknown);
        }
        ImmutableArray<string> changed = [.. c.Numbers.Distinct().Where(n => plan.Routes.GetValueOrDefault(n) != c.Route)];
        return changed.IsEmpty ? Decision.Nothing : new RoutesSet(changed, c.Route);
    }

    public static Rejection? Fault(Drafted plan, AssignPlan c)
    {
        var points = PlanReporting.Of(plan, c.Names);
        return !c.NameLater && points.Where(p => p.Standing == ConsolidatorStanding.NotSaid).ToList() is { Count: > 0 } missing
                ? new Rejection("plan.consolidators-missing", Numbers(missing))
            : points.Where(p => p.LeadsNowhere).ToList() is { Count: > 0 } nowhere ? new Rejection("plan.route-without-consolidator", Numbers(nowhere))
            : null;
    }

    private static string Numbers(IEnumerable<PointToAssign> points) => string.Join('、', points.Select(p => p.Number));
}
