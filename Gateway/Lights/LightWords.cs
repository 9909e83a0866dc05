using Tracker.Gateway.Shared;
using Tracker.Lights;

namespace Tracker.Gateway.Lights;

/// <summary>A light in words: what it is, and why. Never the colour without them.</summary>
internal static class LightWords
{
    public static string Of(LightColour colour) => colour switch
    {
        LightColour.Red => "红灯",
        LightColour.Yellow => "黄灯",
        LightColour.Green => "绿灯",
        _ => "不亮灯",
    };

    public static string Of(LightRules rules) => $"到期前 {rules.DueWithin} 天亮黄灯；上一期没有填报：{(rules.YellowWhenSilent ? "亮黄灯" : "不亮灯")}";

    public static Tone ToneOf(LightColour colour) => colour switch
    {
        LightColour.Red => Tone.Bad,
        LightColour.Yellow => Tone.Warning,
        LightColour.Green => Tone.Good,
        _ => Tone.Quiet,
    };

    public static string Word(Light light) => light.Because switch
    {
        LightReason.Overdue => "已逾期",
        LightReason.DueSoon => light.Days == 0 ? "今天到期" : "即将到期",
        LightReason.Silent => "上期没有填报",
        LightReason.InTime => "按期推进",
        LightReason.Standing => "长期任务",
        LightReason.NotBegun => "还没有起算",
        LightReason.Closed => "已完成",
        LightReason.Unfinished => "年终未完成",
        LightReason.Judged => "时限已评定",
        LightReason.Over => "不再计入",
        _ => "未定时限",
    };

    /// <summary>With the days that it is about: 已逾期211天, 还有9天到期.</summary>
    public static string Counted(Light light) => light switch
    {
        { Because: LightReason.Overdue } => $"{Word(light)}{light.Days}天",
        { Because: LightReason.DueSoon, Days: > 0 } => $"还有{light.Days}天到期",
        _ => Word(light),
    };

    /// <summary>「已逾期：完成时限6月30日；最近填报5月12日」.</summary>
    public static string Because(Light light, DateOnly day) => light.Because switch
    {
        LightReason.Overdue or LightReason.DueSoon or LightReason.InTime =>
            $"{Word(light)}：完成时限{Short(light.DueDay!.Value, day)}{(light.Because == LightReason.DueSoon && light.Days > 0 ? $"，还有{light.Days}天" : "")}；{Last(light, day)}",
        LightReason.Silent => $"{Word(light)}：{Last(light, day)}",
        LightReason.Standing => $"{Word(light)}，按期评定，不算逾期；{Last(light, day)}",
        LightReason.NotBegun => $"{Word(light)}：时限从一件事的发生算起；{Last(light, day)}",
        LightReason.Judged => $"{Word(light)}为完成，还没有办结；{Last(light, day)}",
        LightReason.NoneStated => $"文件{Word(light)}，不算逾期；{Last(light, day)}",
        _ => Word(light),
    };

    /// <summary>序时进度, in words.</summary>
    public static string Of(Pace pace, string measure) =>
        $"序时进度：已报{pace.Reported:0.####}{measure}，占{pace.Reached:P0}；按天数应达{pace.Expected:P0}，{(pace.IsBehind ? "落后" : "不落后")}";

    private static string Last(Light light, DateOnly day) => light.LastReportOn is { } on ? $"最近填报{Short(on, day)}" : "还没有填报";

    private static string Short(DateOnly date, DateOnly day) => date.Year == day.Year ? $"{date.Month}月{date.Day}日" : Words.Day(date);
}
