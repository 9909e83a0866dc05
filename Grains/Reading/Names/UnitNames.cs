namespace Tracker.Reading;

/// <summary>How names of units look in general; no unit's own name stands here.</summary>
internal static class UnitNames
{
    /// <summary>A name that has none of these, and no ending of a unit, is not one.</summary>
    private const string Marks = "省市县区镇委厅局办院会部处室科所州旗盟乡府";

    private static readonly string[] Within =
        ["政府", "中心", "部门", "单位", "机构", "机关", "办公", "领导小组", "联席", "公司", "集团", "银行", "街道", "学校", "高校", "企业", "地区", "各地"];

    private static readonly string[] Endings =
    [
        "局", "委", "厅", "办", "院", "部", "室", "会", "府", "处", "科", "所", "司", "署", "站", "队", "馆", "台", "社", "团",
        "股", "专班", "区", "镇", "乡", "县", "市", "旗", "州", "省", "盟", "校", "园", "组", "村", "村居", "行", "中心", "公司", "集团", "街道", "单位",
        "部门", "机构", "机关", "企业", "学校", "高校", "银行", "海关", "公安", "税务", "消防", "文联", "残联", "妇联", "工商联", "科协",
        "侨联", "社科联", "气象", "公路段", "工务段", "车务段", "电务段", "供电段", "基地", "医院", "小学", "中学", "附小", "附中", "幼儿园", "大学", "学院", "书店", "各地", "报社", "电视台", "政协", "人大", "团中央",
        "网格长",
    ];

    private static readonly string[] NoName = ["的", "了", "是", "要", "将", "以及", "印发", "试行", "以下", "简称", "统称", "如", "等等", "即", "附件", "见", "不再", "第一项", "第二项", "第三项", "第四项", "第五项"];

    /// <summary>With these a task begins, whoever it names behind them (做好各类规划公开).</summary>
    private static readonly string[] TaskVerbs =
    [
        "做好", "推进", "推动", "加强", "深化", "完善", "健全", "加大", "提升", "强化", "规范", "持续", "围绕", "结合", "及时", "依法", "开展", "明确", "优化", "聚焦", "制定", "编制",
        "严格", "进一步", "不断", "切实", "积极", "扎实", "助力", "逐步", "全面", "主动", "重点", "认真", "充分", "着力", "确保", "定期", "按照", "根据", "贯彻", "落实", "加快",
    ];

    private static readonly string[] Building = ["开工", "动工", "启动", "新建", "改建", "扩建", "迁建", "建成", "筹建", "修建", "打造", "完成", "实施", "举办", "新增", "改造"];

    /// <summary>False for words that stand where a unit should and have nothing of one.</summary>
    public static bool HasMarkOfUnit(string folded) =>
        folded.Any(c => Marks.Contains(c, StringComparison.Ordinal))
        || Look.Has(folded, 0, folded.Length, Within)
        || EndsAsUnit(folded, 0, folded.Length);

    /// <summary>开工建设一所小学 ends as a unit does and is a task.</summary>
    public static bool BeginsTask(string folded, int start, int end) => Look.AnyAt(folded, start, end, TaskVerbs) > 0 || Look.AnyAt(folded, start, end, Building) > 0;

    /// <summary>Whether this stretch could be a unit's name with nothing else round it.</summary>
    public static bool LooksLike(string folded, int start, int end)
    {
        (start, end) = Look.Trim(folded, start, end);
        if (end - start is < 2 or > 40 || (HasNoName(folded, start, end) && !IsDescribed(folded, start, end)))
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (Numerals.IsDigit(folded[i]) && HotLine(folded, i, start, end) is > 0 and var length)
            {
                i += length - 1;
                continue;
            }

            if ((Look.IsSentenceEnd(folded[i]) && folded[i] is not ('?' or '\n')) || (folded[i] == '\n' && !Broken(folded, start, end)) || Numerals.IsDigit(folded[i]) || folded[i] is '%' or '《' or '》')
            {
                return false;
            }
        }

        for (var by = folded.IndexOf('由', start, end - start); by >= 0; by = folded.IndexOf('由', by + 1, end - by - 1))
        {
            if (by > start && folded[by - 1] != '自')
            {
                return false; // 市里由档案局…: who does it for whom
            }
        }

