using Tracker.Assignments;
using Tracker.Gateway.Shared;
using Tracker.History;

namespace Tracker.Gateway.History;

/// <summary>What columns and outcomes are called, on screens and in what people type.</summary>
internal static class HistoryWords
{
    public static string Of(HistoryColumn column) => column switch
    {
        HistoryColumn.None => "不导入",
        HistoryColumn.Number => "序号",
        HistoryColumn.Section => "部分、类别",
        HistoryColumn.Task => "工作任务",
        HistoryColumn.Measures => "具体举措",
        HistoryColumn.Lead => "牵头单位",
        HistoryColumn.RoleOfUnit => "角色（这一行单位的）",
        HistoryColumn.Responsible => "责任单位",
        HistoryColumn.Cooperating => "配合单位",
        HistoryColumn.Department => "责任科室",
        HistoryColumn.Deadline => "完成时限",
        HistoryColumn.Progress => "进展情况",
        HistoryColumn.Evidence => "佐证材料",
        HistoryColumn.Problem => "存在问题",
        HistoryColumn.NextStep => "下一步举措",
        HistoryColumn.State => "状态",
        _ => "备注",
    };

    public static string Of(YearEndOutcome outcome) => outcome switch
    {
        YearEndOutcome.NotStated => "未写明",
        YearEndOutcome.Closed => "已办结",
        YearEndOutcome.Lasting => "年度任务完成并长期坚持",
        YearEndOutcome.CarriedOver => "结转下年",
        YearEndOutcome.Unfinished => "未完成（转整改）",
        YearEndOutcome.NotConcerned => "不涉及",
        _ => "办理中",
    };

    public static Tone ToneOf(YearEndOutcome outcome) => outcome switch
    {
        YearEndOutcome.Closed or YearEndOutcome.Lasting => Tone.Good,
        YearEndOutcome.Unfinished => Tone.Bad,
        YearEndOutcome.CarriedOver => Tone.Warning,
        YearEndOutcome.Underway => Tone.Active,
        _ => Tone.Quiet,
    };

    public static string Allowed<T>()
        where T : struct, Enum => string.Join('、', Enum.GetValues<T>().Select(v => v switch { HistoryColumn c => Of(c), YearEndOutcome o => Of(o), _ => $"{v}" }));

    /// <summary>As typed, in Chinese or by its English name; null: no such column.</summary>
    public static HistoryColumn? ColumnOf(string words) => Meant(words, (HistoryColumn c) => Of(c));

    public static YearEndOutcome? OutcomeOf(string words) => Meant(words, (YearEndOutcome o) => Of(o));

    private static T? Meant<T>(string words, Func<T, string> nameOf)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => nameOf(v!.Value) == words.Trim() || $"{v}".Equals(words.Replace("-", "", StringComparison.Ordinal).Trim(), StringComparison.OrdinalIgnoreCase));
}
