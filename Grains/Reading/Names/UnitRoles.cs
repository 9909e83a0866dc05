namespace Tracker.Reading;

internal enum UnitRole
{
    Lead,
    Responsible,
    Cooperating,

    /// <summary>A label of units of an upper level, whom this plan gives no task.</summary>
    Above,

    /// <summary>A label for a time limit.</summary>
    Time,

    /// <summary>A label of something that is kept nowhere, such as a person's name.</summary>
    Other,

    /// <summary>A label that is none of these: whether it names units is asked.</summary>
    Unknown,
}

/// <summary>The words that give a role to units: labels before them, verbs behind them.</summary>
internal static class UnitRoles
{
    /// <summary>What units are called in labels, whatever the office: 责任单位, 牵头科室, 承办站所.</summary>
    public static readonly string[] Kinds =
        ["单位", "部门", "处室", "科室", "股室", "机构", "主体", "地区", "站所", "站办", "办站", "所站", "办所", "院所", "院系", "部室", "室所", "镇街", "街镇", "乡镇", "街道", "区县", "县区", "企业", "学院"];

    public static readonly (UnitRole Role, string[] Labels)[] Labels =
    [
        (UnitRole.Lead, [.. Of(["牵头", "主办", "主责", "牵头责任", "牵头负责", "主办责任", "第一责任", "联合主办"]), "牵头", "主办"]),
        (UnitRole.Responsible,
        [
            .. Of(["责任", "承办", "落实", "实施", "执行", "负责", "分工", "完成", "具体责任", "具体负责", "具体承办", "具体实施", "具体落实", "承接", "试点"]),
            "责任分工", "任务分工", "部门分工", "职责分工", "工作分工", "责任", "承办", "落实",
        ]),
        (UnitRole.Cooperating, [.. Of(["配合", "协办", "协同", "参与", "参加", "协作", "协助", "指导", "支持", "配合责任", "协同责任", "协办责任", "参与责任", "协助责任"]), "配合", "协助", "协办", "协同"]),
        (UnitRole.Time,
        [
            "完成时限", "责任时限", "时限要求", "完成时间", "时间要求", "时间节点", "时间安排", "完成日期", "工作时限", "推进时限", "办结时限", "完成期限",
            "落实时限", "整改时限", "整改期限", "整改时间", "销号时限", "销号时间", "公开时限", "发布时限", "进度安排", "时间进度", "节点要求", "时限", "期限", "时间",
        ]),
        (UnitRole.Other,
            ["责任人", "责任领导", "分管领导", "牵头领导", "联系人", "联系电话", "备注", "成果形式", "牵头人", "负责人", "工作目标", "目标"]),
    ];

    /// <summary>The letters that labels begin with: nothing else is looked up.</summary>
    private static readonly System.Buffers.SearchValues<char> Begins = System.Buffers.SearchValues.Create([.. Labels.SelectMany(l => l.Labels).Select(l => l[0]).Distinct()]);

    private static IEnumerable<string> Of(string[] duties) => duties.SelectMany(_ => Kinds, (duty, kind) => duty + kind);

    private static readonly string[] LeadVerbs = ["牵头", "主办", "牵总"];

    private static readonly string[] HelpVerbs = ["配合", "参与", "参加", "协助", "协办", "协同", "支持", "配合工作", "服务与配合工作", "服务和配合工作", "服务、配合工作", "服务与配合", "服务和配合", "服务配合", "协调配合", "协调配合工作", "服务保障工作", "协助工作", "支持配合工作", "提供技术保障", "提供技术支持", "提供技术支撑", "提供技术服务", "提供支撑", "提供保障", "提供支持"];

