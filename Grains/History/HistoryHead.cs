using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.History;

/// <summary>Where a sheet's headings stand and what each column holds.</summary>
/// <param name="Row">The last row of the headings.</param>
public sealed record HistoryHead(string Sheet, int Row, ImmutableArray<HistoryHeading> Headings)
{
    private const int RowsSearched = 30; // titles and notes stand above the headings

    /// <summary>It was downloaded here: each unit has a row of its own.</summary>
    public bool WasDownloaded { get; init; }

    public IEnumerable<int> Of(HistoryColumn meaning) => Headings.Where(h => h.Meaning == meaning).Select(h => h.Column);

    /// <summary>Null: no row of this sheet heads a ledger.</summary>
    public static HistoryHead? Find(HistorySheet sheet, HistoryChoices choices)
    {
        var at = choices.HeadingRow is { } said
            ? sheet.Rows.Select((row, i) => (row, i)).Where(r => r.row.Number == said).Select(r => (int?)r.i).FirstOrDefault()
            : sheet.Rows.Take(RowsSearched).Select((row, i) => (Score: Score(row), i)).Where(r => r.Score >= 2).OrderByDescending(r => r.Score).ThenBy(r => r.i).Select(r => (int?)r.i).FirstOrDefault();
        if (at is not { } first)
        {
            return null;
        }
        var (upper, lower) = (sheet.Rows[first], first + 1 < sheet.Rows.Length && IsSecondLine(sheet.Rows[first], sheet.Rows[first + 1]) ? sheet.Rows[first + 1] : null);
        var last = lower ?? upper;
        var below = sheet.Rows[(first + (lower is null ? 1 : 2))..];
        var width = sheet.Rows[first..].Select(r => r.Cells.Length).DefaultIfEmpty().Max();
        var texts = Enumerable.Range(0, width)
            .Select(column => (column, Text: lower?.Says(column) == true ? lower[column] : upper.Says(column) ? upper[column] : ""))
            .Where(h => h.Text.Length > 0 || below.Any(row => row.Says(h.column)))
            .ToList();
        var own = OwnHeadings.Of(texts.Select(h => h.Text));
        var headings = texts.Select(h => Heading(h.column, h.Text, below, choices, own));
        return new HistoryHead(sheet.Name, last.Number, [.. headings]) { WasDownloaded = own is not null };
    }

    private static HistoryHeading Heading(int column, string text, ImmutableArray<HistoryRow> below, HistoryChoices choices, OwnHeadings? own)
    {
        ImmutableArray<string> said = [.. below.Where(r => r.Says(column)).Select(r => r[column])];
        var known = own?.MeaningOf(text, said);
        var guess = known ?? HistoryHeadings.ByContent(HistoryHeadings.Guess(text), said);
        var key = text.Length > 0 ? NameKey.Of(text) : HistoryRow.Letters(column);
        return new HistoryHeading(column, key, text, guess, choices.Columns.TryGetValue(key, out var chosen) ? chosen : guess) { IsPassedOver = known == HistoryColumn.None };
    }

    /// <summary>How many different things the row heads; none where it heads no tasks.</summary>
    private static int Score(HistoryRow row)
    {
        var meanings = row.SaidColumns.Select(c => HistoryHeadings.Guess(row[c])).Where(m => m != HistoryColumn.None).Distinct().ToList();
        return meanings.Contains(HistoryColumn.Task) || meanings.Contains(HistoryColumn.Measures) ? meanings.Count : 0;
    }

    /// <summary>牵头单位 and 责任单位 under a merged 责任分工.</summary>
    private static bool IsSecondLine(HistoryRow upper, HistoryRow lower) =>
        lower.SaidColumns.Any()
        && lower.SaidColumns.All(c => HistoryHeadings.Guess(lower[c]) != HistoryColumn.None && lower[c] != upper[c])
        && Enumerable.Range(0, lower.Cells.Length).Any(c => lower[c] == HistoryRow.Continued);
}

/// <param name="Key">Under which a person says what it means.</param>
/// <param name="Meaning">As said; the guess where nothing was.</param>
public sealed record HistoryHeading(int Column, string Key, string Text, HistoryColumn Guess, HistoryColumn Meaning)
{
    /// <summary>It is known, and not imported: a column of a ledger that was downloaded here.</summary>
    public bool IsPassedOver { get; init; }

    public string Letters => HistoryRow.Letters(Column);
}
