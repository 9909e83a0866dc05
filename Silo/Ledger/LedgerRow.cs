using Tracker.Ledger;

namespace Tracker.Silo.Ledger;

/// <summary>A row as the tables hold it: numbered, and valid from the position of the fact that made it so.</summary>
internal sealed record LedgerRow(long No, long Plan, long Point, LedgerEntry Entry, long ValidFrom);

/// <summary>What a counter counts; days are written 20210630, 0 for none.</summary>
internal readonly record struct CellKey(long Plan, int Section, int Unit, int Role, int Status, int DueDay)
{
    public static CellKey Of(long plan, LedgerEntry entry) => new(
        plan,
        entry.Section,
        int.Parse(entry.Unit.Value, System.Globalization.CultureInfo.InvariantCulture),
        (int)entry.Role,
        (int)entry.Status,
        Journal.JournalDay.Number(entry.DueDay));
}

/// <summary>What a government's counter counts.</summary>
/// <param name="Government">The division code as a number.</param>
internal readonly record struct TotalKey(int Government, int Year, int Status, int DueDay)
{
    public static TotalKey Of(LedgerEntry entry) => new(
        int.Parse(entry.Assignment.Value.AsSpan(0, 6), System.Globalization.CultureInfo.InvariantCulture),
        entry.Assignment.Year.Value,
        (int)entry.Status,
        Journal.JournalDay.Number(entry.DueDay));
}
