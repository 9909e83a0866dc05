namespace Tracker.Reading;

/// <summary>The issuer's line and the line of the date below it (or both in one).</summary>
internal readonly record struct Signature((int Start, int End)? Issuer, DateOnly Date, int FirstLine, int LastLine)
{
    public static Signature? In(string folded, IReadOnlyList<Line> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (lines[i].Mark is not null || DateAtEnd(folded, lines[i]) is not { } date)
            {
                continue;
            }

            if (date.At > lines[i].Start + (folded[lines[i].Start] == '(' ? 1 : 0))
            {
                var (start, end) = Look.Trim(folded, lines[i].Start + (folded[lines[i].Start] == '(' ? 1 : 0), date.At);
                if (CouldSign(folded, start, end))
                {
                    return new Signature((start, end), date.Day, i, i);
                }
            }
            else if (i > from && lines[i - 1].Mark is null && CouldSign(folded, lines[i - 1].Start, lines[i - 1].End))
            {
                var first = FirstSigner(folded, lines, from, i - 1);
                return new Signature((lines[first].Start, lines[i - 1].End), date.Day, first, i);
            }
            else
            {
                return new Signature(null, date.Day, i, i);
            }
        }

        return null;
    }

    /// <summary>Several sign together, each in a line of its own.</summary>
    private static int FirstSigner(string folded, IReadOnlyList<Line> lines, int from, int last)
    {
        var first = last;
        while (first > from && last - first < MostSigners - 1 && Signs(folded, lines[first]) && Signs(folded, lines[first - 1]))
        {
            first--;
        }

        return first;
    }

    private const int MostSigners = 20;

    private static bool Signs(string folded, Line line) =>
        line.Mark is null && line.Length <= 30 && CouldSign(folded, line.Start, line.End) && UnitNames.LooksLike(folded, line.Start, line.End) && GroupWords.Of(folded[line.Start..line.End]) == UnitClass.Single && !Furniture.Is(folded, line);

    /// <summary>Among the numbered words of a notice, before the table that it sends: a line that signs, and below it a line that is a date.</summary>
    public static Signature? Between(string folded, IReadOnlyList<Line> lines, int from, int to)
    {
        for (var i = Math.Max(from, 1); i < to; i++)
        {
            if (lines[i].Mark is null && lines[i - 1].Mark is null && lines[i - 1].Length <= 30 && DateAtEnd(folded, lines[i]) is { } date && date.At == lines[i].Start
                && CouldSign(folded, lines[i - 1].Start, lines[i - 1].End) && UnitNames.LooksLike(folded, lines[i - 1].Start, lines[i - 1].End))
            {
                return new Signature((lines[i - 1].Start, lines[i - 1].End), date.Day, i - 1, i);
            }
        }

        return null;
    }

    /// <summary>The last of all, behind whatever item: a line that signs and a line that is a date, at most a note or two from the end.</summary>
    public static Signature? AtFoot(string folded, IReadOnlyList<Line> lines, int from)
    {
        for (var i = lines.Count - 1; i > Math.Max(from, lines.Count - 6) && lines[i].Mark is null; i--)
        {
            if (DateAtEnd(folded, lines[i]) is { } date && date.At == lines[i].Start)
            {
                var first = FirstSigner(folded, lines, from, i - 1);
                return lines[i - 1].Mark is null && lines[i - 1].Length <= 30 && CouldSign(folded, lines[i - 1].Start, lines[i - 1].End) && UnitNames.LooksLike(folded, lines[i - 1].Start, lines[i - 1].End)
                    ? new Signature((lines[first].Start, lines[i - 1].End), date.Day, first, i) : null;
            }
        }

        return null;
    }

    /// <summary>A line that ends in a whole date, and where the date begins.</summary>
    public static (int At, DateOnly Day)? DateAtEnd(string folded, Line line)
    {
        line = folded[line.Start] == '(' && folded[line.End - 1] == ')' ? line with { End = line.End - 1 } : line; // (某市政府 2020年4月18日)
        if (line.Length is 0 or > 60 || folded[line.End - 1] is not '日')
        {
            return null;
        }

        for (var i = Math.Max(line.Start, line.End - 16); i < line.End - 5; i++)
        {
            if ((i == line.Start || !Numerals.IsDigit(folded[i - 1])) && DateAt(folded, i, line.End) is { } day && day.Length == line.End - i)
            {
                return (i, day.Day);
            }
        }

        return null;
    }

    public static (DateOnly Day, int Length)? DateAt(string folded, int at, int end)
    {
        var context = new TimeContext(folded, folded, at, end, null, null, IsField: false);
        return Moment.At(context, at) is { Reach: Reach.Day, Year: not null } found && found.To(null) is { } day
            ? (day, found.Length) : null;
    }

    /// <summary>Short and without punctuation: an organisation, whatever has been done to its name.</summary>
    private static bool CouldSign(string folded, int start, int end)
    {
        if (end - start is < 2 or > 60)
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (Look.IsClauseEnd(folded[i]) || folded[i] is '《' or '|' or '(')
            {
                return false;
            }
        }

        return !IsTitle(folded, start, end);
    }

    /// <summary>某市2035年政务公开工作要点 over a line that is a date: the title says its year and what the document is, and is nobody's name.</summary>
    private static bool IsTitle(string folded, int start, int end)
    {
        if (Look.AnyBefore(folded, end, start, ["要点", "方案", "计划", "安排", "任务", "分工", "清单", "台账", "分解表", "任务表"]) == 0)
        {
            return false;
        }

        for (var i = start; i + 4 < end; i++)
        {
            if (folded[i + 4] == '年' && Moment.YearDigits(folded, i) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
