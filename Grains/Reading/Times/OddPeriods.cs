using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>
/// Periods that the calendar of returns has no place for, so that a person is asked: 每3至5年, 每两个月, 两年一次, 双周, 按旬.
/// Three, six and twelve months are a quarter, half a year and a year.
/// </summary>
internal static class OddPeriods
{
    private static readonly string[] Ticks =
        ["年", "年度", "个月", "月", "周", "星期", "个星期", "天", "日", "旬", "个季度", "季度", "个学期", "学期", "个学年", "学年", "个工作日", "工作日", "小时", "个小时", "分钟"];

    private static readonly string[] Named = ["双月", "双周", "单月", "单周", "半个月", "半月", "旬", "学期", "个学期", "学年", "个学年", "一学期", "一学年", "届"];

    private static readonly string[] ByNamed = ["双月", "双周", "单月", "单周", "半个月", "半月", "旬", "学期", "个学期", "学年", "个学年", "天"];

    private static readonly string[] Links = ["-", "至", "到", "~", "、", "或"];

    /// <summary>每3至5年, 每隔一周, 每2个月至少开展一次.</summary>
    public static TimeHit? Every(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (Look.AnyAt(text, at + 1, end, Named) is > 0 and var named)
        {
            return text[at + named] == '届' ? null : new TimeHit(at, at + 1 + named, Doubt: true);
        }

        var from = at + 1 + (at + 1 < end && text[at + 1] == '隔' ? 1 : 0);
        if (Several(text, from, end) is not { } several)
        {
            return from > at + 1 ? new TimeHit(at, from, Doubt: true) : null;
        }

        return several.Most == 1 && from == at + 1 ? null
            : from == at + 1 ? Known(context, at, several, several.End) ?? new TimeHit(at, several.End, Doubt: true) : new TimeHit(at, several.End, Doubt: true);
    }

    /// <summary>两年一次, 三年一评, 3个月一次; 半月一调度.</summary>
    public static TimeHit? OnceIn(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (at > context.Start && (Numerals.IsDigit(text[at - 1]) || Numerals.IsChinese(text[at - 1]) || text[at - 1] is '第' or '.' or '每' or '隔'))
        {
            return null;
        }

        var half = Look.AnyAt(text, at, end, ["半个月", "半月"]);
        var several = half > 0 ? (15, at + half, "日") : Several(text, at, end);
        if (half == 0 && several is { Most: 1, Tick: "天" or "日" } daily && daily.End + 1 < end && text[daily.End] == '一' && Look.AnyAt(text, daily.End + 1, end, ["次", "调度", "报", "通报", "研判", "会商", "更新"]) > 0)
        {
            return RepeatWords.Recurs(context, at, daily.End + 2, Period.Day);
        }

        if (half == 0 && several is { } span && Verbed(context, at, span.Most, span.End, span.Tick) is { } through)
        {
            return through;
        }

        if (several is { Most: > 1, Tick: "年" or "个月" or "周" or "星期" or "天" } apart && Look.AnyAt(text, apart.End, end, ["至少"]) > 0 && RepeatWords.TimesIn(context, apart.End) is > 0 and var once)
        {
            return new TimeHit(at, once, Doubt: true); // 两周至少更新一次
        }

        if (several is not { } found || found.End + 1 >= end || !(text[found.End] == '一' || Look.At(text, found.End, "1次")) || (half == 0 && found.Tick != "旬" && (found.Most is 1 or > 60 || (found.Tick == "月" && text[at] != '两') || found.Tick == "季度" || (found.Tick == "日" && text[found.End] == '一'))))
        {
            return null;
        }

        var act = found.End + 1;
        return Look.AnyAt(text, act, end, ["次性", "年", "月", "个", "定", "些", "般", "直", "起", "律"]) > 0 || Numerals.IsChinese(text[act]) || Look.IsClauseEnd(text[act]) ? null
            : Known(context, at, found, act + 1) ?? new TimeHit(at, act + 1, Doubt: true);
    }

    private static readonly string[] Rounds = ["一遍", "一次", "一轮", "一回", "1遍", "1次", "1轮"];

