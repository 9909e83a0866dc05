using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Supervision;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Today;

/// <summary>
/// 今日待办: what waits for whoever asks. One statement reads every open row, the rest are a few indexed ones: periods, their sheets, requests, and counters
/// that are mostly in memory. What is in the numbers is in the lists, since both are the same rows.
/// </summary>
internal sealed class TodayReading(
    IGrains grains, WaitingLedger waiting, LedgerReading plans, PeriodDesk periods, ILedger ledger, RequestReading requests, LookBackReading lookBacks, UrgingDesk urgings, PaperReading papers, TimeProvider clock)
{
    /// <summary>The office's day belongs to whoever may assign; a unit's to whoever serves one.</summary>
    public static bool IsOffice(Caller caller, DivisionCode government) => Access.May(caller, Deed.AssignPlan, government);

    public static bool IsFor(Caller caller, DivisionCode government) => IsOffice(caller, government) || Served(caller, government).Any();

    /// <summary>Null: the caller is not the office.</summary>
    public async ValueTask<OfficeDay?> Office(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        if (!IsOffice(caller, government))
        {
            return null;
        }
        var today = clock.Today;
        var opened = ImmutableArray.CreateBuilder<PeriodDay>();
        foreach (var period in (await periods.Periods(caller, government, cancel: cancel)).Where(p => !p.Closed && p.From <= today))
        {
            opened.Add(new PeriodDay(period, await periods.Standing(period.Address, cancel)));
        }
        var progress = ImmutableArray.CreateBuilder<PlanDay>();
        foreach (var plan in (await plans.Plans(caller, government, cancel)).Where(p => p.Stage == PlanStage.Assigned))
        {
            var cells = await plans.Cells(caller, plan.Plan, cancel: cancel);
            progress.Add(new PlanDay(plan, Tally.Of(cells.Where(c => c.Section != Tracker.Plans.AddedPoints.Section), today), Tally.Of(cells.Where(c => c.Section == Tracker.Plans.AddedPoints.Section), today)));
        }
        return new OfficeDay(
            await Named(await waiting.Open(government, cancel: cancel), government, cancel),
            opened.DrainToImmutable(),
            [.. (await requests.All(caller, government, cancel)).Where(r => r.Stage == RequestStage.Open && r.Answered < r.Units)],
            progress.DrainToImmutable(),
            today) { Urged = await urgings.Done(government, cancel) };
    }

    /// <summary>Null: the caller serves no unit, or may not read its rows.</summary>
    public async ValueTask<UnitDay?> Unit(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        var served = Served(caller, government).ToList();
        if (served.Count == 0)
        {
            return null;
        }
        var today = clock.Today;
        var lines = ImmutableArray.CreateBuilder<OpenLine>();
        foreach (var unit in served)
        {
            lines.AddRange(await waiting.Open(government, unit, cancel));
        }
        var sheets = ImmutableArray.CreateBuilder<SheetDay>();
        var taking = (await periods.Periods(caller, government, cancel: cancel)).Where(p => !p.Closed && p.From <= today).ToImmutableArray();
        foreach (var period in taking)
        {
            var asked = await periods.Asked(government, period.Address.Year, cancel);
            var sent = (await ledger.Returns(period.Address, cancel)).ToDictionary(r => r.Unit);
            foreach (var unit in served.Where(u => asked.GetValueOrDefault(u).Rows > 0 && sent.GetValueOrDefault(u) is null or { Returned: true }))
            {
                sheets.Add(new SheetDay(period, unit, asked.GetValueOrDefault(unit).Rows, sent.GetValueOrDefault(unit), await periods.HandedInBy(period, unit, cancel)));
            }
        }
        return new UnitDay(
            await Named(lines.ToImmutable(), government, cancel),
            sheets.ToImmutable(),
            [.. (await requests.Own(caller, government, cancel)).Where(a => a.IsDue).OrderBy(a => a.DueDay)],
            today) { Periods = taking, BackWithSheet = await BackWithSheet(lines, sheets, cancel),
            Papers = [.. (await papers.Own(caller, government, cancel)).Where(p => served.Contains(p.Unit.Unit) && PaperWords.IsToAnswer(p.Paper, p.Unit))],
            LookBack = [.. (await lookBacks.Own(caller, government, cancel)).Where(row => row.Asks(caller) is not LookBackAsk.Nothing).OrderBy(row => row.Asks(caller))] };
    }

    private async ValueTask<ImmutableHashSet<GrainAddress>> BackWithSheet(IEnumerable<OpenLine> lines, IEnumerable<SheetDay> sheets, CancellationToken cancel)
    {
        var returned = sheets.Where(s => s.Sent is { Returned: true }).Select(s => s.Period.Address.ReturnOf(s.Unit)).ToHashSet();
        var back = ImmutableHashSet.CreateBuilder<GrainAddress>();
        foreach (var line in returned.Count == 0 ? [] : lines.Where(l => l.Status is AssignmentStatus.Returned))
        {
            if ((await grains.Assignment(line.Assignment).Look(cancel)).State.Duty?.ReturnedWith is { } sheet && returned.Contains(sheet))
            {
                back.Add(line.Assignment);
            }
        }
        return back.ToImmutable();
    }

    /// <summary>The units that the caller serves and whose rows it may read.</summary>
    private static IEnumerable<UnitId> Served(Caller caller, DivisionCode government) =>
        caller.Units.Where(unit => AccessTable.May(caller, Deed.ReadLedger, new Subject(government, unit, [], [])));

    private async ValueTask<ImmutableArray<WaitingLine>> Named(ImmutableArray<OpenLine> lines, DivisionCode government, CancellationToken cancel)
    {
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        return [.. lines.Select(line => new WaitingLine(line, register.Unit(line.Unit)?.Name ?? $"单位{line.Unit}"))];
    }
}
