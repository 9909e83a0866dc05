namespace Tracker.Reading;

/// <summary>Paragraphs that are points and have no printed number: counted under their heading, for a person to confirm.</summary>
internal static class Unnumbered
{
    private const int Shortest = 5;

    private static readonly string[] Plans = ["要点", "方案", "计划", "任务"];

    /// <summary>The same lines, with a counted mark on each such paragraph.</summary>
    /// <param name="besideTables">The tasks stand in a table: what stands round it without a number is a notice.</param>
    public static List<Line> Counted(string folded, List<Line> lines, bool besideTables)
    {
        var counted = new List<Line>(lines);
        HashSet<MarkStyle>? carrying = null;
        var labelled = Enumerable.Range(0, lines.Count).Count(i => lines[i].Mark is null && LabelsFollow(folded, lines, i, lines.Count));
        var parts = new List<List<int>>();
        for (var from = 0; from < lines.Count;)
        {
            var to = from + 1;
            while (to < lines.Count && lines[to].Mark is null)
            {
                to++;
            }

            var dashed = lines[from].Mark is null ? [] : Dashed(folded, lines, from + 1, to);
            if (dashed.Count > 1 && dashed.TrueForAll(i => HasLimitInTitle(folded, lines[i])))
            {
                Count(counted, dashed, least: 2);
            }
            else if (lines[from].Mark is { } mark && IsHeading(folded, lines[from]) && Points(counted, from + 1, to, i => CarriesUnits(folded, lines[i]) || LabelsFollow(folded, lines, i, to)) is { Count: > 0 } points
                && !(carrying ??= StylesOfPoints(folded, lines)).Contains(mark.Style))
            {
                parts.Add(points);
            }

            from = to;
        }

        var least = labelled > 1 && parts.Exists(p => p.Count > 1) ? 1 : 2; // one under each heading at most: the heading names it
        parts.ForEach(p => Count(counted, p, least));
        if (!besideTables && !lines.Exists(l => l.Mark is not null) && !Count(counted, Points(counted, 0, lines.Count, i => CarriesUnits(folded, lines[i]) || LabelsFollow(folded, lines, i, lines.Count)), least: 1)
            && lines.Take(8).Any(l => Look.Has(folded, l.Start, l.End, Plans)))
        {
            Count(counted, Points(counted, 0, lines.Count, i => SetsLimit(folded, lines[i])), least: 1);
        }

        return counted;
    }

    /// <summary>Styles of which most lines carry units themselves: a heading among them is a point of several parts.</summary>
    private static HashSet<MarkStyle> StylesOfPoints(string folded, List<Line> lines) =>
    [
        .. lines.Where(l => l.Mark is { Style: MarkStyle.BracketedChinese or MarkStyle.Chinese }).GroupBy(l => l.Mark!.Value.Style)
            .Where(g => g.Count(l => l.Length > LongestHeading && CarriesUnits(folded, l)) * 2 > g.Count()).Select(g => g.Key),
    ];

    private const int LongestHeading = 40;

    /// <summary>Lines that begin with a dash, below a heading.</summary>
    private static List<int> Dashed(string folded, List<Line> lines, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Where(i => lines[i].Length >= Shortest && Look.At(folded, lines[i].Start, "--"))];

    /// <summary>--X(4月底前)。…: each of them is done by a day of its own.</summary>
    private static bool HasLimitInTitle(string folded, Line line)
    {
        var open = folded.IndexOf('(', line.Start, Math.Min(line.Length, LongestDashed));
        var close = open < 0 ? -1 : folded.IndexOf(')', open, Math.Min(line.End, open + LongestLimit) - open);
        return close > open && folded.AsSpan(line.Start, open - line.Start).IndexOfAny('。', ',', ';') < 0 && CellLook.LooksLikeTime(folded, new Cell(open + 1, close));
    }

    private const int LongestDashed = 48;

    private const int LongestLimit = 24;

    private static List<int> Points(List<Line> lines, int from, int to, Func<int, bool> isPoint) =>
        [.. Enumerable.Range(from, to - from).Where(i => lines[i].Mark is null && lines[i].Length >= Shortest && isPoint(i))];

    private static bool Count(List<Line> lines, List<int> points, int least)
    {
        if (points.Count < least)
        {
            return false;
        }

        for (var k = 0; k < points.Count; k++)
        {
            lines[points[k]] = lines[points[k]] with { Mark = new NumberMark(MarkStyle.Counted, k + 1, 0) };
        }

        return true;
    }

    /// <summary>A short line without a sentence behind its title.</summary>
    private static bool IsHeading(string folded, Line line) =>
        line.Length <= 60 && line.Mark!.Value.Style is MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter
        && folded.IndexOf('。', line.Start, line.Length) is var stop && (stop < 0 || stop == line.End - 1);

    /// <summary>The paragraph's units stand in lines of their own right below it.</summary>
    private static bool LabelsFollow(string folded, List<Line> lines, int i, int to) =>
        i + 1 < to && !IsLabel(folded, lines[i]) && IsLabel(folded, lines[i + 1]);

    private static bool IsLabel(string folded, Line line) =>
        UnitRoles.LabelAt(folded, line.Start, line.End) is { Role: UnitRole.Lead or UnitRole.Responsible or UnitRole.Cooperating };

    private static bool CarriesUnits(string folded, Line line) =>
        line.Length >= 12 && UnitBlocks.In(folded, line.Start, line.End) is { Count: > 0 } blocks && blocks.Exists(b => b.Start > line.Start + 4);

    private static bool SetsLimit(string folded, Line line) =>
        line.Length >= 12 && TimeReader.Read(new TimeContext(folded, folded, line.Start, line.End, 2000, null, IsField: false)).Exists(t => t.Deadline is not null);
}
