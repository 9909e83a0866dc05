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

    /// <summary>Between marks a cell may be blank, but the row can be laid out in one way only: labels before it, nothing behind.</summary>
    private static (int From, string[] Cells)? Fenced(string line, int count)
    {
        var mark = line.Contains('|') ? '|' : '\t';
        var parts = line.Trim(' ').Split(mark).Select(p => p.Trim()).ToList();
        if (mark == '|' && parts.Count > 2 && parts[0].Length == 0 && parts[^1].Length == 0)
        {
            parts = parts[1..^1];
        }

        var ways = Enumerable.Range(0, Math.Max(0, parts.Count - count + 1))
            .Where(first => !parts.Take(first).Any(RowCells.IsValue) && parts.Skip(first).Take(count).All(IsCell) && parts.Skip(first + count).All(p => p.Length == 0))
            .Select(first => parts.Skip(first).Take(count).ToArray()).ToList();
        return ways is [var only] && only.Any(RowCells.IsValue) ? (From(line, only), only) : null;
    }

    private static bool IsCell(string part) => part.Length == 0 || RowCells.IsValue(part);

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