    private static readonly string[] DutyVerbs = ["负责", "落实", "研究提出落实意见", "提出落实意见", "研究提出具体意见", "研究提出意见", "研究落实", "贯彻落实", "贯彻执行", "抓好落实", "组织落实", "对照落实", "按要求公布", "按要求公开", "按要求落实", "承担", "承办", "实施", "推进", "均为责任单位", "为责任单位", "组织", "开展", "推动", "完成", "办理", "执行", "督导", "督办", "审核把关", "把关", "审核", "统筹", "先行试点", "先行先试", "各负其责", "各司其职"];

    /// <summary>县委目督办: an office, and no verb.</summary>
    private static readonly string[] OfficesOfOversight = ["目督办", "政督办", "委督办", "府督办"];

    /// <summary>行业组织: who, and no verb.</summary>
    private static readonly string[] Organisations = ["社会组织", "行业组织", "群团组织", "党组织", "团组织", "志愿组织", "志愿者组织", "经济组织", "自治组织", "基层组织", "公益组织", "慈善组织", "中介组织", "民间组织", "合作组织", "服务组织", "专业组织"];

    /// <summary>Alone they help those who do the work; beside a verb of duty (负责指导) they only say how.</summary>
    private static readonly string[] GuideVerbs = ["督促指导", "业务指导", "技术指导", "协调指导", "指导"];

    private static readonly string[] Adverbs =
    [
        "按职责分工", "按照职责分工", "按职能分工", "按照职能分工", "按各自职能", "按职能", "按照职能", "依职能", "根据职责分工", "依职责分工", "按照各自职责分工", "按各自职责分工", "按照各自职责", "按各自职责", "按照职责", "按职责", "依职责",
        "依据职责", "按分工", "按照分工", "根据职责", "根据分工", "结合职责", "各自", "具体", "分别", "共同", "联合", "统筹", "统一", "会同", "组织", "积极", "密切",
        "做好", "抓好", "分头", "在各自职责范围内", "各自职责范围内", "在职责范围内", "职责范围内", "按各自职责范围", "按照各自职责范围", "按职责范围", "按照职责权限", "按职责权限", "按管理权限", "按照管理权限", "按权限", "分级", "职责分工", "参照", "比照", "对照", "分工",
    ];

    /// <summary>The label that stands here with its colon, in a bracket of its own or with 为: role and where its words begin; null for none.</summary>
    public static (UnitRole Role, int Words)? LabelAt(string folded, int at, int end) => PlainLabelAt(folded, at, end) ?? LevelLabels.At(folded, at, end) ?? OtherLabels.TwoInOne(folded, at, end);

    /// <summary>Without a word for a level before it.</summary>
    public static (UnitRole Role, int Words)? PlainLabelAt(string folded, int at, int end)
    {
        var bracket = at < end && folded[at] == '(' ? 1 : 0;
        at += Look.At(folded, at + bracket, "主要") ? 2 : 0; // 主要协作单位:
        if (at + bracket >= end || !Begins.Contains(folded[at + bracket]))
        {
            return null;
        }

        foreach (var (role, labels) in Labels)
        {
            var length = Look.AnyAt(folded, at + bracket, end, labels);
            if (length == 2 && Look.At(folded, at + bracket, "时间") && (at == 0 || folded[at - 1] is not (';' or ',' or '(')))
            {
                continue; // 时间:1月至3月 in a line of its own is about a stage
            }

            if (length == 2 && folded[at + bracket + 1] == '办' && folded[at + bracket] != '协' && IsHost(folded, at, end))
            {
                continue;
            }

            var behind = length == 0 ? -1 : Look.SkipBlanks(folded, at + bracket + length, end);
            behind = length >= 4 && bracket == 0 && role < UnitRole.Above ? OtherLabels.BehindKinds(folded, behind, end) : behind;
            if (behind < 0 || behind >= end)
            {
                continue;
            }

            if (bracket == 1)
            {
                if (length >= 4 && folded[behind] == ')' && Look.SkipBlanks(folded, behind + 1, end) is var words && words < end && !Look.IsClauseEnd(folded[words]) && folded[words] is not ('、' or '(' or ')'))
                {
                    return (role, words);
                }
            }
            else if (folded[behind] == ':')
            {
                return (role, behind + 1 + (behind + 1 < end && folded[behind + 1] == ':' ? 1 : 0));
            }
            else if (folded[behind] is '为' or '是' && length >= 4 && folded[at] != '试' && role is not (UnitRole.Other or UnitRole.Time) && Look.AnyAt(folded, behind + 1, end, NotNamed) == 0)
            {
                return (role, behind + 1);
            }
        }

        return Spaced(folded, at, end);
    }

