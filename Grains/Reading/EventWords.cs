using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Limits that hang on what happens: at once, before a decision, by this Friday, before a holiday.</summary>
internal static class EventWords
{
    private static readonly string[] AtOnce =
        ["第一时间", "立行立改", "即知即改", "立即", "立刻", "马上就办", "即时公开", "即时发布", "即时更新", "即时办理", "即时办结", "即时回应", "即时回复", "即时响应", "当日办结", "当天办结", "当日公开"];

    private static readonly string[] Holidays = ["元旦", "春节", "清明节", "劳动节", "五一", "端午节", "中秋节", "国庆节", "国庆", "汛期", "暑假", "寒假", "高考", "中考", "全国两会"];

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
            '元' or '春' or '清' or '劳' or '五' or '端' or '中' or '国' or '汛' or '暑' or '寒' or '高' or '全'
                when Look.AnyAt(text, at, end, Holidays) is > 0 and var holiday && Look.AnyAt(text, at + holiday, end, ["前", "之前", "来临前", "到来前"]) is > 0 and var mark
                => Hit(context, at, at + holiday + mark, text[at..(at + holiday)], Direction.Before),
            '即' when Look.At(text, at, "即时公开") => Hit(context, at, at + 4, ""),
            _ => null,
        };
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
        var length = Look.AnyAt(context.Folded, at, context.End, ["本月底前", "本月底", "本月内", "下月底前"]);
        if (length == 0)
        {
            return null;
        }

        if (context.Issued is not { } issued)
        {
            return new TimeHit(at, at + length, Doubt: true);
        }

        var month = context.Folded[at] == '下' ? issued.AddMonths(1) : issued;
        var last = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
        return new TimeHit(at, at + length, new FixedDeadline(context.Quote(at, at + length), last));
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
