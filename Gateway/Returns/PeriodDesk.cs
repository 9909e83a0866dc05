using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>The office's side of a period: opens and closes it, and knows who is missing.</summary>
internal sealed class PeriodDesk(IGrains grains, ILedger ledger, TimeProvider clock)
{
    public ValueTask<IReadOnlyList<PeriodLine>> Periods(Caller caller, DivisionCode government, PlanYear? year = null, CancellationToken cancel = default) =>
        caller.Government is { } own && own != government ? new([]) : ledger.Periods(government, year, cancel);

    public async ValueTask<Answer> Open(Errand errand, GrainAddress period, DateOnly from, DateOnly to, DateOnly due, CancellationToken cancel = default) =>
        await Ask(
            errand,
            period,
            new OpenPeriod(
                from,
                to,
                due,
                clock.Today,
                await FirstIssuedOn(period, cancel),
                [.. (await Asked(period.Government, period.Year, cancel)).Keys.OrderBy(u => u.Value.Length).ThenBy(u => u.Value, StringComparer.Ordinal)]),
            cancel);

    public ValueTask<Answer> MoveDueDay(Errand errand, GrainAddress period, DateOnly day, string reason, CancellationToken cancel = default) =>
        Ask(errand, period, new MoveDueDay(day, reason), cancel);

    public ValueTask<Answer> Close(Errand errand, GrainAddress period, CancellationToken cancel = default) => Ask(errand, period, new ClosePeriod(clock.Today), cancel);

    public ValueTask<Answer> Reopen(Errand errand, GrainAddress period, string reason, CancellationToken cancel = default) =>
        Ask(errand, period, new ReopenPeriod(clock.Today, reason), cancel);

    /// <summary>Every unit that is asked for a sheet, with what it has to fill in and what came of it; in the register's order.</summary>
    public async ValueTask<ImmutableArray<UnitStanding>> Standing(GrainAddress period, CancellationToken cancel = default)
    {
        var sent = (await ledger.Returns(period, cancel)).ToDictionary(r => r.Unit);
        var asked = await Asked(period.Government, period.Year, cancel);
        var register = (await grains.UnitRegister(period.Government).Look(cancel)).State;
        var filed = await Filed(period, sent.Keys, cancel);
        return
        [
            .. asked.Keys.Union(sent.Keys.Where(u => register.Unit(u)?.Active != false))
                .Select(u => new UnitStanding(u, register.Unit(u)?.Name ?? $"{u}", asked.GetValueOrDefault(u), Counting(sent.GetValueOrDefault(u), period, u, filed)))
                .OrderBy(s => s.Unit.Value.Length).ThenBy(s => s.Unit.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>A sheet with the rows that count now: not those that ended or went to another unit, but those that came filed from one that is no more.</summary>
    private static ReturnLine? Counting(ReturnLine? sent, GrainAddress period, UnitId unit, FiledRows filed) =>
        sent is not null ? sent with { Filed = filed.Of(unit) }
        : filed.Inherited.GetValueOrDefault(unit) is { } other ? other with { Address = period.ReturnOf(unit), Filed = filed.Of(unit), Returned = false }
        : null;

    /// <summary>The rows of the year's open duties that count and were filed for the period, by whose they are now, whoever's sheet they came on.</summary>
    private async ValueTask<FiledRows> Filed(GrainAddress period, IReadOnlyCollection<UnitId> senders, CancellationToken cancel)
    {
        var on = new Dictionary<GrainAddress, UnitId>();
        foreach (var unit in senders)
        {
            foreach (var row in (await grains.PeriodReturn(period.ReturnOf(unit)).Look(cancel)).State is PeriodReturn.Sent sheet ? sheet.Rows.Keys : [])
            {
                on[row] = unit;
            }
        }
        var sheets = (await ledger.Returns(period, cancel)).ToDictionary(r => r.Unit);
        var (counted, inherited) = (new Dictionary<UnitId, int>(), new Dictionary<UnitId, ReturnLine>());
        foreach (var plan in on.Count == 0 ? [] : (await ledger.Plans(period.Government, cancel)).Where(p => p.Plan.Year == period.Year && p.Stage == PlanStage.Assigned))
        {
            foreach (var entry in (await ledger.BareLines(plan.Plan, cancel: cancel)).Select(l => l.Entry).Where(e => e.Status.IsOpen && e.Role is not Role.Cooperating))
            {
                if (on.TryGetValue(entry.Assignment, out var sender))
                {
                    inherited.TryAdd(entry.Unit, sheets[sender]);
                }
                else if (entry.Status is not AssignmentStatus.ClosureReported) // else there is nothing to fill in
                {
                    continue;
                }
                counted[entry.Unit] = counted.GetValueOrDefault(entry.Unit) + 1;
            }
        }
        return new FiledRows(counted, inherited);
    }

    /// <summary>待审签: the unit's own approval is asked for and not given. Nobody outside the unit is told.</summary>
    public async ValueTask<bool> IsHandedIn(PeriodLine period, UnitId unit, CancellationToken cancel = default) =>
        !period.Closed && (await grains.PeriodReturn(period.Address.ReturnOf(unit)).Look(cancel)).State.Approval is { HandedInBy: not null, ApprovedBy: null };

    /// <summary>Open rows by unit; units that only help (配合单位) are asked and never missing.</summary>
    public ValueTask<ImmutableDictionary<UnitId, AskedRows>> Asked(DivisionCode government, PlanYear year, CancellationToken cancel = default) =>
        ledger.Asked(government, year, cancel);

    public ValueTask<DateOnly?> FirstIssuedOn(GrainAddress period, CancellationToken cancel = default) =>
        ledger.FirstIssuedOn(grains, period.Government, period.Year, cancel);

    private async ValueTask<Answer> Ask(Errand errand, GrainAddress period, PeriodCommand command, CancellationToken cancel) =>
        Access.May(errand.Who, Deed.AssignPlan, period.Government)
            ? await grains.Period(period).Ask(errand.At(clock.GetUtcNow()), command, null, cancel)
            : new Answer(new Rejection("period.unknown"), 0);
}

/// <param name="Inherited">Of a unit that has filed rows, a sheet that one of them came on.</param>
internal sealed record FiledRows(Dictionary<UnitId, int> Counted, Dictionary<UnitId, ReturnLine> Inherited)
{
    public int Of(UnitId unit) => Counted.GetValueOrDefault(unit);
}

/// <param name="Sent">Null: nothing came. Its rows are those that count now.</param>
public sealed record UnitStanding(UnitId Unit, string Name, AskedRows Asked, ReturnLine? Sent)
{
    /// <summary>未报: it has a duty that counts and nothing came, or the sheet was returned.</summary>
    public bool IsMissing => Asked.Counted > 0 && (Sent is null || Sent.Returned);
}
