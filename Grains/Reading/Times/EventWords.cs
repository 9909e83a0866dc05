using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Limits that hang on what happens: at once, before a decision, by this Friday, before a holiday.</summary>
internal static class EventWords
{
    private static readonly string[] AtOnce =
        ["第一时间", "立行立改", "即知即改", "即知即办", "即收即办", "即办即结", "立即", "立刻", "马上就办", "即时公开", "即时发布", "即时更新", "即时办理", "即时办结", "即时回应", "即时回复", "即时响应"];

    private static readonly string[] SameDay = ["当日", "当天"];

    private static readonly string[] SameDayActs = ["办结", "公开", "发布", "回复", "答复", "受理", "反馈", "上网", "更新", "转办", "签收", "报送", "上报", "办理", "处理", "回应"];

    /// <summary>Events of every year: their day is another's to say.</summary>
    private static readonly string[] Seasons =
    [
        "汛", "入汛", "雨季", "台风季", "主汛期", "供暖", "供暖期", "供暖季", "供热", "供热期", "采暖", "采暖期", "采暖季", "取暖期", "取暖季", "入冬", "春耕", "春耕备耕", "春播", "秋收", "夏收", "冬季", "夏季", "冬灌", "春灌", "秋冬种", "封冻", "上冻", "霜冻", "春汛", "秋汛", "迎峰度夏", "迎峰度冬", "三夏", "入夏", "防火期", "森林防火期",
        "开学", "秋季开学", "春季开学", "新学期", "新学期开学", "新学年", "学期末", "学期结束", "学年结束", "学年末", "学期开学", "暑期", "寒暑假", "放假", "春运", "两会", "全国“两会”", "二十大", "党代会", "人代会", "七一", "八一", "重大活动", "重要活动", "大型活动", "教师节", "重阳节", "儿童节", "妇女节",
    ];

    private static readonly string[] Holidays = ["元旦节", "元旦", "春节", "元宵节", "清明节", "清明", "五一劳动节", "劳动节", "五一", "端午节", "端午", "中秋节", "中秋", "国庆节", "国庆", "汛期", "暑假", "寒假", "高考", "中考", "全国两会", .. Seasons];

    private static readonly string[] BeforeHolidays = ["开始前", "召开前", "开幕前", "正式开始前", "开启前", "结束前", "前夕", "前", "之前", "来临前", "到来前", "来临之前", "到来之前", "假期前", "放假前", "长假前", "假期之前", "小长假前", "假期来临前"];

