namespace Tracker.Reading;

/// <summary>Finds the tables of tasks among all tables of a text, by their headings.</summary>
/// <param name="knowsBlank">A blank cell was blank in the source: no row is pushed to the left.</param>
internal sealed class TaskTables(CleanText clean, List<Line> lines, bool knowsBlank)
{
    public const int MostColumns = 16;

    private readonly string _folded = clean.Folded;

    public List<TaskTable> All()
    {
        var tables = new List<TaskTable>();
        foreach (var block in new TableText(clean, lines).Blocks())
        {
            if (block.IsFlattened)
            {
                new FlatTables(_folded, lines).In(block, tables);
            }
            else
            {
                InRows(block, tables);
            }
        }

        return tables;
    }

    private void InRows(TableBlock block, List<TaskTable> tables)
    {
        var before = tables.Count;
        Headed(block, tables);
        if (tables.Count == before && ToldColumns.Of(_folded, block.Rows) is { } told)
        {
            var first = block.Rows[told.First];
            var headings = told.First > 0 ? (block.Rows[told.First - 1].Start, block.Rows[told.First - 1].End) : (first.Start, first.Start);
            var end = LineEnd(told.Rows[^1].End);
            var table = Placed(told.Rows, told.Columns, told.Rows[0].Closed, end);
            tables.Add(table with { Start = LineStart(headings.Item1), End = end, Headings = headings, Doubtful = table.Rows }); // nothing but the cells says what they are: asked once
        }
    }

    private void Headed(TableBlock block, List<TaskTable> tables)
    {
        for (var at = 0; at < block.Rows.Count;)
        {
            if (SideBySide.ColumnsAt(_folded, block.Rows[at].Cells, 0) is { } half)
            {
                at = InHalves(block.Rows, at, half, tables);
                continue;
            }

            if (HeadingsIn(block.Rows, at) is not { } columns)
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

            var rows = new List<TableRow>();
            var last = at - 1;
            for (; at < block.Rows.Count; at++)
            {
                if (rows.Count > 0 && !block.Rows[at].IsPlain && Furniture.IsPropertyCell(_folded, block.Rows[at].Cells[0]))
                {
                    break; // 索引号: | … below the rows is the page's
                }

                var again = HeadingsIn(block.Rows, at);
                if (SideBySide.ColumnsAt(_folded, block.Rows[at].Cells, 0) is not null || Counts.AreHeaded(_folded, block.Rows[at]))
                {
                    break;
                }

                if (again is not null && !again.SequenceEqual(columns))
                {
                    break; // another table follows without a line between
                }

                last = at;
                if (again is null && !IsRule(block.Rows[at]))
                {
                    rows.Add(block.Rows[at].IsPlain ? block.Rows[at] : block.Rows[at].Within(head.Opened, head.Closed));
                }
            }

            while (last > 0 && block.Rows[last].IsPlain)
            {
                last--;
                rows.RemoveAt(rows.Count - 1);
            }

            var foot = new List<Cell>();
            for (var signing = TableFoot.Signing(_folded, rows); signing > 0 && TableFoot.CellOf(rows[^1]) == TableFoot.CellOf(block.Rows[last]); signing--, last--)
            {
                foot.Add(TableFoot.CellOf(rows[^1]));
                rows.RemoveAt(rows.Count - 1);
            }

            var end = LineEnd(Math.Max(headings.End, block.Rows[last].End));
            var notes = TableFoot.Noting(_folded, rows);
            rows.RemoveRange(rows.Count - notes, notes);
            tables.Add(Placed(rows, columns, head.Closed, end) with { Start = LineStart(head.Start), End = end, Headings = headings, Foot = foot });
        }
    }

    /// <summary>A table of two halves side by side, down to what stands between rows or the headings of another; the row behind it.</summary>
    private int InHalves(List<TableRow> all, int head, ColumnKind[] half, List<TaskTable> tables)
    {
        var at = head + 1;
        while (at < all.Count && !all[at].IsPlain && HeadingsIn(all, at) is null && SideBySide.ColumnsAt(_folded, all[at].Cells, 0) is null)
        {
            at++;
        }

        var headings = (all[head].Start, all[head].End);
        var rows = all.GetRange(head + 1, at - head - 1).FindAll(r => !IsRule(r));
        var end = LineEnd(all.GetRange(head, at - head).Max(r => r.End));
        var table = SideBySide.Rows(_folded, rows.ConvertAll(r => r.Within(all[head].Opened, all[head].Closed)), half.Length) is { } inOrder
            ? Placed(inOrder, [.. half.Select(k => (ColumnKind?)k)], closes: false, end) : new TaskTable(0, 0, half, [], headings) { IsUnproven = true };
        tables.Add(table with { Start = LineStart(all[head].Start), End = end, Headings = headings, InHalves = true });
        return at;
    }

