using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>What comes again in every period: 每季度至少一次, 按月, 逐月, 一季一通报, 年中和年末.</summary>
internal static class RepeatWords
{
    private static readonly (string Word, Period Period)[] Periods =
    [
        ("半年度", Period.HalfYear), ("半年", Period.HalfYear), ("季度", Period.Quarter), ("季", Period.Quarter), ("月度", Period.Month),
        ("月", Period.Month), ("年度", Period.Year), ("年", Period.Year), ("星期", Period.Week), ("周", Period.Week),
    ];

    private static readonly string[] Counted = ["次", "期", "场", "篇", "条", "个", "轮", "批", "件", "份", "项", "例", "评", "回"];

    /// <summary>Behind 个: a time, and nothing that is counted.</summary>
    private static readonly string[] NotCounted = ["工作日", "自然日", "月", "季", "小时", "星期", "周", "日历日", "方面", "年"];

    private static readonly string[] Least = ["至少", "不少于", "不低于", "不得少于", "最少"];

    private static readonly string[] Acts =
        ["调度", "通报", "报告", "报送", "督查", "点评", "小结", "会商", "例会", "分析", "发布", "公开", "公布", "组织", "开展", "更新", "检查", "评估", "监测", "总结", "汇总", "对"];

    private static readonly string[] YearParts = ["年中和年末", "年中、年末", "年中和年底", "年中、年底", "年中及年末", "年中及年底"];

    public static TimeHit? At(TimeContext context, int at) => context.Folded[at] switch
    {
        '每' => Denied(context, at) ?? Every(context, at),
        '一' or '1' => OneEach(context, at) ?? OddPeriods.OnceIn(context, at) ?? OddPeriods.Rate(context, at),
        '半' => HalfYearly(context, at) ?? OddPeriods.OnceIn(context, at),
        '按' or '逐' => By(context, at) ?? OddPeriods.By(context, at),
        '年' => YearRound(context, at),
        '全' => InAllTheYear(context, at, ["全年度", "全年"]),
        '月' or '季' or '周' => BareRounds.At(context, at),
        '次' => InTheNext(context, at),
        '上' => InEachHalf(context, at),
        '双' or '单' or '隔' => EveryOtherMonth(context, at),
        '两' or (>= '0' and <= '9') or '二' or '三' or '四' or '五' or '六' or '十' => OddPeriods.OnceIn(context, at) ?? OddPeriods.Rate(context, at),
        _ => null,
    };

    public static (Period Period, int Length)? PeriodAt(string text, int at, int end)
    {
        foreach (var (word, period) in Periods)
        {
            if (Look.At(text, at, word) && at + word.Length <= end)
            {
                return (period, word.Length);
            }
        }

        return null;
    }

    /// <summary>全年至少组织两次, 年内不少于3次, 全年组织4次.</summary>
    private static TimeHit? InAllTheYear(TimeContext context, int at, string[] words)
    {
        var stop = at + Look.AnyAt(context.Folded, at, context.End, words);
        var (count, end) = Count(context, stop);
        if (stop == at || end == stop)
        {
            return null;
        }

        var least = Look.Has(context.Folded, stop, context.ClauseEnd(stop), Least);
        return least || (end - stop <= 8 && context.Folded[end - 1] is '次' or '期' or '场') ? Recurs(context, at, end, Period.Year, count) : null;
    }

    /// <summary>年内至少开展2次: how many times, not how many things (年内公布不少于1000项). Once within the year is by its last day.</summary>
    private static TimeHit? WithinTheYear(TimeContext context, int at)
    {
        var stop = context.ClauseEnd(at);
        for (var i = at + 2; i < stop; i++)
        {
            if (Look.AnyAt(context.Folded, i, stop, Least) is > 0 and var least)
            {
                var (count, end) = Count(context, i + least);
                return count > 1 && end > i + least && end <= i + least + 8 && context.Folded[end - 1] is '次' or '期' or '场' or '轮' or '回' or '篇' ? Recurs(context, at, end, Period.Year, count) : null;
            }
        }

        return null;
    }