    private const int LongestHost = 200;

    /// <summary>主办:X in a line without any other label of units, as at the foot of a page: who runs the site.</summary>
    private static bool IsHost(string folded, int at, int end)
    {
        var least = Math.Max(0, at - LongestHost);
        var start = at == least ? at : Math.Max(least, folded.LastIndexOf('\n', at - 1, at - least) + 1);
        end = Math.Min(end, at + LongestHost);
        var stop = folded.IndexOf('\n', at, end - at);
        var inBracket = folded.LastIndexOf('(', at, at - start + 1) > folded.LastIndexOf(')', at, at - start + 1);
        return !inBracket && !Look.Has(folded, start, stop < 0 ? end : stop, ["协办:", "配合:", "时限:", "单位:", "部门:", "时间:"]);
    }

    /// <summary>A line that is a label and nothing else, and where the line ends; null for none.</summary>
    public static (UnitRole Role, int LineEnd)? LabelAlone(string folded, int at, int end)
    {
        foreach (var (role, labels) in Labels)
        {
            var length = Look.AnyAt(folded, at, end, labels);
            var behind = at + length;
            while (length >= 4 && behind < end && folded[behind] is ' ' or ':')
            {
                behind++;
            }

            if (length >= 4 && behind < end && folded[behind] == '\n')
            {
                return (role, behind);
            }
        }

        return null;
    }

    private const int LongestLabel = 6;

    /// <summary>责 任 单 位: with its letters set apart.</summary>
    private static (UnitRole Role, int Words)? Spaced(string folded, int at, int end)
    {
        if (at + 1 >= end || folded[at] < '\u4e00' || folded[at + 1] != ' ')
        {
            return null;
        }

        Span<char> letters = stackalloc char[LongestLabel];
        var count = 0;
        while (at < end && count < LongestLabel && folded[at] >= '\u4e00' && folded[at] is < '\uff00')
        {
            letters[count++] = folded[at];
            at = Look.SkipBlanks(folded, at + 1, Math.Min(end, at + 4));
        }

        if (at >= end || folded[at] != ':')
        {
            return null;
        }

        foreach (var (role, labels) in Labels)
        {
            foreach (var label in labels)
            {
                if (letters[..count].SequenceEqual(label))
                {
                    return (role, at + 1);
                }
            }
        }

        return null;
    }

    /// <summary>Behind 牵头单位为: no unit, but which one it is.</summary>
    private static readonly string[] NotNamed = ["牵头", "责任", "主办", "第一", "主要", "汇总", "首"];

    /// <summary>The role that the verbs at the end give, and where the name before them ends; null where no verb stands.</summary>
    public static (UnitRole Role, int NameEnd)? VerbsAtEnd(string folded, int start, int end)
    {
        UnitRole? role = null;
        var guides = false;
        var at = end;
        while (at > start && !(role is null && Look.AnyBefore(folded, at, start, Organisations) > 0))
        {
            var guide = Look.AnyBefore(folded, at, start, GuideVerbs);
            var (found, length) = guide > 0 ? (UnitRole.Cooperating, guide) : VerbBefore(folded, at, start);
            if (length == 0)
            {
                length = role is null ? 0 : AdverbBefore(folded, start, at);
                if (length == 0)
                {
                    break;
                }
            }
            else if (role is null || found == UnitRole.Lead || (guides && guide == 0) || (found == UnitRole.Cooperating && role == UnitRole.Responsible && guide == 0))
            {
                (role, guides) = (found, guide > 0);
            }

            at -= length;
        }

        return role is { } said ? (said, at) : BehindManner(folded, start, end) is > 0 and var name ? (UnitRole.Responsible, name) : null;
    }

