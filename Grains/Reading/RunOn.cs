namespace Tracker.Reading;

/// <summary>
/// Texts that lost the ends of their lines: a number behind the end of a sentence begins an item there. Where pages were numbered in their
/// stead (2、 before a line that goes on with the sentence above), those numbers are the page's.
/// </summary>
internal static class RunOn
{
    /// <summary>Fewer numbers in a row may be an enumeration within a sentence.</summary>
    private const int LeastMarks = 3;

    public static List<Line> Apart(string folded, List<Line> lines)
    {
        var pages = PagesIn(folded, lines);
        if (pages == 0 && lines.Exists(l => l.Mark is not null))
        {
            return lines;
        }

        var apart = new List<Line>();
        var marks = 0;
        var last = new Dictionary<MarkStyle, int>();
        MarkStyle? open = null;
        foreach (var line in lines)
        {
            var start = Look.SkipBlanks(folded, line.Body, line.End);
            var mark = (NumberMark?)null;
            for (var i = start + 1; i < line.End; i++)
            {
                if (!Begins(folded, i, open) || MarkAt(folded, i, line.End) is not { } next || next.Value != (next.Value == 1 ? 1 : last.GetValueOrDefault(next.Style) + 1))
                {
                    continue;
                }

                Add(start, i, mark);
                (start, mark, open) = (i, next, next.Style);
                last[next.Style] = next.Value;
                marks++;
                i += next.Length;
            }

            Add(start, line.End, mark);
        }

        return marks >= LeastMarks ? apart : lines;

        void Add(int start, int end, NumberMark? mark)
        {
            var (from, to) = Look.Trim(folded, start, end);
            if (from < to)
            {
                apart.Add(new Line(from, to, mark));
            }
        }
    }

    /// <summary>How many lines begin with the number of a page; 0 where any number at the head of a line is another's.</summary>
    private static int PagesIn(string folded, List<Line> lines)
    {
        var (pages, within) = (0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark is not { } mark)
            {
                continue;
            }

            if (mark.Style != MarkStyle.Arabic || mark.Value != pages + 1)
            {
                return 0;
            }

            pages++;
            within += i > 0 && pages > 1 && char.IsLetterOrDigit(folded[lines[i - 1].End - 1]) ? 1 : 0;
        }

        return within * 2 > pages - 1 && within > 0 ? pages : 0;
    }

    /// <summary>Behind the end of a sentence; (一) right behind the words of 一、 too.</summary>
    private static bool Begins(string folded, int at, MarkStyle? open) =>
        folded[at - 1] is '。' or '!' or '?' or ';' || (folded[at] == '(' && open == MarkStyle.Chinese) || (folded[at - 1] == ' ' && at > 1 && folded[at - 2] == '。');

    private static NumberMark? MarkAt(string folded, int at, int end)
    {
        var (value, length) = Numerals.IsDigit(folded[at]) ? Numerals.At(folded, at, end, 2) : (0, 0);
        var dot = at + length + 1;
        var mark = length > 0 && dot < end && folded[dot - 1] == ' ' && folded[dot] is '.' or '、' ? new NumberMark(MarkStyle.Arabic, value, dot + 1 - at) : NumberMark.At(folded, at, end);
        return mark is { Style: MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Arabic } && at + mark.Value.Length + 2 < end ? mark : null;
    }
}
