namespace Tracker.Reading;

/// <summary>
/// One cell a line, and rows that begin with 1, 2, 3 always as many lines apart: so many columns there are, and the headings above the 1
/// are as many, though one may be broken over two or three lines.
/// </summary>
internal static class Strides
{
    private const int FewestColumns = 3;

    /// <summary>A heading is broken over no more lines.</summary>
    private const int MostLines = 3;

    /// <summary>The columns by their headings, Other where they say nothing known, and how many lines the headings take; null where the rows do not tell.</summary>
    public static (ColumnKind[] Columns, int Taken)? Headings(string folded, IReadOnlyList<Cell> cells, int at)
    {
        var first = at;
        while (first < cells.Count && first <= at + (MostLines * TaskTables.MostColumns) && CellLook.NumberOf(folded, cells[first]) is null && cells[first].Length <= TableHeadings.Longest)
        {
            first++;
        }

        if (first >= cells.Count || CellLook.NumberOf(folded, cells[first]) != 1 || Columns(folded, cells, first) is not { } width || first - at != width || TableHeadings.Of(folded, cells[at]) != ColumnKind.Number)
        {
            return null;
        }

        return Partition(folded, cells, at, first, width) is { } kinds ? (kinds, first - at) : null;
    }

    /// <summary>From 1 to 2 as far as from 2 to 3, and so on for as long as the numbers go.</summary>
    private static int? Columns(string folded, IReadOnlyList<Cell> cells, int first)
    {
        var next = first + FewestColumns;
        while (next < cells.Count && next <= first + TaskTables.MostColumns && CellLook.NumberOf(folded, cells[next]) != 2)
        {
            next++;
        }

        var width = next - first;
        if (next >= cells.Count || width > TaskTables.MostColumns || width < FewestColumns)
        {
            return null;
        }

        for (var (row, at) = (3, next + width); row < 5 && at < cells.Count; row++, at += width)
        {
            if (CellLook.NumberOf(folded, cells[at]) != row)
            {
                return null;
            }
        }

        return width;
    }

    /// <summary>How many cells the rows take that begin with 1, 2, 3 so many lines apart and are whole, the last one too; 0 for fewer than two.</summary>
    public static int WholeRows(string folded, List<Cell> words, int width)
    {
        var at = 0;
        for (var row = 1; at + width <= words.Count && CellLook.NumberOf(folded, words[at]) == row; row++)
        {
            at += width;
        }

        return at >= 2 * width ? at : 0;
    }

    /// <summary>The lines of the headings in so many groups that most of them say something known.</summary>
    private static ColumnKind[]? Partition(string folded, IReadOnlyList<Cell> cells, int at, int first, int width)
    {
        var lines = first - at;
        var best = new int[lines + 1, width + 1];
        var taken = new int[lines + 1, width + 1];
        for (var i = 0; i <= lines; i++)
        {
            for (var c = 0; c <= width; c++)
            {
                best[i, c] = i == 0 && c == 0 ? 0 : TableShape.Never;
                for (var k = 1; c > 0 && k <= Math.Min(i, MostLines); k++)
                {
                    var value = best[i - k, c - 1] + ValueOf(folded, cells, at + i - k, at + i);
                    if (value > best[i, c])
                    {
                        (best[i, c], taken[i, c]) = (value, k);
                    }
                }
            }
        }

        if (best[lines, width] < Known * width / 2)
        {
            return null;
        }

        var kinds = new ColumnKind[width];
        for (var (i, c) = (lines, width); c > 0; c--)
        {
            kinds[c - 1] = KindOf(folded, cells, at + i - taken[i, c], at + i) ?? ColumnKind.Other;
            i -= taken[i, c];
        }

        return kinds;
    }

    private const int Known = 20;

    /// <summary>A line that breaks a heading has no more letters.</summary>
    private const int LongestPiece = 4;

    /// <summary>A known heading in one line; put together of lines it is worth more the shorter they are, and the number has a line of its own.</summary>
    private static int ValueOf(string folded, IReadOnlyList<Cell> cells, int from, int to)
    {
        var kind = KindOf(folded, cells, from, to);
        if (to - from == 1)
        {
            return kind is null ? 0 : Known;
        }

        var letters = 0;
        for (var i = from; i < to; i++)
        {
            if (cells[i].Length > LongestPiece || TableHeadings.Of(folded, cells[i]) == ColumnKind.Number)
            {
                return -Known;
            }

            letters += cells[i].Length;
        }

        return kind is null ? -Known / 2 : ((to - from + 1) * Known / 2) - letters;
    }

    private static ColumnKind? KindOf(string folded, IReadOnlyList<Cell> cells, int from, int to) =>
        TableHeadings.Of(folded, new Cell(cells[from].Start, cells[to - 1].End));
}
