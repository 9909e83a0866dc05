namespace Tracker.Reading;

/// <summary>What a column of a task table holds.</summary>
internal enum ColumnKind
{
    Number,

    /// <summary>A class of tasks, merged over many rows.</summary>
    Section,

    Task,
    Requirement,
    Lead,
    Responsible,
    Cooperating,
    Time,

    /// <summary>Known and kept nowhere (备注, 联系人), or not known.</summary>
    Other,

    /// <summary>What was done so far or comes next (进展情况, 下月计划): any words, kept nowhere.</summary>
    Report,
}

/// <summary>Tells columns by their headings, in whatever order they stand.</summary>
internal static class TableHeadings
{
    /// <summary>Longer cells are no headings.</summary>
    public const int Longest = 20;

    /// <summary>Behind this length only a whole heading is known, not its ending.</summary>
    private const int LongestByEnding = 9;

    private static readonly string[] Numbers = ["序号", "编号", "号", "项次", "任务序号", "任务编号", "项目编号", "序", "编码", "顺序号", "No", "NO", "No."];

    private static readonly string[] Aims = ["目标", "工作目标"];

    private static readonly string[] OthersWhole = [.. Aims, "分值", "权重", "得分", "责任人", "牵头人", "负责人", "状态", "说明", "开始时间", "启动时间", "发布时间", "公开时间"];

    private static readonly string[] OtherEnds =
        ["领导", "领导人",  "电话", "材料", "依据", "备注", "说明", "形式", "渠道", "来源", "联系人", "责任人", "负责人", "分管人", "成果", "签字", "链接", "网址", "经费", "分值"];

    private static readonly string[] ReportEnds =
        ["情况", "进展", "进度", "下月计划", "下步计划", "下一步计划", "下步打算", "下一步打算", "下一步工作", "存在问题", "存在困难", "原因", "完成率", "完成度", "成效"];

    private static readonly string[] SectionEnds = ["类别", "分类", "领域", "板块", "方面", "类型", "大类", "部分"];

    private static readonly string[] TimeEnds = ["时限", "期限", "时间", "日期", "时间安排", "时限要求", "时间要求", "进度安排", "节点", "期限要求", "时间进度", "什么时候完成", "什么时候做完", "何时完成"];

    private static readonly string[] UnitEnds = ["单位", "部门", "科室", "处室", "股室", "机构", "主体", "分工", "局办", "镇街", "站所", "部室", "院所", "责任方"];

    /// <summary>Alone in a heading they say who; as endings they would say too much.</summary>
    private static readonly string[] UnitsWhole = ["牵头", "责任", "负责", "配合", "落实", "承办", "主办", "协办", "参与", "责任落实", "牵头责任", "配合责任", "责任处", "责任科", "责任股", "谁来做", "由谁负责"];

    private static readonly string[] Duties = ["牵头责任", "牵头", "主办", "主责", "责任", "承办", "落实", "配合", "协办", "协同", "协助", "参与"];

    private static readonly string[] RequirementWhole = ["具体任务", "细化分工", "细化任务", "任务内容", "分解任务", "具体事项", "细化事项", "具体工作", "要做什么", "做什么"];

    private static readonly string[] RequirementEnds = ["要求", "举措", "措施", "标准", "分解", "做法", "目标", "内容", "任务描述", "抓手", "安排"];

    private static readonly string[] TaskEnds = ["任务", "事项", "要点", "项目", "工作", "名称", "重点", "清单", "条目", "主题", "实事"];

    /// <summary>Columns of a catalogue of what is published; its rows are no tasks.</summary>
    private static readonly string[] Catalogue = ["公开依据", "公开渠道", "公开主体", "公开方式", "公开层级", "公开对象", "公开载体"];

    /// <summary>Those of them that a list of tasks has too, where it says who.</summary>
    private static readonly string[] AlsoOfTasks = ["公开渠道", "公开方式", "公开载体"];

