namespace Tracker.Reading;

/// <summary>
/// Headings that stand over several columns, where the text has lost how many: rows have more cells than the line of headings, and what
/// stands in them says which heading was the wide one.
/// </summary>
internal static class WiderHeadings
{
    private const int MostColumns = 16;

    /// <summary>Rows looked at.</summary>
    private const int Sample = 24;

    /// <summary>The columns of the rows; the headings' own where no row is wider or nothing fits.</summary>
    public static ColumnKind[] Over(string folded, ColumnKind[] headings, IReadOnlyList<TableRow> rows)
    {
        var width = Math.Min(MostColumns, rows.Count == 0 ? 0 : rows.Max(Filled));
        if (width <= headings.Length)
        {
            return headings;
        }

        var looks = rows.Where(r => Filled(r) == width).Take(Sample).Select(r => r.Cells.Take(width).Select(c => CellLook.Of(folded, c)).ToArray()).ToList();
        return Spread(headings, looks, width) ?? headings;
    }

    /// <summary>Cells up to the last that holds words.</summary>
    public static int Filled(TableRow row) => row.Cells.FindLastIndex(c => !c.IsEmpty) + 1;

    /// <summary>The best way to give each heading one column or more, in order.</summary>
    private static ColumnKind[]? Spread(ColumnKind[] headings, List<CellLooks[]> rows, int width)
    {
        var best = new int?[headings.Length + 1, width + 1];
        var from = new int[headings.Length + 1, width + 1];
        best[0, 0] = 0;
        for (var h = 1; h <= headings.Length; h++)
        {
            for (var end = h; end <= width; end++)
            {
                for (var start = h - 1; start < end; start++)
                {
                    if (best[h - 1, start] is { } before && before + Fit(headings[h - 1], rows, start, end) is var fit && (best[h, end] is not { } known || fit > known))
                    {
                        (best[h, end], from[h, end]) = (fit, start);
                    }
                }
            }
        }

        if (best[headings.Length, width] is not > 0)
        {
            return null;
        }

        var columns = new ColumnKind[width];
        for (var (h, end) = (headings.Length, width); h > 0; h--)
        {
            var start = from[h, end];
            for (var c = start; c < end; c++)
            {
                columns[c] = KindOf(headings[h - 1], rows, c, alone: end - start == 1);
            }

            end = start;
        }

        return columns;
    }

    private static int Fit(ColumnKind heading, List<CellLooks[]> rows, int start, int end)
    {
        var fit = 0;
        for (var c = start; c < end; c++)
        {
            var kind = KindOf(heading, rows, c, alone: end - start == 1);
            fit += rows.Sum(r => TableAlignment.Fit(r[c], kind));
        }

        return fit - (heading is ColumnKind.Task or ColumnKind.Requirement or ColumnKind.Section ? 0 : (end - start - 1) * 2 * rows.Count); // words are wide, units and limits seldom
    }

    private static ColumnKind KindOf(ColumnKind heading, List<CellLooks[]> rows, int column, bool alone) =>
        alone ? heading
        : Mostly(rows, column, CellLooks.Number) ? ColumnKind.Number
        : heading is ColumnKind.Task or ColumnKind.Requirement && Mostly(rows, column, CellLooks.Heading) ? ColumnKind.Section
        : heading;

    private static bool Mostly(List<CellLooks[]> rows, int column, CellLooks looks) => rows.Count(r => r[column].HasFlag(looks)) * 2 > rows.Count;
}
