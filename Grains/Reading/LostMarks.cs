namespace Tracker.Reading;

/// <summary>3落实… between the items 2. and 4.: the number of an item that lost the mark behind it.</summary>
internal static class LostMarks
{
    /// <summary>Behind these a number says how many or when.</summary>
    private const string Counted = "年月日号个项条家件次名位亿万千百度级岁所座公亩平吨处类大场期批天周季小人元分";

    public static List<Line> Found(string folded, List<Line> lines)
    {
        List<Line>? found = null;
        var above = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark is { } mark)
            {
                above = mark.Style == MarkStyle.Arabic ? mark.Value : above;
                continue;
            }

            if (above > 0 && ValueOf(folded, lines[i]) is (> 0 and var value, var length) && value == above + 1 && Next(lines, i) == value + 1)
            {
                found ??= [.. lines];
                found[i] = lines[i] with { Mark = new NumberMark(MarkStyle.Arabic, value, length) };
                above = value;
            }
        }

        return found ?? lines;
    }

    private static (int Value, int Length) ValueOf(string folded, Line line)
    {
        var (value, length) = Numerals.IsDigit(folded[line.Start]) ? Numerals.At(folded, line.Start, line.End, 2) : (0, 0);
        var next = line.Start + length;
        return length > 0 && line.End - next >= 6 && folded[next] is >= '\u4e00' and <= '\u9fff' && !Counted.Contains(folded[next], StringComparison.Ordinal) ? (value, length) : (0, 0);
    }

    /// <summary>The number of the next item of the same kind; what stands between may be headings.</summary>
    private static int Next(List<Line> lines, int i)
    {
        for (var k = i + 1; k < lines.Count && k <= i + Farthest; k++)
        {
            if (lines[k].Mark is { Style: MarkStyle.Arabic } mark)
            {
                return mark.Value;
            }
        }

        return 0;
    }

    private const int Farthest = 24;
}
