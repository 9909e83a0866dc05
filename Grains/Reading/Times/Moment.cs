namespace Tracker.Reading;

internal enum Reach
{
    Year,
    YearEnd,
    Half,
    Quarter,
    Month,

    /// <summary>From one month to another.</summary>
    Months,
    MonthEnd,
    TenDays,
    Day,
}

/// <summary>A printed point or stretch of the calendar: 2021年底, 6月下旬, 第三季度. The year is null where it is only implied.</summary>
internal readonly record struct Moment(Reach Reach, int Length, int? Year, int FirstMonth, int FirstDay, int LastMonth, int LastDay)
{
    public DateOnly? From(int? implied) => Date(Year ?? implied, FirstMonth, FirstDay);

    /// <summary>The last day; 31 stands for the month's own last day.</summary>
    public DateOnly? To(int? implied) => Date(Year ?? implied, LastMonth, LastDay);

    /// <summary>False for 6月31日.</summary>
    public bool IsInCalendar(int? implied) => Reach != Reach.Day || LastDay <= DateTime.DaysInMonth(Year ?? implied ?? 2000, LastMonth);

    public static Moment? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        var (year, length) = YearAt(context, at);
        var next = Look.SkipBlanks(text, at + length, end);
        if (length == 0)
        {
            return Numerals.IsDigit(text[at]) && (NumericDate(text, at, end) ?? (context.IsField ? ShortDate(text, at, end) : null)) is { } numeric ? numeric : Part(text, at, at, end, null);
        }

        if (Look.AnyAt(text, next, end, ["底", "末", "年底", "年末", "年终"]) is > 0 and var mark && !IsNamed(text, next, mark))
        {
            return new Moment(Reach.YearEnd, next + mark - at, year, 12, 1, 12, 31);
        }

        if (length > 0 && Look.At(text, next, "年内") && next + 2 <= end)
        {
            return new Moment(Reach.Year, next + 1 - at, year, 1, 1, 12, 31); // 今年年内
        }

        return Part(text, at, next, end, year) ?? new Moment(Reach.Year, length, year, 1, 1, 12, 31);
    }

    /// <summary>年底, 年末, 年中 of the implied year, where no number stands before it.</summary>
    public static Moment? ImpliedYearEnd(string text, int at, int end) =>
        Look.AnyAt(text, at, end, ["年底", "年末", "年终"]) > 0 && !IsNamed(text, at, 2) ? new Moment(Reach.YearEnd, 2, null, 12, 1, 12, 31)
        : Look.At(text, at, "年度内") && at + 3 <= end && !(at + 3 < end && text[at + 3] is '审' or '控' or '部') ? new Moment(Reach.Year, 2, null, 1, 1, 12, 31)
        : Look.At(text, at, "年内") && at + 2 <= end ? new Moment(Reach.Year, 1, null, 1, 1, 12, 31)
        : Look.At(text, at, "年中") && (Look.At(text, at, "年中前") || ActWords.Are(text, at + 2, end)) && at + 3 <= end ? new Moment(Reach.Half, 2, null, 1, 1, 6, 30)
        : null;

    private static readonly string[] Named = ["总结", "考核", "考评", "评比", "评先", "评议", "表彰", "述职", "奖", "绩效", "决算", "目标"];

    /// <summary>年终总结大会, 年终考核: what it is called, and not by when.</summary>
    private static bool IsNamed(string text, int at, int length) => Look.At(text, at, "年终") && Look.AnyAt(text, at + length, text.Length, Named) > 0;

    /// <summary>“十四五”末: the last day of a five-year plan's last year.</summary>
    public static Moment? PlanPeriodEnd(string text, int at, int end)
    {
        var (count, length) = Numerals.ChineseAt(text, at, end, 2);
        var next = at + length;
        if (length != 2 || count is < 11 or > 19 || !Look.At(text, next, "五"))
        {
            return null;
        }

        next += 1 + Look.AnyAt(text, next + 1, end, ["”", "\"", "’"]);
        var mark = Look.AnyAt(text, next, end, ["末", "期末", "时期末", "结束前", "收官前", "规划期末"]);
        return mark == 0 ? null : new Moment(Reach.YearEnd, next + mark - at, 1955 + (count * 5), 12, 1, 12, 31);
    }

    /// <summary>The second half of a range, which takes over what it leaves out: 5月15日至21日.</summary>
    public static Moment? Continued(TimeContext context, int at, Moment first)
    {
        if (at >= context.End)
        {
            return null; // the text ends in the list
        }

        if ((At(context, at) ?? ImpliedYearEnd(context.Folded, at, context.End)) is { } own)
        {
            return own with { Year = own.Year ?? first.Year };
        }

        var (day, length) = Numerals.At(context.Folded, at, context.End, 2);
        return first.Reach == Reach.Day && length > 0 && day is >= 1 and <= 31
            && at + length < context.End && context.Folded[at + length] is '日' or '号'
            ? first with { Length = length + 1, LastDay = day } : null;
    }

    private static (int? Year, int Length) YearAt(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (!Numerals.IsDigit(text[at]) && !Numerals.IsChinese(text[at]) && text[at] is not ('今' or '本' or '当' or '明' or '次' or '来' or '翌' or '下' or '第'))
        {
            return (null, 0);
        }

        var length = Look.AnyAt(text, at, end, ["今年", "本年", "当年", "本年度"]);
        if (length > 0)
        {
            return (context.Year, length);
        }

        if (Look.AnyAt(text, at, end, ["明年", "次年", "来年", "翌年", "明年度", "次年度", "下年度", "下一年度", "下一年", "第二年"]) is > 0 and var coming)
        {
            return (context.Year + 1, coming);
        }

        if (Look.At(text, at, "下年") && at + 2 < end && (Numerals.IsDigit(text[at + 2]) || Numerals.IsChinese(text[at + 2]) || text[at + 2] is '底' or '末' or '上' or '下'))
        {
            return (context.Year + 1, 2);
        }

        if (ShortYear(context, at) is { } two)
        {
            return (two, 3);
        }

        var next = Look.SkipBlanks(text, Math.Min(at + 4, end), end);
        return next < end && text[next] == '年' && YearDigits(text, at) is { } year ? (year, next + 1 - at) : (null, 0);
    }

    /// <summary>24年底, 24年6月: a year of two figures near the document's own, before the end of the year or a month; asked about. Null for none.</summary>
    public static int? ShortYear(TimeContext context, int at)
    {
        var text = context.Folded;
        if (at + 3 >= context.End || !Numerals.IsDigit(text[at]) || !Numerals.IsDigit(text[at + 1]) || text[at + 2] != '年' || (at > 0 && (Numerals.IsDigit(text[at - 1]) || text[at - 1] is '.' or '第' or '近' or '满' or '用')))
        {
            return null;
        }

        var year = 2000 + ((text[at] - '0') * 10) + text[at + 1] - '0';
        var (month, length) = Numerals.At(text, at + 3, context.End, 2);
        var dated = Look.AnyAt(text, at + 3, context.End, ["底", "末", "年底", "年末"]) > 0 || (month is >= 1 and <= 12 && at + 3 + length < context.End && text[at + 3 + length] == '月');
        return dated && (context.Year is not { } own || Math.Abs(year - own) <= 15) ? year : null;
    }

    /// <summary>2024 or 二〇二四; null where the four characters are no year of ours.</summary>
    public static int? YearDigits(string text, int at)
    {
        var value = 0;
        for (var i = at; i < at + 4; i++)
        {
            if (i >= text.Length || Digit(text[i]) is not (>= 0 and var digit))
            {
                return null;
            }

            value = (value * 10) + digit;
        }

        return value is >= 1949 and <= 2100 ? value : null;
    }

    private static int Digit(char c) => Numerals.IsDigit(c) ? c - '0' : c == '零' ? 0 : "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);

    private static Moment? Part(string text, int start, int at, int end, int? year)
    {
        if (Look.AnyAt(text, at, end, ["上半年", "下半年"]) > 0)
        {
            var second = text[at] == '下';
            return new Moment(Reach.Half, at + 3 + Look.AnyAt(text, at + 3, end, ["底", "末"]) - start, year, second ? 7 : 1, 1, second ? 12 : 6, 31);
        }

        if (Look.AnyAt(text, at, end, ["首季度", "首季"]) is > 0 and var opening)
        {
            return new Moment(Reach.Quarter, at + opening + Look.AnyAt(text, at + opening, end, ["底", "末"]) - start, year, 1, 1, 3, 31);
        }

        if (MonthRange(text, start, at, end, year) is { } months)
        {
            return months;
        }

        var from = at + (at < end && text[at] == '第' ? 1 : 0);
        var (value, length) = Numerals.At(text, from, end, 2);
        var unit = Look.SkipBlanks(text, from + length, end);
        if (length == 0 || unit >= end)
        {
            return null;
        }

        if (value is >= 1 and <= 4 && Look.AnyAt(text, unit, end, ["季度"]) > 0)
        {
            return new Moment(Reach.Quarter, unit + 2 + Look.AnyAt(text, unit + 2, end, ["底", "末"]) - start, year, (value * 3) - 2, 1, value * 3, 31);
        }

        return from == at && value is >= 1 and <= 12 && text[unit] == '月' ? InMonth(text, start, unit + 1, end, year, value) : null;
    }

    /// <summary>6-8月.</summary>
    private static Moment? MonthRange(string text, int start, int at, int end, int? year)
    {
        var (first, length) = Numerals.At(text, at, end, 2);
        var link = at + length;
        if (length == 0 || link >= end || text[link] is not ('-' or '至' or '到'))
        {
            return null;
        }

        var (last, lastLength) = Numerals.At(text, link + 1, end, 2);
        var unit = link + 1 + lastLength;
        return lastLength > 0 && unit < end && text[unit] == '月' && first is >= 1 and <= 12 && last is >= 1 and <= 12 && first < last
            ? new Moment(Reach.Months, unit + 1 - start, year, first, 1, last, 31) : null;
    }

    private static Moment InMonth(string text, int start, int at, int end, int? year, int month)
    {
        var next = Look.SkipBlanks(text, at, end);
        if (Look.AnyAt(text, next, end, ["上中旬", "中下旬"]) > 0)
        {
            return new Moment(Reach.TenDays, next + 3 - start, year, month, text[next] == '上' ? 1 : 11, month, text[next] == '上' ? 20 : 31);
        }

        if (Look.AnyAt(text, next, end, ["上旬", "中旬", "下旬"]) > 0)
        {
            var (from, to) = text[next] switch { '上' => (1, 10), '中' => (11, 20), _ => (21, 31) };
            return new Moment(Reach.TenDays, next + 2 - start, year, month, from, month, to);
        }

        if (next < end && text[next] == '初')
        {
            return new Moment(Reach.TenDays, next + 1 - start, year, month, 1, month, 10);
        }

        if (Look.AnyAt(text, next, end, ["底", "末", "份底", "份末"]) is > 0 and var mark)
        {
            return new Moment(Reach.MonthEnd, next + mark - start, year, month, 1, month, 31);
        }

        var (day, length) = Numerals.At(text, next, end, 3);
        var unit = Look.SkipBlanks(text, next + length, end);
        if (length > 0 && day is >= 1 and <= 31 && unit < end && text[unit] is '日' or '号')
        {
            return new Moment(Reach.Day, unit + 1 + ClockWords.Behind(text, unit + 1, end) - start, year, month, day, month, day);
        }

        if (length > 0 && day is >= 1 and <= 31 && unit < end && text[unit] is '-' or '至' or '到' && Numerals.At(text, unit + 1, end, 3) is var (last, digits) && digits > 0 && last > day && last <= 31
            && unit + 1 + digits < end && text[unit + 1 + digits] is '日' or '号')
        {
            return new Moment(Reach.Months, unit + 2 + digits - start, year, month, day, month, last); // 6月6-16日
        }

        return new Moment(Reach.Month, at + (at < end && text[at] == '份' ? 1 : 0) - start, year, month, 1, month, 31);
    }

    /// <summary>2021-12-31, 2021.12.31 and 2021/12/31.</summary>
    private static Moment? NumericDate(string text, int at, int end)
    {
        var (year, length) = Numerals.At(text, at, end, 4);
        var i = at + length;
        if (length != 4 || year is < 1949 or > 2100 || i >= end || text[i] is not ('-' or '.' or '/'))
        {
            return null;
        }

        var mark = text[i];
        var (month, monthLength) = Numerals.At(text, i + 1, end, 2);
        i += 1 + monthLength;
        if (month is < 1 or > 12 || i >= end || text[i] != mark)
        {
            return null;
        }

        var (day, dayLength) = Numerals.At(text, i + 1, end, 2);
        return dayLength > 0 && day is >= 1 and <= 31
            ? new Moment(Reach.Day, i + 1 + dayLength - at, year, month, day, month, day) : null;
    }

    /// <summary>2022.12 and 2022-12, else 12.31: only in a field for a time limit.</summary>
    private static Moment? ShortDate(string text, int at, int end)
    {
        var (first, length) = Numerals.At(text, at, end, 4);
        var mark = at + length;
        if (length is 0 or 3 || mark >= end || text[mark] is not ('-' or '.' or '/'))
        {
            return null;
        }

        var (second, secondLength) = Numerals.At(text, mark + 1, end, 2);
        var stop = mark + 1 + secondLength;
        if (secondLength == 0 || (stop < end && text[stop] is '.' or '-' or '/' or '%' or '月' or '至' or '个'))
        {
            return null;
        }

        return length == 4
            ? first is >= 1949 and <= 2100 && second is >= 1 and <= 12
                ? new Moment(Reach.Month, stop + Look.AnyAt(text, stop, end, ["底", "末"]) - at, first, second, 1, second, 31) : null
            : text[mark] == '.' && first is >= 1 and <= 12 && second is >= 1 and <= 31 ? new Moment(Reach.Day, stop - at, null, first, second, first, second) : null;
    }

    private static DateOnly? Date(int? year, int month, int day) =>
        year is >= 1 and <= 9998 and var y ? new DateOnly(y, month, Math.Min(day, DateTime.DaysInMonth(y, month))) : null;
}
