using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Limits that hang on what happens: at once, before a decision, by this Friday, before a holiday.</summary>
internal static class EventWords
{
    private static readonly string[] AtOnce =
        ["第一时间", "立行立改", "即知即改", "即知即办", "即收即办", "即办即结", "立即", "立刻", "马上就办", "即时公开", "即时发布", "即时更新", "即时办理", "即时办结", "即时回应", "即时回复", "即时响应"];

    private static readonly string[] SameDay = ["当日", "当天"];

    private static readonly string[] SameDayActs = ["办结", "公开", "发布", "回复", "答复", "受理", "反馈", "上网", "更新", "转办", "签收", "报送", "上报", "办理", "处理", "回应"];

    private static readonly string[] Holidays = ["元旦节", "元旦", "春节", "元宵节", "清明节", "清明", "五一劳动节", "劳动节", "五一", "端午节", "端午", "中秋节", "中秋", "国庆节", "国庆", "汛期", "暑假", "寒假", "高考", "中考", "全国两会"];

    private static readonly string[] BeforeHolidays = ["前夕", "前", "之前", "来临前", "到来前", "来临之前", "到来之前", "假期前", "放假前", "长假前", "假期之前", "小长假前", "假期来临前"];

    private const string Weekdays = "一二三四五六日天";

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at, end, AtOnce) is > 0 and var once)
        {
            return Hit(context, at, at + once, "");
        }

        return text[at] switch
        {
            '本' or '下' => Weekday(context, at) ?? MonthEnd(context, at),
            '在' => BeforeEvent(context, at),
            '元' or '春' or '清' or '劳' or '五' or '端' or '中' or '国' or '汛' or '暑' or '寒' or '高' or '全' or '十' => HolidayAt(context, at, at, null),
            '当' when Look.AnyAt(text, at, end, SameDay) is > 0 and var day && Look.AnyAt(text, at + day, end, SameDayActs) is > 0 and var act => Hit(context, at, at + day + act, ""),
            '当' or '即' when context.IsField && Look.AnyAt(text, at, end, ["当日", "当天", "即时", "即办"]) is > 0 and var now && IsAlone(context, at, at + now) => Hit(context, at, at + now, ""),
            _ => null,
        };
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
        if (name == 0 || Look.AnyAt(text, stop, end, BeforeHolidays) is not (> 0 and var mark))
        {
            return null;
        }

        var holiday = text[at..(at + name)];
        var hit = Hit(context, start == at && quoted ? at - 1 : start, stop + mark, holiday, Direction.Before);
        return Feasts.Of(holiday, 2000) is null ? hit : hit with { Doubt = true, Likely = Eve(context, holiday, year) };
    }

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
    private static TimeHit? BeforeEvent(TimeContext context, int at)
    {
        var text = context.Folded;
        var reach = Math.Min(context.ClauseEnd(at), at + 12);
        for (var i = at + 3; i < reach; i++)
        {
            if (text[i] is '的' or '、' or '《' or '“' || Numerals.IsDigit(text[i]))
            {
                return null;
            }

            if (text[i] == '前' && (i + 1 >= context.End || Look.IsClauseEnd(text[i + 1])))
            {
                var happening = text[i - 1] is '之' or '以' ? i - 1 : i;
                return text[i - 1] is '目' or '当' or '此' or '事' or '会' or '提' ? null
                    : Hit(context, at, i + 1, text[(at + 1)..happening], Direction.Before);
            }
        }

        return null;
    }

    private static TimeHit Hit(TimeContext context, int start, int end, string happening, Direction direction = Direction.After) =>
        new(start, end, new RelativeDeadline(context.Quote(start, end), happening, 0, DayUnit.CalendarDay, direction));
}
