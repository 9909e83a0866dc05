using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>A plan's ledger as one caller may see it.</summary>
internal sealed class LedgerReading(ILedger ledger, IGrains grains, Access access)
{
    /// <summary>The plans whose ledger or draft the caller may know of; no discarded one.</summary>
    public async ValueTask<IReadOnlyList<PlanLine>> Plans(Caller caller, DivisionCode? government = null, CancellationToken cancel = default)
    {
        var plans = await ledger.Plans(government ?? caller.Government, cancel);
        return [.. plans.Where(p => !p.IsDiscarded && Access.May(caller, p.HasLedger ? Deed.ReadPlan : Deed.ReadDraft, p.Plan.Government))];
    }

    /// <summary>Drafts that were discarded (作废), for whoever may reinstate them.</summary>
    public async ValueTask<IReadOnlyList<PlanLine>> DiscardedPlans(Caller caller, CancellationToken cancel = default) =>
        [.. (await ledger.Plans(caller.Government, cancel)).Where(p => p.IsDiscarded && Access.May(caller, Deed.ImportPlan, p.Plan.Government))];

    /// <summary>Whether the caller may see anything at all of the plan's ledger.</summary>
    public static bool May(Caller caller, GrainAddress plan, Deed deed) =>
        (caller.Government is not { } own || own == plan.Government) && AccessTable.Of(caller, deed) is not Reach.Nothing;

    /// <summary>The plan, where the caller may see anything of its ledger.</summary>
    public async ValueTask<Outcome<PlanLine>> Plan(Caller caller, GrainAddress plan, Deed deed = Deed.ReadLedger, CancellationToken cancel = default)
    {
        if (await ledger.Plan(plan, cancel) is not { } line || !May(caller, plan, deed))
        {
            return new Rejection("plan.unknown");
        }
        return line.HasLedger ? line : new Rejection(line.IsDiscarded ? "plan.discarded" : "plan.not-assigned");
    }

    /// <summary>Rows as they stand or stood at the end of a day, in the filter's order.</summary>
    public async IAsyncEnumerable<LedgerLine> Rows(
        Caller caller, GrainAddress plan, LedgerFilter filter, Deed deed = Deed.ReadLedger, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (filter.Sort is null)
        {
            await foreach (var line in Wanted(caller, plan, filter, deed, cancel))
            {
                yield return line;
            }
            yield break;
        }
        var rows = new List<LedgerLine>();
        await foreach (var line in Wanted(caller, plan, filter, deed, cancel))
        {
            rows.Add(line);
        }
        foreach (var line in filter.InOrder(rows))
        {
            yield return line;
        }
    }

    /// <summary>In the document's order: each point's rows stand together, its lead units before the others.</summary>
    private async IAsyncEnumerable<LedgerLine> Wanted(
        Caller caller, GrainAddress plan, LedgerFilter filter, Deed deed, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sight = await access.SightOf(caller, deed, plan.Government, cancel);
        var regions = filter.Region is null ? null : await RegionsOf(plan.Government, cancel);
        long? position = filter.AsOf is { } day ? await ledger.PositionOn(day, cancel) : null;
        GrainAddress? point = null;
        var leads = ImmutableArray<UnitId>.Empty;
        await foreach (var line in filter.IsWide ? ledger.WideLines(plan, position, cancel) : ledger.Lines(plan, position, cancel))
        {
            var entry = line.Entry;
            leads = entry.Point != point ? [] : leads;
            point = entry.Point;
            leads = entry is { Role: Role.Lead, Status: not AssignmentStatus.Withdrawn } ? leads.Add(entry.Unit) : leads;
            if (!sight.Whole && !sight.Sees(entry.Unit, line.Reporting.Consolidator is { Unit: var consolidator } ? leads.Add(consolidator) : leads))
            {
                continue;
            }
            if (filter.Lets(line) && (filter.Lead is null || filter.Lead == LedgerFilter.LeadKey(leads)) && (regions is null || regions.Of(entry.Unit) == filter.Region))
            {
                yield return line;
            }
        }
    }

    public async ValueTask<Regions> RegionsOf(DivisionCode government, CancellationToken cancel = default) =>
        new((await grains.UnitRegister(government).Look(cancel)).State, await access.TreeOf(government, cancel), government);

    /// <summary>The counters of what the caller may see; of the whole plan straight from the kept ones.</summary>
    public async ValueTask<ImmutableArray<LedgerCell>> Cells(Caller caller, GrainAddress plan, DateOnly? asOf = null, CancellationToken cancel = default)
    {
        var sight = await access.SightOf(caller, Deed.ReadLedger, plan.Government, cancel);
        if (sight.Whole && asOf is null)
        {
            return await ledger.Cells(plan, cancel);
        }
        var counts = new Dictionary<LedgerCell, int>();
        await foreach (var line in Rows(caller, plan, new LedgerFilter(AsOf: asOf), cancel: cancel))
        {
            var e = line.Entry;
            var cell = new LedgerCell(e.Section, e.Unit, e.Role, e.Status, e.DueDay, 0);
            counts[cell] = counts.GetValueOrDefault(cell) + 1;
        }
        return [.. counts.Select(c => c.Key with { Count = c.Value })];
    }
}
