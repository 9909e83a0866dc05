namespace Tracker.AnnualReports;

/// <summary>Reads the blocks of part 2 (主动公开政府信息情况). A block of the form of 2019 within a newer report is known by its headings.</summary>
internal sealed class Part2Reading(ReportText text, Stretch within)
{
    private static readonly (string Row, string[] Labels)[] Labels =
    [
        ("regulations", ["规章"]),
        ("normative", ["行政规范性文件", "规范性文件"]),
        ("licences", ["行政许可"]),
        ("services", ["其他对外管理服务事项"]),
        ("penalties", ["行政处罚"]),
        ("coercion", ["行政强制"]),
        ("fees", ["行政事业性收费"]),
        ("procurement", ["政府集中采购"]),
    ];

    private static readonly string[] Old = ["本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增减", "第二十条第九项", "采购项目数量", "采购总金额", "其他对外管理服务事项"];

    private static readonly string[] New = ["制发件数", "废止件数", "现行有效件数", "本年收费金额"];

    /// <summary>From the heading or first block up to part 3.</summary>
    public static Stretch WithinOf(ReportText text, ReportSections sections, int part3)
    {
        var whole = new Stretch(0, text.Length);
        var anchors = New.Concat(Old).Append("第二十条第").SelectMany(word => text.Find(word, whole).Take(1)).Select(s => s.Start).Where(at => at < part3).ToList();
        var start = sections.Of("part2") is { } section ? section.Start : anchors.Count > 0 ? text.LineOf(anchors.Min()).Start : -1;
        var end = sections.All.Where(s => s.Part is not ("part2" or "annex") && s.Heading.Start > start && s.Heading.Length > 0).Select(s => s.Heading.Start).Append(part3).Min();
        return start < 0 || end < start ? default : new Stretch(start, end);
    }

    public List<string> OldMarks { get; } = [.. Old.Where(word => text.Find(word, within).Any())];

    public bool SaysNew { get; } = New.Any(word => text.Find(word, within).Any());

    /// <summary>Its headings stand between marks, the last one too: behind the last mark of a row there is then no cell.</summary>
    private readonly bool _closes = text.Lines(within).Select(line => text.CutFolded(line).Trim())
        .Any(line => line.StartsWith('|') && line.EndsWith('|') && line.TrimEnd('|', ' ') is { Length: > 0 } heads && ReportText.IsLetter(heads[^1]));

    /// <summary>From the first label to behind the last row; empty where there is none.</summary>
    public Stretch Found { get; private set; }

    public void Into(CellReader cells)
    {
        var rows = Labels.SelectMany(l => l.Labels.SelectMany(label => text.FindAlone(label, within).Where(HasCells).Take(1)).Take(1).Select(at => (l.Row, At: at))).OrderBy(l => l.At.Start).ToList();
        foreach (var (key, at) in rows)
        {
            if (cells.Form.Tables.Where(t => t.Part == "part2").SelectMany(t => t.Rows.Select(r => (Table: t, Row: r))).FirstOrDefault(r => r.Row.Key == key) is not { Row: { } row } found)
            {
                continue;
            }

            var next = rows.Select(r => r.At.Start).Where(start => start > at.End).Append(within.End).Min();
            if (Cells(at, next, found.Table.Columns.Length) is { } values)
            {
                cells.Put(found.Table, row, values);
            }
            else
            {
                cells.Unsure(found.Table, row, text.Cut(new Stretch(at.End, Math.Min(next, text.LineOf(at.End).End))).Trim());
            }
        }

        Found = rows.Count == 0 ? default : new Stretch(rows[0].At.Start, text.LineOf(rows[^1].At.End).End);
    }

    /// <summary>A block of other columns than the form's has other figures: they are not this form's cells.</summary>
    private string[]? Cells(Stretch label, int next, int count)
    {
        var line = text.Cut(new Stretch(label.End, Math.Min(next, text.LineOf(label.End).End)));
        if (line.Trim() is "|" && LinesBelow(label, next).FirstOrDefault() is { } first && first.EndsWith('|') && IsCell(first))
        {
            return Stacked(label, next, count) ?? Flat(label, next, count);
        }

        if (line.Contains('|') || line.Contains('\t'))
        {
            var ways = RowCells.Fenced(line, count, _closes && line.TrimEnd().EndsWith('|') && line.AsSpan().ContainsAnyExcept([' ', '|', '\t']));
            if (ways.Count > 0)
            {
                return ways.Count == 1 ? ways[0] : ways[^1];
            }

            if (!RowCells.IsFenced(line, count) && Flat(label, next, count) is { } flat)
            {
                return flat;
            }

            return null;
        }

        return Flat(label, next, count);
    }

    /// <summary>One cell a line, each closed by a mark. Rows that open with a mark of their own put the next row's behind the last cell; marks alone in a line are what a wide cell covers.</summary>
    private string[]? Stacked(Stretch label, int next, int count)
    {
        var opens = text.LineOf(label.Start) is { Start: > 0 } own && text.Cut(text.LineOf(own.Start - 1)).Trim() is "|";
        var (cells, goesOn) = (new List<string>(), next < within.End);
        foreach (var line in LinesBelow(label, next))
        {
            if (!line.EndsWith('|') || !IsCell(line))
            {
                goesOn = true;
                break;
            }

            if (line is "|" || line[0] is not '|')
            {
                cells.Add(line.TrimEnd('|', ' '));
            }
        }

        if (opens && (goesOn || cells.Count > count) && cells is [.., ""])
        {
            cells.RemoveAt(cells.Count - 1);
        }
        else if (opens && goesOn)
        {
            return null;
        }

        return cells.Count == count ? [.. cells] : null;
    }

    private IEnumerable<string> LinesBelow(Stretch label, int next) =>
        text.LineOf(label.End).End is var end && end >= next ? [] : text.Lines(new Stretch(end, next)).Select(line => text.Cut(line).Trim()).Where(line => line.Length > 0);

    private static bool IsCell(string line) => line.TrimEnd('|', ' ') is var cell && (cell.Length == 0 || RowCells.IsValue(cell));

    private string[]? Flat(Stretch label, int next, int count)
    {
        var loose = RowCells.Loose(text.Cut(new Stretch(label.End, next)));
        return loose.Count == count ? [.. loose] : null;
    }

    /// <summary>Numbers, dashes or marks follow, or the line ends.</summary>
    private bool HasCells(Stretch label)
    {
        var rest = text.Folded.AsSpan(label.End, Math.Min(text.Length, label.End + 40) - label.End).TrimStart(" \n");
        return rest.IsEmpty || rest[0] is '|' or '-' or '/' or '〃' || char.IsDigit(rest[0]) || text.Words.AsSpan(label.End, Math.Min(text.Length, label.End + 3) - label.End).Contains('\t');
    }
}
