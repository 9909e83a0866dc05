namespace Tracker.AnnualReports;

/// <summary>
/// Rows of a table whose labels were torn apart or lost on the way (a printed page as text): where between two rows whose label stands on their own line
/// there are exactly as many lines of cells as the form has rows, each is the next of the form. One more or one less, and none of them is read.
/// </summary>
internal sealed class RowsInOrder(ReportText text, Stretch within, int count)
{
    private readonly List<RowLine> _lines = RowLine.All(text, within, count);

    /// <summary>The cells by row, as far as they are certain.</summary>
    /// <param name="form">All rows in the form's order.</param>
    /// <param name="labels">Where the labels that are whole stand.</param>
    public Dictionary<string, string[]> Read(IReadOnlyList<string> form, IReadOnlyList<(string Row, Stretch Label)> labels)
    {
        var known = Known(form, labels);
        var rows = known.ToDictionary(k => form[k.Row], k => _lines[k.Line].Cells);
        foreach (var (one, next) in known.Zip(known.Skip(1)).Where(k => k.Second.Line - k.First.Line == k.Second.Row - k.First.Row))
        {
            for (var i = 1; i < next.Row - one.Row; i++)
            {
                rows[form[one.Row + i]] = _lines[one.Line + i].Cells;
            }
        }

        return rows;
    }

    /// <summary>Nothing where they are out of the form's order.</summary>
    private List<(int Row, int Line)> Known(IReadOnlyList<string> form, IReadOnlyList<(string Row, Stretch Label)> labels)
    {
        var known = new List<(int Row, int Line)>();
        foreach (var (key, label) in labels.OrderBy(l => l.Label.Start))
        {
            var line = _lines.FindIndex(l => l.Line.Start <= label.Start && label.End <= l.CellsFrom);
            var row = Enumerable.Range(0, form.Count).FirstOrDefault(r => form[r] == key, -1);
            if (row >= 0 && line >= 0)
            {
                known.Add((row, line));
            }
        }

        return known.Zip(known.Skip(1)).All(k => k.First.Row < k.Second.Row && k.First.Line < k.Second.Line) ? known : [];
    }
}