    /// <summary>Null for a cell that is no heading.</summary>
    public static ColumnKind? Of(string folded, Cell cell)
    {
        if (cell.IsEmpty || cell.Length > Longest * 2)
        {
            return null;
        }

        var heading = WithoutNote(folded[cell.Start..cell.End].Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        if (heading.Length is 0 or > Longest)
        {
            return null;
        }

        heading = WithoutPeriod(heading);
        var ends = heading.Length <= LongestByEnding;
        return Numbers.Contains(heading) ? ColumnKind.Number
            : Catalogue.Contains(heading) ? ColumnKind.Other
            : OthersWhole.Contains(heading) ? ColumnKind.Other
            : heading.StartsWith("是否", StringComparison.Ordinal) ? ColumnKind.Report
            : RequirementWhole.Contains(heading) ? ColumnKind.Requirement
            : UnitsWhole.Contains(heading) || (ends && EndsAs(heading, UnitEnds)) ? UnitsOf(heading)
            : Labelled(heading) is { } labelled ? labelled
            : ends && IsDutyOfKind(heading) ? UnitsOf(heading)
            : ends && EndsAs(heading, TimeEnds) ? ColumnKind.Time
            : ends && EndsAs(heading, ReportEnds) ? ColumnKind.Report
            : ends && EndsAs(heading, OtherEnds) ? ColumnKind.Other
            : ends && EndsAs(heading, SectionEnds) ? ColumnKind.Section
            : ends && EndsAs(heading, RequirementEnds) ? ColumnKind.Requirement
            : ends && EndsAs(heading, TaskEnds) ? ColumnKind.Task
            : null;
    }

    /// <summary>Whether these columns are those of a table of tasks: words, and who or when.</summary>
    public static bool AreOfTasks(IReadOnlyCollection<ColumnKind?> columns) =>
        columns.Any(c => c is ColumnKind.Task or ColumnKind.Requirement)
        && (columns.Any(c => c is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Cooperating or ColumnKind.Time)
            || (columns.Contains(ColumnKind.Number) && columns.Contains(ColumnKind.Task) && columns.Contains(ColumnKind.Requirement)));

    public static bool AreOfCatalogue(string folded, IReadOnlyCollection<Cell> cells, IReadOnlyCollection<ColumnKind?> columns) =>
        cells.Any(c => IsOneOf(Catalogue, folded, c) && !(IsOneOf(AlsoOfTasks, folded, c) && columns.Any(k => k is { } kind && TableShape.IsUnits(kind))));

    /// <summary>What is to be reached: kept nowhere beside a column that says what is to be done.</summary>
    public static bool IsAim(string folded, Cell cell) => IsOneOf(Aims, folded, cell);

    public static bool IsOfCatalogue(string folded, Cell cell) => IsOneOf(Catalogue, folded, cell);

    private static bool IsOneOf(string[] headings, string folded, Cell cell) => cell.Length is > 0 and <= Longest && headings.Contains(WithoutNote(folded[cell.Start..cell.End]));

    private static ColumnKind UnitsOf(string heading)
    {
        var leads = heading.Contains("牵头", StringComparison.Ordinal) || heading.Contains("主办", StringComparison.Ordinal);
        var helps = Look.Has(heading, 0, heading.Length, ["配合", "协办", "协同", "参与", "参加", "协助", "协作"]);
        var apart = heading.Replace("参与", "", StringComparison.Ordinal).Split('和', '及', '与', '、', '/'); // its 与 joins nothing
        var joined = apart.Skip(1).Any(part => !OtherLabels.IsKind(part)); // 配合科室、村 names one role
        return joined && (leads || helps) ? ColumnKind.Responsible // both roles in one column: nobody is made the lead
            : leads ? ColumnKind.Lead
            : helps ? ColumnKind.Cooperating
            : ColumnKind.Responsible;
    }

    /// <summary>牵头办, 配合办(所)、村: a duty, and what the units are called there.</summary>
    private static bool IsDutyOfKind(string heading) =>
        Look.AnyAt(heading, 0, heading.Length, Duties) is > 0 and var duty && heading[duty..].Split('、', '和', '及', '与', '/').All(part => part is "办" or "科" or "处" or "室" or "站" or "所" or "股" or "院" or "系" || OtherLabels.IsKind(part));

    private static ColumnKind? Labelled(string heading)
    {
        foreach (var (role, labels) in UnitRoles.Labels)
        {
            if (labels.Contains(heading))
            {
                return role switch
                {
                    UnitRole.Lead => ColumnKind.Lead,
                    UnitRole.Responsible => ColumnKind.Responsible,
                    UnitRole.Cooperating => ColumnKind.Cooperating,
                    UnitRole.Time => ColumnKind.Time,
                    _ => ColumnKind.Other,
                };
            }
        }

        return null;
    }

    /// <summary>责任单位(排第一位的为牵头单位) is 责任单位, 责任处(科)室 is 责任处室.</summary>
    private static string WithoutNote(string heading)
    {
        var open = heading.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && heading.IndexOf(')', open) is var close && close > 0 && close < heading.Length - 1)
        {
            return WithoutNote(heading[..open] + heading[(close + 1)..]);
        }

        var kept = open > 0 && heading[^1] == ')' ? heading[..open] : heading;
        return kept.TrimEnd(':', '*');
    }

    /// <summary>2022年度任务目标 is 任务目标, 1-9月份完成情况 is 完成情况.</summary>
    private static string WithoutPeriod(string heading)
    {
        var at = 0;
        while (at < heading.Length && (Numerals.IsDigit(heading[at]) || heading[at] is '-' or '至' or '~'))
        {
            at++;
        }

        var marks = at;
        while (at > 0 && marks < heading.Length && marks < at + 2 && heading[marks] is '年' or '月' or '度' or '份')
        {
            marks++;
        }

        return marks > at && heading.Length - marks >= 2 ? WithoutPeriod(heading[marks..]) : heading;
    }

    private static bool EndsAs(string heading, string[] endings) => Look.AnyBefore(heading, heading.Length, 0, endings) > 0;
}
