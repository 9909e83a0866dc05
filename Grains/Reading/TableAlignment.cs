namespace Tracker.Reading;

/// <summary>A cell in its column.</summary>
/// <param name="Column">-1: it stands across all columns.</param>
internal readonly record struct PlacedCell(int Column, Cell Cell, CellLooks Looks);

/// <summary>
/// Puts a run of cells into columns where no mark says which row ends where, or where rows lack the cells of merged ones:
/// the arrangement that fits the cells' own looks best, in one pass.
/// </summary>
internal sealed class TableAlignment(string folded, ColumnKind[] columns)
{
    private const int Missing = -3;

    /// <summary>Less than another missing cell: cells merged over many rows are mostly the first ones.</summary>
    private const int Merged = -1;

    private const int Never = int.MinValue / 2;

    /// <summary>Rows of placed cells. <paramref name="perCell"/> says how well they fit: below 0, hardly.</summary>
    public List<List<PlacedCell>> Rows(IReadOnlyList<Cell> cells, out double perCell)
    {
        var looks = new CellLooks[cells.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            looks[i] = CellLook.Of(folded, cells[i]);
        }

        // best[i, c]: the first i cells are placed and column c comes next (c = 0: a row may begin).
        var width = columns.Length;
        var best = new int[cells.Count + 1, width + 1];
        var move = new sbyte[cells.Count + 1, width + 1]; // 1 placed, 2 missing, 3 across, 4 row ended, 5 the first ones missing
        for (var i = 0; i <= cells.Count; i++)
        {
            for (var c = 0; c <= width; c++)
            {
                best[i, c] = i == 0 && c == 0 ? 0 : Never;
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
                Try(i, c, best[i, c - 1] + Missing, 2);
            }

            Try(i, 0, best[i, width], 4);
            for (var c = 1; c < width; c++)
            {
                Try(i, c, best[i, 0] + (c * Merged), 5); // a row that begins without its first cells
                Try(i, c, best[i, c - 1] + Missing, 2);
            }

            if (i == cells.Count)
            {
                break;
            }

            for (var c = 0; c < width; c++)
            {
                Try(i + 1, c + 1, best[i, c] + Fit(looks[i], columns[c]), 1);
            }

            if (looks[i].HasFlag(CellLooks.Heading))
            {
                Try(i + 1, 0, best[i, 0] + 1, 3);
            }
        }

        var end = 0;
        for (var c = 1; c <= width; c++)
        {
            end = best[cells.Count, c] > best[cells.Count, end] ? c : end;
        }

        perCell = cells.Count == 0 ? 0 : (double)best[cells.Count, end] / cells.Count;
        return Traced(cells, looks, move, end);
    }

    private List<List<PlacedCell>> Traced(IReadOnlyList<Cell> cells, CellLooks[] looks, sbyte[,] move, int end)
    {
        var rows = new List<List<PlacedCell>>();
        var row = new List<PlacedCell>();
        for (var (i, c) = (cells.Count, end); i > 0 || c > 0;)
        {
            switch (move[i, c])
            {
                case 1:
                    row.Insert(0, new PlacedCell(c - 1, cells[i - 1], looks[i - 1]));
                    (i, c) = (i - 1, c - 1);
                    break;
                case 2:
                    c--;
                    break;
                case 5:
                    c = 0;
                    break;
                case 3:
                    End();
                    rows.Add([new PlacedCell(-1, cells[i - 1], looks[i - 1])]);
                    i--;
                    break;
                default:
                    End();
                    c = columns.Length;
                    break;
            }
        }

        End();
        rows.Reverse();
        return rows;

        void End()
        {
            if (row.Count > 0)
            {
                rows.Add(row);
                row = [];
            }
        }
    }

    public static int Fit(CellLooks looks, ColumnKind column) => column switch
    {
        ColumnKind.Number => looks switch
        {
            CellLooks.Number => 4,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ => -6,
        },
        ColumnKind.Task or ColumnKind.Requirement or ColumnKind.Section => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank => -1,
            CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Long) => 2,
            _ when looks.HasFlag(CellLooks.Time) => -3,
            _ when looks.HasFlag(CellLooks.Units) => -2,
            _ => 1,
        },
        ColumnKind.Time => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Time) => 3,
            _ when looks.HasFlag(CellLooks.Long) => -5,
            _ when looks.HasFlag(CellLooks.Units) => -4,
            _ => -1,
        },
        ColumnKind.Other => looks switch
        {
            CellLooks.Blank or CellLooks.Ditto => 0,
            CellLooks.Number => -1,
            _ => -1,
        },
        _ => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Units) => 2,
            _ when looks.HasFlag(CellLooks.Long) => -5,
            _ when looks.HasFlag(CellLooks.Time) => -4,
            _ => 0,
        },
    };
}
