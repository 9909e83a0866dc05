namespace Tracker.Reading;

/// <summary>Tables whose cells stand apart by blanks alone, as text copied from a page: headings in one line, and below them lines that begin with a number, perhaps under a short heading.</summary>
internal static class Spaced
{
    private const int FewestHeadings = 3;

    /// <summary>The cells of a line of headings over numbered lines; null where it is none.</summary>
    public static List<Cell>? Headings(string folded, List<Line> lines, int i)
    {
        var row = i + 1 < lines.Count && IsSection(folded, lines, i + 1) ? i + 2 : i + 1;
        if (lines[i].Length > 120 || lines[i].Mark is not null || row >= lines.Count || !IsRow(folded, lines[row]))
        {
            return null;
        }

        var cells = WithLetters(Cells(folded, lines[i]));
        return cells.Count >= FewestHeadings && cells.Count <= TaskTables.MostColumns
            && cells.TrueForAll(c => TableHeadings.Of(folded, c) is not null) && TableHeadings.AreOfTasks(cells.ConvertAll(c => TableHeadings.Of(folded, c))) ? cells : null;
    }

    /// <summary>Down to the first line that is neither a row nor a short heading over one.</summary>
    public static TableBlock Rows(string folded, List<Line> lines, int first, List<Cell> headings)
    {
        var rows = new List<TableRow> { new(headings) };
        var joins = new SpacedCells(new SeenCells(folded), new TableShape([.. headings.Select(h => TableHeadings.Of(folded, h)!.Value)]));
        var last = first;
        List<Cell> pieces = [];
        for (var i = first + 1; i < lines.Count; i++)
        {
            if (IsRow(folded, lines[i]))
            {
                pieces = Cells(folded, lines[i]);
                rows.Add(joins.Row(pieces));
                last = i;
            }
            else if (last == i - 1 && pieces.Count > 0 && AreUnits(folded, Cells(folded, lines[i])))
            {
                pieces.AddRange(Cells(folded, lines[i]));
                rows[^1] = joins.Row(pieces); // the row's cells of units, broken into lines
                last = i;
            }
            else if (IsSection(folded, lines, i))
            {
                pieces = [];
                rows.Add(new TableRow([new Cell(lines[i].Start, lines[i].End)], IsPlain: true));
            }
            else
            {
                break;
            }
        }

        return new TableBlock(first, last, rows, IsFlattened: false);
    }

    /// <summary>A short heading over a row.</summary>
    private static bool IsSection(string folded, List<Line> lines, int i) =>
        lines[i].Length <= 60 && !folded.AsSpan(lines[i].Start, lines[i].Length).Contains(' ') && lines[i].Mark is { Style: MarkStyle.Chinese or MarkStyle.BracketedChinese } && i + 1 < lines.Count && IsRow(folded, lines[i + 1]);

    private static bool AreUnits(string folded, List<Cell> cells) => cells.Count > 0 && cells.TrueForAll(c => CellLook.Of(folded, c).HasFlag(CellLooks.Units));

    /// <summary>A number and a blank, or a printed number and cells behind its words.</summary>
    private static bool IsRow(string folded, Line line) =>
        (line.Mark is { Style: MarkStyle.Arabic or MarkStyle.Decimal or MarkStyle.Chinese or MarkStyle.BracketedChinese } && folded.AsSpan(line.Body, line.End - line.Body).Trim(' ').Contains(' '))
        || Numerals.At(folded, line.Start, line.End, 3) is (> 0, > 0 and var length) && line.Start + length < line.End && folded[line.Start + length] == ' ';

    /// <summary>工 作 任 务: single letters side by side are one heading.</summary>
    private static List<Cell> WithLetters(List<Cell> cells)
    {
        var joined = new List<Cell>();
        for (var i = 0; i < cells.Count;)
        {
            var next = i + 1;
            while (cells[i].Length == 1 && next < cells.Count && cells[next].Length == 1)
            {
                next++;
            }

            joined.Add(new Cell(cells[i].Start, cells[next - 1].End));
            i = next;
        }

        return joined;
    }

    private static List<Cell> Cells(string folded, Line line)
    {
        var cells = new List<Cell>();
        for (var at = line.Start; at < line.End;)
        {
            var end = folded.IndexOf(' ', at, line.End - at);
            end = end < 0 ? line.End : end;
            if (end > at)
            {
                cells.Add(new Cell(at, end));
            }

            at = end + 1;
        }

        return cells;
    }
}
