namespace Tracker.Reading;

/// <summary>
/// Puts the cells of one row into columns where it has more or fewer than the table: as they stand, from the right where
/// merged cells are missing at the left, or wherever they fit best by their looks.
/// </summary>
internal sealed class TablePlacement(TableShape shape)
{
    /// <summary>A cell more than there are columns.</summary>
    private const int TooMany = -5;

    /// <summary>Merged cells are missing at the left, hardly ever in the middle.</summary>
    private const int Gap = -1;

    private readonly List<PlacedCell> _placed = [];

    public int Score { get; private set; }

    /// <summary>How much better this is than the next best.</summary>
    public int Margin { get; private set; }

    /// <summary>The next best place is much worse, or every cell of a numbered row stands where it looks best.</summary>
    public bool IsCertain(List<PlacedCell> row) =>
        Margin >= Certain || (row.Exists(c => (c.Looks & (CellLooks.Number | CellLooks.Numbered)) != 0) && row.TrueForAll(c => shape.Decides(c.Looks, c.Column) || (AllOfUnits(row) && TableShape.IsUnits(shape.Kinds[c.Column]) && shape.Fit(c.Looks, c.Column) > 0)));

    /// <summary>A cell in every column of units: their order says which is whose.</summary>
    private bool AllOfUnits(List<PlacedCell> row) => row.Count(c => TableShape.IsUnits(shape.Kinds[c.Column])) == shape.Kinds.Count(TableShape.IsUnits);

    /// <summary>The next best place of a row's cells must be so much worse.</summary>
    private const int Certain = 3;

    /// <param name="cut">The text breaks off in this row: what is missing at the right may have been there.</param>
    public List<PlacedCell> Row(List<Cell> cells, CellLooks[] looks, bool cut)
    {
        var blanks = 0;
        while (blanks < cells.Count - 1 && cells[cells.Count - 1 - blanks].IsEmpty)
        {
            blanks++;
        }

        var (count, width) = (cells.Count - blanks, shape.Width);
        var best = new (int First, int Second)[count + 1, width + 1];
        var move = new sbyte[count + 1, width + 1]; // 1 placed, 2 missing, 3 left out
        for (var i = 0; i <= count; i++)
        {
            for (var c = 0; c <= width; c++)
            {
                best[i, c] = (i == 0 && c == 0 ? 0 : TableShape.Never, TableShape.Never);
                if (c > 0 && i < count)
                {
                    Try(i, c, best[i, c - 1], shape.Missing(c - 1) + (i > 0 ? Gap : 0), 2);
                }

                if (i > 0 && c > 0)
                {
                    Try(i, c, best[i - 1, c - 1], shape.Fit(looks[i - 1], c - 1), 1);
                }

                if (i > 0 && count > width)
                {
                    Try(i, c, best[i - 1, c], TooMany, 3);
                }
            }
        }

        // Blank cells behind the last one stand for columns, but for the last of a row that goes without its mark.
        var (end, first, second) = (0, TableShape.Never, TableShape.Never);
        for (var c = 0; c <= width; c++)
        {
            var behind = cut ? 0 : Enumerable.Range(c, width - c).Skip(blanks).Sum(shape.Missing);
            foreach (var value in ((int, bool)[])[(best[count, c].First + behind, true), (best[count, c].Second + behind, false)])
            {
                if (value.Item1 >= first && value.Item2)
                {
                    (end, first, second) = (c, value.Item1, first);
                }
                else
                {
                    second = Math.Max(second, value.Item1);
                }
            }
        }

        (Score, Margin) = (first, first - second);
        Traced(cells, looks, move, count, end);
        for (var k = 0; k < blanks && end + k < width; k++)
        {
            _placed.Add(new PlacedCell(end + k, cells[count + k], CellLooks.Blank));
        }

        return [.. _placed];

        void Try(int i, int c, (int First, int Second) from, int cost, sbyte by)
        {
            var to = best[i, c];
            if (from.First + cost > to.First)
            {
                move[i, c] = by;
                best[i, c] = (from.First + cost, Math.Max(to.First, from.Second + cost));
            }
            else
            {
                best[i, c] = (to.First, Math.Max(to.Second, from.First + cost));
            }
        }
    }

    private void Traced(List<Cell> cells, CellLooks[] looks, sbyte[,] move, int count, int end)
    {
        _placed.Clear();
        for (var (i, c) = (count, end); i > 0;)
        {
            if (move[i, c] == 1)
            {
                _placed.Add(new PlacedCell(c - 1, cells[i - 1], looks[i - 1]));
            }

            (i, c) = move[i, c] switch { 1 => (i - 1, c - 1), 2 => (i, c - 1), _ => (i - 1, c) };
        }

        _placed.Reverse();
    }
}
