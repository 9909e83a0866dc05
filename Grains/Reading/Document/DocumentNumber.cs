namespace Tracker.Reading;

/// <summary>文号: an issuer's signs, a year in brackets, a count: 甲政办发〔2021〕1号.</summary>
internal static class DocumentNumber
{
    public static bool Is(string folded, Line line) =>
        line.Length <= 40 && At(folded, line.Start, line.End) is { } found && found.Start == line.Start && found.End == line.End;

    /// <summary>The number of a line that is one, or that begins with it: in brackets, with the day behind it, before the notice's heading.</summary>
    public static (int Start, int End, int Year)? Of(string folded, Line line)
    {
        if (line.Length > 120 || At(folded, line.Start, line.End) is not { } found)
        {
            return null;
        }

        var at = line.Start;
        if (folded[at] == '(' && found.Start > at + 1)
        {
            at = folded.IndexOf(')', at, found.Start - at) is > 0 and var note ? note + 1 : at; // (失效)
        }

        at = Look.SkipBlanks(folded, at + (at < line.End && folded[at] == '(' ? 1 : 0), line.End);
        var end = found.End + Look.AnyAt(folded, found.End, line.End, ["附件"]); // (甲政办发〔2021〕1号附件)
        return found.Start == at && (end == line.End || folded[end] is ' ' or ')' or ',') ? found : null;
    }

    /// <summary>The first in the stretch, with the year it carries.</summary>
    public static (int Start, int End, int Year)? At(string folded, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (folded[i] != '(')
            {
                continue;
            }

            var (year, length) = Numerals.At(folded, i + 1, end, 4);
            var close = i + 1 + length;
            if (length != 4 || year is < 1949 or > 2100 || close >= end || folded[close] != ')')
            {
                continue;
            }

            var at = Look.SkipBlanks(folded, close + 1, Math.Min(end, close + 3)); // 甲政 [2024] 5号
            at += at < end && folded[at] == '第' ? 1 : 0;
            var (_, digits) = Numerals.At(folded, at, end, 5);
            var from = i - (i > start + 1 && folded[i - 1] == ' ' && char.IsLetter(folded[i - 2]) ? 1 : 0);
            var signs = from;
            while (from > start && char.IsLetter(folded[from - 1]))
            {
                from--;
            }

            var sign = Look.SkipBlanks(folded, at + digits, Math.Min(end, at + digits + 1)); // 5 号
            if (digits > 0 && from < signs && sign < end && folded[sign] == '号')
            {
                return (from, sign + 1, year);
            }
        }

        return null;
    }
}
