using Tracker.Assignments;
using Tracker.Units;
using static Tracker.History.HistoryColumn;

namespace Tracker.History;

/// <summary>Guesses what a column holds by its heading; a person confirms or corrects each guess.</summary>
public static class HistoryHeadings
{
    private const int Longest = 24;

    // Asked in this order: 牵头单位 before 单位, 责任科室 before 责任, 下一步举措 before 举措, 存在问题 before 情况.
    private static readonly (HistoryColumn Column, string[] Whole, string[] Within)[] Words =
    [
        (Number, ["序号", "编号", "序", "号", "项次", "no", "no.", "任务序号", "任务编号", "要点序号", "条号"], []),
        (Remark, [], ["备注", "附注"]),
        (NextStep, ["下一步", "下步"], ["下一步", "下步", "整改措施", "整改举措", "工作打算"]),
        (Problem, ["问题"], ["存在问题", "存在的问题", "困难", "未完成原因", "问题及", "主要问题", "原因"]),
        (HistoryColumn.Evidence, ["证明", "链接", "网址", "附件", "材料"], ["佐证", "证明材料", "印证", "支撑材料", "附件", "链接", "网址", "成果材料"]),
        (State, ["状态", "结果"], ["状态", "是否完成", "是否办结", "是否落实", "完成与否", "办结与否", "销号"]),
        (Deadline, ["时限", "期限", "时间"], ["时限", "期限", "完成时间", "时间节点", "时间要求", "完成日期", "时间安排", "办结时间"]),
        (Department, ["科室", "处室", "股室"], ["科室", "处室", "股室", "责任人", "联系人", "经办"]),
        (Lead, ["牵头", "主办"], ["牵头单位", "牵头部门", "主办单位", "主办部门", "牵头"]),
        (Cooperating, ["配合", "协办"], ["配合单位", "配合部门", "协办", "协同", "参与单位", "协助单位"]),
        (Responsible, ["单位", "部门"], ["责任单位", "责任部门", "承办单位", "落实单位", "实施单位", "责任主体", "负责单位", "承办部门"]),
        (Progress, ["情况", "进度"], ["进展", "落实情况", "完成情况", "办理情况", "工作情况", "推进情况", "工作成效", "落实成效", "成效", "工作开展"]),
        (Measures, ["举措", "措施"], ["举措", "措施", "具体要求", "工作要求", "工作内容", "具体内容", "任务分解", "细化", "主要做法", "工作目标"]),
        (Section, ["类别", "分类", "领域", "部分", "板块", "方面", "一级指标", "大类", "重点领域"], []),
        (HistoryColumn.Task, ["任务", "事项", "要点", "项目", "工作", "内容"], ["任务", "要点", "事项", "重点工作", "工作项目", "项目名称"]),
    ];

    public static HistoryColumn Guess(string heading)
    {
        var key = NameKey.Of(heading).TrimEnd(':', '*');
        if (key.IndexOf('(', StringComparison.Ordinal) is > 0 and var note && key[^1] == ')')
        {
            key = key[..note];
        }
        return key.Length is 0 or > Longest ? None
            : Words.FirstOrDefault(w => w.Whole.Contains(key)) is { Whole: not null } whole ? whole.Column
            : Words.FirstOrDefault(w => w.Within.Any(part => key.Contains(part, StringComparison.Ordinal))) is { Within: not null } within ? within.Column
            : None;
    }

    /// <summary>完成情况 and the like may head a column of words as of states: what stands below decides.</summary>
    public static HistoryColumn ByContent(HistoryColumn guess, IReadOnlyList<string> below) =>
        guess == Progress && below.Count > 0 && below.Count(v => OutcomeWords.Of(v) is not null) * 10 >= below.Count * 8 ? State : guess;

    /// <summary>Several columns may be one of these: their words are joined, each under its heading.</summary>
    public static bool MayRepeat(HistoryColumn column) =>
        column is None or Measures or Lead or Responsible or Cooperating or Department or Progress or HistoryColumn.Evidence or Problem or NextStep or Remark;
}