    private const string Weekdays = "一二三四五六日天";

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, AtOnce) is > 0 and var once)
        {
            return Conditions.Describe(context, at, at + once) ? new TimeHit(at, at + once)
                : Conditions.FollowsWhatIsFound(context, at) ? new TimeHit(at, context.ClauseEnd(at + once), Soft: "event")
                : Hit(context, at, at + once, "");
        }

        return text[at] switch
        {
            '本' or '下' => Weekday(context, at) ?? OfTheQuarter(context, at) ?? MonthEnd(context, at),
            '在' => BeforeEvent(context, at, at + 1),
            '确' or '力' or '务' when Look.AnyAt(text, at, end, ["确保", "力争", "务必"]) > 0 => BeforeEvent(context, at + 2, at + 2) is { } ready && ActWords.Are(text, ready.End, end) ? ready : null,
            '雨' or '台' or '主' or '冬' or '封' or '霜' or '迎' or '供' or '采' or '取' or '入' or '秋' or '夏' or '三' or '防' or '森' or '开' or '新' or '学' or '放' or '两' or '“' or '二' or '党' or '人' or '七' or '八' or '教' or '重' or '儿' or '妇' => HolidayAt(context, at, at, null),
            '元' or '春' or '清' or '劳' or '五' or '端' or '中' or '国' or '汛' or '暑' or '寒' or '高' or '全' or '十' => HolidayAt(context, at, at, null),
            '当' when Look.AnyAt(text, at, end, SameDay) is > 0 and var sameDay && Look.AnyBefore(text, at, context.Start, Happened) is > 0 and var happened => Hit(context, at - happened, at + sameDay, text[(at - happened)..at]),
            '当' or '月' or '季' when OfThePeriod(context, at) is { } period => period,
            '当' when Look.AnyAt(text, at, end, SameDay) is > 0 and var day && Look.AnyAt(text, at + day, end, SameDayActs) is > 0 and var act => Hit(context, at, at + day + act, ""),
            '当' or '即' when context.IsField && Look.AnyAt(text, at, end, ["当日", "当天", "即时", "即办"]) is > 0 and var now && IsAlone(context, at, at + now) => Hit(context, at, at + now, ""),
            _ => null,
        };
    }

    private static readonly string[] Happened = ["发布", "印发", "公布", "出台", "收到", "接到", "公开", "作出", "签发", "受理"];

    /// <summary>当月25日前, 月内, 季内: of which month or quarter nobody says.</summary>
    private static TimeHit? OfThePeriod(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (text[at] != '当')
        {
            var bare = Look.AnyAt(text, at, end, ["月内", "季内", "季度内"]);
            return bare > 0 && (at == context.Start || Look.IsClauseEnd(text[at - 1]) || Look.AnyBefore(text, at, context.Start, ["在", "于", "确保", "力争"]) > 0) ? new TimeHit(at, at + bare, Doubt: true) : null;
        }

        if (Look.AnyAt(text, at, end, ["当月底前", "当月末前", "当月内", "当季内", "当季度内", "当季末前", "当季度末前", "当月底", "当月末", "当季末", "当季度末"]) is > 0 and var period)
        {
            return new TimeHit(at, at + period, Doubt: true);
        }

        var (day, length) = Look.At(text, at, "当月") ? Numerals.At(text, at + 2, end, 3) : (0, 0);
        return length > 0 && day is >= 1 and <= 31 && Look.AnyAt(text, at + 2 + length, end, ["日前", "号前", "日之前", "日以前"]) is > 0 and var mark ? new TimeHit(at, at + 2 + length + mark, Doubt: true) : null;
    }

    /// <summary>本季度末前: of the quarter of issue; 下季度末前, 下月初: asked.</summary>
    private static TimeHit? OfTheQuarter(TimeContext context, int at)
    {
        if (Look.AnyAt(context.Folded, at, context.End, ["本季度内", "本季度末", "本季度末前", "本季度底前", "本季度前", "本季内", "本季末前", "本季末"]) is not (> 0 and var length))
        {
            return Look.AnyAt(context.Folded, at, context.End, ["下月初", "下月中旬", "下月上旬", "下月下旬", "下月内", "下个月内", "下季度末", "下季度末前", "下季度内", "下季度初", "下一季度末", "下一季度末前", "下一季度内"]) is > 0 and var next ? new TimeHit(at, at + next, Doubt: true) : null;
        }

        if (context.Issued is not { } issued)
        {
            return new TimeHit(at, at + length, Doubt: true);
        }

        var month = ((issued.Month - 1) / 3 * 3) + 3;
        return new TimeHit(at, at + length, new FixedDeadline(context.Quote(at, at + length), new DateOnly(issued.Year, month, DateTime.DaysInMonth(issued.Year, month))));
    }

    private static bool IsAlone(TimeContext context, int start, int end) =>
        (start == context.Start || Look.IsClauseEnd(context.Folded[start - 1])) && (end >= context.End || Look.IsClauseEnd(context.Folded[end]) || context.Folded[end] == '、');

    /// <summary>国庆节前: which of the days before it is meant nobody says, so the day before it is suggested.</summary>
    /// <param name="start">Where the words begin: a year may stand before the name.</param>
    /// <param name="year">Null: the year that the document implies.</param>
    public static TimeHit? HolidayAt(TimeContext context, int at, int start, int? year)
    {
        var (text, end) = (context.Folded, context.End);
        at += at < end && text[at] == '“' ? 1 : 0;
        var quoted = at > context.Start && text[at - 1] == '“';
        var name = Look.AnyAt(text, at, end, Holidays);
        name = name == 0 && quoted && Look.At(text, at, "十一”") ? 2 : name;
        var stop = at + name;
        stop += name > 0 && quoted && Look.At(text, stop, "”") ? 1 : 0;
        stop += name > 0 ? Look.AnyAt(text, stop, end, ["节", "节日"]) : 0;
        if (name == 0 || Look.AnyAt(text, stop, end, BeforeHolidays) is not (> 0 and var mark) || Look.AnyAt(text, stop, end, ["前教育", "前班"]) > 0)
        {
            return null;
        }

        if (stop + mark < end && text[stop + mark - 1] == '前' && (text[stop + mark] is '期' or '端' or '沿' or '往' or '列' or '景' || Look.AnyAt(text, stop + mark, end, ["周末", "一周", "一天"]) > 0 || PlacesDay(context, stop + mark)))
        {
            return null;
        }

        if (IsOneOfSeasons(context, stop + mark))
        {
            return new TimeHit(start, stop, Soft: "event");
        }

        var holiday = text[at..(at + name)];
        var hit = Hit(context, start == at && quoted ? at - 1 : start, stop + mark, holiday, Direction.Before);
        return Feasts.Of(holiday, 2000) is null ? hit : hit with { Doubt = true, Likely = Eve(context, holiday, year) };
    }

    /// <summary>春耕前、夏收、秋收及时巡查: times of the year in which it is done as the need is, and none of them ends it.</summary>
    private static bool IsOneOfSeasons(TimeContext context, int at)
    {
        var stop = context.ClauseEnd(at);
        var prompt = at < stop && context.Folded[at] == '、' ? context.Folded.IndexOf("及时", at, stop - at, StringComparison.Ordinal) : -1;
        return prompt > at + 1 && Look.AnyAt(context.Folded, at + 1, prompt, Holidays) > 0 && !context.Folded.AsSpan(at, prompt - at).Contains('前');
    }

    /// <summary>国庆前的9月27日-28日: only which days they are.</summary>
    private static bool PlacesDay(TimeContext context, int at) =>
        at + 1 < context.End && context.Folded[at] == '的' && Numerals.IsDigit(context.Folded[at + 1]) && Moment.At(context, at + 1) is not null;

    private static (DateOnly, string)? Eve(TimeContext context, string holiday, int? year)
    {
        if (year is null && context.Year is { } implied)
        {
            var past = Feasts.Of(holiday, implied) is { } first && (context.Issued is { } issued ? first <= issued : first.Month < 3);
            year = past ? implied + 1 : implied;
        }

        return year is { } known && Feasts.Of(holiday, known) is { } day ? (day.AddDays(-1), "time.eve-of-holiday") : null;
    }

    /// <summary>本周五下班前: the Friday of the week of issue.</summary>
    private static TimeHit? Weekday(TimeContext context, int at)
    {
        var text = context.Folded;
        var day = at + Look.AnyAt(text, at, context.End, ["本周", "下周", "本星期", "下星期"]);
        if (day == at || day >= context.End || !Weekdays.Contains(text[day], StringComparison.Ordinal))
        {
            return null;
        }

        var mark = Look.AnyAt(text, day + 1, context.End, ["下班前", "之前", "前", "以前"]);
        return mark == 0 && !context.IsField ? null
            : Hit(context, at, day + 1 + mark, (text[at] == '下' ? "印发次周星期" : "印发当周星期") + text[day]);
    }

    private static TimeHit? MonthEnd(TimeContext context, int at)
    {
        var length = Look.AnyAt(context.Folded, at, context.End, ["本月底前", "本月底", "本月内", "下月底前", "下个月底前"]);
        if (length == 0)
        {
            return DayOfMonth(context, at);
        }

        if (context.Issued is not { } issued)
        {
            return new TimeHit(at, at + length, Doubt: true);
        }

        var month = context.Folded[at] == '下' ? issued.AddMonths(1) : issued;
        var last = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
        return new TimeHit(at, at + length, new FixedDeadline(context.Quote(at, at + length), last));
    }

    /// <summary>下月5日前.</summary>
    private static TimeHit? DayOfMonth(TimeContext context, int at)
    {
        var day = at + Look.AnyAt(context.Folded, at, context.End, ["本月", "下月", "下个月"]);
        var (value, length) = day > at ? Numerals.At(context.Folded, day, context.End, 3) : (0, 0);
        if (length == 0 || value is < 1 or > 31 || Look.AnyAt(context.Folded, day + length, context.End, ["日前", "号前", "日之前", "日以前"]) is not (> 0 and var mark))
        {
            return null;
        }

        var stop = day + length + mark;
        if (context.Issued is not { Year: < 9900 } issued)
        {
            return new TimeHit(at, stop, Doubt: true);
        }

        var month = context.Folded[at] == '下' ? issued.AddMonths(1) : issued;
        return new TimeHit(at, stop, new FixedDeadline(context.Quote(at, stop), new DateOnly(month.Year, month.Month, Math.Min(value, DateTime.DaysInMonth(month.Year, month.Month)))));
    }

    /// <summary>在决策前: a short event with its preposition. Without 在 it is only a condition (发布信息前,…).</summary>
    /// <param name="at">Where the words begin.</param>
    /// <param name="from">Where the event begins.</param>
    private static TimeHit? BeforeEvent(TimeContext context, int at, int from)
    {
        var text = context.Folded;
        from += from > at || at >= context.End || text[at] is not ('在' or '于') ? 0 : 1; // 确保 may be the last word
        var reach = Math.Min(context.ClauseEnd(at), from + 11);
        for (var i = from; i < reach; i++)
        {
            if (text[i] is '的' or '、' or '《' or '“' || Numerals.IsDigit(text[i]) || IsTime(context, i))
            {
                return null;
            }

            if (text[i] == '前' && i > from + 1 && (i + 1 >= context.End || Look.IsClauseEnd(text[i + 1]) || ActWords.Are(text, i + 1, context.End)))
            {
                var happening = text[i - 1] is '之' or '以' ? i - 1 : i;
                var next = i + 1 + (i + 1 < context.End && text[i + 1] == ',' ? 1 : 0);
                if (Look.AnyAt(text, next, context.End, Forbids) > 0)
                {
                    return new TimeHit(at, i + 1); // 在账目补齐前,不得验收: what may not be until then
                }

                return Look.AnyAt(text, next, context.End, Orders) > 0 ? Hit(context, at, i + 1, text[from..happening], Direction.Before) with { Doubt = true }
                    : text[i - 1] is '目' or '当' or '此' or '事' or '会' or '提' ? null
                    : Hit(context, at, i + 1, text[from..happening], Direction.Before);
            }
        }

        return null;
    }

    private static readonly string[] Forbids = ["不得", "不予", "不准", "不能", "不允许", "严禁", "禁止", "一律不", "暂不", "暂停", "暂缓", "不再"];

    /// <summary>在上报前,应当经大会同意: the order of steps, and perhaps no limit.</summary>
    private static readonly string[] Orders = ["应当经", "应经", "应先", "应当先", "须经", "须先", "需经", "需先", "必须经", "必须先", "要经", "要先", "先经", "应报经", "须报经"];

    /// <summary>在年底前, 在国庆节前, 在每月底前: words of time by themselves.</summary>
    private static bool IsTime(TimeContext context, int at) =>
        at < context.End && (Moment.ImpliedYearEnd(context.Folded, at, context.End) is not null || Moment.At(context, at) is not null || HolidayAt(context, at, at, null) is not null
            || Look.AnyAt(context.Folded, at, context.End, ["月底前", "月末前", "季末前", "季度末前", "月底之前", "每年", "每月", "每季", "每周", "本周", "下周", "本月", "下月", "本季", "次日", "第二天"]) > 0);

    private static TimeHit Hit(TimeContext context, int start, int end, string happening, Direction direction = Direction.After) =>
        new(start, end, new RelativeDeadline(context.Quote(start, end), happening, 0, DayUnit.CalendarDay, direction));
}
