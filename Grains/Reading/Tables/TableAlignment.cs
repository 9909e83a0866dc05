namespace Tracker.Reading;

/// <summary>A cell in its column.</summary>
/// <param name="Column">-1: it stands across all columns.</param>
internal readonly record struct PlacedCell(int Column, Cell Cell, CellLooks Looks);

/// <summary>
/// Puts a run of cells into columns where no mark says which row ends where: the arrangement that fits the cells' own looks
/// best, in one pass.
/// </summary>
/// <param name="byLine">A cell may run over several lines, each of which is given as one cell.</param>
internal sealed class TableAlignment(TableShape shape, bool byLine = false)
{
    private const int GoesOn = -3;

    private readonly List<List<PlacedCell>> _rows = [];

    private List<PlacedCell> _row = [];

    /// <summary>How well the cells fit, all together.</summary>
    public int Score { get; private set; }

    /// <summary>Rows of placed cells; Score says how well they fit: below 0, hardly.</summary>
    public List<List<PlacedCell>> Rows(IReadOnlyList<Cell> cells, CellLooks[] looks)
    {
        // best[i, c]: the first i cells are placed and column c comes next (c = 0: a row may begin).
        var width = shape.Width;
        var best = new int[cells.Count + 1, width + 1];
        var move = new sbyte[cells.Count + 1, width + 1]; // 1 placed, 2 missing, 3 across, 4 row ended, 5 the cell before goes on, 6 blank behind one across
        for (var i = 0; i <= cells.Count; i++)
        {
            for (var c = 0; c <= width; c++)
            {
                best[i, c] = i == 0 && c == 0 ? 0 : TableShape.Never;
            }
        }

        void Try(int i, int c, int value, sbyte by)
        {
            if (value > best[i, c])
            {
                (best[i, c], move[i, c]) = (value, by);
            }
        }

        for (var i = 0; i <= cells.Count; i++)
        {
            for (var c = 1; c <= width; c++)
            {
                Try(i, c, best[i, c - 1] + shape.Missing(c - 1), 2);
            }

            Try(i, 0, best[i, width], 4);
            for (var c = 1; c <= width; c++)
            {
                Try(i, c, best[i, c - 1] + shape.Missing(c - 1), 2); // a row that begins without its first cells
            }

            if (i == cells.Count)
            {
                break;
            }

            for (var c = 0; c < width; c++)
            {
                var fit = shape.Fit(looks[i], c);
                Try(i + 1, c + 1, best[i, c] + fit, 1);
                if (byLine && shape.Kinds[c] != ColumnKind.Number && i > 0 && move[i, c + 1] is 1 or 5)
                {
                    Try(i + 1, c + 1, best[i, c + 1] + Math.Min(fit, 2) + GoesOn, 5);
                }
            }

            if (looks[i].HasFlag(CellLooks.Heading))
            {
                Try(i + 1, 0, best[i, 0] + 1, 3);
            }
            else if (looks[i] == CellLooks.Blank && move[i, 0] is 3 or 6)
            {
                Try(i + 1, 0, best[i, 0], 6); // the blank cells of a row with one heading
            }
        }

        var end = 0;
        for (var c = 1; c <= width; c++)
        {
            end = best[cells.Count, c] > best[cells.Count, end] ? c : end;
        }

        Score = best[cells.Count, end];
        return Traced(cells, looks, move, end);
    }

    private List<List<PlacedCell>> Traced(IReadOnlyList<Cell> cells, CellLooks[] looks, sbyte[,] move, int end)
    {
        _rows.Clear();
        var until = -1;
        for (var (i, c) = (cells.Count, end); i > 0 || c > 0;)
        {
            switch (move[i, c])
            {
                case 1:
                    _row.Add(new PlacedCell(c - 1, until < 0 ? cells[i - 1] : new Cell(cells[i - 1].Start, until), looks[i - 1]));
                    until = -1;
                    (i, c) = (i - 1, c - 1);
                    break;
                case 2:
                    c--;
                    break;
                case 3:
                    EndRow();
                    _rows.Add([new PlacedCell(-1, cells[i - 1], looks[i - 1])]);
                    i--;
                    break;
                case 6:
                    i--;
                    break;
                case 5:
                    until = until < 0 ? cells[i - 1].End : until;
                    i--;
                    break;
                default:
                    EndRow();
                    c = shape.Width;
                    break;
            }
        }

        EndRow();
        _rows.Reverse();
        return [.. _rows];
    }

    private void EndRow()
    {
        if (_row.Count > 0)
        {
            _row.Reverse();
            _rows.Add(_row);
            _row = [];
        }
    }
}
