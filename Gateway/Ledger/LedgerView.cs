using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>One plan's ledger as one reader may see it, on one day: every table and number on the page is counted from these same rows.</summary>
internal sealed class LedgerView
{
    private LedgerView(ImmutableArray<LedgerLine> lines, DateOnly day) => (Lines, Day) = (lines, day);

    /// <summary>In the document's order: point, role, unit.</summary>
    public ImmutableArray<LedgerLine> Lines { get; }

    public DateOnly Day { get; }

    /// <summary>The document's own points; what was added in midyear is counted apart.</summary>
    public Tally Whole => Tally.Of(Entries(added: false), Day);

    /// <summary>年中追加.</summary>
    public Tally Added => Tally.Of(Entries(added: true), Day);

    public int Points => Entries(added: false).Select(entry => entry.Point).Distinct().Count();

    public int AddedPoints => Entries(added: true).Select(entry => entry.Point).Distinct().Count();

    private IEnumerable<LedgerEntry> Entries(bool added) => Lines.Select(line => line.Entry).Where(entry => IsAdded(entry) == added);

    private static bool IsAdded(LedgerEntry entry) => entry.Section == Tracker.Plans.AddedPoints.Section;

    public static async Task<LedgerView> Read(ILedger ledger, GrainAddress plan, Sight sight, DateOnly day, long? asOf, CancellationToken cancel)
    {
        var lines = ImmutableArray.CreateBuilder<LedgerLine>();
        await foreach (var line in ledger.Lines(plan, asOf, cancel))
        {
            lines.Add(line);
        }
        if (sight.Whole)
        {
            return new LedgerView(lines.ToImmutable(), day);
        }
        var leads = lines.Where(line => line.Entry is { Role: Role.Lead, Status: not AssignmentStatus.Withdrawn }).ToLookup(line => line.Entry.Point, line => line.Entry.Unit);
        return new LedgerView([.. lines.Where(line => sight.Sees(line.Entry.Unit, LeadsOf(line)))], day);

        ImmutableArray<UnitId> LeadsOf(LedgerLine line) =>
            line.Reporting.Consolidator is { Unit: var consolidator } ? [.. leads[line.Entry.Point], consolidator] : [.. leads[line.Entry.Point]];
    }

    public IReadOnlyList<(int Section, string Heading, int Points, Tally Tally)> BySection =>
    [
        .. Lines.Where(line => !IsAdded(line.Entry)).GroupBy(line => (line.Entry.Section, line.SectionHeading)).OrderBy(group => group.Key.Section).Select(group => (
            group.Key.Section,
            group.Key.SectionHeading ?? "（未分部分）",
            group.Select(line => line.Entry.Point).Distinct().Count(),
            Tally.Of(group.Select(line => line.Entry), Day))),
    ];

    /// <summary>Those with most to do first: late, returned, silent. Duties on added points beside them.</summary>
    public IReadOnlyList<(UnitId Unit, string Name, Tally Tally, int Added)> ByUnit =>
    [
        .. Lines.GroupBy(line => line.Entry.Unit)
            .Select(group => (
                group.Key,
                group.Last().Entry.UnitName,
                Tally: Tally.Of(group.Select(line => line.Entry).Where(entry => !IsAdded(entry)), Day),
                Added: Tally.Of(group.Select(line => line.Entry).Where(IsAdded), Day).Whole))
            .OrderByDescending(unit => unit.Tally.Overdue).ThenByDescending(unit => unit.Tally.Returned).ThenByDescending(unit => unit.Tally.Silent)
            .ThenBy(unit => int.Parse(unit.Key.Value, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>The rows that a list's filters leave, in its order.</summary>
    public IReadOnlyList<LedgerLine> Rows(ListQuery query)
    {
        var rows = Lines.Where(line => Keeps(line, query));
        rows = (query.Sort, query.Descending) switch
        {
            ("unit", false) => rows.OrderBy(line => Number(line.Entry.Unit)),
            ("unit", true) => rows.OrderByDescending(line => Number(line.Entry.Unit)),
            ("status", false) => rows.OrderBy(line => line.Entry.Status),
            ("status", true) => rows.OrderByDescending(line => line.Entry.Status),
            ("due", false) => rows.OrderBy(line => line.Entry.DueDay ?? DateOnly.MaxValue),
            ("due", true) => rows.OrderByDescending(line => line.Entry.DueDay ?? DateOnly.MinValue),
            ("report", false) => rows.OrderBy(line => line.Entry.LastReportOn ?? DateOnly.MinValue),
            ("report", true) => rows.OrderByDescending(line => line.Entry.LastReportOn ?? DateOnly.MinValue),
            ("point", true) => rows.Reverse(),
            _ => rows,
        };
        return [.. rows];
    }

    private bool Keeps(LedgerLine line, ListQuery query)
    {
        var entry = line.Entry;
        return (query["section"] switch { null => true, "document" => !IsAdded(entry), var section => section == $"{entry.Section}" })
            && (query["unit"] is not { } unit || entry.Unit.Value == unit)
            && (query["role"] == "counted" ? entry.Role != Role.Cooperating : query.Choice<Role>("role") is not { } role || entry.Role == role)
            && (query.Choice<AssignmentStatus>("status") is not { } status || entry.Status == status)
            && query["due"] switch
            {
                "late" => Tally.Late(entry, Day),
                "dated" => entry.DueDay is not null,
                "none" => entry.DueDay is null,
                _ => true,
            }
            && (query["reports"] != "none" || entry.LastReport is null)
            && (query["q"] is not { } words || Has(line.Title, words) || Has(entry.UnitName, words) || Has(line.LastReportText, words) || line.PointNumber == words);
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static int Number(UnitId unit) => int.Parse(unit.Value, System.Globalization.CultureInfo.InvariantCulture);
}
