namespace Tracker.Reading;

/// <summary>A table of tasks: its columns, its rows below the headings, and the stretch of text it takes.</summary>
internal sealed record TaskTable(int Start, int End, ColumnKind[] Columns, List<List<PlacedCell>> Rows, (int Start, int End) Headings)
{
    /// <summary>The text breaks off inside the last row.</summary>
    public bool IsCut { get; init; }

    public bool Has(ColumnKind kind) => Columns.Contains(kind);
}

/// <summary>Finds the tables of tasks among all tables of a text, by their headings alone.</summary>
internal sealed partial class TaskTables(CleanText clean, List<Line> lines)
{
    private const int MostColumns = 16;

    private readonly string _folded = clean.Folded;

    public List<TaskTable> All()
    {
        var tables = new List<TaskTable>();
        var next = 0;
        foreach (var block in new TableText(clean, lines).Blocks())
        {
            Bare(next, block.FirstLine, tables);
            next = block.LastLine + 1;
            if (block.IsFlattened)
            {
                Flattened(block, tables);
            }
            else
            {
                InRows(block, tables);
            }
        }

        Bare(next, lines.Count, tables);
        return tables;
    }

    private void InRows(TableBlock block, List<TaskTable> tables)
    {
        for (var at = 0; at < block.Rows.Count;)
        {
            if (HeadingsIn(block.Rows[at]) is not { } columns)
            {
                at++;
                continue;
            }

            var head = block.Rows[at];
            var headings = (head.Start, head.End);
            at++;
            if (at < block.Rows.Count && SecondLine(columns, block.Rows[at].Within(head.Opened, head.Closed)) is { } both)
            {
                (columns, headings) = (both, (head.Start, block.Rows[at].End));
                at++;
            }

            var below = new List<TableRow>();
            for (var i = at; i < block.Rows.Count && (HeadingsIn(block.Rows[i]) is not { } other || other.SequenceEqual(columns)); i++)
            {
                below.Add(Fenced(block.Rows[i], head));
            }

            var narrow = columns;
            columns = WiderHeadings.Over(_folded, Array.FindLastIndex(columns, c => c != ColumnKind.Other) is var lastNamed && head.Cells.Skip(lastNamed + 1).All(c => c.IsEmpty) ? columns[..(lastNamed + 1)] : columns, below);
            columns = columns.Length < narrow.Length ? narrow : columns;
            var rows = new List<List<PlacedCell>>();
            var last = at - 1;
            for (; at < block.Rows.Count; at++)
            {
                if (HeadingsIn(block.Rows[at]) is { } again && !again.SequenceEqual(narrow))
                {
                    break; // another table follows without a line between
                }

                last = at;
                if (HeadingsIn(block.Rows[at]) is null && !IsRule(block.Rows[at]))
                {
                    rows.AddRange(Placed(Fenced(block.Rows[at], head), columns));
                }
            }

            while (last > 0 && block.Rows[last].IsPlain)
            {
                last--;
                rows.RemoveAt(rows.Count - 1);
            }

            tables.Add(new TaskTable(LineStart(head.Start), LineEnd(Math.Max(headings.End, block.Rows[last].End)), columns, rows, headings));
        }
    }

    private static TableRow Fenced(TableRow row, TableRow head) => row.IsPlain ? row : row.Within(head.Opened, head.Closed);

