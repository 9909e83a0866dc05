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

    /// <summary>The sheets that were sent, each with its rows that count now.</summary>
    public async ValueTask<IReadOnlyDictionary<UnitId, ReturnLine>> Sent(GrainAddress period, CancellationToken cancel = default)
    {
        var sent = (await ledger.Returns(period, cancel)).ToDictionary(r => r.Unit);
        return (await FiledRows.Of(grains, ledger, period, sent.Values, cancel)).Sheets(period, sent);
    }

    /// <summary>Every unit that is asked for a sheet, with what it has to fill in and what came of it; in the register's order.</summary>
    public async ValueTask<ImmutableArray<UnitStanding>> Standing(GrainAddress period, CancellationToken cancel = default)
    {
        var sent = (await ledger.Returns(period, cancel)).ToDictionary(r => r.Unit);
        var asked = await AskedIn(period, cancel);
        var register = (await grains.UnitRegister(period.Government).Look(cancel)).State;
        var sheets = (await FiledRows.Of(grains, ledger, period, sent.Values, cancel)).Sheets(period, sent);
        return
        [
            .. asked.Keys.Union(sent.Keys.Where(u => register.Unit(u)?.Active != false))
                .Select(u => new UnitStanding(u, register.Unit(u)?.Name ?? $"{u}", asked.GetValueOrDefault(u), sheets.GetValueOrDefault(u)))
                .OrderBy(s => s.Unit.Value.Length).ThenBy(s => s.Unit.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>What came by 年中追加 after the period's last day is none of its rows.</summary>
    private async ValueTask<ImmutableDictionary<UnitId, AskedRows>> AskedIn(GrainAddress period, CancellationToken cancel)
    {
        var asked = await Asked(period.Government, period.Year, cancel);
        if ((await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line)
        {
            return asked;
        }
        foreach (var plan in (await ledger.Plans(period.Government, cancel)).Where(p => p.Plan.Year == period.Year && p.Stage == PlanStage.Assigned))
        {
            var later = (await grains.Plan(plan.Plan).Look(cancel)).State is Plan.Assigned { Added: var added } ? added.Where(a => a.On > line.To).Select(a => a.Number).ToHashSet() : [];
            foreach (var row in later.Count == 0 ? [] : (await ledger.BareLines(plan.Plan, cancel: cancel)).Where(l => later.Contains(l.PointNumber) && l.Entry.Status.IsOpen))
            {
                var before = asked.GetValueOrDefault(row.Entry.Unit);
                asked = asked.SetItem(row.Entry.Unit, new AskedRows(before.Rows - 1, before.Counted - (row.Entry.Role is Role.Cooperating ? 0 : 1)));
            }
        }
        return asked.RemoveRange(asked.Where(a => a.Value.Rows == 0).Select(a => a.Key));
    }

    /// <summary>待审签: the unit's own approval is asked for and not given. Nobody outside the unit is told.</summary>
    /// <returns>Who handed it in; null: it doesn't wait.</returns>
    public async ValueTask<AccountId?> HandedInBy(PeriodLine period, UnitId unit, CancellationToken cancel = default) =>
        !period.Closed && (await grains.PeriodReturn(period.Address.ReturnOf(unit)).Look(cancel)).State.Approval is { HandedInBy: { } by, ApprovedBy: null } ? by : null;

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

/// <param name="Sent">Null: nothing came. Its rows are those that count now.</param>
public sealed record UnitStanding(UnitId Unit, string Name, AskedRows Asked, ReturnLine? Sent)
{
    /// <summary>未报: it has a duty that counts and nothing came, or the sheet was returned.</summary>
    public bool IsMissing => Asked.Counted > 0 && (Sent is null || Sent.Returned);

    /// <summary>部分已报: its sheet came with fewer rows than count.</summary>
    public bool IsPartial => Sent is { } sent && sent.IsPartOf(Asked.Counted);

    /// <summary>已报 with every row that counts.</summary>
    public bool IsWhole => Sent is { Returned: false } && !IsPartial;

    /// <summary>Nothing came, or not all: who is chased.</summary>
    public bool IsToChase => IsMissing || IsPartial;

    /// <summary>市规划局（1/3）.</summary>
    public string NameWithPart => IsPartial ? $"{Name}（{Sent!.Filed}/{Asked.Counted}）" : Name;
}
