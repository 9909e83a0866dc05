using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Units;

/// <summary>
/// Organisation changes (机构变动): recorded, shown with everything that would move, and carried out in one append. Sign-in follows the accounts'
/// facts after it: cut short between the two, the next start or the same order said again finishes it.
/// </summary>
internal sealed class UnitChanging(IGrains grains, ILedger ledger, AccountDirectory accounts, AccountDesk desk, IBeside beside, TimeProvider clock)
{
    public async ValueTask<Outcome<UnitChange>> Plan(Errand errand, DivisionCode government, PlanUnitChange command, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.ManageUnits, government))
        {
            return Access.Refused;
        }
        var grain = grains.UnitRegister(government);
        var answer = await grain.Ask(errand.At(clock.GetUtcNow()), command, null, cancel);
        return answer.Rejection is { } rejection ? rejection : (await grain.Look(cancel)).State.Changes.Values.Last(c => c.Kind == command.Kind && c.IsOpen);
    }

    public async ValueTask<Rejection?> Withdraw(Errand errand, DivisionCode government, UnitChangeId change, string reason, CancellationToken cancel) =>
        !Access.May(errand.Who, Deed.ManageUnits, government) ? Access.Refused
        : (await grains.UnitRegister(government).Ask(errand.At(clock.GetUtcNow()), new WithdrawUnitChange(change, reason), null, cancel)).Rejection;

    /// <summary>What the change would move now; of one that was carried out, what its units still have.</summary>
    public async ValueTask<Outcome<ChangeStanding>> Look(
        Caller caller, DivisionCode government, UnitChangeId id, ChangeChoices choices, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ManageUnits, government))
        {
            return Access.Refused;
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        if (register.Change(id) is not { } change)
        {
            return UnitChangeRejections.Unknown(id);
        }
        var moving = change.Stage == UnitChangeStage.Withdrawn || change is { Stage: UnitChangeStage.CarriedOut, Kind: UnitChangeKind.HandOverDuties }
            ? change with { From = [], To = [] }
            : change;
        var plans = (await ledger.Plans(government, cancel)).Where(p => p.Stage == PlanStage.Assigned).Select(p => p.Plan).ToImmutableHashSet();
        var lines = await LinesOf(government, moving, plans, cancel);
        var entries = (await accounts.All(government, cancel)).Where(e => e.Government == government).ToDictionary(e => e.Account);
        var preview = ChangeMoving.Of(
            moving,
            lines.Values.Select(l => l.Entry),
            await ConsolidatedBy(moving, plans, cancel),
            moving.Ending.Any() ? entries.Values.Select(e => (e.Account, e.Post, e.Units)) : [],
            choices);
        return new ChangeStanding(change, preview with { Change = change }, lines, entries, Obstacle(register, change));
    }

    /// <summary>Everything at once, or nothing; on its day or later.</summary>
    public async ValueTask<Outcome<ChangeStanding>> CarryOut(Errand errand, DivisionCode government, UnitChangeId id, ChangeChoices choices, CancellationToken cancel)
    {
        var written = await Write(errand, government, id, choices, cancel);
        if (written.Value is { } standing)
        {
            await Finish(errand.Who, government, standing, cancel);
        }
        return written;
    }

    /// <summary>The one append.</summary>
    internal async ValueTask<Outcome<ChangeStanding>> Write(Errand errand, DivisionCode government, UnitChangeId id, ChangeChoices choices, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.AssignPlan, government))
        {
            return Access.Refused;
        }
        var (standing, refused) = await Look(errand.Who, government, id, choices, cancel);
        if (standing is null || (refused = Fault(standing, choices)) is not null)
        {
            return refused!;
        }
        ImmutableArray<Telling> moves = [.. ChangeMoving.Tellings(standing.Preview, government, clock.Today, taker => ChangeWords.MergedIn(taker, standing.Change))];
        if (standing.Change.Stage == UnitChangeStage.CarriedOut && moves.IsEmpty)
        {
            return standing; // said again
        }
        var command = new CarryOutUnitChange(id, clock.Today, standing.Preview.Count);
        var answer = await grains.Together(errand.At(clock.GetUtcNow()), [new Telling(UnitRegister.AddressOf(government), command), .. moves], cancel);
        return answer.Rejection is { } rejection ? rejection : standing;
    }

    /// <summary>
    /// Sign-in learns what the accounts' facts say; unsent sheets go to the one who takes over, unless it has begun its own, and so do the names that its
    /// sheets were last signed with, unless it has its own. Names on sheets that were sent stay with those sheets, names of a set-up with its duty; of a duty
    /// that was merged into another they are dropped.
    /// </summary>
    private async ValueTask Finish(Caller who, DivisionCode government, ChangeStanding standing, CancellationToken cancel)
    {
        var change = standing.Change;
        foreach (var gone in standing.Preview.Duties.Where(d => d.Fate == MoveFate.MergedIn))
        {
            await SetUpPeople.Nobody.Keep(beside, gone.Entry.Assignment, who.Actor.Account, cancel);
        }
        if (!change.Ending.Any())
        {
            return;
        }
        await desk.CatchUp(cancel);
        foreach (var unit in change.OnlyTaker is null ? [] : change.Ending)
        {
            foreach (var draft in (await beside.List(BesideKinds.Draft, owner: unit.Unit.Value, cancel: cancel)).Where(d => d.Address.Government == government))
            {
                await beside.Put(draft.Address, BesideKinds.Draft, change.OnlyTaker!.Unit.Value, draft.Text, who.Actor.Account, 0, cancel);
                await beside.Remove(draft.Address, BesideKinds.Draft, unit.Unit.Value, draft.Version, cancel);
            }
            if (!(await People(government, change.OnlyTaker!.Unit, cancel)).Any() && (await People(government, unit.Unit, cancel)).MaxBy(p => p.At) is { } last)
            {
                await beside.Put(last.Address, BesideKinds.People, change.OnlyTaker.Unit.Value, last.Text, who.Actor.Account, 0, cancel);
            }
        }
    }

    private async ValueTask<IEnumerable<BesideEntry>> People(DivisionCode government, UnitId unit, CancellationToken cancel) =>
        (await beside.List(BesideKinds.People, owner: unit.Value, cancel: cancel)).Where(p => p.Address.Government == government);

    private Rejection? Obstacle(UnitRegister register, UnitChange change) => change.IsOpen
        ? UnitRegisterDecider.Decide(register, new CarryOutUnitChange(change.Id, clock.Today, new ChangeCount(0, 0, 0, 0))).Rejection
        : null;

    private static Rejection? Fault(ChangeStanding standing, ChangeChoices choices)
    {
        var change = standing.Change;
        var takers = choices.Duties.Values.Concat(choices.Accounts.Values.OfType<UnitId>()).Concat(choices.Others is { } others ? [others] : []);
        return change.Stage == UnitChangeStage.Withdrawn ? UnitChangeRejections.Withdrawn
            : standing.Obstacle is { } obstacle ? obstacle
            : takers.FirstOrDefault(t => change.To.Concat(change.From).All(u => u.Unit != t)) is { Value: { } stranger } ? new Rejection("unit-change.taker-unknown", stranger)
            : standing.Preview.Unsaid is > 0 and var unsaid ? change.To.IsEmpty
                ? new Rejection("unit-change.nobody-takes-over", $"{unsaid}")
                : new Rejection("unit-change.takers-unsaid", $"{unsaid}")
            : change is { Kind: UnitChangeKind.HandOverDuties, IsOpen: true } && standing.Preview.MovesNothing ? new Rejection("unit-change.no-duty-chosen")
            : null;
    }

    private async Task<Dictionary<GrainAddress, LedgerLine>> LinesOf(DivisionCode government, UnitChange change, ImmutableHashSet<GrainAddress> plans, CancellationToken cancel)
    {
        var lines = new Dictionary<GrainAddress, LedgerLine>();
        foreach (var unit in change.From.Concat(change.To).Select(u => u.Unit).Distinct())
        {
            await foreach (var line in ledger.LinesOf(government, unit, cancel))
            {
                if (plans.Contains(line.Entry.Plan))
                {
                    lines[line.Entry.Assignment] = line;
                }
            }
        }
        return lines;
    }

    private async Task<List<(GrainAddress Point, UnitRef Consolidator)>> ConsolidatedBy(UnitChange change, ImmutableHashSet<GrainAddress> plans, CancellationToken cancel)
    {
        var points = new List<(GrainAddress, UnitRef)>();
        foreach (var plan in change.From.IsEmpty ? [] : plans)
        {
            foreach (var point in await ledger.Points(plan, cancel))
            {
                if (point.Reporting.Consolidator is { } unit && change.From.Any(f => f.Unit == unit.Unit)
                    && (await grains.WorkPoint(point.Point).Look(cancel)).State is WorkPoint.Underway)
                {
                    points.Add((point.Point, unit));
                }
            }
        }
        return points;
    }
}

/// <param name="Lines">The rows of its units, by the assignment.</param>
/// <param name="Obstacle">Why it cannot be carried out now; null: it can, once it is said who takes what.</param>
public sealed record ChangeStanding(
    UnitChange Change, ChangePreview Preview, Dictionary<GrainAddress, LedgerLine> Lines, Dictionary<AccountId, AccountEntry> Accounts, Rejection? Obstacle);
