namespace Tracker.Reading;

/// <summary>Finds the tables of tasks in a run of cells of which nothing says where a row ends.</summary>
internal sealed class FlatTables(string folded, List<Line> lines)
{
    private static readonly string[] Notes = ["附件", "附:", "注:", "备注:", "说明:", "抄送", "(此件"];

    private readonly SeenCells _seen = new(folded);

    public void In(TableBlock block, List<TaskTable> tables)
    {
        var cells = block.Rows[0].Cells;
        for (var at = 0; at < cells.Count;)
        {
            if (block.ByLine && SideBySide.ColumnsAt(folded, cells, at) is { } half)
            {
                at = InHalves(cells, at, half, tables);
                continue;
            }

            if (HeadingsAt(folded, cells, at) is not { } widest)
            {
                at++;
                continue;
            }

            var next = at + (block.ByLine && Strides.Headings(folded, cells, at) is { } strided ? strided.Taken : block.ByLine && Joined(cells, at) is not null ? widest.Length : 1);
            while (next < cells.Count && HeadingsAt(folded, cells, next) is null && !(block.ByLine && SideBySide.ColumnsAt(folded, cells, next) is not null))
            {
                next++;
            }

            var (columns, taken) = Fitting(cells, at, next, widest, block.ByLine);
            var words = new List<Cell>();
            var i = at + taken;
            for (; i < cells.Count && !(block.ByLine && SideBySide.ColumnsAt(folded, cells, i) is not null); i++)
            {
                if (HeadingsAt(folded, cells, i) is { } again)
                {
                    if (!again.Take(taken).SequenceEqual(widest.Take(taken)))
                    {
                        break;
                    }

                    i += taken - 1; // printed again on the next page
                    continue;
                }

                words.Add(cells[i]);
            }

            if (!block.ByLine && words.FindLastIndex(c => !c.IsEmpty) is > 0 and var remark && Look.AnyAt(folded, words[remark].Start, words[remark].End, ["注:", "备注:", "说明:"]) > 0)
            {
                words.RemoveRange(remark, words.Count - remark); // below the table
            }

            var headings = (cells[at].Start, cells[at + taken - 1].End);
            at = Math.Min(i, cells.Count);
            tables.Add(block.ByLine ? ByLine(headings, columns, words) : Aligned(headings, columns, words, at == cells.Count));
        }
    }

    /// <summary>A table of two halves side by side; the cell behind it.</summary>
    private int InHalves(List<Cell> cells, int at, ColumnKind[] half, List<TaskTable> tables)
    {
        var from = at + (2 * half.Length);
        var headings = (cells[at].Start, cells[from - 1].End);
        if (SideBySide.RowsByLine(folded, cells, from, half.Length) is not { } read)
        {
            tables.Add(new TaskTable(LineStart(headings.Start), LineEnd(headings.End), half, [], headings) { IsUnproven = true, ByLine = true });
            return from;
        }

        var rows = read.Rows.ConvertAll(r => r.Cells.Select((c, k) => new PlacedCell(k, c, _seen.Of(c))).ToList());
        tables.Add(new TaskTable(LineStart(headings.Start), LineEnd(cells[from + read.Taken - 1].End), half, rows, headings) { ByLine = true, InHalves = true });
        return from + read.Taken;
    }

    /// <summary>The longest run of headings that begins here; one unknown short cell may stand between two known.</summary>
    public static ColumnKind[]? HeadingsAt(string folded, IReadOnlyList<Cell> cells, int at)
    {
        if (TableHeadings.Of(folded, cells[at]) is null)
        {
            return null;
        }

        var kinds = new List<ColumnKind?>();
        var known = 0;
        for (var i = at; i < cells.Count && kinds.Count < TaskTables.MostColumns; i++)
        {
            var kind = TableHeadings.Of(folded, cells[i]);
            if (kind is null && (cells[i].Length is 0 or > 8 || kinds.Count > known || CellLook.NumberOf(folded, cells[i]) is not null))
            {
                break;
            }

            kinds.Add(kind);
            known = kind is null ? known : kinds.Count;
        }

        kinds.RemoveRange(known, kinds.Count - known);
        return TableHeadings.AreOfTasks(kinds) && (kinds.Exists(k => k is { } kind && TableShape.IsDuty(kind)) || !cells.Skip(at).Take(kinds.Count).Any(c => TableHeadings.IsOfCatalogue(folded, c))) ? [.. kinds.Select(k => k ?? ColumnKind.Other)] : null;
    }

