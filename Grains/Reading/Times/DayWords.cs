using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Days and stretches of the calendar as limits: 2021年底前, 6月下旬, 于12月底, 到2020年, 5月15日至21日.</summary>
internal static class DayWords
{
    public static readonly string[] Before = ["之前", "以前", "前", "下班前", "前后", "左右", "止", "为止", "之内", "以内", "内"];

    private static readonly string[] Since = ["起", "以来", "以后", "之后", "后", "开始", "来", "度"];

    private static readonly string[] SinceInField = ["起", "以来", "以后", "之后", "后", "开始", "来"];

    private static readonly string[] Made = ["印发", "制发", "制定", "出台", "发布", "公布", "颁布", "成立", "建成", "已"];

    private static readonly string[] Within =
    [
        "于", "在", "定于", "不迟于", "不晚于", "不超过", "不得超过", "最迟", "最晚", "最迟于", "最晚于", "务必在", "力争", "确保", "争取", "计划", "拟", "预计",
        "截止时间为", "截止日期为", "截止时间:", "截止日期:", "截止时间", "截止日期", "截止时间是", "截止日期是", "时间截止到", "时间截止至", "完成时限为", "完成时间为", "完成时限:", "完成时间:", "时限为", "时间节点为",
    ];

    public static readonly string[] Until = ["到", "至"];

    private static readonly string[] AsOf = ["截至", "截止", "截止到", "截至到", "自", "从", "始于"];

    private static readonly string[] OtherYears = ["去年", "上年", "上一年", "上年度", "上一年度", "前年", "往年"];

    private static readonly string[] Past = ["去", "上", "往", "前", "历", "每", "近", "常", "多", "同"];

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (YearRange(text, at, end) is > 0 and var range)
        {
            return context.IsField && (at == context.Start || Look.IsClauseEnd(text[at - 1]))
                ? Years(context, at, at + range) : GoalYears.Years(context, at, at + range) ?? new TimeHit(at, at + range); // 2021-2025年: else the name of a plan
        }

        var moment = text[at] == '年'
            ? (at > context.Start && IsOfOtherYear(text, at) ? null : Moment.ImpliedYearEnd(text, at, end))
            : Moment.At(context, at) ?? Moment.PlanPeriodEnd(text, at, end);
        if (moment is not { } found)
        {
            return GoalYears.PlanPeriod(context, at) ?? OfNoMonth(context, at) ?? (text[at] is '年' or '次' or '第' or '翌' ? OfNoDay(context, at) : null);
        }

        var stop = at + found.Length;
        if (found.Reach == Reach.Year && EventWords.HolidayAt(context, Look.SkipBlanks(text, stop, end), at, found.Year) is { } holiday)
        {
            return holiday;
        }

        if (found.Year is null && Look.AnyBefore(text, at, context.Start, OtherYears) > 0)
        {
            return new TimeHit(at, stop); // 去年6月底前
        }

