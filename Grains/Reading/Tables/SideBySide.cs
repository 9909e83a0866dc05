namespace Tracker.Reading;

/// <summary>A table that is printed in two halves to save room, 序号|类别|责任单位|序号|类别|责任单位: it is read down the left half, then down the right one.</summary>
internal static class SideBySide
{
    private const int FewestColumns = 3;

    /// <summary>The columns of one half, where the same headings stand here twice; null elsewhere.</summary>
    public static ColumnKind[]? ColumnsAt(string folded, IReadOnlyList<Cell> cells, int at)
    {
        for (var half = FewestColumns; at + (2 * half) <= cells.Count && half * 2 <= TaskTables.MostColumns; half++)
        {
            if (AreTwice(folded, cells, at, half) && ColumnsOf(folded, cells, at, half) is { } columns)
            {
                return columns;
            }
        }

        return null;
    }

    private static bool AreTwice(string folded, IReadOnlyList<Cell> cells, int at, int half)
    {
        for (var i = at; i < at + half; i++)
        {
            var (left, right) = (cells[i], cells[i + half]);
            if (left.IsEmpty || !folded.AsSpan(left.Start, left.Length).SequenceEqual(folded.AsSpan(right.Start, right.Length)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number first, who does it last; a class of work (类别, 领域) that stands alone between them is what each of them does.</summary>
    private static ColumnKind[]? ColumnsOf(string folded, IReadOnlyList<Cell> cells, int at, int half)
    {
        var kinds = new ColumnKind[half];
        for (var i = 0; i < half; i++)
        {
            if (TableHeadings.Of(folded, cells[at + i]) is not { } kind)
            {
                return null;
            }

            kinds[i] = kind;
        }

        if (!kinds.Any(TableShape.IsWords) && kinds.Count(k => k == ColumnKind.Section) == 1)
        {
            kinds[Array.IndexOf(kinds, ColumnKind.Section)] = ColumnKind.Task;
        }

        return kinds[0] == ColumnKind.Number && kinds.Any(TableShape.IsUnits) && kinds.Any(TableShape.IsWords) ? kinds : null;
    }

    /// <summary>The rows of the left half and those of the right one behind them; null where their numbers do not prove that nothing was shifted.</summary>
    public static List<TableRow>? Rows(string folded, IReadOnlyList<TableRow> rows, int half)
    {
        var (left, right) = (new List<TableRow>(), new List<TableRow>());
        foreach (var row in rows)
        {
            var cells = row.Cells;
            if (cells.Count > 2 * half && cells.FindLastIndex(c => !c.IsEmpty) >= 2 * half)
            {
                return null;
            }

            Add(left, cells, 0, half);
            Add(right, cells, half, half);
        }

        return AreNumbered(folded, left, right) ? [.. left, .. right] : null;
    }

    /// <summary>One cell a line: so many lines a row, now of the left half and now of the right one. How many lines they take, and the rows; null where the numbers do not prove it.</summary>
    public static (int Taken, List<TableRow> Rows)? RowsByLine(string folded, IReadOnlyList<Cell> cells, int from, int half)
    {
        var (left, right) = (new List<TableRow>(), new List<TableRow>());
        var at = from;
        for (; at + half <= cells.Count && CellLook.NumberOf(folded, cells[at]) is { } number; at += half)
        {
            var toRight = right.Count < left.Count && number != NumberOf(folded, left[^1]) + 1;
            Add(toRight ? right : left, cells, at, half);
        }

        return AreNumbered(folded, left, right) ? (at - from, [.. left, .. right]) : null;
    }

    private static void Add(List<TableRow> rows, IReadOnlyList<Cell> cells, int from, int half)
    {
        var own = cells.Skip(from).Take(half).ToList();
        if (own.Exists(c => !c.IsEmpty))
        {
            rows.Add(new TableRow(own));
        }
    }

    /// <summary>Every row has its number, and they run on through the left half and then through the right one.</summary>
    private static bool AreNumbered(string folded, List<TableRow> left, List<TableRow> right)
    {
        var numbers = left.Concat(right).Select(r => NumberOf(folded, r)).ToList();
        return left.Count > 1 && right.Count > 0 && right.Count <= left.Count && numbers.TrueForAll(n => n is not null) && numbers.Zip(numbers.Skip(1)).All(p => p.Second == p.First + 1);
    }

    private static int? NumberOf(string folded, TableRow row) => CellLook.NumberOf(folded, row.Cells[0]);
}