        return (EndsAsUnit(folded, start, end) && !(Look.At(folded, end - 2, "全部") && end - start > 3 && folded[end - 3] != '安')) || (GroupWords.Of(folded[start..end]) != UnitClass.Single && Look.AnyAt(folded, start, end, TaskVerbs) == 0);
    }

    /// <summary>如 gives an example, but in the names of places (如皋, 如东, 如意) it does not.</summary>
    private static bool HasNoName(string folded, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (Look.AnyAt(folded, i, end, NoName) > 0 && !(folded[i] == '如' && i + 1 < end && folded[i + 1] is '皋' or '东' or '意' or '山'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name that a line's end parted once: what stands before it is none, and both together are.</summary>
    public static bool Broken(string folded, int start, int end)
    {
        var line = folded.IndexOf('\n', start, end - start);
        return line > start && folded.IndexOf('\n', line + 1, end - line - 1) < 0 && !LooksLike(folded, start, line) && EndsAsUnit(folded, line + 1, end)
            && !Look.Has(folded, start, line, NoName) && !BeginsTask(folded, start, line);
    }

    private static readonly string[] Joining = ["商", "协助", "联合", "参与", "支持", "对接"];

    /// <summary>市档案馆市气象局, 市档案馆商市气象局: two names that no mark parts, and neither of them may be meant alone.</summary>
    public static bool AreTwo(string folded, int start, int end)
    {
        for (var i = start + 3; i + 2 < end && end - start <= 40; i++)
        {
            var left = i - Look.AnyBefore(folded, i, start, Joining);
            if (folded[i] == folded[start] && Levels.Contains(folded[i], StringComparison.Ordinal) && (left < i || "局厅馆办院部处".Contains(folded[i - 1], StringComparison.Ordinal))
                && left - start >= 3 && LooksLike(folded, start, left) && LooksLike(folded, i, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a name of two that no mark parts is cut; 0 for none, and where the second may be a part of the first (市公安局市区分局).</summary>
    public static int Cut(string folded, int start, int end)
    {
        for (var i = start + 3; i + 2 < end && end - start <= 40; i++)
        {
            if (folded[i] == folded[start] && Levels.Contains(folded[i], StringComparison.Ordinal) && "局厅馆办院部处司所会委科室心团府队站大协".Contains(folded[i - 1], StringComparison.Ordinal)
                && !"级直本属区域城内外中县乡市场社园".Contains(folded[i + 1], StringComparison.Ordinal) && LooksLike(folded, start, i) && LooksLike(folded, i, end) && GroupWords.Of(folded[start..end]) == UnitClass.Single)
            {
                return i;
            }
        }

        return 0;
    }

    private const string Levels = "省市县区州旗盟";

    /// <summary>The number that a service is called by, within a name: 12345热线中心, 服务监督中心(12328).</summary>
    private static int HotLine(string folded, int at, int start, int end)
    {
        var stop = at;
        while (stop < end && Numerals.IsDigit(folded[stop]))
        {
            stop++;
        }

        return stop - at is >= 3 and <= 5 && at > start && stop < end && (folded[stop] == ')' ? folded[at - 1] == '(' : folded[stop] is >= '一' and not ('年' or '月' or '日' or '号' or '个' or '项' or '条' or '件' or '家' or '份' or '次')) ? stop - at : 0;
    }

    private static readonly string[] Whose = ["各", "有关", "相关", "各有关", "各相关", "所有", "其他", "省级", "市级", "县级", "区级", "省直", "市直", "县直", "区直"];

    private static readonly string[] Bearing = ["负有", "承担", "具有", "承担有", "履行"];

    private static readonly string[] Borne = ["职责", "职能", "责任", "权限", "执法权", "审批权", "管理权", "任务"];

    private static readonly string[] Kinds = ["部门", "单位", "机关", "机构"];

    /// <summary>具有行政职能的市直各单位, 各负有监管职责的部门: a class told by what it does.</summary>
    private static bool IsDescribed(string folded, int start, int end)
    {
        var of = end - start <= 30 ? folded.LastIndexOf('的', end - 1, end - start) : -1;
        if (of <= start + 1 || Look.AnyBefore(folded, end, of, Kinds) == 0 || folded.AsSpan(start, of - start).Contains('的'))
        {
            return false;
        }

        var who = start + Look.AnyAt(folded, start, of, Whose);
        return (Look.AnyAt(folded, who, of, Bearing) is > 0 and var bears && Look.AnyBefore(folded, of, who + bears, Borne) > 0 && end - of - 1 <= LongestKind)
            || (end - start <= 24 && folded.AsSpan(of + 1, end - of - 1).Contains('各') && !Look.Has(folded, start, of, NoName) && !Look.Has(folded, of + 1, end, NoName));
    }

    private const int LongestKind = 6;

    private static readonly string[] Carriers = ["移动", "电信", "联通", "铁塔", "广电"];

    /// <summary>移动, 中国电信, 县联通: companies called by a word that ends other things too.</summary>
    private static bool IsCarrier(string folded, int start, int end) =>
        end - start is >= 2 and <= 4 && Look.AnyBefore(folded, end, start, Carriers) > 0 && (end - start == 2 || Look.AnyAt(folded, start, end, ["中国", "省", "市", "县", "区", "州"]) == end - start - 2);

    /// <summary>By its last letters, those of a bracket aside.</summary>
    public static bool EndsAsUnit(string folded, int start, int end)
    {
        if (end > start && folded[end - 1] == ')')
        {
            var brackets = Brackets.Outermost(folded, start, end);
            end = brackets.Count > 0 && brackets[^1].End == end && brackets[^1].Open > start ? Look.Trim(folded, start, brackets[^1].Open).End : end;
        }

        return Look.AnyBefore(folded, end, start, Endings) > 0 || IsCarrier(folded, start, end);
    }
}