        return (Window(context, at, found, stop) ?? Judge(context, at, found, stop)) is var hit && UnsureDays.Is(context, at, hit, found) ? hit with { Doubt = true } : hit;
    }

    /// <summary>20日前报送: of which month, nobody says.</summary>
    private static TimeHit? OfNoMonth(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        var (day, length) = Numerals.IsDigit(text[at]) ? Numerals.At(text, at, end, 2) : (0, 0);
        var before = length > 0 && day is >= 1 and <= 31 ? Look.AnyAt(text, at + length, end, ["日前", "日之前", "日以前", "号前", "号之前", "号以前"]) : 0;
        return before > 0 && (at == context.Start || Look.IsClauseEnd(text[at - 1]) || Look.AnyBefore(text, at, context.Start, Within) > 0) ? new TimeHit(at, at + length + before, Doubt: true) : null;
    }

    /// <summary>2022-2023年 in a field for a time limit.</summary>
    private static TimeHit Years(TimeContext context, int at, int stop)
    {
        var end = stop + Look.AnyAt(context.Folded, stop, context.End, Before);
        var last = stop - 1 - Numerals.At(context.Folded, stop - 5, stop - 1).Length;
        return Fixed(context, at, end, new DateOnly(Numerals.At(context.Folded, last, stop).Value, 12, 31), new DateOnly(Numerals.At(context.Folded, at, stop).Value, 1, 1), doubt: false);
    }

    private static readonly string[] Holds = ["实施", "执行", "施行", "适用", "继续实施", "继续执行", "期间"];

    private static readonly string[] OfPolicy = ["政策", "费率", "税率", "免征", "减征", "减免", "补贴标准", "缴费", "优惠"];

    /// <summary>Words before 至 that say how long something holds, where a policy or a charge is what holds.</summary>
    private static bool IsValidity(TimeContext context, int back)
    {
        var to = back - Look.AnyBefore(context.Folded, back, context.Start, Until);
        return Look.AnyBefore(context.Folded, to, context.Start, ["期限", "有效期", "期限延长", "有效期延长", "实施期", "执行期"]) > 0
            || (Look.AnyBefore(context.Folded, to, context.Start, ["实施", "执行", "施行", "延续", "延长", "延续实施", "延续执行"]) > 0 && Look.Has(context.Folded, context.ClauseStart(to), to, OfPolicy));
    }

    private static bool IsOfOtherYear(string text, int at) =>
        Numerals.IsDigit(text[at - 1]) || Numerals.IsChinese(text[at - 1]) || text[at - 1] == '半' || (text[at - 1] == ' ' && at > 1 && Numerals.IsDigit(text[at - 2]))
        || Look.AnyBefore(text, at, at - 1, Past) > 0;

    /// <summary>Length of 2021-2025年, which names a plan; 0 for none.</summary>
    public static int YearRange(string text, int at, int end)
    {
        var (first, length) = Numerals.At(text, at, end, 4);
        var next = at + length + (at + length < end && text[at + length] == '年' ? 1 : 0);
        if (length != 4 || first < 1949 || next >= end || text[next] is not ('-' or '至' or '到'))
        {
            return 0;
        }

        var (second, secondLength) = Numerals.At(text, next + 1, end, 4);
        var year = next + 1 + secondLength;
        return secondLength == 4 && second >= first && year < end && text[year] == '年' ? year + 1 - at : 0;
    }

    private static TimeHit? Window(TimeContext context, int at, Moment first, int stop)
    {
        var link = Look.SkipBlanks(context.Folded, stop, context.End);
        link += Look.AnyAt(context.Folded, link, context.End, ["起至", "起到"]) > 0 ? 1 : 0; // 自1月1日起至12月31日
        if (first.Reach == Reach.Year || link + 1 >= context.End || context.Folded[link] is not ('至' or '到' or '-'))
        {
            return null;
        }

        var next = Look.SkipBlanks(context.Folded, link + 1, context.End);
        if (next >= context.End || Moment.Continued(context, next, first) is not { } last || last.Reach == Reach.Year)
        {
            return null;
        }

        var end = next + last.Length;
        if (!context.IsField && Look.AnyAt(context.Folded, end, context.End, Holds) is > 0 and var holds && Look.Has(context.Folded, end + holds, context.ClauseEnd(end), OfPolicy))
        {
            return new TimeHit(at, end); // 5月1日至次年4月30日实施…优惠政策
        }

        end += Look.AnyAt(context.Folded, end, context.End, Before);
        return Fixed(context, at, end, last.To(context.Year), first.From(context.Year), doubt: !context.IsField && IsTold(context, at, end));
    }

    private static readonly string[] AlreadyOn = ["已于", "已在", "曾于", "曾在", "已经于", "已经在", "已从", "已自"];

    /// <summary>7月9日至17日,…组成检查组,…进行了检查: a sentence that tells what was done then.</summary>
    private static bool IsTold(TimeContext context, int at, int stop) =>
        stop < context.End && context.Folded[stop] == ',' && (at == context.Start || Look.IsClauseEnd(context.Folded[at - 1]))
        && ActWords.Report(context.Folded, stop, SentenceEnd(context, stop));

    private static int SentenceEnd(TimeContext context, int at)
    {
        var most = Math.Min(context.End, at + 160);
        while (at < most && !Look.IsSentenceEnd(context.Folded[at]))
        {
            at++;
        }

        return at;
    }

    private static TimeHit Judge(TimeContext context, int at, Moment found, int stop)
    {
        var (text, end) = (context.Folded, context.End);
        var back = at;
        while (back > context.Start && text[back - 1] is ' ' or '“' or '"')
        {
            back--;
        }

        var within = Look.AnyBefore(text, back, context.Start, Within) > 0;
        var until = Look.AnyBefore(text, back, context.Start, Until) > 0;
        var asOf = !(within && text[back - 1] is not ('于' or '在')) && Look.AnyBefore(text, back, context.Start, AsOf) > 0;
        var suffix = Look.SkipBlanks(text, stop, end);
        var before = Look.AnyAt(text, suffix, end, Before);
        before = before == 1 && text[suffix] == '前' && found.Reach == Reach.Year && IsCounted(text, suffix + 1, end) ? 0 : before;
        var nothing = new TimeHit(at, stop);
        if (Look.AnyBefore(text, back, context.Start, AlreadyOn) > 0 || (before > 0 && Look.At(text, suffix + before, "已")))
        {
            return nothing; // 已于2020年底完成, 3月27日前已进入名册的
        }

        if (found.Reach == Reach.Day && Look.AnyAt(text, suffix, end, ["底前", "底之前", "底以前"]) is > 0 and var bottom)
        {
            return Fixed(context, at, suffix + bottom, found.To(context.Year), null, doubt: true); // 6月10日底前: the day, or the end of the month
        }

        if (found.Reach == Reach.Year && Look.At(text, stop, "初") && stop < end)
        {
            return OfNoDay(context, at, found.Year) ?? nothing;
        }

        if (before == 0 && ((asOf && !(context.IsField && text[back - 1] is not ('自' or '从' or '于'))) || (Look.AnyAt(text, suffix, end, context.IsField ? SinceInField : Since) > 0 && !Look.At(text, suffix, "起草"))))
        {
            return AsOfToCome(context, at, back, stop, found) ?? nothing;
        }

        if (until && before == 0 && found.Reach == Reach.Year && Look.AnyAt(text, suffix, end, ["水平", "同期", "的"]) > 0)
        {
            return nothing; // 恢复到2019年水平
        }

        if (before == 0 && ((until && !context.IsField && IsValidity(context, back)) || Conditions.IsGround(context, at, suffix)))
        {
            return nothing; // 实施期限至2021年12月31日: how long a policy holds
        }

        if (found.Year is not null && before > 0 && IsBehind(context, found) && (Conditions.IsThereAlready(context, suffix + before) || (found.Year < context.Year && Conditions.Describe(context, at, suffix + before)) || Look.AnyAt(text, suffix + before, end, Made) > 0 || Look.Has(text, suffix + before, Math.Min(context.ClauseEnd(suffix), suffix + before + 7), ["的"])))
        {
            return nothing; // 2020年底前印发的文件, 2022年1月1日前出生的: what is there already
        }

        var last = suffix + before;
        var first = IsFirst(context, back);
        var next = first || text[back - 1] == '、'; // 3月启动、6月中期评估
        var named = next && !context.IsField && found.Reach != Reach.Year && (ActWords.NameWhose(text, suffix, end) || ActWords.Stand(text, suffix, context.ClauseEnd(suffix)));
        var acts = next && found.Reach != Reach.Year && !(found.Year is not null && IsBehind(context, found)) && (named || ActWords.Are(text, suffix, end)) && !ActWords.Report(text, suffix, context.ClauseEnd(suffix));
        var done = context.IsField || within || acts || (found.Reach != Reach.Year && !(found.Year is not null && IsBehind(context, found)) && ActWords.CloseClause(context, at, suffix, next)) || ActWords.AreDone(text, suffix, end)
            || (IsClause(context, at, stop) && !(found.Year < context.Year));
        var doubt = Look.AnyAt(text, suffix, end, ["前", "之前", "以前"]) == before && before > 0
            && found.Reach is Reach.Year or Reach.Month or Reach.Quarter or Reach.TenDays && text[stop - 1] is not ('底' or '末');
        var listed = found.Reach != Reach.Year && IsListed(context, at, stop, found);
        var ofList = !context.IsField && IsListedWithEnd(context, at, back, stop, found);
        var isLimit = found.Reach switch
        {
            Reach.Month or Reach.MonthEnd when IsBracketed(context, at, stop) => true,
            _ when before > 0 || ofList || listed => true,
            Reach.TenDays or Reach.Months => true,
            Reach.Year => until || context.IsField,
            Reach.YearEnd or Reach.MonthEnd => done || until,
            Reach.Day => context.IsField || within || until || acts || IsBracketed(context, at, stop),
            _ => done,
        };
        if (before == 0 && found is { Reach: Reach.Year, Year: not null } && Conditions.NamesLaterDay(context, suffix))
        {
            return nothing; // 确保2022年发行的资金8月底前用完
        }

        if (!isLimit && before == 0 && found is { Reach: Reach.Year, Year: { } bare } && (GoalYears.Year(context, at, back, stop, suffix, bare) ?? OfUnknownYear(context, at, stop, suffix, bare)) is { } goal)
        {
            return goal;
        }

        if (!isLimit || (before > 0 && found.Reach == Reach.Year && found.Year < context.Year && !context.IsField)) // 2010年以前的旧账
        {
            return nothing;
        }

        var start = until && found.Reach == Reach.Year ? back - 1 : at;
        var window = found.Reach is Reach.TenDays or Reach.Months ? found.From(context.Year) : null;
        var day = found.To(context.Year);
        var because = "time.end-of-period";
        if (doubt && found.Reach is not (Reach.Quarter or Reach.TenDays))
        {
            day = found.From(context.Year)?.AddDays(-1); // 6月前: before it begins, as the words go; a person confirms
            because = "time.before-it-begins";
        }

        var open = (before == 0 && ofList && !until && !IsBehindUntil(text, back, context.Start)) || (found.Reach == Reach.TenDays && text[stop - 1] == '初') || (IsBracketed(context, at, stop) && !ClosesSentence(context, at, found)) || (IsClause(context, at, stop) && before == 0 && !context.IsField && IsTold(context, at, stop))
            || (found is { Reach: Reach.Months, FirstMonth: 1 } && !context.IsField && before == 0 && !acts) || (before == 0 && named && !listed && !within && !until && !ActWords.Are(text, suffix, end)); // 10月各单位…: at least then
        return Fixed(context, start, before > 0 ? last : stop, day, window, doubt || open) is var hit && (doubt || open) && day is { } likely ? hit with { Likely = (likely, because) }
            : found.Year is null && day is { Year: < 9998 } early && context.Issued is { } issued && early < issued && issued.Year == early.Year
                ? hit with { Doubt = true, Likely = (early.AddYears(1), "time.before-issue") } // over before the document came out: perhaps the next year's
            : hit;
    }

    /// <summary>2025年全面推开 at the head of a clause in a document whose own year nobody knows: by the end of it, if it is a limit.</summary>
    private static TimeHit? OfUnknownYear(TimeContext context, int at, int stop, int suffix, int year) =>
        context.Year is null && Look.AnyAt(context.Folded, suffix, context.End, ["全面", "基本", "全部"]) > 0 && Look.AnyAt(context.Folded, suffix + 2, context.End, ["预算", "绩效", "质量", "医疗", "公共", "养老"]) == 0
        && (at == context.Start || Look.IsClauseEnd(context.Folded[at - 1]))
            ? new TimeHit(at, stop, Doubt: true) { Likely = (new DateOnly(year, 12, 31), "time.end-of-period") } : null;

    /// <summary>Over when the document came out.</summary>
    private static bool IsBehind(TimeContext context, Moment found) =>
        found.Year < context.Year || (context.Issued is { } issued && found.To(context.Year) is { } day && day < issued);

    private static readonly string[] AsOfTo = ["截至", "截止", "截止到", "截至到"];

    /// <summary>截至2025年底,覆盖率达到90%: as of a day to come, and what is to be reached by then.</summary>
    private static TimeHit? AsOfToCome(TimeContext context, int at, int back, int stop, Moment found)
    {
        var text = context.Folded;
        if (context.IsField || Look.AnyBefore(text, back, context.Start, AsOfTo) == 0 || found.To(context.Year) is not { } day || IsBehind(context, found) || (context.Issued is null && found.Year is null))
        {
            return null;
        }

        var from = stop + (stop < context.End && text[stop] == ',' ? 1 : 0);
        var clause = context.ClauseEnd(from);
        return ActWords.SetAGoal(text, from, clause) && !ActWords.Report(text, from, clause)
            ? Fixed(context, at, stop, day, null, doubt: true) with { Likely = (day, "time.end-of-period") } : null;
    }

    /// <summary>年初制定计划, 2023年初完成, 次日上午10时前: of no day that could be said.</summary>
    private static TimeHit? OfNoDay(TimeContext context, int at, int? year = null)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, ["次日", "第二天", "翌日"]) is > 0 and var next)
        {
            return Look.AnyAt(text, at + next, end, ["前", "之前", "内"]) is > 0 and var mark ? new TimeHit(at, at + next + mark, Doubt: true)
                : ClockWords.Behind(text, at + next, end) is > 0 and var clock ? new TimeHit(at, at + next + clock + 1, Doubt: true) : null;
        }

        var start = text.IndexOf("年初", at, Math.Min(end - at, 8), StringComparison.Ordinal);
        var first = at == context.Start || Look.IsClauseEnd(text[at - 1]) || Look.AnyBefore(text, at, context.Start, Within) + Look.AnyBefore(text, at, context.Start, Until) > 0;
        return start >= at && first && (start == at ? year is null : year > context.Year) && (ActWords.Are(text, start + 2, end) || start + 2 >= end || Look.AnyAt(text, start + 2, end, ["前", ",", "。"]) > 0) && !ActWords.Report(text, start + 2, context.ClauseEnd(start))
            ? new TimeHit(at, start + 2, Doubt: true) : null;
    }

    /// <summary>6月10日、11月20日前; 3月、6月和9月各一次: what is said behind the last holds for each.</summary>
    private static bool IsListed(TimeContext context, int at, int stop, Moment first)
    {
        var text = context.Folded;
        if (Look.AnyAt(text, stop, context.End, ["各", "分别"]) > 0 && Look.AnyBefore(text, at, context.Start, ["、", "和", "及", "与"]) > 0)
        {
            return true; // the last of them
        }

        for (var more = 0; more < 12; more++)
        {
            var join = Look.AnyAt(text, stop, context.End, ["、", "和", "及", "与", "以及"]);
            if (join == 0 || Moment.Continued(context, Look.SkipBlanks(text, stop + join, context.End), first) is not { Reach: not Reach.Year } next)
            {
                return more > 0 && Look.AnyAt(text, stop, context.End, ["各", "分别", "前", "之前", "以前"]) > 0;
            }

            stop = Look.SkipBlanks(text, stop + join, context.End) + next.Length;
        }

        return false;
    }

    /// <summary>在2022年、2024年底,分别评估: a list of years and ends of years behind which stands what is done in each.</summary>
    private static bool IsListedWithEnd(TimeContext context, int at, int back, int stop, Moment found)
    {
        var text = context.Folded;
        if (found.Year is null || found.Year < context.Year || found.Reach is not (Reach.Year or Reach.YearEnd))
        {
            return false;
        }

        var listed = back - 2 > context.Start && text[back - 1] is '、' or '和' or '及' or '与' && text[back - 2] is '年' or '底' or '末';
        if (listed && IsBehindUntil(text, back, context.Start))
        {
            return true; // 到2025年和2035年
        }

        for (var more = 0; more < 6; more++)
        {
            var join = Look.AnyAt(text, stop, context.End, ["、", "和", "及", "与"]);
            if (join == 0 || stop + join >= context.End || Moment.At(context, stop + join) is not { Year: not null, Reach: Reach.Year or Reach.YearEnd } next)
            {
                stop += stop < context.End && text[stop] == ',' ? 1 : 0;
                return (listed || more > 0) && (Look.AnyAt(text, stop, context.End, ["分别", "各", "前", "之前"]) > 0 || ActWords.AreDone(text, stop, context.End));
            }

            stop += join + next.Length;
        }

        return false;
    }

    private static bool IsBehindUntil(string text, int back, int start)
    {
        while (back - 6 >= start && text[back - 1] is '、' or '和' or '及' or '与')
        {
            var year = back - 2 - (text[back - 2] is '底' or '末' ? 1 : 0);
            if (year - 4 < start || text[year] != '年' || Moment.YearDigits(text, year - 4) is null)
            {
                return false;
            }

            back = year - 4;
        }

        return Look.AnyBefore(text, back, start, Until) > 0;
    }

    /// <summary>前三季度, 前5个月: the first of the year, and nothing before it.</summary>
    private static bool IsCounted(string text, int at, int end) =>
        Numerals.At(text, at, end, 2) is var (_, length) && length > 0 && Look.AnyAt(text, at + length, end, ["季度", "个季度", "个月", "月"]) > 0;

    /// <summary>动员部署(2022年5月10日)。: a bracket that holds nothing but the day.</summary>
    private static bool IsBracketed(TimeContext context, int at, int stop) =>
        !context.IsField && at > 1 && at - 1 >= context.Start && context.Folded[at - 1] == '(' && stop < context.End && context.Folded[stop] == ')' && context.Folded[at - 2] is not ('》' or '号' or '”');

    /// <summary>开展宣传月活动。(6月): a bracket of its own behind the sentence, as a limit stands.</summary>
    private static bool ClosesSentence(TimeContext context, int at, Moment found) => found.Reach is not Reach.Day && IsSentenceEndBefore(context.Folded, at - 1);

    private static bool IsSentenceEndBefore(string text, int bracket) => bracket > 0 && text[bracket - 1] == '。';

    /// <summary>上半年,完成…: nothing else between two marks.</summary>
    private static bool IsClause(TimeContext context, int at, int stop) =>
        IsFirst(context, at) && (stop >= context.End || Look.IsClauseEnd(context.Folded[stop]));

    /// <summary>At the head of a clause, or behind the number of an item: (2)4月份,…</summary>
    private static bool IsFirst(TimeContext context, int at) =>
        at == context.Start || Look.IsClauseEnd(context.Folded[at - 1]) || CircledMarks.Is(context.Folded[at - 1])
        || (context.Folded[at - 1] is '.' or '、' && TimeReader.BehindMark(context, at))
        || (context.Folded[at - 1] == ')' && Math.Max(context.Start, at - 4) is var least && context.Folded.LastIndexOf('(', at - 1, at - least) is >= 0 and var open && NumberMark.At(context.Folded, open, at) is { Length: var length } && open + length == at);

    /// <summary>Without any year to go by no day is invented: the words become a question.</summary>
    private static TimeHit Fixed(TimeContext context, int start, int end, DateOnly? day, DateOnly? from, bool doubt) =>
        day is { } known
            ? new TimeHit(start, end, new FixedDeadline(context.Quote(start, end), known, from), Doubt: doubt)
            : new TimeHit(start, end, Doubt: true);
}
