using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Which day of a month, a quarter or a half year is meant: 每月15日前, 每季度次月10日前, 每季度末月, 每季度结束后10日内.</summary>
internal static class PeriodDays
{
    private static readonly string[] Over = ["结束后", "终了后", "结束之后", "结束", "过后", "后"];

    private static readonly string[] Within = ["日内", "日以内", "日之内", "天内", "天之内"];

    private static readonly string[] WithinWorking = ["个工作日内", "个工作日以内", "个工作日之内", "工作日内"];

    private static readonly string[] Following = ["次月", "下月", "下个月"];

    private static readonly string[] Last = ["末月", "最后一个月", "最后1个月", "最后一月"];

    private static readonly string[] First = ["首月", "第一个月", "第1个月", "头一个月"];

    private static readonly string[] Second = ["第二个月", "第2个月"];

    private static readonly string[] Third = ["第三个月", "第3个月"];

    private static readonly string[] Days = ["日前", "号前", "日之前", "号之前", "日以前", "日", "号"];

    private static readonly string[] Ends = ["底前", "末前", "底之前", "月底前", "月底之前", "月底", "月末前", "月末", "底", "末"];

    private static readonly (string Word, int Day)[] TenDays = [("上旬", 10), ("中旬", 20), ("下旬", 31)];

    private const string Weekdays = "一二三四五六日天";

    /// <summary>Looked for behind the word of the period: the day, and where its words end; nothing is there where that is the place itself.</summary>
    public static (PeriodDay? Due, int End) Behind(string text, int at, int end, Period period)
    {
        if (period == Period.Week)
        {
            return (null, at < end && Weekdays.Contains(text[at], StringComparison.Ordinal) ? at + 1 + Look.AnyAt(text, at + 1, end, ["前", "之前", "下班前", "以前"]) : at);
        }

        if (period is not (Period.Month or Period.Quarter or Period.HalfYear))
        {
            return (null, at);
        }

        var from = Look.SkipBlanks(text, at + (Look.At(text, at, "的") ? 1 : 0), end);
        if (Look.AnyAt(text, from, end, Over) is > 0 and var over)
        {
            if (Counted(text, from + over, end) is var (days, stop))
            {
                return (days, stop);
            }

            if (Which(text, from + over, end, 1).Length == 0)
            {
                return (null, at);
            }

            from += over; // 每季度结束后次月10日前
        }

        var months = period switch { Period.Month => 1, Period.Quarter => 3, _ => 6 };
        var (month, length) = Which(text, from, end, months);
        var day = Look.SkipBlanks(text, from + length, end);
        if (length > 0 || period == Period.Month)
        {
            var (value, digits) = Numerals.At(text, day, end, 3);
            if (digits > 0 && Range(text, day + digits, end) is > 0 and var range && Numerals.At(text, range, end, 3) is var (later, more) && more > 0)
            {
                (value, digits) = (later, range + more - day); // 每月20日至25日
            }

            if (digits > 0 && value is >= 1 and <= 31 && Look.AnyAt(text, day + digits, end, Days) is > 0 and var word)
            {
                return (new PeriodDay(month, value), day + digits + word);
            }

            if (Array.Find(TenDays, t => Look.At(text, day, t.Word)) is { Word: not null } part && day + 2 <= end)
            {
                return (new PeriodDay(month, part.Day), day + 2 + Look.AnyAt(text, day + 2, end, ["前", "之前"]));
            }
        }

        if (length == 0 && Look.AnyAt(text, day, end, ["末", "底"]) is > 0 and var close && Numerals.At(text, day + close, end, 3) is var (of, figures) && figures > 0 && of is >= 1 and <= 31 && Look.AnyAt(text, day + close + figures, end, Days) is > 0 and var named)
        {
            return (new PeriodDay(0, of), day + close + figures + named); // 每季度末25日前
        }

        return Look.AnyAt(text, day, end, Ends) is > 0 and var last ? (new PeriodDay(month, 31), day + last)
            : length > 0 ? (new PeriodDay(month, 31), day + Look.AnyAt(text, day, end, ["前", "之前", "内"]))
            : (null, at);
    }

    /// <summary>Where the second day begins; 0 where there is none.</summary>
    private static int Range(string text, int at, int end)
    {
        var link = at + Look.AnyAt(text, at, end, ["日", "号"]);
        return link < end && text[link] is '-' or '至' or '到' or '~' ? link + 1 : 0;
    }

    /// <summary>Length of 、30日前 behind the first day of a list; 0 for none.</summary>
    public static int MoreDays(string text, int at, int end)
    {
        var stop = at;
        while (Look.AnyAt(text, stop, end, ["、", "和", "及", "与"]) is > 0 and var join && Numerals.At(text, stop + join, end, 3) is var (day, length) && length > 0 && day is >= 1 and <= 31
            && Look.AnyAt(text, stop + join + length, end, Days) is > 0 and var word)
        {
            stop += join + length + word;
        }

        return stop - at;
    }

    /// <summary>10日内 behind the end of a period; working days have no day of the month.</summary>
    public static (PeriodDay? Due, int End)? Counted(string text, int at, int end)
    {
        at = Look.SkipBlanks(text, at + Look.AnyAt(text, at, end, ["的", ",", "次月"]), end);
        var (value, digits) = Numerals.At(text, at, end, 3);
        var stop = at + digits;
        return digits == 0 || value == 0 ? null
            : Look.AnyAt(text, stop, end, WithinWorking) is > 0 and var working ? ((PeriodDay?)null, stop + working)
            : value <= 31 && Look.AnyAt(text, stop, end, Within) is > 0 and var within ? (new PeriodDay(1, value), stop + within)
            : null;
    }

    private static (int Month, int Length) Which(string text, int at, int end, int months) =>
        Look.AnyAt(text, at, end, Following) is > 0 and var next ? (1, next)
        : months > 1 && Look.AnyAt(text, at, end, Last) is > 0 and var last ? (0, last)
        : months > 1 && Look.AnyAt(text, at, end, First) is > 0 and var first ? (1 - months, first)
        : months > 1 && Look.AnyAt(text, at, end, Second) is > 0 and var second ? (2 - months, second)
        : months > 1 && Look.AnyAt(text, at, end, Third) is > 0 and var third ? (3 - months, third)
        : (0, 0);
}
