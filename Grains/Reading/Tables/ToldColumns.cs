namespace Tracker.Reading;

/// <summary>Rows under headings that nobody knows, or under none: a column of numbers that go on, one of names of units, and words between say what they are.</summary>
internal static class ToldColumns
{
    private const int FewestRows = 3;

    private const int FewestColumns = 3;

    /// <summary>The columns, the rows below the headings and which of all rows is the first of them; null where the cells do not tell.</summary>
    public static (ColumnKind?[] Columns, List<TableRow> Rows, int First)? Of(string folded, List<TableRow> rows)
    {
        var first = rows.FindIndex(r => !r.IsPlain && CellLook.NumberOf(folded, r.Cells[0]) == 1);
        if (first < 0 || first > 2)
        {
            return null; // tables of the page and of figures have no rows 1, 2, 3
        }

        var own = rows.Skip(first).TakeWhile((r, i) => !r.IsPlain && CellLook.NumberOf(folded, r.Cells[0]) == i + 1).ToList();
        var width = own.Count == 0 ? 0 : own[0].Cells.FindLastIndex(c => !c.IsEmpty) + 1;
        if (own.Count < FewestRows || width is < FewestColumns or > TaskTables.MostColumns || own.Exists(r => r.Cells.Count < width))
        {
            return null;
        }

        var headings = first > 0 ? rows[first - 1].Cells : [];
        var seen = new SeenCells(folded);
        var kinds = new ColumnKind?[width];
        for (var c = 0; c < width; c++)
        {
            kinds[c] = c < headings.Count && TableHeadings.Of(folded, headings[c]) is { } known ? known : Told(own.ConvertAll(r => seen.Of(r.Cells[c])));
        }

        kinds[0] = ColumnKind.Number;
        var longest = Enumerable.Range(1, width - 1).Where(c => kinds[c] is null).OrderByDescending(c => own.Sum(r => r.Cells[c].Length)).FirstOrDefault();
        if (longest > 0 && !kinds.Any(k => k is { } kind && TableShape.IsWords(kind)))
        {
            kinds[longest] = ColumnKind.Task;
        }

        return kinds.Any(k => k is { } kind && TableShape.IsUnits(kind)) && kinds.Any(k => k is { } kind && TableShape.IsWords(kind)) ? (kinds, own, first) : null;
    }

    private static ColumnKind? Told(List<CellLooks> looks)
    {
        var filled = looks.FindAll(l => l is not (CellLooks.Blank or CellLooks.Ditto));
        bool Most(CellLooks look) => filled.Count > 1 && filled.FindAll(l => l.HasFlag(look)).Count * 5 >= filled.Count * 4;
        return Most(CellLooks.Units) ? ColumnKind.Responsible : Most(CellLooks.Time) ? ColumnKind.Time : null;
    }
}
