using System.Globalization;
using Tracker.Assignments;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Returns;

/// <summary>Periods and rows in the field's own words.</summary>
internal static class ReturnWords
{
    private static readonly string[] Numerals = ["一", "二", "三", "四"];

    public static string Of(PeriodId period) => period.Value switch
    {
        "year" => "全年",
        "h1" => "上半年",
        "h2" => "下半年",
        ['q', var q] => $"第{Numerals[q - '1']}季度",
        _ => $"{int.Parse(period.Value.AsSpan(1), CultureInfo.InvariantCulture)}月",
    };

    public static string Of(PeriodLine period) => PeriodNames.Of(period.Address);

    public static string Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Progress => "有进展",
        RowOutcome.Same => "与上期一致",
        RowOutcome.Nothing => "本期无新增",
        _ => "不涉及本单位",
    };

    /// <summary>政务公开办 2026年7月3日退回补充：缺少数字.</summary>
    public static string Of(ReturnedRow returned) => $"{returned.By} {Words.Day(returned.On)}{(returned.WithSheet ? "退回整张表" : "退回补充")}：{returned.Reason}";

    /// <summary>840（线上762、线下78）件.</summary>
    public static string Of(Quantity q) => $"{q.Name}：{QuantityText.Number(q.Value)}{q.Measure}{(q.Parts.IsEmpty ? "" : $"（其中{QuantityText.Parts(q.Parts)}）")}";

    public static string Of(ReturnLine? sent) => sent switch
    {
        null => "未报",
        { Returned: true } => "退回补充",
        { Late: true } => "已报（迟报）",
        _ => "已报",
    };

    /// <summary>The same, where a part of the rows is told apart.</summary>
    /// <param name="counted">Rows that are asked and count.</param>
    public static string Of(ReturnLine? sent, int counted) =>
        sent?.IsPartOf(counted) == true ? $"部分已报（{sent.Filed}/{counted}{(sent.Late ? "，迟报" : null)}）" : Of(sent);

    public static Tone ToneOf(ReturnLine? sent, int counted) => sent?.IsPartOf(counted) == true ? Tone.Warning : ToneOf(sent);

    public static Tone ToneOf(ReturnLine? sent) => sent switch
    {
        null => Tone.Quiet,
        { Returned: true } or { Late: true } => Tone.Warning,
        _ => Tone.Good,
    };

    /// <summary>How far the day is, for those who have not sent.</summary>
    public static string DueIn(PeriodLine period, DateOnly today) => (period.DueDay.DayNumber - today.DayNumber) switch
    {
        0 => "今天截止",
        > 0 and var days => $"还有{days}天",
        var days => $"已过截止{-days}天",
    };

    /// <summary>How one came to a sheet: the office from the period's list, a unit from its own.</summary>
    public static IReadOnlyList<(string Text, string Link)> WayTo(PeriodLine period, bool office) =>
        office ? [("填报期", "/periods"), (Of(period), Link(period))] : [("本期填报", "/returns")];

    /// <summary>A sheet's own name at the end of that way.</summary>
    public static string Of(Sheet sheet, bool office) => office ? sheet.UnitName : $"{Of(sheet.Period)} · {sheet.UnitName}";

    public static string Link(PeriodLine period) => $"/periods/{period.Address.RouteForm}";

    /// <summary>Where sheets go down as workbooks and come up, of all units that the reader may enter them for.</summary>
    public static string Workbooks(Tracker.Deciding.GrainAddress period) => $"/returns/{period.RouteForm}/workbooks";

    public static string Link(Tracker.Deciding.GrainAddress period, Tracker.Units.UnitId unit) => $"/returns/{period.RouteForm}/{unit}";
}