    private TaskTable Placed(List<TableRow> rows, ColumnKind?[] columns, bool closes, int end)
    {
        var seen = new SeenCells(_folded);
        var shape = TableColumns.OfRows(seen, columns, rows);
        var placed = new List<List<PlacedCell>>();
        var doubtful = new List<List<PlacedCell>>();
        var cut = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Cells;
            var looks = seen.Of(cells);
            var last = i == rows.Count - 1 && !rows[i].Closed && lines[^1].End <= end;
            if (rows[i].Filled == 1 && cells.Count < shape.Width && !(last && closes) && !looks[cells.FindIndex(c => !c.IsEmpty)].HasFlag(CellLooks.Numbered))
            {
                var alone = cells.FindIndex(c => !c.IsEmpty);
                placed.Add([new PlacedCell(-1, cells[alone], looks[alone])]);
                continue;
            }

            if (rows[i].Filled == 0)
            {
                placed.Add([.. cells.Take(shape.Width).Select((c, k) => new PlacedCell(k, c, CellLooks.Blank))]);
                continue;
            }

            if ((knowsBlank && cells.Count >= shape.Width) || (cells.Count == shape.Width && !cells[^1].IsEmpty))
            {
                cut = false;
                placed.Add([.. cells.Take(shape.Width).Select((c, k) => new PlacedCell(k, c, looks[k]))]);
                if (rows[i].IsUnsure)
                {
                    doubtful.Add(placed[^1]);
                }

                continue;
            }

            var placement = new TablePlacement(shape);
            var row = placement.Row(cells, looks, cut: last && (closes || cells.Count < shape.Width));
            placed.Add(row);
            cut = last && (closes || row[^1].Column < shape.Width - 1);
            if (!cut && (cells.Count != shape.Width || !IsAsItStands(row)) && !placement.IsCertain(row))
            {
                doubtful.Add(row);
            }
        }

        return new TaskTable(0, 0, shape.Kinds, placed, (0, 0)) { IsCut = cut, Doubtful = doubtful };
    }

    private static bool IsAsItStands(List<PlacedCell> row) => row[0].Column == 0 && row[^1].Column == row.Count - 1;

    /// <summary>|---|---| between the headings and the rows.</summary>
    private bool IsRule(TableRow row) =>
        row.Cells.TrueForAll(c => _folded.AsSpan(c.Start, c.Length).IndexOfAnyExcept("-=:+ ") < 0) && row.Cells.Exists(c => c.Length > 1);

    /// <summary>2 | 公开教育事项 | 市直各部门: a row that counts is a task, whatever its words look like.</summary>
    private bool IsNumbered(TableRow row) =>
        row.Cells.Find(c => !c.IsEmpty) is var first && _folded.AsSpan(first.Start, first.End - first.Start).TrimEnd("、.") is { Length: > 0 and < 4 } words && !words.ContainsAnyExceptInRange('0', '9');

    /// <summary>The columns, where this row is the headings of a table of tasks; null in it for those it does not name.</summary>
    private ColumnKind?[]? HeadingsIn(List<TableRow> rows, int at)
    {
        var row = rows[at];
        var width = row.Cells.FindLastIndex(c => !c.IsEmpty) + 1;
        if (width < 2 || row.Cells.Count > MostColumns || IsNumbered(row))
        {
            return null;
        }

        var kinds = row.Cells.Take(width).Select(c => TableHeadings.Of(_folded, c)).ToArray();
        if (!kinds.Contains(ColumnKind.Requirement) && kinds.Count(k => k == ColumnKind.Task) == 1 && row.Cells.Take(width).ToList().FindIndex(c => TableHeadings.IsAim(_folded, c)) is >= 0 and var aim)
        {
            kinds[aim] = ColumnKind.Requirement; // 改革任务 | 工作目标: nothing else says what is to be done
        }

        var known = kinds.Count(k => k is not null);
        return TableHeadings.AreOfTasks(kinds) && !TableHeadings.AreOfCatalogue(_folded, row.Cells, kinds) && (known * 3 >= row.Filled * 2 || (known * 2 >= row.Filled && kinds[0] == ColumnKind.Number && kinds.Any(k => k is { } kind && TableShape.IsUnits(kind)))) ? kinds : null;
    }

    /// <summary>Headings of two lines, 责任分工 over 牵头单位 and 配合单位: the lower one says more.</summary>
    private ColumnKind?[]? SecondLine(ColumnKind?[] columns, TableRow row)
    {
        if (row.Cells.Count < columns.Length || row.Cells.Count > MostColumns)
        {
            return null;
        }

        var both = new ColumnKind?[Math.Max(columns.Length, row.Cells.FindLastIndex(c => !c.IsEmpty) + 1)];
        columns.CopyTo(both, 0);
        var (found, over) = (0, 0);
        for (var i = 0; i < both.Length; i++)
        {
            var looks = CellLook.Of(_folded, row.Cells[i]);
            if (looks is CellLooks.Blank or CellLooks.Ditto)
            {
                over += looks is CellLooks.Ditto ? 1 : 0;
                continue;
            }

            if ((TableHeadings.Of(_folded, row.Cells[i]) ?? UnderReport(columns, i, row.Cells[i])) is not { } kind)
            {
                return null;
            }

            both[i] = kind;
            found++;
        }

        return found > 0 || over == row.Filled ? both : null; // every heading is merged over both lines
    }

    /// <summary>一季度, 二季度 under 推进情况: parts of what is kept nowhere.</summary>
    private static ColumnKind? UnderReport(ColumnKind?[] columns, int at, Cell cell)
    {
        var over = Array.FindLastIndex(columns, Math.Min(at, columns.Length - 1), kind => kind is not null);
        return over >= 0 && columns[over] is ColumnKind.Report && cell.Length <= TableHeadings.Longest ? ColumnKind.Report : null;
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
