namespace Tracker.Reading;

/// <summary>Labels in a list of units that are none of the units' own: 适用范围:X says where it holds, and one that nobody knows says nothing for certain.</summary>
internal static class OtherLabels
{
    /// <summary>What stands behind these is known to be no unit that the plan gives a task.</summary>
    private static readonly string[] Known =
    [
        "适用范围", "适用地区", "适用区域", "适用对象", "适用情形", "适用领域", "实施范围", "实施地区", "实施区域", "实施对象", "推广范围", "推广地区", "推广区域", "试点范围", "试点区域", "覆盖范围", "覆盖地区", "覆盖区域", "服务对象", "受益对象", "工作对象", "检查对象",
        "备注", "注", "说明", "注释", "依据", "政策依据", "法律依据", "文件依据", "设定依据", "工作依据", "参考文件", "来源", "任务来源", "事项来源", "文件来源", "数据来源", "出处", "资金来源", "经费来源", "资金渠道", "经费保障", "资金保障",
        "序号", "编号", "措施编号", "任务编号", "事项编号", "项目编号", "条目编号", "任务类别", "任务类型", "类别", "类型", "等级", "优先级",
        "联络员", "联系方式", "联系人及电话", "咨询电话", "监督电话", "投诉电话", "举报电话", "电话", "手机", "传真", "邮箱", "电子邮箱", "地址", "网址", "分管负责人", "主要负责人", "责任人员", "经办人", "填报人", "审核人", "分管市长", "分管副市长", "分管县长", "分管副县长", "挂钩领导", "包保领导", "市领导", "县领导", "区领导",
        "整改目标", "整改措施", "整改要求", "工作要求", "任务要求", "具体要求", "落实要求", "要求", "考核指标", "绩效指标", "指标", "目标任务", "年度目标", "目标值", "主要任务", "重点任务", "工作任务", "具体任务", "工作措施", "具体措施", "主要措施", "措施", "工作举措", "完成标志", "完成标准", "工作标准", "验收标准", "标志性成果", "预期成果", "工作成果", "成果", "公开形式", "公开方式", "公开渠道", "公开内容", "公开平台",
        "完成情况", "落实情况", "进展情况", "工作进展", "进展", "进度", "状态", "关键词",
    ];

    private static readonly string[] Says = ["均为", "仅为", "仅限于", "仅限", "限于", "为", "是"];

    /// <summary>What a unit was or is called: a part of the name as printed.</summary>
    private static readonly string[] Names = ["原", "现", "即", "原名", "曾用名", "又名", "简称", "全称", "下称", "以下简称", "以下统称", "挂牌", "加挂"];

    /// <summary>A word between a list and more of it.</summary>
    private static readonly string[] Goes = ["其中", "包括", "分别为", "分别是", "具体为", "具体是", "具体包括", "如下", "第一批", "第二批", "第三批"];

    private const string LettersOfLabels = "牵头主办配合协同助参与加责任负承落实接单位部门处室科股机构体方要具第一二及和与或()/共联级";

    private static readonly string[] UnitKinds = ["单位", "部门", "处室", "科室", "股室", "机构", "主体", "方"];

    private static readonly string[] Leading = ["牵头", "主办", "主责"];

    private static readonly string[] Helping = ["配合", "协同", "协助", "协办", "参与", "参加"];

    private static readonly string[] Responsible = ["责任", "负责", "承办", "落实", "承接"];

    private const int LongestLabel = 12;

