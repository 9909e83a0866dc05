namespace Tracker.Reading;

/// <summary>
/// The numbers in a table whose cells run together. No mark stands before them, so that each alone proves nothing: the rows are those
/// that go on from 1 as far as they can, headings those that go on from the heading above.
/// </summary>
internal static class GluedMarks
{
    private const double Gap = 0.6;

    private const double Restart = 1.5;

    private const double Behind = 0.1;

    public static List<(int At, NumberMark Mark)> In(string folded, int start, int end)
    {
        var rows = Rows(folded, start, end);
        var found = new List<(int At, NumberMark Mark)>();
        var (chinese, bracketed) = ((Value: 0, At: -1), (Value: 0, At: -1));
        var next = 0;
        for (var i = start; i < end; i++)
        {
            if (next < rows.Count && rows[next].At == i)
            {
                found.Add(rows[next]);
                i += rows[next++].Mark.Length - 1;
                continue;
            }

            if (!IsFree(folded, i, start) || NumberMark.At(folded, i, end) is not { Style: MarkStyle.Chinese or MarkStyle.BracketedChinese } mark || !BeginsWords(folded, i + mark.Length, end))
            {
                continue;
            }

            var last = mark.Style == MarkStyle.Chinese ? chinese : bracketed;
            var again = mark.Value == last.Value && SameWords(folded, last.At, i, mark.Length, end); // printed again on the next page
            if (mark.Value == last.Value + 1 || again || (mark is { Style: MarkStyle.BracketedChinese, Value: 1 } && chinese.At > bracketed.At))
            {
                found.Add((i, mark));
                (chinese, bracketed) = mark.Style == MarkStyle.Chinese ? ((mark.Value, i), bracketed) : (chinese, (mark.Value, i));
                i += mark.Length - 1;
            }
        }

        return found;
    }

    /// <summary>The longest run of numbers, 1, 2, 3 and so on; one may be missing.</summary>
    private static List<(int At, NumberMark Mark)> Rows(string folded, int start, int end)
    {
        var seen = new List<(int At, NumberMark Mark, double Score, int From)>();
        var ending = new Dictionary<int, int>();
        var best = -1;
        for (var i = start; i < end; i++)
        {
            if (!Numerals.IsDigit(folded[i]) || !IsFree(folded, i, start) || NumberMark.At(folded, i, end) is not { Style: MarkStyle.Arabic } mark
                || folded[i + mark.Length - 1] is not ('.' or '、') || !BeginsWords(folded, i + mark.Length, end))
            {
                continue;
            }

            var (score, from) = mark.Value == 1 ? (best < 0 ? 0 : Math.Max(0, seen[best].Score - Restart), best >= 0 && seen[best].Score > Restart ? best : -1) : (double.MinValue, -1);
            foreach (var (value, lost) in ((int, double)[])[(mark.Value - 1, 0), (mark.Value - 2, Gap)])
            {
                if (value > 0 && ending.TryGetValue(value, out var above) && seen[above].Score - lost > score)
                {
                    (score, from) = (seen[above].Score - lost, above);
                }
            }

            if (score < 0)
            {
                continue;
            }

            seen.Add((i, mark, score + 1 + (folded[i - 1] is '。' or ')' or ' ' ? Behind : 0), from));
            if (!ending.TryGetValue(mark.Value, out var other) || seen[^1].Score >= seen[other].Score)
            {
                ending[mark.Value] = seen.Count - 1;
            }

            best = best < 0 || seen[^1].Score >= seen[best].Score ? seen.Count - 1 : best;
        }

        var rows = new List<(int At, NumberMark Mark)>();
        for (var k = best; k >= 0; k = seen[k].From)
        {
            rows.Add((seen[k].At, seen[k].Mark));
        }

        rows.Reverse();
        return rows;
    }

    /// <summary>No part of a longer number, of 第一 or of a name with letters.</summary>
    private static bool IsFree(string folded, int at, int start) =>
        at == start || !(Numerals.IsDigit(folded[at - 1]) || Numerals.IsChinese(folded[at - 1]) || folded[at - 1] is '.' or '第' or '-' or '/' or '其' or '之' || char.IsAsciiLetter(folded[at - 1]));

    private static bool BeginsWords(string folded, int at, int end)
    {
        at = Look.SkipBlanks(folded, at, Math.Min(end, at + 2));
        return at + 2 < end && (folded[at] is >= '\u4e00' and <= '\u9fff' or '“' or '《' || Numerals.IsDigit(folded[at])) && folded[at + 1] is not ('、' or '.');
    }

    private static bool SameWords(string folded, int before, int at, int mark, int end) =>
        before >= 0 && at + mark + 4 <= end && folded.AsSpan(before + mark, 4).SequenceEqual(folded.AsSpan(at + mark, 4));
}
