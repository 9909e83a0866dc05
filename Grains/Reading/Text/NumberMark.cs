namespace Tracker.Reading;

internal enum MarkStyle
{
    Chapter,
    Chinese,
    BracketedChinese,
    Arabic,

    /// <summary>2.1 and a blank.</summary>
    Decimal,
    BracketedArabic,
    Circled,
    Article,

    /// <summary>任务1: 要点一、</summary>
    Task,

    /// <summary>第一, at the beginning of a line.</summary>
    Nth,

    /// <summary>No number is printed: counted by the reader.</summary>
    Counted,

    /// <summary>A row of a table without printed numbers: where one ends is certain.</summary>
    Row,
}

/// <summary>The printed number that a line begins with: 一、 (一) 1. (1) ① 第一章.</summary>
/// <param name="Over">The number before the point, in 2.1; 0 elsewhere.</param>
/// <param name="Printed">Where it is not one number that is printed, but several.</param>
internal readonly record struct NumberMark(MarkStyle Style, int Value, int Length, int Over = 0, string? Printed = null)
{
    public static NumberMark? At(string text, int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        return text[at] switch
        {
            '(' => Bracketed(text, at, end),
            '第' => Ordinal(text, at, end),
            '任' or '工' or '要' or '重' or '事' or '项' or '行' or '措' or '举' or '专' or '问' or '实' or '整' when Look.AnyAt(text, at, end, Kinds) is > 0 and var kind => Task(text, at, at + kind, end),
            >= '㈠' and <= '㈩' => new NumberMark(MarkStyle.BracketedChinese, text[at] - '㈠' + 1, 1),
            >= '①' and <= '⑳' => new NumberMark(MarkStyle.Circled, text[at] - '①' + 1, 1),
            >= '⑴' and <= '⒇' => new NumberMark(MarkStyle.BracketedArabic, text[at] - '⑴' + 1, 1),
            >= '⒈' and <= '⒛' => new NumberMark(MarkStyle.Arabic, text[at] - '⒈' + 1, 1),
            '0' when TwoDigits(text, at, end) is { } padded => padded,
            var c when Numerals.IsDigit(c) => Arabic(text, at, end),
            var c when Numerals.IsChinese(c) => Chinese(text, at, end),
            _ => null,
        };
    }

    private static readonly string[] Kinds = ["任务", "工作任务", "重点任务", "要点", "工作要点", "重点工作", "事项", "项目", "行动", "专项行动", "工程", "措施", "举措", "问题", "实事", "整改任务", "整改问题"];

    /// <summary>The number behind the word has a mark of its own: without one it is a sentence about tasks.</summary>
    private static NumberMark? Task(string text, int at, int number, int end)
    {
        number = Look.SkipBlanks(text, number, Math.Min(end, number + 2));
        var bracket = number < end && text[number] == '(' ? 1 : 0;
        var (value, length) = Numerals.At(text, number + bracket, end, 3);
        var after = number + bracket + length;
        if (length == 0 || value == 0 || (bracket == 1 && (after >= end || text[after] != ')')))
        {
            return null;
        }

        after += bracket;
        var mark = after < end && text[after] is ':' or '.' or '、' or ' ' or ',' && !(text[after] == '.' && after + 1 < end && Numerals.IsDigit(text[after + 1])) ? 1 : 0;
        return mark + bracket > 0 ? new NumberMark(MarkStyle.Task, value, after + mark - at) : null;
    }

    private static NumberMark? Bracketed(string text, int at, int end)
    {
        var (value, length) = Numerals.At(text, at + 1, end, 3);
        var close = at + 1 + length;
        if (length == 0 || close >= end || text[close] != ')')
        {
            return null;
        }

        var after = close + 1;
        after += after < end && text[after] is '、' or '.' ? 1 : 0;
        return new NumberMark(
            Numerals.IsDigit(text[at + 1]) ? MarkStyle.BracketedArabic : MarkStyle.BracketedChinese, value, after - at);
    }

    private static NumberMark? Arabic(string text, int at, int end)
    {
        var (value, length) = Numerals.At(text, at, end, 3);
        var after = at + length;
        if (length == 0 || after >= end || text[after] is not ('.' or '、' or ')'))
        {
            return null;
        }

        var decimals = text[after] == '.' && after + 1 < end && Numerals.IsDigit(text[after + 1]) && !IsYear(text, after + 1, end) && !IsMonth(text, after + 1, end);
        return decimals ? Decimal(text, at, value, after + 1, end) : new NumberMark(MarkStyle.Arabic, value, length + 1);
    }

    /// <summary>2.1 推进…: with a blank or a mark behind it; without, it may be a quantity or a day.</summary>
    private static NumberMark? Decimal(string text, int at, int over, int under, int end)
    {
        var (value, length) = Numerals.At(text, under, end, 2);
        var after = under + length;
        return length > 0 && value > 0 && over is > 0 and < 100 && after + 1 < end && text[after] is ' ' or '、' or '.' && !Numerals.IsDigit(text[Look.SkipBlanks(text, after + 1, end - 1)])
            ? new NumberMark(MarkStyle.Decimal, value, after + 1 - at, over) : null;
    }

    /// <summary>2.2024年…: the words begin with a year.</summary>
    private static bool IsYear(string text, int at, int end) =>
        at + 4 < end && text[at] is '1' or '2' && Numerals.At(text, at, end, 4) is (_, 4) && text[at + 4] == '年';

    /// <summary>1.4月底前…: the words begin with a month.</summary>
    private static bool IsMonth(string text, int at, int end) =>
        Numerals.At(text, at, end, 2) is (>= 1 and <= 12, > 0 and var length) && at + length < end && text[at + length] == '月';

    /// <summary>01 and a blank; without the nought it could be any number.</summary>
    private static NumberMark? TwoDigits(string text, int at, int end) =>
        at + 3 < end && text[at + 1] is >= '1' and <= '9' && text[at + 2] == ' ' ? new NumberMark(MarkStyle.Arabic, text[at + 1] - '0', 3) : null;

    private static NumberMark? Chinese(string text, int at, int end)
    {
        var (value, length) = Numerals.ChineseAt(text, at, end);
        var after = at + length;
        return value <= 0 || after >= end ? null
            : text[after] is '、' or '.' ? new NumberMark(MarkStyle.Chinese, value, length + 1)
            : text[after] == '是' && value <= 20 && length <= 2 && after + 4 < end ? new NumberMark(MarkStyle.Nth, value, length + 1)
            : null;
    }

    private static NumberMark? Ordinal(string text, int at, int end)
    {
        var (value, length) = Numerals.At(text, at + 1, end);
        var after = at + 1 + length;
        if (length == 0 || after >= end)
        {
            return null;
        }

        return text[after] switch
        {
            '章' or '节' => new NumberMark(MarkStyle.Chapter, value, length + 2),
            '条' => new NumberMark(MarkStyle.Article, value, length + 2),
            '部' when Look.At(text, after, "部分") => new NumberMark(MarkStyle.Chapter, value, length + 3),
            ',' or '、' or ':' when value < 30 => new NumberMark(MarkStyle.Nth, value, length + 2),
            _ => null,
        };
    }
}
