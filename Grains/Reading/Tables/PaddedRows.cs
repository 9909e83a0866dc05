namespace Tracker.Reading;

/// <summary>
/// Rows that lost a merged cell and were filled up with blank ones at the right, as pages lose rowspan: what stands in them under
/// 牵头单位 may be the cell of 责任单位. Where the same names stand there in other rows they are put back; asked about is either.
/// </summary>
internal sealed class PaddedRows(string folded, TaskTable table)
{
    /// <summary>The table with its cells put back, for a source that does not tell blank cells from merged ones.</summary>
    public TaskTable PutBack()
    {
        var units = Enumerable.Range(0, table.Columns.Length).Where(c => TableShape.IsUnits(table.Columns[c])).ToList();
        if (units.Count != 2 || !table.Rows.Exists(r => IsBlank(r, units[0]) && IsBlank(r, units[1]) && r[0].Looks is not CellLooks.Blank && !IsHeading(r)))
        {
            return table; // nothing shows that merged cells were lost
        }

        var (left, right) = (NamesIn(units[0], units[1]), NamesIn(units[1], units[0]));
        var rows = new List<List<PlacedCell>>(table.Rows.Count);
        var doubtful = new List<List<PlacedCell>>(table.Doubtful);
        foreach (var row in table.Rows)
        {
            var own = row.FindIndex(c => c.Column == units[0] && c.Looks.HasFlag(CellLooks.Units));
            if (own < 0 || !IsBlank(row, units[1]))
            {
                rows.Add(row);
                continue;
            }

            var names = NamesOf(row[own].Cell);
            var belongs = names.TrueForAll(right.Contains) && !names.Exists(left.Contains);
            var kept = belongs ? row.Where(c => c.Column != units[1]).Select(c => c.Column == units[0] ? c with { Column = units[1] } : c).ToList() : row;
            if (belongs || !names.TrueForAll(left.Contains))
            {
                doubtful.Add(kept);
            }

            rows.Add(kept);
        }

        return table with { Rows = rows, Doubtful = doubtful };
    }

    /// <summary>The names in one column of the rows that have both.</summary>
    private HashSet<string> NamesIn(int column, int other) =>
    [
        .. table.Rows.Where(r => r.Exists(c => c.Column == other && !c.Cell.IsEmpty)).SelectMany(r => r.Where(c => c.Column == column && !c.Cell.IsEmpty).SelectMany(c => NamesOf(c.Cell))),
    ];

    private List<string> NamesOf(Cell cell)
    {
        var block = new UnitBlock(cell.Start, cell.End);
        new UnitListReader(folded, block).Read(cell.Start, cell.End);
        return block.Units.ConvertAll(u => folded[u.Start..u.End]);
    }

    private static bool IsBlank(List<PlacedCell> row, int column) => row.Exists(c => c.Column == column && c.Cell.IsEmpty);

    private static bool IsHeading(List<PlacedCell> row) => row.Exists(c => c.Looks.HasFlag(CellLooks.Heading));
}