    private List<List<PlacedCell>> Placed(TableRow row, ColumnKind[] columns)
    {
        if (row.Cells.Count(c => !c.IsEmpty) == 1 && row.Cells.Count < columns.Length)
        {
            var alone = row.Cells.Find(c => !c.IsEmpty);
            return [[new PlacedCell(-1, alone, CellLook.Of(_folded, alone))]];
        }

        var filled = row.Cells.Take(WiderHeadings.Filled(row)).ToList();
        if (filled.Count > 0 && filled.Count < columns.Length)
        {
            var found = new TableAlignment(_folded, columns).Rows(row.Cells.Count < columns.Length ? row.Cells : filled, out var perCell);
            if (found.Count == 1 && (row.Cells.Count < columns.Length || perCell * filled.Count > row.Cells.Take(columns.Length).Select((c, i) => TableAlignment.Fit(CellLook.Of(_folded, c), columns[i])).Sum()))
            {
                return found; // merged cells are missing before the row's own, or made up for by blank ones behind them
            }
        }

        return [[.. row.Cells.Take(columns.Length).Select((c, i) => new PlacedCell(i, c, CellLook.Of(_folded, c)))]];
    }

    /// <summary>|---|---| between the headings and the rows.</summary>
    private bool IsRule(TableRow row) =>
        row.Cells.TrueForAll(c => _folded.AsSpan(c.Start, c.Length).IndexOfAnyExcept("-=:+ ") < 0) && row.Cells.Exists(c => c.Length > 1);

    /// <summary>The columns, where this row is the headings of a table of tasks.</summary>
    private ColumnKind[]? HeadingsIn(TableRow row)
    {
        if (row.Cells.Count is < 2 or > MostColumns)
        {
            return null;
        }

        var kinds = row.Cells.ConvertAll(c => TableHeadings.Of(_folded, c));
        var named = row.Cells.Count(c => !c.IsEmpty);
        return TableHeadings.AreOfTasks(kinds) && kinds.Count(k => k is not null) * 3 >= named * 2 && !row.Cells.Exists(c => TableHeadings.IsOfCatalogue(_folded, c))
            ? [.. kinds.Select(k => k ?? ColumnKind.Other)] : null;
    }

    /// <summary>Headings of two lines, 责任分工 over 牵头单位 and 配合单位: the lower one says more.</summary>
    private ColumnKind[]? SecondLine(ColumnKind[] columns, TableRow row)
    {
        if (row.Cells.Count != columns.Length)
        {
            return null;
        }

        var both = (ColumnKind[])columns.Clone();
        var found = 0;
        for (var i = 0; i < both.Length; i++)
        {
            var looks = CellLook.Of(_folded, row.Cells[i]);
            if (looks is CellLooks.Blank or CellLooks.Ditto)
            {
                continue;
            }

            if (TableHeadings.Of(_folded, row.Cells[i]) is not { } kind)
            {
                return null;
            }

            both[i] = kind;
            found++;
        }

        return found > 0 ? both : null;
    }

    private void Flattened(TableBlock block, List<TaskTable> tables)
    {
        var cells = block.Rows[0].Cells;
        for (var at = 0; at < cells.Count;)
        {
            if (HeadingsAt(cells, at, cells.Count) is not { } widest)
            {
                at++;
                continue;
            }

            var next = Math.Min(at + widest.Length, cells.Count);
            while (next < cells.Count && HeadingsAt(cells, next, cells.Count) is null)
            {
                next++;
            }

            var (columns, headings) = Width(cells, at, next, widest);
            var words = new List<Cell>();
            var i = at + headings;
            for (; i < cells.Count; i++)
            {
                if (HeadingsAt(cells, i, cells.Count) is { } again)
                {
                    if (!again.Take(headings).SequenceEqual(widest.Take(headings)))
                    {
                        break;
                    }

                    i += headings - 1; // printed again on the next page
                    continue;
                }

                words.Add(cells[i]);
            }

            var first = at;
            at = Math.Min(i, cells.Count);
            var table = Aligned(cells[first].Start, (cells[first].Start, cells[first + headings - 1].End), columns, words, at == cells.Count);
            tables.Add(table);
        }
    }

