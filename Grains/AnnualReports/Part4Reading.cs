namespace Tracker.AnnualReports;

/// <summary>
/// Reads the table of part 4 (行政复议、行政诉讼): as the form prints it, three groups side by side over one row of fifteen cells; or a row or a small table
/// for each group.
/// </summary>
internal sealed class Part4Reading(ReportText text, Stretch within)
{
    private const int Results = 5;

    private static readonly (string Row, string[] Labels)[] Groups = [("review", ["行政复议"]), ("direct", ["未经复议直接起诉", "直接起诉"]), ("afterReview", ["复议后起诉"])];

    private static readonly string[] Heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    /// <summary>From part 3's table or the heading to the next part's.</summary>
    public static Stretch WithinOf(ReportText text, ReportSections sections, int part3End)
    {
        if (sections.All.FirstOrDefault(s => s.Part == "part4") is { } section)
        {
            return section.Body;
        }

        var first = text.Find(Heads[0], new Stretch(part3End, text.Length)).Select(s => (int?)s.Start).FirstOrDefault();
        if (first is not { } at)
        {
            return default;
        }

        // The names of the groups stand above their headings.
        var start = Groups.SelectMany(g => g.Labels).SelectMany(l => text.FindAlone(l, new Stretch(Math.Max(part3End, at - 120), at))).Select(s => s.Start).Append(at).Min();
        var end = sections.All.Where(s => s.Heading.Start > at && s.Heading.Length > 0).Select(s => s.Heading.Start).Append(text.Length).Min();
        return new Stretch(start, end);
    }

    /// <summary>From the first heading to behind the last cell; empty where there is no table.</summary>
    public Stretch Found { get; private set; }

    public void Into(CellReader cells)
    {
        var table = cells.Form.Tables.First(t => t.Part == "part4");
        if (RowLine.All(text, within, Results * Groups.Length) is [var only])
        {
            Found = new Stretch(Groups.SelectMany(g => g.Labels).SelectMany(l => text.Find(l, within)).Select(s => text.LineOf(s.Start).Start).Where(s => s < only.Line.Start && s > only.Line.Start - 400).Append(only.Line.Start).Min(), only.Line.End);
            Side(cells, table, only.Cells);
            return;
        }

        if (!text.Find(Heads[0], within).Any() && !text.Find(Heads[3], within).Any())
        {
            return;
        }

        var words = Heads.Concat(Groups.SelectMany(g => g.Labels)).SelectMany(head => text.Find(head, within)).OrderBy(s => s.Start).ToList();
        var start = text.LineOf(Heads.SelectMany(head => text.Find(head, within)).Min(s => s.Start)).Start;
        var head = HeadEnd(words);
        var headEnd = TableEnd(head);
        if (Cells(head, headEnd, Results * Groups.Length) is { } side)
        {
            Found = new Stretch(start, headEnd);
            Side(cells, table, side);
            return;
        }

        var end = TableEnd(words[^1].End);
        Found = new Stretch(start, end);
        var places = Groups.Select(g => g.Labels.SelectMany(l => text.FindAlone(l, within)).Where(s => s.Start >= Found.Start - 200).Select(s => (Stretch?)s).LastOrDefault()).ToList();
        for (var i = 0; i < Groups.Length; i++)
        {
            if (places[i] is { } label)
            {
                var next = places.Where(p => p is { } other && other.Start > label.End).Select(p => p!.Value.Start).Append(end).Min();
                if (Group(label, next) is { } own)
                {
                    cells.Put(table, table.Rows[i], own);
                    continue;
                }
            }

            cells.Unsure(table, table.Rows[i], "");
        }
    }

    private static void Side(CellReader cells, FormTable table, string[] side)
    {
        for (var i = 0; i < Groups.Length; i++)
        {
            cells.Put(table, table.Rows[i], side[(i * Results)..((i + 1) * Results)]);
        }
    }

    /// <summary>Where the headings end: the first figure stands behind them.</summary>
    private int HeadEnd(List<Stretch> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (text.Folded.AsSpan(words[i].End, Math.Max(0, words[i + 1].Start - words[i].End)).ContainsAnyInRange('0', '9'))
            {
                return words[i].End;
            }
        }

        return words[^1].End;
    }

    /// <summary>The five cells behind a group's name, or behind the headings that stand below it.</summary>
    private string[]? Group(Stretch label, int next)
    {
        var after = Heads.SelectMany(head => text.Find(head, new Stretch(label.End, next))).Select(s => s.End).DefaultIfEmpty(label.End).Max();
        return Cells(after, next, Results) is { } cells ? cells : null;
    }

    private string[]? Cells(int from, int to, int count)
    {
        var all = new Stretch(from, Math.Max(from, to));
        var opens = text.CutFolded(text.LineOf(from)).TrimStart().StartsWith('|');
        foreach (var line in text.Lines(all).Prepend(all))
        {
            var words = text.Cut(line);
            if (line != all && RowCells.IsFenced(words, count))
            {
                var ways = line.Start > from ? RowCells.OwnLine(words, count, opens) : RowCells.Fenced(words, count);
                if (ways.Count > 0)
                {
                    return ways[^1];
                }
            }

            if (line == all && RowCells.Loose(words) is { } loose && loose.Count == count && !HasBlankCell(words, count))
            {
                return [.. loose];
            }
        }

        return RowCells.IsFenced(text.Cut(all), count) && RowCells.Fenced("|" + text.Cut(all).TrimStart(' ', '\n').TrimStart('|'), count) is { Count: 1 } only ? only[0] : null;
    }

    private static bool HasBlankCell(string words, int count) => words.Contains('|') && RowCells.Fenced(words, count) is { Count: > 0 } ways && ways[0].Contains("");

    /// <summary>Up to the first line of words below the cells.</summary>
    private int TableEnd(int from)
    {
        foreach (var line in text.Lines(new Stretch(from, within.End)).Skip(1))
        {
            if (text.LettersIn(line).Replace("无", "", StringComparison.Ordinal).Length > 0)
            {
                return line.Start;
            }
        }

        return within.End;
    }
}
