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

            if (above > 0 && (Fused(folded, lines[i]) is (> 0, _) and var fused ? fused : ValueOf(folded, lines[i])) is (> 0 and var value, var length) && value == above + 1 && Next(lines, i) == value + 1)
            {
                found ??= [.. lines];
                found[i] = lines[i] with { Mark = new NumberMark(MarkStyle.Arabic, value, length) };
                above = value;
            }
        }

        return Destroyed(folded, found ?? lines);
    }

    /// <summary>
    /// ?。ǘ… between (一) and (四): lines whose number was destroyed with what stood round it, as many as numbers are missing, or with units behind them
    /// as the items above have. Counted on from the item above.
    /// </summary>
    private static List<Line> Destroyed(string folded, List<Line> lines)
    {
        List<Line>? found = null;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Mark is not null || !IsDestroyed(folded, lines[i]) || Above(found ?? lines, i) is not { } above)
            {
                continue;
            }

            var spoilt = new List<int>();
            var next = i;
            for (; next < lines.Count && lines[next].Mark is null; next++)
            {
                if (IsDestroyed(folded, lines[next]))
                {
                    spoilt.Add(next);
                }
            }

            var fits = next < lines.Count && lines[next].Mark is { } mark && mark.Style == above.Style
                ? mark.Value == above.Value + spoilt.Count + 1
                : spoilt.TrueForAll(k => CarriesUnits(folded, lines[k]) || (k == lines.Count - 1 && spoilt.Count > 1 && !EndsInMark(folded, lines[k]))); // the text breaks off in the last of them
            if (fits)
            {
                found ??= [.. lines];
                for (var k = 0; k < spoilt.Count; k++)
                {
                    found[spoilt[k]] = lines[spoilt[k]] with { Mark = new NumberMark(above.Style, above.Value + k + 1, folded[lines[spoilt[k]].Start + 1] == '。' ? 2 : 1) };
                }
            }

            i = next;
        }

        return found ?? lines;
    }

    private static bool CarriesUnits(string folded, Line line) => EndsInMark(folded, line) && UnitBlocks.In(folded, line.Start, line.End).Count > 0;

    private static bool EndsInMark(string folded, Line line) => folded[line.End - 1] is ')' or '。';

    private static bool IsDestroyed(string folded, Line line) =>
        line.Length >= 12 && Damage.IsStray(folded[line.Start]) && !Damage.IsStray(folded[line.Start + 1]);

    private static NumberMark? Above(List<Line> lines, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - Farthest; k--)
        {
            if (lines[k].Mark is { } mark)
            {
                return mark.Style is MarkStyle.BracketedChinese or MarkStyle.Arabic or MarkStyle.Chinese or MarkStyle.BracketedArabic && lines[k].Length > 30 ? mark : null;
            }
        }

        return null;
    }

    /// <summary>11.121队伍…: the number of an item, and words that begin with a figure.</summary>
    private static (int Value, int Length) Fused(string folded, Line line)
    {
        var (value, length) = Numerals.IsDigit(folded[line.Start]) ? Numerals.At(folded, line.Start, line.End, 2) : (0, 0);
        var figure = line.Start + length + 1;
        return length > 0 && figure + 6 < line.End && folded[figure - 1] == '.' && Numerals.IsDigit(folded[figure]) ? (value, length + 1) : (0, 0);
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
