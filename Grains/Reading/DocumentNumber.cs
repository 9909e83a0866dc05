namespace Tracker.Reading;

/// <summary>文号: an issuer's signs, a year in brackets, a count: 甲政办发〔2021〕1号.</summary>
internal static class DocumentNumber
{
    public static bool Is(string folded, Line line) =>
        line.Length <= 40 && At(folded, line.Start, line.End) is { } found && found.Start == line.Start && found.End == line.End;

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

            var at = close + 1 + (close + 1 < end && folded[close + 1] == '第' ? 1 : 0);
            var (_, digits) = Numerals.At(folded, at, end, 5);
            var from = i;
            while (from > start && char.IsLetter(folded[from - 1]))
            {
                from--;
            }

            if (digits > 0 && from < i && at + digits < end && folded[at + digits] == '号')
            {
                return (from, at + digits + 1, year);
            }
        }

        return null;
    }
}