    private TaskTable Aligned(int start, (int Start, int End) headings, ColumnKind[] columns, List<Cell> words, bool reachesEnd)
    {
        var alignment = new TableAlignment(_folded, columns);
        var rows = alignment.Rows(words, out _);
        var cut = false;
        if (reachesEnd && words.Count > 0 && rows.Count > 0)
        {
            var tail = rows[^1];
            if (tail is [{ Column: not -1 } alone] && alone.Cell == words[^1] && !BreaksOff(alone.Cell))
            {
                rows.RemoveAt(rows.Count - 1); // a line behind the table
                words.RemoveAt(words.Count - 1);
            }
            else
            {
                cut = tail[^1].Column >= 0 && tail[^1].Column < columns.Length - 1;
            }
        }

        var end = words.Count > 0 ? words[^1].End : headings.End;
        return new TaskTable(LineStart(start), LineEnd(end), columns, rows, headings) { IsCut = cut };
    }

    /// <summary>The last thing in the text, and long enough for the words of a task.</summary>
    private bool BreaksOff(Cell cell) =>
        cell.Length >= 12 && lines[^1].End <= cell.End && !Look.Has(_folded, cell.Start, Math.Min(cell.End, cell.Start + 4), ["注:", "附件", "抄送", "备注", "说明"])
        && Signature.DateAtEnd(_folded, new Line(cell.Start, cell.End, null)) is null;

    /// <summary>The longest run of headings that begins here; one unknown short cell may stand between two known.</summary>
    private ColumnKind[]? HeadingsAt(List<Cell> cells, int at, int end)
    {
        if (TableHeadings.Of(_folded, cells[at]) is null)
        {
            return null;
        }

        var kinds = new List<ColumnKind?>();
        var known = 0;
        for (var i = at; i < end && kinds.Count < MostColumns; i++)
        {
            var kind = TableHeadings.Of(_folded, cells[i]);
            if (kind is null && (cells[i].Length is 0 or > 8 || kinds.Count > known || CellLook.NumberOf(_folded, cells[i]) is not null))
            {
                break;
            }

            kinds.Add(kind);
            known = kind is null ? known : kinds.Count;
        }

        kinds.RemoveRange(known, kinds.Count - known);
        return TableHeadings.AreOfTasks(kinds) ? [.. kinds.Select(k => k ?? ColumnKind.Other)] : null;
    }

    /// <summary>A short first cell may look like a heading: the number of columns that the rows fit best.</summary>
    private (ColumnKind[] Columns, int Headings) Width(List<Cell> cells, int at, int next, ColumnKind[] widest)
    {
        var best = (Columns: widest, Headings: widest.Length);
        var most = double.MinValue;
        for (var width = widest.Length; width >= 2; width--)
        {
            var columns = widest[..width];
            if (!TableHeadings.AreOfTasks([.. columns.Select(c => (ColumnKind?)c)]))
            {
                break;
            }

            var sample = cells.Skip(at + width).Take(Math.Min(Math.Max(0, next - at - width), 96)).ToList();
            foreach (var tried in WithNumbers(columns, sample))
            {
                new TableAlignment(_folded, tried).Rows(sample, out var fit);
                if (sample.Count > 0 && fit > most)
                {
                    (best, most) = ((tried, width), fit);
                }
            }
        }

        return best;
    }

    /// <summary>These columns, and these with one of numbers that shares a heading with the words beside it.</summary>
    private IEnumerable<ColumnKind[]> WithNumbers(ColumnKind[] columns, List<Cell> sample)
    {
        yield return columns;
        if (!columns.Contains(ColumnKind.Number) && sample.Count(c => CellLook.NumberOf(_folded, c) is not null) > 1)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                if (columns[c] is ColumnKind.Task or ColumnKind.Requirement)
                {
                    yield return [.. columns[..c], ColumnKind.Number, .. columns[c..]];
                }
            }
        }
    }

    private int LineStart(int at)
    {
        while (at > 0 && _folded[at - 1] != '\n')
        {
            at--;
        }

        return at;
    }

    private int LineEnd(int at)
    {
        while (at < _folded.Length && _folded[at] != '\n')
        {
            at++;
        }

        return at;
    }
}
