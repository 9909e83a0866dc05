namespace Tracker.Reading;

/// <summary>A line that is not empty, without the blanks round it, and the number it begins with.</summary>
internal readonly record struct Line(int Start, int End, NumberMark? Mark)
{
    public int Length => End - Start;

    /// <summary>Where the words after the number begin.</summary>
    public int Body => Start + (Mark?.Length ?? 0);
}

internal static class Lines
{
    public static List<Line> In(string folded)
    {
        var lines = new List<Line>();
        for (var at = 0; at < folded.Length;)
        {
            var end = folded.IndexOf('\n', at);
            end = end < 0 ? folded.Length : end;
            var (from, to) = Look.Trim(folded, at, end);
            if (from < to)
            {
                var mark = NumberMark.At(folded, from, to);
                lines.Add(new Line(from, to, mark is { } numbered && Furniture.IsPropertyName(folded, from + numbered.Length, to) ? null : mark));
            }

            at = end + 1;
        }

        return RunOn.Apart(folded, LostMarks.Found(folded, Attachments.Unmarked(folded, lines)));
    }
}
