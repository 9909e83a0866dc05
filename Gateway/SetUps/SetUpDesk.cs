using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Beside;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>建账 of all a unit's duties at once, by the rules of each: one append, or nothing.</summary>
internal sealed class SetUpDesk(IGrains grains, ILedger ledger, WaitingLedger waiting, IBeside beside, Access access, TimeProvider clock)
{
    /// <summary>Null: no such unit, or none that the caller may set up anything for.</summary>
    public async ValueTask<SetUpSheet?> Look(Caller caller, DivisionCode government, UnitId unit, CancellationToken cancel = default)
    {
        var tree = await access.TreeOf(government, cancel);
        if (!AccessTable.May(caller, Deed.SetUp, Subject.Of(government, unit, tree))
            || (await grains.UnitRegister(government).Look(cancel)).State.Unit(unit) is not { } known)
        {
            return null;
        }
        var open = (await waiting.Open(government, unit, cancel)).Where(l => l.Status.IsOpen).Select(l => l.Assignment).ToList();
        var rows = ImmutableArray.CreateBuilder<SetUpRow>(open.Count);
        foreach (var assignment in open)
        {
            var (_, version) = await grains.Assignment(assignment).Look(cancel); // before the words: what is written meanwhile is a conflict, never lost
            if (await ledger.Line(assignment, cancel) is { } line)
            {
                rows.Add(new SetUpRow(line, version, await SetUpPeople.Read(beside, assignment, cancel)));
            }
        }
        return new SetUpSheet(government, unit, known.Name, caller.ActsForAnother(unit), rows.DrainToImmutable());
    }

    /// <summary>Units with open duties that the caller may set up, in the register's order.</summary>
    public async ValueTask<ImmutableArray<SetUpCount>> Units(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        var tree = await access.TreeOf(government, cancel);
        var open = (await waiting.Open(government, cancel: cancel)).Where(l => l.Status.IsOpen).ToLookup(l => l.Unit);
        return
        [
            .. (await grains.UnitRegister(government).Look(cancel)).State.Units.Values
                .Where(u => open[u.Id].Any() && AccessTable.May(caller, Deed.SetUp, Subject.Of(government, u.Id, tree)))
                .Select(u => new SetUpCount(
                    u.Id, u.Name, open[u.Id].Count(), open[u.Id].Count(Missing), open[u.Id].Count(l => l.SetUp is SetUpStanding.Entered),
                    open[u.Id].Count(l => Missing(l) && l.Status is AssignmentStatus.Unacknowledged))),
        ];
    }

    private static bool Missing(OpenLine line) => line.SetUp is SetUpStanding.None or SetUpStanding.Returned;

    /// <summary>Rows that say what stands already write nothing.</summary>
    public async ValueTask<SetUpAnswer> Enter(Errand errand, SetUpSheet sheet, ImmutableArray<SetUpWanted> rows, CancellationToken cancel = default)
    {
        var tellings = ImmutableArray.CreateBuilder<Telling>();
        var people = new List<(GrainAddress Assignment, SetUpPeople People)>();
        foreach (var wanted in rows)
        {
            if (sheet.Rows.FirstOrDefault(r => r.Assignment == wanted.Assignment) is not { } row)
            {
                return new SetUpAnswer(AssignmentRejections.Unknown, wanted.Assignment, 0);
            }
            if (wanted.Cells.Digest == row.Cells.Digest)
            {
                continue;
            }
            if (wanted.Cells.Read() is not { Words: { } words, Fault: var fault })
            {
                return new SetUpAnswer(wanted.Cells.Read().Fault, wanted.Assignment, 0);
            }
            if (!wanted.Cells.SaysTheSameAs(row.Cells))
            {
                tellings.Add(new Telling(wanted.Assignment, new EnterSetUp(clock.Today, words) { Of = sheet.Unit }, wanted.Version ?? row.Version));
            }
            if (wanted.Cells.People != row.People)
            {
                people.Add((wanted.Assignment, wanted.Cells.People));
            }
        }
        if (tellings.Count > 0 && await grains.Together(errand.At(clock.GetUtcNow()), tellings.ToImmutable(), cancel) is { Rejection: { } refused, At: var at })
        {
            return new SetUpAnswer(refused, at, 0);
        }
        foreach (var (assignment, names) in people)
        {
            await names.Keep(beside, assignment, errand.Who.Actor.Account, cancel);
        }
        return new SetUpAnswer(null, null, tellings.Select(t => t.Address).Union(people.Select(p => p.Assignment)).Count());
    }
}

/// <param name="Missing">Not entered, or returned.</param>
/// <param name="Entered">Waiting for the office.</param>
/// <param name="Unsigned">Of those missing, the ones that the unit has not signed for yet: 今日待办 counts them as 待签收.</param>
internal sealed record SetUpCount(UnitId Unit, string Name, int Rows, int Missing, int Entered, int Unsigned);
