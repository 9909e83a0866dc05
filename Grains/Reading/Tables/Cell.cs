namespace Tracker.Reading;

/// <summary>A cell of a table: a stretch of clean text without the blanks round it.</summary>
internal readonly record struct Cell(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public static Cell Of(string folded, int start, int end)
    {
        var (from, to) = Look.Trim(folded, start, end);
        return new Cell(from, to);
    }
}

/// <summary>The cells of one row, or of a line that stands between rows and has one.</summary>
/// <param name="Opened">A | stands before the first cell: a fence, or a blank cell before it.</param>
/// <param name="Closed">A | stands behind the last cell.</param>
internal sealed record TableRow(List<Cell> Cells, bool IsPlain = false, bool Opened = false, bool Closed = false)
{
    public int Start => Cells[0].Start;

    public int End => Cells[^1].End;

    /// <summary>Where one cell ends and the next begins is not printed.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>How many cells hold anything.</summary>
    public int Filled => Cells.Count(c => !c.IsEmpty);

    /// <summary>This row where the headings are fenced so; without a fence, a mark at the edge stands beside a blank cell.</summary>
    public TableRow Within(bool opens, bool closes)
    {
        var cells = new List<Cell>(Cells);
        if (Opened && !opens)
        {
            cells.Insert(0, new Cell(Start, Start));
        }

        if (Closed && !closes)
        {
            cells.Add(new Cell(End, End));
        }

        return this with { Cells = cells };
    }
}

/// <summary>Lines that are cells between marks.</summary>
/// <param name="Rows">For a table flattened to one cell a line, one long row.</param>
/// <param name="IsFlattened">One cell a line: where rows end is to be found out.</param>
/// <param name="ByLine">Without marks: a cell may run over several lines, and where the table ends is to be found out too.</param>
internal sealed record TableBlock(int FirstLine, int LastLine, List<TableRow> Rows, bool IsFlattened, bool ByLine = false);
