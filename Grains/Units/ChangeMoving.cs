using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.WorkPoints;

namespace Tracker.Units;

/// <summary>Who takes which duty, point and account when an organisation changes. Pure: what stands where comes in.</summary>
public static class ChangeMoving
{
    /// <param name="rows">Every row of the units' plans in force, of all units of the change.</param>
    /// <param name="consolidators">The points in force that one of the units sums up.</param>
    public static ChangePreview Of(
        UnitChange change,
        IEnumerable<LedgerEntry> rows,
        IEnumerable<(GrainAddress Point, UnitRef Consolidator)> consolidators,
        IEnumerable<(AccountId Account, string Post, ImmutableArray<UnitId> Units)> accounts,
        ChangeChoices choices)
    {
        var open = rows.Where(r => r.Status.IsOpen).ToList();
        var taken = open.Where(r => change.From.Any(f => f.Unit == r.Unit)).Select(r => (Row: r, Taker: TakerOf(change, choices, r))).ToList();
        var merged = Merged(change, open, taken);
        ImmutableArray<DutyMove> duties = [.. taken.Select(t => Move(change, t.Row, t.Taker, merged))
            .Concat(merged.Keys.Where(address => taken.All(t => t.Row.Assignment != address)).Select(address => new DutyMove(open.First(r => r.Assignment == address), TakerRef(change, open.First(r => r.Assignment == address).Unit), MoveFate.MergedIn, merged[address])))];
        var moving = duties.Where(d => d.Fate is MoveFate.Moves or MoveFate.MergedIn).ToLookup(d => (d.Entry.Point, d.Entry.Unit), d => d.Taker);
        return new ChangePreview(
            change,
            duties,
            [.. consolidators.Select(c => moving[(c.Point, c.Consolidator.Unit)].FirstOrDefault() is { } taker
                    ? new ConsolidatorMove(c.Point, c.Consolidator, taker, WithDuty: true)
                    : new ConsolidatorMove(c.Point, c.Consolidator, change.OnlyTaker ?? TakerRef(change, choices.Others), WithDuty: false))
                .Where(c => c.Taker != c.From && (c.WithDuty || LosesPoints(change, c.From.Unit)))],
            [.. accounts.Where(a => a.Units.Any(u => change.Ending.Any(e => e.Unit == u))).Select(a => Account(change, choices, a.Account, a.Post, a.Units))]);
    }

    /// <summary>Everything of it as commands, in an order in which each can be decided. The register's own command is not among them.</summary>
    /// <param name="mergedIn">Why a duty that is merged in is withdrawn, in people's words; given who takes over.</param>
    public static IEnumerable<Telling> Tellings(ChangePreview preview, DivisionCode government, DateOnly on, Func<UnitRef, string> mergedIn)
    {
        var basis = preview.Change.Basis.Number;
        // First, so that each is a fact of its own, which the ledger follows: a duty's transfer then finds it so.
        foreach (var move in preview.Consolidators.Where(c => c.Taker is not null))
        {
            yield return new Telling(move.Point, new NameConsolidator(move.Taker!.Unit, move.Taker.Name, basis));
        }
        foreach (var move in preview.Duties.Where(d => d.Taker is not null))
        {
            var taker = move.Taker!;
            if (move.Fate == MoveFate.MergedIn)
            {
                yield return new Telling(move.Entry.Assignment, new WithdrawAssignment(on, mergedIn(taker)) { Of = move.Entry.Unit });
            }
            if (move.Fate == MoveFate.Moves)
            {
                yield return new Telling(move.Entry.Assignment, new TransferAssignment(taker.Unit, taker.Name, on, basis) { Of = move.Entry.Unit });
            }
            if (move.Fate is MoveFate.Moves or MoveFate.MergedIn && preview.Change.From.Any(f => f.Unit == move.Entry.Unit))
            {
                yield return new Telling(move.Entry.Point, new TransferDuty(move.Entry.Unit, taker, on, basis));
            }
        }
        foreach (var move in preview.Accounts)
        {
            var address = Tracker.Accounts.Account.AddressOf(government, move.Account);
            if (move.Fate == MoveFate.Ends)
            {
                yield return new Telling(address, new SuspendAccount());
            }
            if (move.Fate == MoveFate.Moves)
            {
                yield return new Telling(address, new PlaceAccount(move.Post, move.Units));
            }
        }
    }

