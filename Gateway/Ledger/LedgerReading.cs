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
internal sealed class LedgerReading(ILedger ledger, Access access)
{
    /// <summary>The plans whose ledger or draft the caller may know of.</summary>
    public async ValueTask<IReadOnlyList<PlanLine>> Plans(Caller caller, DivisionCode? government = null, CancellationToken cancel = default)
    {
        var plans = await ledger.Plans(government ?? caller.Government, cancel);
        return [.. plans.Where(p => Access.May(caller, p.HasLedger ? Deed.ReadPlan : Deed.ReadDraft, p.Plan.Government))];
    }

    /// <summary>The plan, where the caller may see anything of its ledger.</summary>
    public async ValueTask<Outcome<PlanLine>> Plan(Caller caller, GrainAddress plan, Deed deed = Deed.ReadLedger, CancellationToken cancel = default)
    {
        if (await ledger.Plan(plan, cancel) is not { } line || (caller.Government is { } own && own != plan.Government) || AccessTable.Of(caller, deed) is Reach.Nothing)
        {
            return new Rejection("plan.unknown");
        }
        return line.HasLedger ? line : new Rejection("plan.not-assigned");
    }

    /// <summary>Rows in the document's order, as they stand or stood at the end of a day.</summary>
    public async IAsyncEnumerable<LedgerLine> Rows(
        Caller caller, GrainAddress plan, LedgerFilter filter, Deed deed = Deed.ReadLedger, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var sight = await access.SightOf(caller, deed, plan.Government, cancel);
        long? position = filter.AsOf is { } day ? await ledger.PositionOn(day, cancel) : null;
        GrainAddress? point = null;
        var leads = ImmutableArray<UnitId>.Empty;
        await foreach (var line in ledger.Lines(plan, position, cancel))
        {
            var entry = line.Entry;
            if (!sight.Whole)
            {
                // A point's lead units come before its others; its 汇总单位 may be any.
                leads = entry.Point != point ? line.Reporting.Consolidator is { Unit: var consolidator } ? [consolidator] : [] : leads;
                point = entry.Point;
                leads = entry is { Role: Role.Lead, Status: not AssignmentStatus.Withdrawn } ? leads.Add(entry.Unit) : leads;
                if (!sight.Sees(entry.Unit, leads))
                {
                    continue;
                }
            }
            if (filter.Lets(line))
            {
                yield return line;
            }
        }
    }

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

/// <summary>Which rows of a ledger are wanted; null: all.</summary>
/// <param name="AsOf">As they stood at the end of this day, China's time.</param>
/// <param name="OverdueOn">Only rows past a fixed day on this day and open.</param>
/// <param name="Text">Somewhere in title, unit or last report.</param>
internal sealed record LedgerFilter(
    DateOnly? AsOf = null,
    AssignmentStatus? Status = null,
    Role? Role = null,
    UnitId? Unit = null,
    int? Section = null,
    DateOnly? OverdueOn = null,
    string? Text = null)
{
    public bool Lets(LedgerLine line)
    {
        var e = line.Entry;
        return (Status is null || e.Status == Status)
            && (Role is null || e.Role == Role)
            && (Unit is null || e.Unit == Unit)
            && (Section is null || e.Section == Section)
            && (OverdueOn is null || (e.Status.IsOpen && e.DueDay < OverdueOn))
            && (string.IsNullOrWhiteSpace(Text) || Says(line.Title) || Says(e.UnitName) || Says(line.LastReportText));

        bool Says(string words) => words.Contains(Text, StringComparison.OrdinalIgnoreCase);
    }
}