    private static readonly string[] Manners = ["按职责分工", "按照职责分工", "按各自职责分工", "按照各自职责分工", "按各自职责", "按照各自职责", "按职能分工", "按照职能分工", "根据职责分工"];

    /// <summary>甲局按职责分工卖力: no name goes on behind such words, whatever verb of two letters it is; 0 for none.</summary>
    private static int BehindManner(string folded, int start, int end) =>
        end - 2 > start && folded.AsSpan(end - 2, 2).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0 && Look.AnyBefore(folded, end - 2, start, Manners) is > 0 and var manner && end - 2 - manner > start + 1 ? end - 2 - manner : 0;

    /// <summary>Length of 按职能分工 and the like at the end of a name, without any verb.</summary>
    public static int AdverbAtEnd(string folded, int start, int end) => end - start > 4 && AdverbBefore(folded, start, end) is var length && length >= 3 ? length : 0;

    private const int LongestManner = 10;

    /// <summary>按任务清单分工 as well: 按 and the like, what is followed, and a word for it, behind a name.</summary>
    private static int AdverbBefore(string folded, int start, int end)
    {
        var known = Look.AnyBefore(folded, end, start, Adverbs);
        for (var at = end - 4; known == 0 && at > start + 1 && at >= end - LongestManner && Look.AnyBefore(folded, end, at, ["分工", "清单", "职责", "权限", "职能", "要求", "实际"]) > 0; at--)
        {
            if (folded[at] is '按' or '依' or '根' or '结' && Look.AnyAt(folded, at, end, ["按照", "按", "依据", "依照", "根据", "结合"]) > 0 && UnitNames.LooksLike(folded, start, at))
            {
                return end - at;
            }
        }

        return known;
    }

    /// <summary>分别负责, 按职责分工负责: each of the units carries its own part, and none of them leads by it.</summary>
    public static bool SaysEachItsOwn(string folded, int start, int end) => Look.Has(folded, start, end, ["分别", "分工", "职责", "各自", "分头"]);

    /// <summary>A verb in the middle, as in X牵头Y配合: its length and role; 0 for none.</summary>
    public static (UnitRole Role, int Length) VerbAt(string folded, int at, int end)
    {
        var lead = Look.AnyAt(folded, at, end, ["牵头负责", "牵头落实", "牵头督导", "牵头推进", "牵头实施", "牵头组织", "牵头抓总", "牵头", "主办"]);
        var verb = lead > 0 ? lead : 2;
        return Look.AnyAt(folded, at + verb, end, ["单位", "部门", "处室", "科室", "机构", "方", "人", "者"]) > 0 ? (UnitRole.Other, 0) // 主办单位: whoever they are
            : lead > 0 ? (UnitRole.Lead, lead)
            : Look.At(folded, at, "负责") && at + 2 <= end ? (UnitRole.Responsible, 2)
            : Look.At(folded, at, "配合") && at + 2 <= end ? (UnitRole.Cooperating, 2)
            : (UnitRole.Other, 0);
    }

    private static (UnitRole Role, int Length) VerbBefore(string folded, int end, int start)
    {
        var lead = Look.AnyBefore(folded, end, start, LeadVerbs);
        if (lead > 0)
        {
            return (UnitRole.Lead, lead);
        }

        var help = Look.At(folded, end - 3, "政协办") ? 0 : Look.AnyBefore(folded, end, start, HelpVerbs);
        return help > 0 ? (UnitRole.Cooperating, help) : (UnitRole.Responsible, Look.AnyBefore(folded, end, start, OfficesOfOversight) > 0 ? 0 : Look.AnyBefore(folded, end, start, DutyVerbs));
    }
}