    /// <summary>三年轮训一遍: within so many years, or every so many; once a year is known.</summary>
    private static TimeHit? Verbed(TimeContext context, int at, int most, int stop, string tick)
    {
        var (text, reach) = (context.Folded, Math.Min(context.ClauseEnd(stop), stop + 7));
        if (tick is not ("年" or "个月" or "个季度") || (at > context.Start && text[at - 1] is '近' or '前' or '上' or '过' or '满' or '续') || (stop < context.End && text[stop] is '内' or '以' or '之' or '来' or '前' or '后' or '底' or '末' or '度' or '第'))
        {
            return null;
        }

        for (var i = stop + 2; i < reach; i++)
        {
            if (Look.AnyAt(text, i, context.End, Rounds) is > 0 and var round && text.AsSpan(stop, i - stop).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0)
            {
                return most == 1 && tick == "年" ? RepeatWords.Recurs(context, at, i + round, Period.Year) : new TimeHit(at, i + round, Doubt: true);
            }
        }

        return null;
    }

    /// <summary>1次/季度, 2次/年.</summary>
    public static TimeHit? Rate(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        var (count, length) = Numerals.At(text, at, end, 3);
        var slash = at + length + Look.AnyAt(text, at + length, end, ["次", "期", "场", "篇", "条", "轮", "件"]);
        return length > 0 && count is > 0 and < 1000 && slash > at + length && slash + 1 < end && text[slash] == '/' && RepeatWords.PeriodAt(text, slash + 1, end) is { } period
            ? new TimeHit(at, slash + 1 + period.Length, new RecurringDeadline(context.Quote(at, slash + 1 + period.Length), period.Period, count)) : null;
    }

    /// <summary>按旬报送, 逐学期; 旬报.</summary>
    public static TimeHit? By(TimeContext context, int at)
    {
        var named = Look.AnyAt(context.Folded, at + 1, context.End, ByNamed);
        var stop = at + 1 + named;
        return named > 0 && (context.IsField || stop >= context.End || Look.IsClauseEnd(context.Folded[stop]) || ActWords.Are(context.Folded, stop, context.End) || Look.AnyAt(context.Folded, stop, context.End, ["报", "会商", "分析", "点评", "对"]) > 0)
            ? new TimeHit(at, stop, Doubt: true) : null;
    }

    private static (int Most, int End, string Tick)? Several(string text, int at, int end)
    {
        var (most, length) = Numerals.At(text, at, end, 3);
        if (length == 0)
        {
            return null;
        }

        var stop = at + length;
        var early = Look.AnyAt(text, stop, end, ["年", "个月", "个", "天", "周"]); // 每3年至5年
        var link = Look.AnyAt(text, stop, end, Links) is > 0 and var close ? stop + close
            : early > 0 && Look.AnyAt(text, stop + early, end, ["-", "至", "到", "~"]) is > 0 and var far ? stop + early + far : stop;
        var (last, more) = link > stop ? Numerals.At(text, link, end, 3) : (0, 0);
        if (more > 0)
        {
            (most, stop) = (Math.Max(most, last), link + more);
        }
        else if (most is 45 or 34 or 35 && !Numerals.IsDigit(text[at]))
        {
            most = most % 10; // 三五年, 三四年
        }

        var tick = Look.AnyAt(text, stop, end, Ticks);
        return tick == 0 || most is 0 or > 100 ? null : (most, stop + tick, text[stop..(stop + tick)]);
    }

    private static TimeHit? Known(TimeContext context, int at, (int Most, int End, string Tick) several, int end)
    {
        if (several.Tick is not ("个月" or "月"))
        {
            return null;
        }

        return Look.Has(context.Folded, at, several.End, Links) ? null : several.Most switch
        {
            3 => Recurs(Period.Quarter),
            6 => Recurs(Period.HalfYear),
            12 => Recurs(Period.Year),
            _ => null,
        };

        TimeHit Recurs(Period period) => RepeatWords.Recurs(context, at, end, period);
    }
}
