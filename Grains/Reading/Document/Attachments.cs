namespace Tracker.Reading;

/// <summary>附件:1.X and 2.Y in the line below it: numbers of what is attached, and none of the document's own.</summary>
internal static class Attachments
{
    private const int LongestName = 80;

    /// <summary>Where the lines of such a list begin.</summary>
    public static HashSet<int> In(string folded, List<Line> lines)
    {
        var found = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark is not null || First(folded, lines[i]) != 1)
            {
                continue;
            }

            found.Add(lines[i].Start);
            for (var next = 2; i + 1 < lines.Count && lines[i + 1] is { Mark: null } line && NumberMark.At(folded, line.Start, line.End) is { Style: MarkStyle.Arabic } mark && mark.Value == next; next++)
            {
                found.Add(lines[++i].Start);
            }
        }

        return found;
    }

    public static List<Line> Unmarked(string folded, List<Line> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].Mark is not null || First(folded, lines[i]) != 1)
            {
                continue;
            }

            for (var next = 2; i + 1 < lines.Count && lines[i + 1] is { Mark: { Style: MarkStyle.Arabic } mark } line && mark.Value == next && line.Length <= LongestName && !Look.IsSentenceEnd(folded[line.End - 1]); next++)
            {
                lines[++i] = line with { Mark = null };
            }
        }

        return lines;
    }

    private static int First(string folded, Line line)
    {
        var at = Look.At(folded, line.Start, "附件:") ? line.Start + 3 : Look.At(folded, line.Start, "附:") ? line.Start + 2 : line.End;
        at = Look.SkipBlanks(folded, at, line.End);
        return at < line.End && NumberMark.At(folded, at, line.End) is { Style: MarkStyle.Arabic } mark ? mark.Value : 0;
    }
}
