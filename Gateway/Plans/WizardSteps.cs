using System.Collections.Immutable;
using Tracker.Plans;

namespace Tracker.Gateway.Plans;

/// <summary>The steps of assigning a plan (下达), in order, and what each still lacks.</summary>
internal static class WizardSteps
{
    public static ImmutableArray<WizardStep> Of(PlanStanding plan)
    {
        var open = plan.Open.Count();
        var unsaid = plan.Reporting.Where(p => p.Standing == ConsolidatorStanding.NotSaid).Select(p => p.Number).ToList();
        var nowhere = plan.Reporting.Where(p => p.LeadsNowhere).Select(p => p.Number).ToList();
        return
        [
            new(1, "分组落实", "assign", open == 0 ? null : $"还有 {open} 个问题没有回答"),
            new(2, "汇总单位", "assign/consolidators", unsaid.Count == 0 ? null : $"{Points(unsaid)}没有说明由谁汇总"),
            new(3, "报送路径", "assign/routes", nowhere.Count == 0 ? null : $"{Points(nowhere)}要经牵头单位报送，但没有汇总单位"),
            new(4, "预览", "assign/preview", plan.Reporting.All(p => p.Duties.IsEmpty) ? "没有一个单位能对应上" : null),
            new(5, "下达", "assign/confirm", null),
        ];
    }

    /// <summary>第2、5条; of many the first few.</summary>
    private static string Points(List<string> numbers) => Shared.Words.Points(numbers, most: 8);
}

/// <param name="Path">After the plan's address.</param>
/// <param name="Missing">What is to be said there before the plan can be assigned, in words; null: nothing.</param>
public sealed record WizardStep(int Number, string Name, string Path, string? Missing);
