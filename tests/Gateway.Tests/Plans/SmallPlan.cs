using Tracker.Deciding;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>A document of the tests' own: three points, two groups, one vague class.</summary>
internal static class SmallPlan
{
    public const string Government = "990100";

    /// <summary>Of the plan, where it is the government's first of the year.</summary>
    public static readonly GrainAddress Address = GrainAddress.Parse($"{Government}/2026/plan/1");

    public const string Text = """
        云岭市2026年政务公开工作要点
        云政公开发〔2026〕3号

        一、抓好重点领域公开
        1.公开年度规划。把全市的年度规划登在门户网站上，并附一页图解。（牵头单位：市规划局；责任单位：各镇政府）
        2.公开水价听证。在2026年9月30日前公开水价听证的全部材料。（牵头单位：市水务局；责任单位：市规划局、有关部门）
        二、抓好平台建设
        3.整理办事指南。每季度核对一次办事指南。（牵头单位：市政务局；责任单位：各镇政府、市水务局）

        云岭市政务公开办公室
        2026年3月2日
        """;

    public static readonly (string Name, string? Group)[] Units =
    [
        ("市规划局", null), ("市水务局", null), ("市政务局", null), ("东坪镇政府", "各镇政府"), ("西坪镇政府", "各镇政府"),
    ];
}
