using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Ledger;
using Tracker.PeriodReturns;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

/// <summary>What is changed on a point that is underway. A point and its assignments change by one append: all of it, or nothing.</summary>
internal sealed class PointChanges(IGrains grains, IJournal journal, ILedger ledger, TimeProvider clock)
{
    /// <summary>Other words; the document's own stay.</summary>
    public async ValueTask<Rejection?> Amend(
        Errand errand, GrainAddress plan, string number, string? title, string? text, string reason, long? expectedVersion = null, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.Adjust, plan, number, cancel);
        return point is null ? refused : await Tell(errand, [new Telling(point.Address, new AmendPoint(title, text, reason), expectedVersion)], cancel);
    }

    /// <summary>撤销 of the point and of every duty that is still open; what had ended stays as it ended.</summary>
    public async ValueTask<Rejection?> Withdraw(
        Errand errand, GrainAddress plan, string number, string reason, long? expectedVersion = null, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.Adjust, plan, number, cancel);
        if (point is null)
        {
            return refused;
        }
        if (await Wrote<WorkPointWithdrawn>(errand, point.Address, fact => fact.Reason == reason.Trim(), cancel))
        {
            return null;
        }
        var open = (await Rows(plan, point.Address, cancel)).Where(row => row.Status.IsOpen);
        return await Tell(
            errand,
            [
                new Telling(point.Address, new WithdrawPoint(clock.Today, reason), expectedVersion),
                .. open.Select(row => new Telling(row.Assignment, new WithdrawAssignment(clock.Today, reason))),
            ],
            cancel);
    }

    /// <summary>责任分工调整: each change at the point and at the unit's assignment.</summary>
    /// <param name="changes">Role null: taken off.</param>
    public async ValueTask<Rejection?> Adjust(
        Errand errand, GrainAddress plan, string number, ImmutableArray<(UnitId Unit, Role? Role)> changes, string reason, long? expectedVersion = null, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.Adjust, plan, number, cancel);
        if (point is null)
        {
            return refused;
        }
        if (await Wrote<DutiesAdjusted>(errand, point.Address, fact => fact.Reason == reason.Trim() && changes.All(c => fact.Changes.Any(d => d.Unit == c.Unit && d.Role == c.Role)), cancel))
        {
            return null;
        }
        if (changes.IsEmpty)
        {
            return new Rejection("work-point.nothing-to-adjust");
        }
        var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
        var rows = await Rows(plan, point.Address, cancel);
        var duties = ImmutableArray.CreateBuilder<DutyChange>();
        var tellings = ImmutableArray.CreateBuilder<Telling>();
        foreach (var (unit, role) in changes)
        {
            if (register.Unit(unit) is not { } known || (role is not null && !known.Active))
            {
                return new Rejection("plan.unit-unknown", unit.Value);
            }
            var row = rows.LastOrDefault(r => r.Unit == unit);
            duties.Add(new DutyChange(unit, known.Name, role));
            if (Command(row, known, role, point.Underway, reason) is { } command)
            {
                var assignment = row?.Assignment ?? point.Address.Child(Assignment.Kind.Name, unit.Value);
                tellings.Add(new Telling(assignment, command));
                if (command is MakeAssignment && point.Underway.SetAbove is { } basis)
                {
                    tellings.Add(new Telling(assignment, new MarkLimitSetAbove(true, basis, clock.Today)));
                }
            }
        }
        tellings.Insert(0, new Telling(point.Address, new AdjustDuties(clock.Today, duties.ToImmutable(), reason), expectedVersion));
        return await Tell(errand, tellings.ToImmutable(), cancel);
    }

    /// <summary>完成时限 of duties that are still open; the document's words stay at the point.</summary>
    /// <param name="units">Null: all of the point, and those that come to it later.</param>
    public async ValueTask<Rejection?> ChangeLimits(
        Errand errand, GrainAddress plan, string number, ImmutableArray<Deadline> deadlines, ImmutableArray<UnitId>? units, string reason, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.Adjust, plan, number, cancel);
        if (point is null)
        {
            return refused;
        }
        var rows = (await Rows(plan, point.Address, cancel)).Where(row => row.Status.IsOpen && (units is not { } named || named.Contains(row.Unit))).ToList();
        return units?.FirstOrDefault(u => rows.All(row => row.Unit != u)) is { Value: not null } stranger ? new Rejection("work-point.no-open-duty", stranger.Value)
            : rows.Count == 0 ? new Rejection("work-point.nothing-to-adjust")
            : await Tell(
                errand,
                [
                    .. rows.Select(row => new Telling(row.Assignment, new ChangeDeadlines(deadlines, clock.Today, reason))),
                    .. units is null ? (ImmutableArray<Telling>)[new Telling(point.Address, new ChangePointDeadlines(deadlines, clock.Today, reason))] : [],
                ],
                cancel);
    }

    /// <summary>上级规定: the limits of the whole point are set above the office, of every duty that is open and of those that come later; or are so no more.</summary>
    public async ValueTask<Rejection?> MarkSetAbove(Errand errand, GrainAddress plan, string number, bool above, string basis, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.DecideLimits, plan, number, cancel);
        return point is null ? refused : await Tell(
            errand,
            [
                new Telling(point.Address, new MarkPointSetAbove(above, basis, clock.Today)),
                .. (await Rows(plan, point.Address, cancel)).Where(row => row.Status.IsOpen).Select(row => new Telling(row.Assignment, new MarkLimitSetAbove(above, basis, clock.Today))),
            ],
            cancel);
    }

    /// <summary>汇总稿, by the lead or whoever sums up.</summary>
    /// <param name="sources">The assignments that it sums up; null: all of the point's that reported.</param>
    public async ValueTask<Rejection?> Summarise(
        Errand errand, GrainAddress plan, string number, PeriodId period, string text, ImmutableArray<GrainAddress>? sources = null, CancellationToken cancel = default)
    {
        var (point, refused) = await Point(errand, Deed.Summarise, plan, number, cancel);
        if (point is null)
        {
            return refused;
        }
        var from = sources ?? [.. (await Rows(plan, point.Address, cancel)).Where(row => row.LastReport is not null).Select(row => row.Assignment)];
        return from.Any(s => s.Parent != point.Address) ? AssignmentRejections.Unknown
            : await Tell(errand, [new Telling(point.Address, new SummarisePoint(period, clock.Today, text, from))], cancel);
    }

    /// <summary>The last of each period, newest first. Who may read them is asked before.</summary>
    public async ValueTask<IReadOnlyList<PointSummarised>> Summaries(GrainAddress point, CancellationToken cancel = default)
    {
        var found = new List<PointSummarised>();
        var read = 0L;
        while (await journal.ReadStream(point, read, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var summary in facts.Select(f => TrackerSilo.Facts.Decode(f.Type, f.Data)).OfType<PointSummarised>())
            {
                found.RemoveAll(s => s.Period == summary.Period);
                found.Insert(0, summary);
            }
            read = facts[^1].Version;
        }
        return found;
    }

    /// <summary>A duty that comes, or comes back, gets the limits that the whole point was given last.</summary>
    private AssignmentCommand? Command(LedgerEntry? row, Unit unit, Role? role, WorkPoint.Underway point, string reason) => (row, role) switch
    {
        (null or { Status: AssignmentStatus.Withdrawn }, { } asked) => new MakeAssignment(
            unit.Id, unit.Name, asked, point.Plan.Section, point.DeadlinesReason is null ? row?.Deadlines ?? point.Deadlines : point.Deadlines),
        (null or { Status: AssignmentStatus.Withdrawn }, null) => null,
        (_, null) => new WithdrawAssignment(clock.Today, reason),
        (_, { } asked) => new ChangeRole(asked, clock.Today, reason),
    };

    /// <summary>The second click: this very command wrote just that. What it would come to now, with the point as it left it, is another command.</summary>
    private async ValueTask<bool> Wrote<T>(Errand errand, GrainAddress point, Func<T, bool> same, CancellationToken cancel)
        where T : WorkPointEvent
    {
        if (await journal.Recall(errand.CommandId, cancel) is null)
        {
            return false;
        }
        var read = 0L;
        while (await journal.ReadStream(point, read, cancel: cancel) is { Count: > 0 } facts)
        {
            if (facts.Any(f => FactMetadata.Parse(f.Metadata).CommandId == errand.CommandId && TrackerSilo.Facts.Decode(f.Type, f.Data) is T fact && same(fact)))
            {
                return true;
            }
            read = facts[^1].Version;
        }
        return false;
    }

    private async ValueTask<Rejection?> Tell(Errand errand, ImmutableArray<Telling> tellings, CancellationToken cancel) =>
        (await grains.Together(errand.At(clock.GetUtcNow()), tellings, cancel)).Rejection;

    private async ValueTask<List<LedgerEntry>> Rows(GrainAddress plan, GrainAddress point, CancellationToken cancel)
    {
        var rows = new List<LedgerEntry>();
        await foreach (var line in ledger.Lines(plan, cancel: cancel))
        {
            if (line.Entry.Point == point)
            {
                rows.Add(line.Entry);
            }
        }
        return rows;
    }

    private async ValueTask<Outcome<FoundPoint>> Point(Errand errand, Deed deed, GrainAddress plan, string number, CancellationToken cancel)
    {
        if (await ledger.Plan(plan, cancel) is not { Stage: PlanStage.Assigned } || (await ledger.Points(plan, cancel)).FirstOrDefault(p => p.Number == number) is not { } line)
        {
            return new Rejection("work-point.unknown");
        }
        return (await grains.WorkPoint(line.Point).Look(cancel)).State.AsPlanned is not { } underway
            || !AccessTable.May(errand.Who, deed, new Subject(plan.Government, null, [], underway.Leads))
                ? new Rejection("work-point.unknown")
                : new FoundPoint(line.Point, underway);
    }

    private sealed record FoundPoint(GrainAddress Address, WorkPoint.Underway Underway);
}
