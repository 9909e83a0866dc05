namespace Tracker.Reading;

/// <summary>
/// Texts that lost the ends of their lines: a number behind the end of a sentence begins an item there. Where pages were numbered in their
/// stead (2、 before a line that goes on with the sentence above), those numbers are the page's.
/// </summary>
internal static class RunOn
{
    /// <summary>Fewer numbers in a row may be an enumeration within a sentence.</summary>
    private const int LeastMarks = 3;

    /// <summary>A line as long as this holds many paragraphs, and a blank or a bracket in it may be where one ended.</summary>
    private const int LeastBlob = 160;

    public static List<Line> Apart(string folded, List<Line> lines)
    {
        var pages = PagesIn(folded, lines);
        if (pages == 0 && lines.Exists(l => l.Mark is not null))
        {
            return GluedSections.Apart(folded, lines);
        }

        var apart = new List<Line>();
        var marks = 0;
        var last = new Dictionary<MarkStyle, int>();
        MarkStyle? open = null;
        foreach (var line in lines)
        {
            var start = Look.SkipBlanks(folded, line.Body, line.End);
            if (pages == 0 && GluedHeadings.In(folded, line) is { } table && GluedMarks.In(folded, table.End, line.End) is { Count: >= LeastMarks } rows)
            {
                apart.AddRange(LostEnds.Lines(folded, start, table.Start));
                apart.Add(new Line(table.Start, table.End, null));
                for (var k = 0; k < rows.Count; k++)
                {
                    Add(rows[k].At, k + 1 < rows.Count ? rows[k + 1].At : line.End, rows[k].Mark, isBlob: true);
                }

                marks += rows.Count;
                continue;
            }

            var mark = (NumberMark?)null;
            var isBlob = pages == 0 && line.Length >= LeastBlob && folded.IndexOf('|', line.Start, line.Length) < 0;
            var leads = isBlob ? LostEnds.LeadsIn(folded, start, line.End) : [];
            for (var i = start + 1; i < line.End; i++)
            {
                var next = leads.Count > 0 && LostEnds.LeadAt(folded, i, line.End, leads) is { } led ? led
                    : (Begins(folded, i, open, isBlob) || (isBlob && mark is { } heading && EndsHeading(folded, start + heading.Length, i, open))) && MarkAt(folded, i, line.End) is { } own && GoesOn(folded, i, own, last.GetValueOrDefault(own.Style), isBlob) ? own : (NumberMark?)null;
                if (next is not { } begun)
                {
                    continue;
                }

                Add(start, i, mark, isBlob);
                (start, mark, open) = (i, begun, begun.Style);
                last[begun.Style] = begun.Value;
                marks++;
                i += begun.Length;
            }

            Add(start, line.End, mark, isBlob);
        }

        return marks >= LeastMarks || (marks == LeastMarks - 1 && apart.TrueForAll(l => l.Mark is null || UnitBlocks.In(folded, l.Start, l.End).Count > 0)) ? apart : lines; // fewer, of which each names its units, are no enumeration

        void Add(int start, int end, NumberMark? mark, bool isBlob)
        {
            var (from, to) = Look.Trim(folded, start, end);
            if (from >= to)
            {
                return;
            }

            if (!isBlob)
            {
                apart.Add(new Line(from, to, mark));
            }
            else if (mark is null)
            {
                apart.AddRange(LostEnds.Lines(folded, from, to));
            }
            else
            {
                var stop = LostEnds.OfItem(folded, from, to);
                apart.Add(new Line(from, Look.Trim(folded, from, stop).End, mark));
                apart.AddRange(LostEnds.Lines(folded, stop, to));
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

    /// <summary>Behind the end of a sentence; (一) right behind the words of 一、 too; in a text of one line, behind a blank, a bracket or 如下: as well.</summary>
    private static bool Begins(string folded, int at, MarkStyle? open, bool isBlob) =>
        folded[at - 1] is '。' or '!' or '?' or ';' || (folded[at] == '(' && open == MarkStyle.Chinese) || (folded[at - 1] == ' ' && at > 1 && folded[at - 2] == '。')
        || (isBlob && folded[at - 1] is ' ' or ')' or ':');

    private const int LongestHeading = 40;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("。,;:!?()");

    /// <summary>(一)X1.Y: the first item right behind the words of its heading, which no mark ends.</summary>
    private static bool EndsHeading(string folded, int words, int at, MarkStyle? open) =>
        open is MarkStyle.BracketedChinese or MarkStyle.Chinese && folded[at] == '1' && at + 1 < folded.Length && !Numerals.IsDigit(folded[at - 1]) && at - words is > 1 and <= LongestHeading
        && folded[at + 1] is '.' or '、' && !folded.AsSpan(words, at - words).ContainsAny(Marks);

    /// <summary>The next number of its kind, or the first of a new list; in a text of one line one may be missing, for nothing else would part the items.</summary>
    private static bool GoesOn(string folded, int at, NumberMark mark, int last, bool isBlob) =>
        mark.Value == 1 || mark.Value == last + 1 || (isBlob && last > 0 && mark.Value == last + 2 && mark.Style != MarkStyle.Chinese && folded[at - 1] is '。' or ')' or ' ');

    private static NumberMark? MarkAt(string folded, int at, int end)
    {
        var (value, length) = Numerals.IsDigit(folded[at]) ? Numerals.At(folded, at, end, 2) : (0, 0);
        var dot = at + length + 1;
        var mark = length > 0 && dot < end && folded[dot - 1] == ' ' && folded[dot] is '.' or '、' ? new NumberMark(MarkStyle.Arabic, value, dot + 1 - at) : NumberMark.At(folded, at, end);
        return mark is { Style: MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Arabic } && at + mark.Value.Length + 2 < end ? mark : null;
    }
}