    /// <summary>The label that begins here: its role (<see cref="UnitRole.Other"/> or, of no known label, <see cref="UnitRole.Unknown"/>) and where its words begin; null for none.</summary>
    public static (UnitRole Role, int Words)? At(string folded, int at, int end)
    {
        at += at < end && folded[at] == '(' ? 1 : 0;
        if (at < end && folded[at] == ' ')
        {
            return null; // a label begins with a letter: behind two blanks the one that everybody knows is still to come
        }

        var known = Look.AnyAt(folded, at, end, Known);
        if (known >= 4 && Look.AnyAt(folded, at + known, end, Says) is > 0 and var says)
        {
            return (UnitRole.Other, at + known + says); // 适用范围均为X
        }

        if (ColonOf(folded, at, end) is not (> 0 and var colon))
        {
            return null;
        }

        var label = folded[at..colon].Replace(" ", "", StringComparison.Ordinal);
        return label.Length == 0 ? null // a colon behind nothing but a blank
            : Known.Contains(label) ? (UnitRole.Other, colon + 1)
            : Goes.Contains(label) || Names.Contains(label) || IsUnit(label) || LevelOf(label) >= 0 ? null
            : (Composed(label) ?? UnitRole.Unknown, colon + 1);
    }

    /// <summary>Length of 其中: or 省直单位: at the beginning of a name, and the level that it says; -1 for none.</summary>
    public static (int Length, int Level) Leads(string folded, int at, int end)
    {
        if (ColonOf(folded, at, end) is not (> 0 and var colon) || colon + 1 >= end)
        {
            return (0, -1);
        }

        var level = LevelOf(folded[at..colon]);
        return level >= 0 || Goes.Contains(folded[at..colon]) ? (colon + 1 - at, level) : (0, -1);
    }

    /// <summary>The colon behind the unit's name that an element begins with (甲局:统筹;乙局:供数); 0 for none.</summary>
    public static int PartOf(string folded, int start, int end) =>
        ColonOf(folded, start, end) is > 0 and var colon && IsUnit(folded[start..colon]) ? colon : 0;

