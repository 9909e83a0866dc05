using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Ledger;

/// <summary>One plan's ledger as one reader may see it, on one day: every table and number on the page is counted from these same rows.</summary>
internal sealed class LedgerView
{
    private LedgerView(ImmutableArray<LedgerLine> lines, ILookup<GrainAddress, UnitId> leads, DateOnly day) => (Lines, Leads, Day) = (lines, leads, day);

    /// <summary>In the document's order: point, role, unit.</summary>
    public ImmutableArray<LedgerLine> Lines { get; }

    public DateOnly Day { get; }

    /// <summary>Who leads each point stands in the published document: whoever sees a row of it sees them all.</summary>
    public ILookup<GrainAddress, UnitId> Leads { get; }

    /// <summary>The document's own points; what was added in midyear is counted apart.</summary>
    public Tally Whole => Tally.Of(Entries(added: false), Day);

    /// <summary>年中追加.</summary>
    public Tally Added => Tally.Of(Entries(added: true), Day);

    public int Points => Entries(added: false).Select(entry => entry.Point).Distinct().Count();

    public int AddedPoints => Entries(added: true).Select(entry => entry.Point).Distinct().Count();

    private IEnumerable<LedgerEntry> Entries(bool added) => Lines.Select(line => line.Entry).Where(entry => IsAdded(entry) == added);

    private static bool IsAdded(LedgerEntry entry) => entry.Section == Tracker.Plans.AddedPoints.Section;

    /// <param name="wide">With the words of the last reports and the set-ups (建账), for a search.</param>
    public static async Task<LedgerView> Read(ILedger ledger, GrainAddress plan, Sight sight, DateOnly day, long? asOf, CancellationToken cancel, bool wide = false)
    {
        var lines = wide ? await ledger.WideLines(plan, asOf, cancel).ToListAsync(cancel) : await ledger.BareLines(plan, asOf, cancel);
        var leads = lines.Where(line => line.Entry is { Role: Role.Lead, Status: not AssignmentStatus.Withdrawn }).ToLookup(line => line.Entry.Point, line => line.Entry.Unit);
        return new LedgerView(sight.Whole ? [.. lines] : [.. lines.Where(line => sight.Sees(line.Entry.Unit, LeadsOf(line)))], leads, day);

        ImmutableArray<UnitId> LeadsOf(LedgerLine line) =>
            line.Reporting.Consolidator is { Unit: var consolidator } ? [.. leads[line.Entry.Point], consolidator] : [.. leads[line.Entry.Point]];
    }

    /// <summary>The document's points on which nobody has a duty, and which stand in no row: for who sees the whole ledger as it stands.</summary>
    public async ValueTask<IReadOnlyList<string>> Unassigned(ILedger ledger, PlanLine plan, Sight sight, CancellationToken cancel)
    {
        if (!sight.Whole || Points >= plan.Points)
        {
            return [];
        }
        var held = Lines.Select(line => line.Entry.Point).ToHashSet();
        return [.. (await ledger.Points(plan.Plan, cancel)).Where(p => p.Stage != PointStage.Withdrawn && !held.Contains(p.Point)).Select(p => p.Number)];
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

    /// <summary>The rows that a filter leaves, in its order.</summary>
    public IReadOnlyList<LedgerLine> Rows(LedgerFilter filter, Regions regions) =>
    [
        .. filter.InOrder(Lines.Where(line => filter.Lets(line)
            && (filter.Lead is null || filter.Lead == LedgerFilter.LeadKey(Leads[line.Entry.Point]))
            && (filter.Region is null || filter.Region == regions.Of(line.Entry.Unit)))),
    ];
}
