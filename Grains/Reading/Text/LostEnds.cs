namespace Tracker.Reading;

/// <summary>In a text of one line: where its lines probably ended, by the blanks and marks that are left of them.</summary>
internal static class LostEnds
{
    /// <summary>Letters set apart (索 引 号) are no lines.</summary>
    private const int Shortest = 4;

    /// <summary>Behind this length the name of a file does not begin.</summary>
    private const int LongestFile = 80;

    private const int LongestLead = 6;

    private const int LongestUnits = 600;

    private static readonly string[] Files = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".ofd", ".rar", ".zip"];

    private static readonly string[] Verbs = ["负责", "牵头", "配合", "参与", "落实"];

    /// <summary>The lines of a stretch before the first item or behind the last one.</summary>
    public static IEnumerable<Line> Lines(string folded, int start, int end)
    {
        var from = start;
        for (var i = start + 1; i < end; i++)
        {
            if (Ends(folded, start, i, end))
            {
                if (Trimmed(folded, from, i) is { } line)
                {
                    yield return line;
                }

                from = i;
            }
        }

        if (Trimmed(folded, from, end) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>
    /// Where an item ends whose next one begins here, or the text: behind its last bracket of units, for what follows is a paragraph of its own,
    /// and before a button of the page or the name of an attached file.
    /// </summary>
    public static int OfItem(string folded, int start, int end)
    {
        for (var i = end - 1; i > start; i--)
        {
            if (folded[i] == ')' && i + 1 < end && Look.AnyBefore(folded, i, start, Verbs) > 0 && folded[Look.SkipBlanks(folded, i + 1, end - 1)] is >= '\u4e00' and <= '\u9fff'
                && folded.LastIndexOf('(', i, Math.Min(i - start, LongestUnits)) is > 0 and var open && folded[open - 1] == '。')
            {
                return i + 1;
            }
        }

        var blank = folded.LastIndexOf(' ', end - 1, end - start);
        if (blank > start && Furniture.Is(folded, new Line(blank + 1, end, null)))
        {
            end = Look.Trim(folded, start, blank).End;
        }

        return FileName(folded, start, end) ?? end;
    }

    /// <summary>Words such as 具体措施: that stand before 1. somewhere in the text.</summary>
    public static HashSet<string> LeadsIn(string folded, int start, int end)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = start + 3; i + 2 < end; i++)
        {
            if (folded[i] == ':' && NumberMark.At(folded, i + 1, end) is { Style: MarkStyle.Arabic, Value: 1 } && LeadBefore(folded, i, start) is { } word)
            {
                found.Add(word);
            }
        }

        return found;
    }

    /// <summary>具体措施:1. as the mark of a first item; the same words without a number are the mark of the only one.</summary>
    public static NumberMark? LeadAt(string folded, int at, int end, HashSet<string> leads)
    {
        if (folded[at - 1] is not ('。' or ')' or ';' or ' ') || folded.IndexOf(':', at, Math.Min(end - at, LongestLead + 1)) is not (> 0 and var colon) || !leads.Contains(folded[at..colon]))
        {
            return null;
        }

        var words = Look.SkipBlanks(folded, colon + 1, end);
        var own = NumberMark.At(folded, words, end) is { Style: MarkStyle.Arabic, Value: 1 } mark ? mark.Length : 0;
        return words + own + 2 < end ? new NumberMark(MarkStyle.Arabic, 1, words + own - at) : null;
    }

    private static string? LeadBefore(string folded, int colon, int start)
    {
        var from = colon;
        while (from > start && from > colon - LongestLead && folded[from - 1] is >= '\u4e00' and <= '\u9fff')
        {
            from--;
        }

        return colon - from >= 2 && from > start && folded[from - 1] is '。' or ')' or ';' or ' ' ? folded[from..colon] : null;
    }

    private static Line? Trimmed(string folded, int start, int end)
    {
        var (from, to) = Look.Trim(folded, start, end);
        return from < to ? new Line(from, to, null) : null;
    }

    private static bool Ends(string folded, int start, int at, int end) =>
        Look.At(folded, at, "(此件") || folded[at - 1] switch
        {
            ' ' => folded[at] != ' ' && (Parts(folded, start, at, end) || IsNumber(folded, at, end) || BehindAttached(folded, at, end)),
            ')' => folded[at] != ' ' && IsNote(folded, at, start),
            '日' => Look.At(folded, at, "附件") || IsBehindDate(folded, start, at),
            '件' => BehindAttached(folded, at, end),
            '。' => IsSigned(folded, at, end) || IsDated(folded, at, end),
            '知' => Look.At(folded, at - 2, "通知") && DocumentNumber.At(folded, at, Math.Min(end, at + LongestNumber)) is { } number && number.Start == at,
            '号' => EndsNumber(folded, start, at),
            _ => false,
        };

    /// <summary>云政〔2024〕8号 between two blanks, whatever stands before it.</summary>
    private static bool IsNumber(string folded, int at, int end)
    {
        var stop = folded.IndexOf(' ', at, Math.Min(end - at, 30));
        return stop > at && folded[stop - 1] == '号' && DocumentNumber.Is(folded, new Line(at, stop, null));
    }

    /// <summary>A blank with words on either side.</summary>
    private static bool Parts(string folded, int start, int at, int end)
    {
        var left = at - 1;
        while (left > start && folded[left] == ' ')
        {
            left--;
        }

        var word = left;
        while (word >= start && left - word < Shortest && folded[word] != ' ')
        {
            word--;
        }

        var stop = at;
        while (stop < end && stop - at < Shortest && folded[stop] != ' ')
        {
            stop++;
        }

        return left - word >= Shortest && stop - at >= Shortest;
    }

    /// <summary>附件 alone over a title: 附件某区2022年….</summary>
    private static bool BehindAttached(string folded, int at, int end)
    {
        var word = at - 2 - (folded[at - 1] == ' ' ? 1 : 0);
        return Look.At(folded, word, "附件") && (word == 0 || folded[word - 1] is '日' or ' ' or '\n') && at < end
            && (folded[at] is >= '\u4e00' and <= '\u9fff' || Moment.YearDigits(folded, at) is not null) && Look.AnyAt(folded, at, end, ["下载", "列表", "清单"]) == 0;
    }

    /// <summary>Behind (此件公开发布).</summary>
    private static bool IsNote(string folded, int at, int start) =>
        folded.LastIndexOf('(', at - 1, Math.Min(at - start, 20)) is >= 0 and var open && Look.At(folded, open + 1, "此件");

    private const int LongestNumber = 24;

    private const int LongestDate = 12;

    /// <summary>…的通知云政办〔2024〕8号各县政府: behind the number that stands right behind the heading of a notice.</summary>
    private static bool EndsNumber(string folded, int start, int at)
    {
        var least = Math.Max(start, at - LongestNumber);
        var notice = folded.LastIndexOf("通知", at - 1, at - least, StringComparison.Ordinal);
        var from = notice < 0 ? start : notice + 2;
        return from >= least && folded[at] is >= '\u4e00' and <= '\u9fff' && DocumentNumber.At(folded, from, at) is { } number && number.Start == from && number.End == at;
    }

    /// <summary>二〇二四年五月六日 right behind the end of a sentence, and behind it the words of another line.</summary>
    private static bool IsDated(string folded, int at, int end) =>
        Signature.DateAt(folded, at, Math.Min(end, at + LongestDate)) is { } date && at + date.Length < end && folded[at + date.Length - 1] == '日' && IsTitle(folded, at + date.Length, end);

    private static bool IsBehindDate(string folded, int start, int at)
    {
        for (var from = Math.Max(start, at - LongestDate); from < at - 6; from++)
        {
            if (from > 0 && folded[from - 1] == '。' && Signature.DateAt(folded, from, at) is { } date && from + date.Length == at)
            {
                return IsTitle(folded, at, folded.Length);
            }
        }

        return false;
    }

    /// <summary>Words that are no clause behind a day: 某省…任务分工, and not 前完成, 起执行 or 印发.</summary>
    private static bool IsTitle(string folded, int at, int end) =>
        folded[at] is >= '\u4e00' and <= '\u9fff' && folded[at] is not ('前' or '起' or '至' or '到' or '止' or '内' or '后' or '以' or '之' or '的' or '在' or '由' or '已') && !ActWords.Are(folded, at, end);

    /// <summary>某某局2020年7月15日: a name and a day right behind the end of a sentence.</summary>
    private static bool IsSigned(string folded, int at, int end)
    {
        var year = at;
        while (year < end && year < at + 30 && !Numerals.IsDigit(folded[year]))
        {
            year++;
        }

        return year - at >= 3 && year < end && UnitNames.LooksLike(folded, at, year) && Signature.DateAt(folded, year, Math.Min(end, year + 16)) is not null;
    }

    public static bool IsFile(string folded, int start, int end) => Look.AnyBefore(folded, end, start, Files) > 0;

    /// <summary>关于…的通知.pdf at the end: where it begins.</summary>
    private static int? FileName(string folded, int start, int end)
    {
        if (!IsFile(folded, start, end))
        {
            return null;
        }

        var least = Math.Max(start, end - LongestFile);
        var name = folded.LastIndexOf("关于", end - 1, end - least, StringComparison.Ordinal);
        return name > start ? name : null;
    }
}