    /// <summary>Where a name ends before (适用范围:X) or (联系人:X); what stands behind a label that nobody knows is told.</summary>
    public static (int End, bool Unknown) WithoutInner(string folded, int start, int end)
    {
        if (end - start is < 6 or > UnitListReader.LongestName || folded[end - 1] != ')')
        {
            return (end, false);
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start && (UnitRoles.LabelAt(folded, last.Inside, last.Close) ?? At(folded, last.Inside, last.Close)) is { Role: UnitRole.Other or UnitRole.Unknown } label
            ? (last.Open, label.Role == UnitRole.Unknown) : (end, false);
    }

    /// <summary>省直单位, 市级, 中央驻省单位: only of which level the units behind it are.</summary>
    private static int LevelOf(string label)
    {
        if (label.Length is < 1 or > 7)
        {
            return -1;
        }

        var central = Look.AnyAt(label, 0, label.Length, ["中央", "国家"]);
        var level = central > 0 ? 0 : LevelLabels.Of(label[0]);
        return level >= 0 && label.Length > 1 && label.Skip(central > 0 ? central : 1).All(c => "级直本属层面单位部门机关各有驻省市县区".Contains(c, StringComparison.Ordinal)) ? level : -1;
    }

    /// <summary>牵头(责任)单位, 主要责任部门: of words that every label of units is made of.</summary>
    private static UnitRole? Composed(string label)
    {
        if (Look.AnyBefore(label, label.Length, 0, UnitKinds) == 0 || !label.All(c => LettersOfLabels.Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        var (leads, helps) = (Look.Has(label, 0, label.Length, Leading), Look.Has(label, 0, label.Length, Helping));
        return leads && helps ? null : leads ? UnitRole.Lead : helps ? UnitRole.Cooperating : Look.Has(label, 0, label.Length, Responsible) ? UnitRole.Responsible : null;
    }

    /// <summary>责任单位及承办科室: or 责任单位和承办单位(科室): in one; the role that both of them say.</summary>
    public static (UnitRole Role, int Words)? TwoInOne(string folded, int at, int end)
    {
        if (at >= end || folded[at] is not ('牵' or '责' or '承' or '主' or '配' or '协' or '落' or '负'))
        {
            return null;
        }

        var first = KnownLabel(folded, at, end);
        var second = first == 0 || at + first >= end || folded[at + first] is not ('及' or '和' or '与' or '、' or '/') ? 0 : KnownLabel(folded, at + first + 1, end);
        var stop = at + first + 1 + second;
        if (second == 0 || RoleOfBoth(RoleOf(folded, at, first), RoleOf(folded, at + first + 1, second)) is not { } role)
        {
            return null;
        }

        stop = BehindKinds(folded, stop, end);
        return stop + 1 < end && folded[stop] == ':' ? (role, stop + 1) : null;
    }

    private static UnitRole? RoleOf(string folded, int at, int length) =>
        Array.Find(UnitRoles.Labels, l => l.Role < UnitRole.Above && Look.AnyAt(folded, at, at + length, l.Labels) == length) is { Labels: not null } known ? known.Role : null;

    /// <summary>牵头单位、责任单位: one of them leads, and which is not said, so that nobody is made the lead.</summary>
    private static UnitRole? RoleOfBoth(UnitRole? first, UnitRole? second) =>
        first == second ? first : first is null || second is null || first == UnitRole.Cooperating || second == UnitRole.Cooperating ? null : UnitRole.Responsible;

    /// <summary>Behind (处室) or 、单位, which says of what other kind the units of a label are; the place itself where none such stands before a colon.</summary>
    public static int BehindKinds(string folded, int at, int end)
    {
        var kind = at < end && folded[at] is '、' or '/' or '和' or '及' or '与' or '或' ? Look.AnyAt(folded, at + 1, end, Kinds) : 0;
        if (kind > 0 && Look.SkipBlanks(folded, at + 1 + kind, end) is var next && next < end && folded[next] == ':')
        {
            return next;
        }

        var close = at < end && folded[at] == '(' ? folded.IndexOf(')', at, Math.Min(end - at, LongestLabel)) : -1;
        var colon = close < 0 ? end : Look.SkipBlanks(folded, close + 1, end);
        return close > at + 1 && colon < end && folded[colon] == ':' && folded[(at + 1)..close].Split('、', '/', '或', '和', '及').All(k => Kinds.Contains(k.Trim())) ? colon : at;
    }

    private static readonly string[] Kinds = [.. UnitRoles.Kinds, "方", "村", "社区", "村居"];

    /// <summary>单位, 科室, 村: what units are called.</summary>
    public static bool IsKind(string words) => Kinds.Contains(words);

    private static int KnownLabel(string folded, int at, int end) => UnitRoles.Labels.Max(l => l.Role < UnitRole.Above ? Look.AnyAt(folded, at, end, l.Labels) : 0);

    /// <summary>省档案馆 is one; 督办单位 and 适用地区 only end as one does.</summary>
    private static bool IsUnit(string label) =>
        (label.Length > 2 || LevelLabels.Of(label[0]) >= 0) && UnitNames.LooksLike(label, 0, label.Length) && GroupWords.Of(label) != UnitClass.VagueClass && Look.AnyBefore(label, label.Length, 0, UnitKinds) == 0
        && Look.AnyBefore(label, label.Length, 0, ["地区", "区域", "区", "园区", "领域", "人员", "科目", "项目", "工作组"]) == 0
        || (Look.AnyAt(label, 0, label.Length, ["各", "有关", "相关", "其他"]) > 0 && UnitNames.LooksLike(label, 0, label.Length));

    /// <summary>Where the colon of a label stands: behind a few letters, set apart or not, and perhaps a bracket; 0 for none.</summary>
    private static int ColonOf(string folded, int at, int end)
    {
        var stop = Math.Min(end, at + LongestLabel + 1);
        var depth = 0;
        for (var i = at; i < stop; i++)
        {
            if (folded[i] == ':')
            {
                return i > at && depth == 0 ? i : 0; // in a bracket it is of what the bracket says
            }

            if (folded[i] is (< '\u4e00' or > '\u9fff') and not (' ' or '(' or ')' or '/') || (folded[i] == ' ' && i - 2 >= at && folded[i - 2] != ' '))
            {
                return 0;
            }

            depth += folded[i] == '(' ? 1 : folded[i] == ')' ? -1 : 0;
        }

        return 0;
    }
}