    private TaskTable Aligned((int Start, int End) headings, ColumnKind[] columns, List<Cell> words, bool reachesEnd)
    {
        if (reachesEnd && words.Count > columns.Length && !BreaksOff(words[^1]) && Rows(columns, words[..^1], byLine: false) is var whole
            && whole.Rows is [.., [.., { } last]] && last.Column == whole.Shape.Width - 1 && last.Cell == words[^2])
        {
            words.RemoveAt(words.Count - 1); // the rows are whole without it: a line behind the table
            reachesEnd = false;
        }

        var (shape, rows) = Rows(columns, words, byLine: false);
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
                cut = tail[^1].Column >= 0 && (tail[^1].Column < shape.LastKept || (lines[^1].End <= tail[^1].Cell.End && BreaksOffInName(shape, tail[^1])));
            }
        }

        var end = words.Count > 0 ? words[^1].End : headings.End;
        return new TaskTable(LineStart(headings.Start), LineEnd(end), shape.Kinds, rows, headings) { IsCut = cut, Doubtful = [.. rows.Where(r => IsDoubtful(shape, r) || (!(cut && r == rows[^1]) && IsLoose(shape, r)))] };
    }

    /// <summary>A row without some of its cells, where the next best place of those it has is hardly worse.</summary>
    private static bool IsLoose(TableShape shape, List<PlacedCell> row)
    {
        if (row[0].Column < 0 || row.Count >= shape.Width)
        {
            return false;
        }

        var placement = new TablePlacement(shape);
        placement.Row(row.ConvertAll(c => c.Cell), [.. row.Select(c => c.Looks)], cut: false);
        return !placement.IsCertain(row);
    }

    /// <summary>Without any mark it is a table only where the rows prove it: numbers that go on, or words and who does them, row after row.</summary>
    private TaskTable ByLine((int Start, int End) headings, ColumnKind[] columns, List<Cell> words)
    {
        var end = Math.Max(Behind(words, columns.Length), Strides.WholeRows(folded, words, columns.Length));
        words.RemoveRange(end, words.Count - end);
        var foot = words.FindIndex(c => Signature.DateAtEnd(folded, new Line(c.Start, c.End, null)) is not null && c.Length <= 16);
        foot = foot > 0 && _seen.Of(words[foot - 1]) is var above && above == CellLooks.Units ? foot - 1 : foot;
        if (foot >= 0 && foot > words.Count - 6)
        {
            words.RemoveRange(foot, words.Count - foot);
        }

        if (columns.Count(TableShape.IsWords) == 1)
        {
            Rejoin(words);
        }

        var (shape, rows) = Strides.WholeRows(folded, words, columns.Length) == words.Count && words.Count > 0 ? (new TableShape(columns), AsTheyStand(words, columns.Length)) : Rows(columns, words, byLine: true);
        var cut = false;
        while (rows.Count > 0 && !HasDuty(shape, rows[^1]))
        {
            if (rows[^1][^1] is { Column: >= 0 } tail && (BreaksOff(tail.Cell) || (lines[^1].End <= tail.Cell.End && BreaksOffInName(shape, tail))))
            {
                cut = true;
                break;
            }

            rows.RemoveAt(rows.Count - 1); // lines behind the table
        }

        end = rows.Count > 0 ? rows[^1][^1].Cell.End : headings.End;
        var last = rows.Count > 0 ? rows[^1][^1] : default;
        cut |= rows.Count > 0 && last.Column >= 0 && lines[^1].End <= end && (last.Column < shape.LastKept || BreaksOffInName(shape, last));
        var table = new TaskTable(LineStart(headings.Start), LineEnd(end), shape.Kinds, rows, headings) { IsCut = cut, ByLine = true };
        return IsProven(shape, rows) ? table with { Doubtful = [.. rows.Where(r => IsDoubtful(shape, r) || (!(cut && r == rows[^1]) && IsLoose(shape, r)))] }
            : table with { Rows = [], End = LineEnd(words.Count > 0 ? words[^1].End : headings.End), IsUnproven = true };
    }

    private List<List<PlacedCell>> AsTheyStand(List<Cell> words, int width) =>
        [.. words.Chunk(width).Select(row => row.Select((c, k) => new PlacedCell(k, c, _seen.Of(c))).ToList())];

    /// <summary>Words of one sentence that the end of a line parted are one cell: what ends with 。 goes on with a line that ended in nothing.</summary>
    private void Rejoin(List<Cell> words)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            var (above, below) = (words[i - 1], words[i]);
            if (folded[below.End - 1] == '。' && above.Length >= 8 && (char.IsLetterOrDigit(folded[above.End - 1]) || folded[above.End - 1] is ',' or '、')
                && (_seen.Of(above) & (CellLooks.Units | CellLooks.Time | CellLooks.Number | CellLooks.Heading)) == 0 && NumberMark.At(folded, below.Start, below.End) is null)
            {
                words[i - 1] = new Cell(above.Start, below.End);
                words.RemoveAt(i);
            }
        }
    }

    /// <summary>Behind the last line that can be a cell of units, of a limit, or the broken end of the text; items with a unit bracket are no cells.</summary>
    private int Behind(List<Cell> words, int columns)
    {
        var end = 0;
        for (var i = 0; i < words.Count && Look.AnyAt(folded, words[i].Start, words[i].End, Notes) == 0; i++)
        {
            if (NumberMark.At(folded, words[i].Start, words[i].End) is not null && UnitBlocks.In(folded, words[i].Start, words[i].End).Count > 0)
            {
                break;
            }

            var broken = i - end < columns && lines[^1].End <= words[i].End && !Look.IsSentenceEnd(folded[words[i].End - 1]);
            end = broken || (_seen.Of(words[i]) & (CellLooks.Units | CellLooks.Time)) != 0 ? i + 1 : end;
        }

        return end;
    }

    private (TableShape Shape, List<List<PlacedCell>> Rows) Rows(ColumnKind[] columns, List<Cell> words, bool byLine)
    {
        var shape = TableColumns.OfCells(_seen, columns, words, byLine);
        return (shape, new TableAlignment(shape, byLine).Rows(words, _seen.Of(words)));
    }

    private bool IsProven(TableShape shape, List<List<PlacedCell>> rows)
    {
        var tasks = rows.FindAll(r => r[0].Column >= 0);
        if (tasks.Count == 0 || tasks.Exists(r => IsDoubtful(shape, r)))
        {
            return false;
        }

        var number = Array.IndexOf(shape.Kinds, ColumnKind.Number);
        var printed = tasks.ConvertAll(r => r.Find(c => c.Column == number && c.Looks == CellLooks.Number) is { Cell.IsEmpty: false } own ? CellLook.NumberOf(folded, own.Cell) : null);
        var whole = tasks.TrueForAll(r => r.Count == shape.Width && HasDuty(shape, r)); // those of one unit, taken out of a longer list
        return number >= 0 && printed.TrueForAll(n => n is not null)
            ? printed.Zip(printed.Skip(1)).All(p => p.Second == p.First + 1 || p.Second == 1 || (whole && p.Second > p.First))
            : tasks.Count > 1 && tasks.Take(tasks.Count - 1).All(r => HasDuty(shape, r));
    }

    private static bool HasDuty(TableShape shape, List<PlacedCell> row) =>
        row.Exists(c => c.Column >= 0 && TableShape.IsDuty(shape.Kinds[c.Column]) && (c.Looks & (CellLooks.Units | CellLooks.Time | CellLooks.Ditto)) != 0);

    /// <summary>A cell that is nothing like its column, in a row that a number and a cell for every column do not prove.</summary>
    private static bool IsDoubtful(TableShape shape, List<PlacedCell> row) =>
        row.Exists(c => c.Column >= 0 && shape.Fit(c.Looks, c.Column) <= -3) && (row.Count < shape.Width || !row.Exists(c => c.Looks == CellLooks.Number));

    private bool BreaksOffInName(TableShape shape, PlacedCell last)
    {
        var from = last.Cell.End;
        while (from > last.Cell.Start && folded[from - 1] is not ('、' or ',' or ' ' or '\n'))
        {
            from--;
        }

        return TableShape.IsUnits(shape.Kinds[last.Column]) && from > last.Cell.Start && !UnitNames.LooksLike(folded, from, last.Cell.End)
            && UnitRoles.VerbsAtEnd(folded, from, last.Cell.End) is null;
    }

    /// <summary>The last thing in the text, and long enough for the words of a task.</summary>
    private bool BreaksOff(Cell cell) =>
        cell.Length >= 12 && lines[^1].End <= cell.End && !Look.Has(folded, cell.Start, Math.Min(cell.End, cell.Start + 4), ["注:", "附件", "抄送", "备注", "说明"])
        && Signature.DateAtEnd(folded, new Line(cell.Start, cell.End, null)) is null && !Furniture.Is(folded, new Line(cell.Start, cell.End, null));

    /// <summary>
    /// A short first cell may look like a heading, and without marks one heading may take two lines (目标 over 任务): the columns
    /// that the rows fit best, and how many cells their headings take.
    /// </summary>
    private (ColumnKind[] Columns, int Taken) Fitting(List<Cell> cells, int at, int next, ColumnKind[] widest, bool byLine)
    {
        if (byLine && Strides.Headings(folded, cells, at) is { } told && TableHeadings.AreOfTasks([.. told.Columns.Select(c => (ColumnKind?)c)]))
        {
            return told; // as many as the numbers stand apart
        }

        var best = (widest, widest.Length);
        var most = double.MinValue;
        foreach (var (columns, taken) in Candidates(cells, at, widest, byLine))
        {
            if (!TableHeadings.AreOfTasks([.. columns.Select(c => (ColumnKind?)c)]))
            {
                continue;
            }

            var sample = cells.Skip(at + taken).Take(Math.Min(Math.Max(0, next - at - taken), TableColumns.MostCells)).ToList();
            var alignment = new TableAlignment(new TableShape(columns), byLine);
            alignment.Rows(sample, _seen.Of(sample));
            var fit = sample.Count == 0 ? double.MinValue : (double)alignment.Score / sample.Count;
            if (fit > most)
            {
                (best, most) = ((columns, taken), fit);
            }
        }

        return best;
    }

    private IEnumerable<(ColumnKind[] Columns, int Taken)> Candidates(List<Cell> cells, int at, ColumnKind[] widest, bool byLine)
    {
        if (byLine && Joined(cells, at) is var (columns, taken))
        {
            yield return (columns, taken);
        }

        for (var width = widest.Length; width >= 2; width--)
        {
            yield return (widest[..width], width);
        }

        for (var i = 0; byLine && i + 1 < widest.Length; i++)
        {
            if (cells[at + i].Length <= 4 && cells[at + i + 1].Length <= 4 && TableHeadings.Of(folded, new Cell(cells[at + i].Start, cells[at + i + 1].End)) is { } joined)
            {
                yield return ([.. widest[..i], joined, .. widest[(i + 2)..]], widest.Length);
            }
        }
    }

    /// <summary>Narrow columns whose headings take two lines each: 牵头 over 单位, 完成 over 时限.</summary>
    private (ColumnKind[] Columns, int Taken)? Joined(List<Cell> cells, int at)
    {
        var kinds = new List<ColumnKind>();
        var (i, joined) = (at, 0);
        while (i < cells.Count && kinds.Count < TaskTables.MostColumns)
        {
            if (i + 1 < cells.Count && cells[i].Length <= 3 && cells[i + 1].Length <= 3 && TableHeadings.Of(folded, new Cell(cells[i].Start, cells[i + 1].End)) is { } both)
            {
                kinds.Add(both);
                joined++;
                i += 2;
            }
            else if (TableHeadings.Of(folded, cells[i]) is { } one)
            {
                kinds.Add(one);
                i++;
            }
            else
            {
                break;
            }
        }

        return joined > 1 ? ([.. kinds], i - at) : null;
    }

    private int LineStart(int at)
    {
        while (at > 0 && folded[at - 1] != '\n')
        {
            at--;
        }

        return at;
    }

    private int LineEnd(int at)
    {
        while (at < folded.Length && folded[at] != '\n')
        {
            at++;
        }

        return at;
    }
}