    /// <summary>次月10日前: of every month, or of every quarter that is spoken of just before.</summary>
    private static TimeHit? InTheNext(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, ["次季度", "次季", "下季度"]) is > 0 and var quarter)
        {
            return PeriodDays.Behind(text, at + quarter, end, Period.Quarter) is ({ Month: -2 } due, var last)
                ? Recurs(context, at, last, Period.Quarter, 1, null, due with { Month = 1 }) : null;
        }

        if (!Look.At(text, at, "次月") || PeriodDays.Behind(text, at, end, Period.Month) is not ({ } day, var stop))
        {
            return null;
        }

        var clause = context.ClauseStart(at);
        if (Look.AnyBefore(text, at, clause, ["后", "后的", "之日", "之日的", "的"]) > 0 && !Look.Has(text, clause, at, ["每", "季", "月"]))
        {
            return new TimeHit(at, stop, Doubt: true); // 审批通过后的次月15日前: of the month behind each case
        }

        return Recurs(context, at, stop, Look.Has(text, clause, at, ["季"]) ? Period.Quarter : Period.Month, 1, null, day);
    }

    /// <summary>上半年和下半年各一次.</summary>
    private static TimeHit? InEachHalf(TimeContext context, int at) =>
        Look.AnyAt(context.Folded, at, context.End, ["上半年和下半年各", "上半年、下半年各", "上半年及下半年各", "上半年下半年各", "上、下半年各", "上下半年各", "上下半年分别", "上、下半年分别"]) is > 0 and var length
            && Count(context, at + length) is var (count, end) ? Recurs(context, at, Math.Max(at + length, end), Period.HalfYear, count) : null;

    /// <summary>Another day of every year behind one: 每年6月底前和12月底前.</summary>
    public static TimeHit? AlsoBehind(TimeContext context, TimeHit hit)
    {
        if (hit.Deadline is not RecurringDeadline { Period: Period.Year, By: not null })
        {
            return null;
        }

        var next = hit.End + Look.AnyAt(context.Folded, hit.End, context.End, ["、", "和", "及", "与", "以及"]);
        return next > hit.End && next < context.End && YearlyDay(context, next) is { } day ? Recurs(context, next, day.End, Period.Year, 1, day.Day) is { } more ? more with { Rule = hit.Rule } : null : null;
    }

    /// <summary>不再每月开展, 取消每季度的报送: no more.</summary>
    private static TimeHit? Denied(TimeContext context, int at) =>
        Look.AnyBefore(context.Folded, at, context.Start, ["不再", "无需", "无须", "不必", "取消"]) > 0 ? new TimeHit(at, at + 1) : null;

    private static TimeHit? Every(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, ["每日", "每天", "每个工作日", "每工作日"]) is > 0 and var daily)
        {
            var (times, counts) = Count(context, at + daily);
            return Recurs(context, at, Math.Max(at + daily, counts), Period.Day, times);
        }

        if (RatesAndConditions.Are(context, at))
        {
            return new TimeHit(at, at + 1);
        }

        if (OddPeriods.Every(context, at) is { } odd)
        {
            return odd;
        }

        var next = at + 1 + (Look.At(text, at + 1, "个") || Look.At(text, at + 1, "一") ? 1 : 0);
        if (PeriodAt(text, next, end) is not { } period)
        {
            return null;
        }

        var stop = next + period.Length;
        MonthDay? by = null;
        PeriodDay? due = null;
        var day = Look.SkipBlanks(text, stop + (Look.At(text, stop, "的") ? 1 : 0), end);
        if (period.Period == Period.Year && day < end && YearlyDay(context, day) is { } yearly)
        {
            (by, stop) = (yearly.Day, yearly.End);
            if (stop + 1 < end && text[stop] is '至' or '到' or '-' && Moment.At(context, stop + 1) is { } until)
            {
                return new TimeHit(at, stop + 1 + until.Length, new RecurringDeadline(context.Quote(at, stop + 1 + until.Length), Period.Year), Doubt: true); // 每年9月至次年3月
            }

            if (Look.AnyAt(text, stop, end, ["、", "和", "及", "与", "以及"]) is > 0 and var join && stop + join < end && YearlyDay(context, stop + join) is not null)
            {
                return Recurs(context, at, stop, Period.Year, 1, by);
            }
        }
        else if (period.Period == Period.Year && day < end && EventWords.HolidayAt(context, day, day, null) is { } feast)
        {
            stop = feast.End; // 每年汛期前: its day is another's to say
        }
        else if (period.Period == Period.Year && Look.AnyAt(text, stop, end, ["底前", "末前", "底", "末"]) is > 0 and var mark)
        {
            (by, stop) = (new MonthDay(12, 31), stop + mark);
        }
        else
        {
            (due, stop) = PeriodDays.Behind(text, stop, end, period.Period);
            if (due is not null && PeriodDays.MoreDays(text, stop, end) is > 0 and var more)
            {
                return new TimeHit(at, stop + more, new RecurringDeadline(context.Quote(at, stop + more), period.Period, 1, null, due), Doubt: true); // 每月15日、30日前
            }
        }

        var (count, counted) = Count(context, stop);
        var named = by is null && due is null && counted == stop && stop + 1 < end && text[stop] == '的'; // 每季度的进度: perhaps what is spoken of
        return Recurs(context, at, Math.Max(stop, counted), period.Period, count, by, due) is { } hit ? hit with { Doubt = named } : null;
    }

    /// <summary>双月10日前: no such period in the calendar of returns.</summary>
    private static TimeHit? EveryOtherMonth(TimeContext context, int at)
    {
        var length = Look.AnyAt(context.Folded, at, context.End, ["双月", "单月", "隔月", "双周", "单周", "隔周", "隔日", "隔天", "隔年"]);
        var (_, stop) = length == 0 ? (null, at) : PeriodDays.Behind(context.Folded, at + length, context.End, Period.Month);
        return length > 0 && (stop > at + length || Look.AnyAt(context.Folded, at + length, context.End, ["底前", "底", "末", "月底"]) > 0 || context.IsField || (at > context.Start && context.Folded[at - 1] == '逢') || ActWords.Are(context.Folded, at + length, context.End) || Look.AnyAt(context.Folded, at + length, context.End, Acts) > 0)
            ? new TimeHit(at, Math.Max(stop, at + length), Doubt: true) : null;
    }

    private static (MonthDay Day, int End)? YearlyDay(TimeContext context, int at)
    {
        if ((Moment.At(context, at) ?? Moment.ImpliedYearEnd(context.Folded, at, context.End)) is not { Year: null } found || found.LastMonth == 0)
        {
            return null;
        }

        var stop = at + found.Length;
        stop += Look.AnyAt(context.Folded, stop, context.End, ["之前", "以前", "前"]);
        var last = found.To(2023)!.Value; // any common year: 28 February
        return (new MonthDay(last.Month, last.Day), stop);
    }

    /// <summary>Where 至少开展一次 ends; 0 where no number of times stands there.</summary>
    public static int TimesIn(TimeContext context, int at) => Count(context, at).End is var end && end > at ? end : 0;

    /// <summary>至少开展一次, 不少于2次: the number and where it ends, looked for in the same clause.</summary>
    private static (int Count, int End) Count(TimeContext context, int at)
    {
        var stop = Math.Min(context.ClauseEnd(at), at + 18);
        for (var i = at; i < stop; i++)
        {
            var (value, length) = Numerals.At(context.Folded, i, stop, 3);
            var behind = length > 0 ? Look.SkipBlanks(context.Folded, i + length, Math.Min(stop, i + length + 1)) : i; // 12 次
            if (length > 0 && value is > 0 and < 1000 && Look.AnyAt(context.Folded, behind, stop, Counted) is > 0 and var unit
                && context.Folded[i - 1] != '第' && (context.Folded[behind] != '个' || Look.AnyAt(context.Folded, behind + 1, stop, NotCounted) == 0))
            {
                return (value, behind + unit);
            }

            i += Math.Max(0, length - 1);
        }

        return (1, at);
    }

    private static TimeHit? OneEach(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (PeriodAt(text, at + 1, end) is not { } period || (at > context.Start && text[at - 1] is '第' or '十' or '每'))
        {
            return null;
        }

        var next = at + 1 + period.Length;
        if (Look.At(text, next, "一") && next + 1 < end && !Look.At(text, next, "一年") && text[at] == '一')
        {
            var stop = Math.Min(context.ClauseEnd(next), next + 3);
            return Recurs(context, at, stop, period.Period, 1);
        }

        var least = Look.AnyAt(text, next, end, Least);
        var (count, counted) = Count(context, next);
        if (least == 0 && !(period.Period != Period.Month && counted > next && counted <= next + 4))
        {
            return null;
        }

        // 一季度至少: once a quarter; or in the first quarter, where the document comes before that has ended.
        var doubt = period.Period == Period.Quarter && context.Issued is null or { Month: <= 3 };
        return Recurs(context, at, Math.Max(next, counted), period.Period, count) is { } hit ? hit with { Doubt = doubt } : null;
    }

    private static TimeHit? HalfYearly(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (!Look.At(text, at, "半年") || (at > context.Start && text[at - 1] is '上' or '下' or '近' or '前'))
        {
            return null;
        }

        if (context.IsField && at == context.Start && at + 2 == end)
        {
            return Recurs(context, at, end, Period.HalfYear, 1);
        }

        if (Look.At(text, at + 2, "一") && at + 3 < end && Look.AnyAt(text, at + 3, end, ["次", "年", "月", "个", "以"]) == 0)
        {
            return Recurs(context, at, Math.Min(context.ClauseEnd(at), at + 5), Period.HalfYear, 1); // 半年一小结
        }

        var (count, counted) = Count(context, at + 2);
        return counted > at + 2 && (counted <= at + 6 || Look.AnyAt(text, at + 2, end, Least) > 0)
            ? Recurs(context, at, counted, Period.HalfYear, count) : null;
    }

    private static TimeHit? By(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, ["按日", "逐日"]) is > 0 and var daily && Look.AnyAt(text, at + daily, end, Acts) > 0)
        {
            return Recurs(context, at, at + daily, Period.Day, 1);
        }

        if (PeriodAt(text, at + 1, end) is not { } period)
        {
            return null;
        }

        var next = at + 1 + period.Length;
        var yearly = period.Period == Period.Year;
        if (yearly && (text[at] == '逐' || Look.AnyAt(text, next, end, Acts) == 0))
        {
            return null; // 逐年提高, 按年龄
        }

        var (count, counted) = Count(context, next);
        return Recurs(context, at, counted > next && counted <= next + 10 ? counted : next, period.Period, count);
    }

    /// <summary>年中和年末 …; 年初建账、逐月查账、年底交账 is one monthly round.</summary>
    private static TimeHit? YearRound(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.At(text, at, "年内"))
        {
            return WithinTheYear(context, at);
        }

        if (Look.At(text, at, "年度") && AtLeast(context, at, at + 2, Period.Year) is { } yearly)
        {
            return yearly;
        }

        if (Look.AnyAt(text, at, end, YearParts) is > 0 and var parts)
        {
            return Recurs(context, at, at + parts, Period.HalfYear, 1);
        }

        if (!Look.At(text, at, "年初"))
        {
            return null;
        }

        if (Look.At(text, at, "年初有") && text.IndexOf("年底有", at, Math.Min(end - at, 24), StringComparison.Ordinal) is > 0 and var last)
        {
            return new TimeHit(at, last + 3); // 年初有计划、年中有检查、年底有总结: a way of working
        }

        var stop = context.ClauseEnd(at);
        for (var i = at + 2; i < stop; i++)
        {
            if (text[i] is '逐' or '每' or '按' && PeriodAt(text, i + 1, stop) is { Period: Period.Month or Period.Quarter } period)
            {
                return Recurs(context, at, stop, period.Period, 1);
            }
        }

        return null;
    }

    /// <summary>季度至少开展1次, at the head of a clause.</summary>
    public static TimeHit? AtLeast(TimeContext context, int at, int stop, Period period) =>
        (at == context.Start || Look.IsClauseEnd(context.Folded[at - 1])) && Look.AnyAt(context.Folded, stop, context.End, Least) > 0 && Count(context, stop) is var (count, counted) && counted > stop
            ? Recurs(context, at, counted, period, count) : null;

    public static TimeHit Recurs(TimeContext context, int start, int end, Period period) => Recurs(context, start, end, period, 1)!.Value;

    public static TimeHit? Recurs(TimeContext context, int start, int end, Period period, int count, MonthDay? by = null, PeriodDay? due = null) =>
        new TimeHit(start, end, new RecurringDeadline(context.Quote(start, end), period, count, by, due));
}
