using System.Collections.Immutable;

namespace Tracker.History;

/// <summary>A ledger's file as points of a past year, with every cell that cannot be read and everything that was read by a rule.</summary>
/// <param name="Heads">The sheets that are read.</param>
/// <param name="Passed">Sheets without headings of a ledger, or that a person left out.</param>
/// <param name="Title">What stands above the table; null: nothing.</param>
/// <param name="Unreadable">Each stops the import until it is put right or its row is left out.</param>
/// <param name="Times">Limits that cannot be read: their rows are recorded without one, with the ledger's own words beside.</param>
/// <param name="Notes">How something was read that could be seen otherwise.</param>
public sealed record HistoryReading(
    ImmutableArray<HistoryHead> Heads,
    ImmutableArray<string> Passed,
    string? Title,
    ImmutableArray<HistoryPoint> Points,
    ImmutableArray<HistoryFinding> Unreadable,
    ImmutableArray<HistoryFinding> Notes,
    ImmutableArray<HistoryFinding> Times)
{
    /// <param name="year">The ledger's.</param>
    public static HistoryReading Of(ImmutableArray<HistorySheet> sheets, HistoryChoices choices, int year)
    {
        var heads = sheets.Select(sheet => (Sheet: sheet, Head: choices.Sheets?.Contains(sheet.Name) == false ? null : HistoryHead.Find(sheet, choices))).ToList();
        var rows = new RowReader(year);
        foreach (var (sheet, head) in heads)
        {
            if (head is not null)
            {
                rows.Read(sheet, head);
            }
        }
        return new HistoryReading(
            [.. heads.Select(h => h.Head).OfType<HistoryHead>()],
            [.. heads.Where(h => h.Head is null).Select(h => h.Sheet.Name)],
            heads.Where(h => h.Head is not null).Select(h => TitleAbove(h.Sheet, h.Head!)).FirstOrDefault(),
            rows.Points(),
            [.. rows.Unreadable],
            [.. rows.Notes],
            [.. rows.Times]);
    }

    private static string? TitleAbove(HistorySheet sheet, HistoryHead head) => sheet.Rows
        .TakeWhile(r => r.Number < head.Row)
        .Where(r => r.SaidColumns.Count() == 1)
        .Select(r => r[r.SaidColumns.First()])
        .Where(text => text.Length is >= 4 and <= 200)
        .MaxBy(text => text.Length);
}
