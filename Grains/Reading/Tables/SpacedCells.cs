namespace Tracker.Reading;

/// <summary>
/// The words of a line that blanks part, put together to as many cells as there are columns: a blank inside a cell looks like one between two.
/// What the columns hold says which it is; a column may have nothing where a merged cell stands above it.
/// </summary>
internal sealed class SpacedCells(SeenCells seen, TableShape shape)
{
    /// <summary>More pieces than this are no row.</summary>
    private const int MostPieces = 48;

    /// <summary>A cell is put together of no more.</summary>
    private const int MostJoined = 6;

    /// <summary>A blank is rather between two cells than inside one.</summary>
    private const int Join = -2;

    /// <summary>A piece of a letter or two is no cell.</summary>
    private const int JoinShort = -1;

    private const int Gap = -2;

    public TableRow Row(List<Cell> pieces)
    {
        if (pieces.Count > MostPieces || pieces.Count == shape.Width)
        {
            return new TableRow(pieces);
        }

        var (count, width) = (pieces.Count, shape.Width);
        var best = new int[count + 1, width + 1];
        var taken = new int[count + 1, width + 1];
        for (var i = 0; i <= count; i++)
        {
            for (var c = 0; c <= width; c++)
            {
                best[i, c] = i == 0 && c == 0 ? 0 : TableShape.Never;
                for (var k = 0; c > 0 && k <= Math.Min(i, MostJoined); k++)
                {
                    var value = best[i - k, c - 1] + (k == 0 ? (2 * shape.Missing(c - 1)) + Gap : ValueOf(pieces, i - k, i, c - 1));
                    if (value > best[i, c])
                    {
                        (best[i, c], taken[i, c]) = (value, k);
                    }
                }
            }
        }

        var cells = new List<Cell>();
        var joined = false;
        for (var (i, c) = (count, width); c > 0 && best[count, width] > TableShape.Never / 2; c--)
        {
            var k = taken[i, c];
            cells.Add(k == 0 ? new Cell(pieces[Math.Min(i, count - 1)].Start, pieces[Math.Min(i, count - 1)].Start) : new Cell(pieces[i - k].Start, pieces[i - 1].End));
            joined |= k > 1;
            i -= k;
        }

        cells.Reverse();
        return cells.Count == width ? new TableRow(cells) { IsUnsure = joined } : new TableRow(pieces);
    }

    private int ValueOf(List<Cell> pieces, int from, int to, int column)
    {
        var cell = new Cell(pieces[from].Start, pieces[to - 1].End);
        var value = 2 * shape.Fit(seen.Of(cell), column);
        for (var i = from + 1; i < to; i++)
        {
            var units = TableShape.IsUnits(shape.Kinds[column]) && seen.Of(pieces[i - 1]).HasFlag(CellLooks.Units) && seen.Of(pieces[i]).HasFlag(CellLooks.Units);
            var names = TableShape.IsWords(shape.Kinds[column]) && seen.Of(pieces[i]) == CellLooks.Units;
            value += pieces[i].Length <= 2 ? JoinShort : units || names ? 2 * Join : Join;
        }

        return value;
    }
}