    /// <summary>Null: nobody said. The unit itself: it stays.</summary>
    private static UnitRef? TakerOf(UnitChange change, ChangeChoices choices, LedgerEntry row)
    {
        var said = choices.Duties.TryGetValue(row.Assignment, out var chosen) ? chosen : choices.Others;
        if (change.Kind == UnitChangeKind.HandOverDuties)
        {
            return said == change.To[0].Unit ? change.To[0] : new UnitRef(row.Unit, row.UnitName); // what nobody names stays
        }
        return change.OnlyTaker ?? TakerRef(change, said);
    }

    private static UnitRef? TakerRef(UnitChange change, UnitId? unit) => unit is { } id ? change.To.FirstOrDefault(t => t.Unit == id) : null;

    private static bool LosesPoints(UnitChange change, UnitId unit) => change.Kind switch
    {
        UnitChangeKind.Rename => change.From[0].Unit == unit,
        _ => change.Ending.Any(e => e.Unit == unit),
    };

    private static DutyMove Move(UnitChange change, LedgerEntry row, UnitRef? taker, Dictionary<GrainAddress, GrainAddress> merged) =>
        taker is null ? new DutyMove(row, null, MoveFate.Unsaid)
        : merged.TryGetValue(row.Assignment, out var into) ? new DutyMove(row, taker, MoveFate.MergedIn, into)
        : taker.Unit == row.Unit && change.Kind != UnitChangeKind.Rename ? new DutyMove(row, taker, MoveFate.Stays)
        : taker.Unit == row.Unit && taker.Name == row.UnitName ? new DutyMove(row, taker, MoveFate.Stays)
        : new DutyMove(row, taker, MoveFate.Moves);

    /// <summary>Where a taker comes to several open duties on one point, the strongest role stays, its own before one that comes; the others are merged into it.</summary>
    private static Dictionary<GrainAddress, GrainAddress> Merged(UnitChange change, List<LedgerEntry> open, List<(LedgerEntry Row, UnitRef? Taker)> taken)
    {
        var coming = taken.Where(t => t.Taker is not null && t.Taker.Unit != t.Row.Unit).Select(t => (t.Row, Taker: t.Taker!.Unit));
        var own = open.Where(r => change.To.Any(t => t.Unit == r.Unit) && !taken.Any(t => t.Row.Assignment == r.Assignment && t.Taker?.Unit != r.Unit)).Select(r => (Row: r, Taker: r.Unit));
        return own.Concat(coming)
            .GroupBy(held => (held.Row.Point, held.Taker))
            .Where(group => group.Count() > 1 && group.Any(held => held.Row.Unit != held.Taker))
            .SelectMany(group =>
            {
                var ordered = group.OrderBy(held => held.Row.Role).ThenBy(held => held.Row.Unit == held.Taker ? 0 : 1)
                    .ThenBy(held => held.Row.Assignment.Value.Length).ThenBy(held => held.Row.Assignment.Value, StringComparer.Ordinal).Select(held => held.Row.Assignment).ToList();
                return ordered.Skip(1).Select(address => KeyValuePair.Create(address, ordered[0]));
            })
            .ToDictionary();
    }

    private static AccountMove Account(UnitChange change, ChangeChoices choices, AccountId account, string post, ImmutableArray<UnitId> units)
    {
        var ended = change.Ending.Select(e => e.Unit).ToHashSet();
        var said = choices.Accounts.TryGetValue(account, out var chosen);
        var taker = said ? TakerRef(change, chosen) : change.OnlyTaker ?? TakerRef(change, choices.Others);
        if (taker is null && !change.To.IsEmpty && !(said && chosen is null))
        {
            return new AccountMove(account, post, units, MoveFate.Unsaid);
        }
        ImmutableArray<UnitId> after = [.. units.SelectMany(u => !ended.Contains(u) ? [u] : taker is null ? Array.Empty<UnitId>() : [taker.Unit]).Distinct()];
        return new AccountMove(account, post, after, after.IsEmpty ? MoveFate.Ends : MoveFate.Moves);
    }
}
