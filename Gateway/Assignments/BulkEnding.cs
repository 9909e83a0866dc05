using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>办结 or 年终清账 of many assignments at once, by point or by unit: shown first, then all in one append or none.</summary>
internal sealed class BulkEnding(IGrains grains, ILedger ledger, TimeProvider clock)
{
    /// <summary>What would come of each open or closed assignment of the choice; null: no such plan, or none that the caller may end anything of.</summary>
    public async ValueTask<ImmutableArray<BulkLine>?> Preview(Caller caller, GrainAddress plan, BulkChoice choice, CancellationToken cancel = default)
    {
        if (!Access.May(caller, choice.Deed, plan.Government) || await ledger.Plan(plan, cancel) is not { Stage: PlanStage.Assigned })
        {
            return null;
        }
        var lines = ImmutableArray.CreateBuilder<BulkLine>();
        await foreach (var line in ledger.Lines(plan, cancel: cancel))
        {
            if (!choice.Takes(line) || (choice.Outcome is null && !line.Entry.Status.IsOpen))
            {
                continue;
            }
            var standing = await grains.Assignment(line.Entry.Assignment).Look(cancel);
            var decided = AssignmentDecider.Decide(standing.State, Command(caller, line, choice));
            if (decided.Rejection is not null || !decided.WritesNothing)
            {
                lines.Add(new BulkLine(line, standing.Version, decided.Rejection));
            }
        }
        return lines.DrainToImmutable();
    }

    /// <summary>Ends these of the previewed; each must stand as it was shown, else nothing is ended.</summary>
    public async ValueTask<(int Ended, Rejection? Refused)> End(
        Errand errand, GrainAddress plan, BulkChoice choice, ImmutableArray<(GrainAddress Assignment, long Version)> chosen, CancellationToken cancel = default)
    {
        if (await Preview(errand.Who, plan, choice, cancel) is not { } lines)
        {
            return (0, new Rejection("plan.unknown"));
        }
        if (chosen.IsEmpty)
        {
            return (0, new Rejection("assignment.none-chosen"));
        }
        var known = lines.ToDictionary(l => l.Line.Entry.Assignment);
        var tellings = ImmutableArray.CreateBuilder<Telling>(chosen.Length);
        foreach (var (assignment, version) in chosen.DistinctBy(c => c.Assignment))
        {
            if (!known.TryGetValue(assignment, out var line))
            {
                // It ended meanwhile, or is none of this choice: the same errand said again is answered as the first time.
                if (assignment.Parent?.Parent != plan || await ledger.Line(assignment, cancel) is not { } now)
                {
                    return (0, AssignmentRejections.Unknown);
                }
                line = new BulkLine(now, version, null);
            }
            tellings.Add(new Telling(assignment, Command(errand.Who, line.Line, choice), version));
        }
        var answer = await grains.Together(errand.At(clock.GetUtcNow()), tellings.ToImmutable(), cancel);
        return answer.Rejection is { } rejection ? (0, rejection) : (tellings.Count, null);
    }

    private AssignmentCommand Command(Caller caller, LedgerLine line, BulkChoice choice) => choice.Outcome is { } outcome
        ? new ClearAssignment(clock.Today, outcome, choice.Note)
        : new CloseAssignment(clock.Today, caller.Serves(line.Entry.Unit));
}

/// <param name="Points">Their numbers; null: all.</param>
/// <param name="Unit">Null: all.</param>
/// <param name="Outcome">年终清账 with this outcome; null: 办结.</param>
internal sealed record BulkChoice(ImmutableArray<string>? Points, UnitId? Unit, YearEndOutcome? Outcome, string? Note)
{
    public Deed Deed => Outcome is null ? Deed.Close : Deed.Clear;

    public bool Takes(LedgerLine line) => Points?.Contains(line.PointNumber) is not false && (Unit is null || line.Entry.Unit == Unit);
}

/// <param name="Refused">Why it could not be ended; null: it could.</param>
internal sealed record BulkLine(LedgerLine Line, long Version, Rejection? Refused);
