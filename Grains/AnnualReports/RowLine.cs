namespace Tracker.AnnualReports;

/// <summary>A line that ends in as many cells as a row of the table has.</summary>
/// <param name="CellsFrom">Where in the text its first cell begins that is not blank.</param>
internal sealed record RowLine(Stretch Line, int CellsFrom, string[] Cells)
{
    public static List<RowLine> All(ReportText text, Stretch within, int count) =>
        [.. text.Lines(within).Select(line => CellsOf(text.Cut(line), count) is var (from, cells) ? new RowLine(line, line.Start + from, cells) : null).OfType<RowLine>()];

    private static (int From, string[] Cells)? CellsOf(string line, int count)
    {
        if (line.Contains('|') || line.Contains('\t'))
        {
            return Fenced(line, count);
        }

        var words = line.Split((char[])[' ', '\u3000', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= count && words[^count..] is var cells && cells.All(RowCells.IsValue) && (words.Length == count || !RowCells.IsValue(words[^(count + 1)]))
            ? (From(line, cells), cells) : null;
    }

    /// <summary>Between marks a cell may be blank, the last one not.</summary>
    private static (int From, string[] Cells)? Fenced(string line, int count)
    {
        var mark = line.Contains('|') ? '|' : '\t';
        var parts = line.Trim(' ').Split(mark).Select(p => p.Trim()).ToList();
        if (mark == '|' && parts.Count > 2 && parts[0].Length == 0 && parts[^1].Length == 0)
        {
            parts = parts[1..^1];
        }

        while (parts.Count > count && parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        string[] cells = parts.Count >= count ? [.. parts[^count..]] : [];
        return cells.Length == count && cells[^1].Length > 0 && cells.All(c => c.Length == 0 || RowCells.IsValue(c)) && (parts.Count == count || !RowCells.IsValue(parts[^(count + 1)]))
            ? (From(line, cells), cells) : null;
    }

    /// <summary>Searched from the end: a label may hold the same digit.</summary>
    private static int From(string line, string[] cells)
    {
        var at = line.Length;
        foreach (var cell in cells.Reverse().Where(c => c.Length > 0))
        {
            at = line.LastIndexOf(cell, at - 1, StringComparison.Ordinal);
        }

        return at;
    }
}
