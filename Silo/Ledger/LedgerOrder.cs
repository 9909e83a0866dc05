using Tracker.Ledger;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger;

/// <summary>Lines in the document's order: point, then role, then unit.</summary>
internal static class LedgerOrder
{
    public static List<LedgerLine> Lines(IEnumerable<(LedgerEntry Entry, long PlannedAt, PointLine? Point)> rows)
    {
        var found = rows.Select(r => (Order: r.PlannedAt, r.Entry, r.Point)).ToList();
        found.Sort((a, b) => (a.Order, a.Entry.Point.Value, a.Entry.Role, a.Entry.Unit.Value.Length, a.Entry.Unit.Value)
            .CompareTo((b.Order, b.Entry.Point.Value, b.Entry.Role, b.Entry.Unit.Value.Length, b.Entry.Unit.Value)));
        return found.ConvertAll(f => LineOf(f.Entry, f.Point));
    }

    public static LedgerLine LineOf(LedgerEntry entry, PointLine? point) =>
        new(entry, point?.Number ?? entry.Point.Id, point?.SectionHeading, point?.Title ?? "", "", point?.Reporting ?? PointReporting.NotSaid);
}
