using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Tables that were flattened to one cell a line and have lost every mark between cells: taken for tables only where the cells prove it.</summary>
internal sealed partial class TaskTables
{
    private const int FewestHeadings = 3;

    private const int LongestHeading = 12;

    /// <summary>How well each cell must fit its column, where neither numbers nor headings printed again prove the rows.</summary>
    private const double FitsWell = 1.0;

    private static readonly string[] Behind = ["附件", "附:", "注:", "备注:", "说明:", "抄送", "(此件"];

    /// <summary>Where headings stand one a line and the lines below them prove no rows, to be asked about.</summary>
    public List<(int Start, int End)> Unproven { get; } = [];

    /// <param name="from">The first line that no other table takes.</param>
    private void Bare(int from, int to, List<TaskTable> tables)
    {
        for (var at = from; at + FewestHeadings < to; at++)
        {
            if (BareHeadings(at, to) is not { } widest)
            {
                continue;
            }

            var cells = lines.GetRange(at, BareEnd(at, widest.Length, to) - at).ConvertAll(l => new Cell(l.Start, l.End));
            var (columns, headings) = Width(cells, 0, cells.Count, widest);
            var words = new List<Cell>();
            var repeats = 0;
            for (var i = headings; i < cells.Count; i++)
            {
                if (HeadingsAt(cells, i, cells.Count) is { } again && again.Length >= headings)
                {
                    (i, repeats) = (i + headings - 1, repeats + 1);
                }
                else
                {
                    words.Add(cells[i]);
                }
            }

            if (Proves(columns, words, repeats))
            {
                tables.Add(Aligned(cells[0].Start, (cells[0].Start, cells[headings - 1].End), columns, words, at + cells.Count == lines.Count));
                at += cells.Count - 1;
            }
            else
            {
                Unproven.Add((cells[0].Start, cells[headings - 1].End));
                at += headings - 1;
            }
        }
    }

    private ColumnKind[]? BareHeadings(int at, int to)
    {
        var cells = new List<Cell>();
        for (var i = at; i < to && i < at + MostColumns && lines[i].Length <= LongestHeading && lines[i].Mark is null; i++)
        {
            cells.Add(new Cell(lines[i].Start, lines[i].End));
        }

        return cells.Count >= FewestHeadings && HeadingsAt(cells, 0, cells.Count) is { Length: >= FewestHeadings } found ? found : null;
    }

    /// <summary>Behind the last line that can be a cell of units, of a limit, or the broken end of the text.</summary>
    private int BareEnd(int at, int headings, int to)
    {
        var end = at + headings;
        for (var i = end; i < to && Look.AnyAt(_folded, lines[i].Start, lines[i].End, Behind) == 0 && Signature.DateAtEnd(_folded, lines[i]) is null; i++)
        {
            var looks = CellLook.Of(_folded, new Cell(lines[i].Start, lines[i].End));
            end = looks.HasFlag(CellLooks.Units) || looks.HasFlag(CellLooks.Time) || (i == lines.Count - 1 && i == end) ? i + 1 : end;
        }

        return end;
    }

    /// <summary>Numbers that run on, headings printed again, or two rows and more in which every column is told from its neighbours.</summary>
    private bool Proves(ColumnKind[] columns, List<Cell> words, int repeats)
    {
        if (words.Count < 4)
        {
            return false;
        }

        var numbers = words.ConvertAll(c => CellLook.NumberOf(_folded, c)).FindAll(n => n is not null);
        var counted = columns.Contains(ColumnKind.Number) && numbers.Count > 1 && numbers.Zip(numbers.Skip(1)).All(n => n.Second == n.First + 1);
        var rows = new TableAlignment(_folded, columns).Rows(words, out _);
        var whole = rows.Count(r => r.Exists(c => c.Column >= 0 && TableRows.IsDuty(columns[c.Column])) && r.Exists(c => c.Column >= 0 && columns[c.Column] is ColumnKind.Task or ColumnKind.Requirement));
        var fits = rows.SelectMany(r => r).Select(c => c.Column < 0 ? 1 : TableAlignment.Fit(c.Looks, columns[c.Column])).ToList();
        var misplaced = fits.Count(f => f < 0);
        return whole > 1 && misplaced * 4 <= fits.Count && (counted || repeats > 0 || (misplaced * 8 <= fits.Count && fits.Average() >= FitsWell));
    }
}
