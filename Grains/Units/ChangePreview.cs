using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Ledger;

namespace Tracker.Units;

/// <summary>What carrying an organisation change out moves, as things stand now: shown before, and written by the same lines.</summary>
public sealed record ChangePreview(UnitChange Change, ImmutableArray<DutyMove> Duties, ImmutableArray<ConsolidatorMove> Consolidators, ImmutableArray<AccountMove> Accounts)
{
    /// <summary>How many things have several possible takers and nobody said which.</summary>
    public int Unsaid => Duties.Count(d => d.Fate == MoveFate.Unsaid) + Consolidators.Count(c => c.Taker is null) + Accounts.Count(a => a.Fate == MoveFate.Unsaid);

    public bool MovesNothing => Duties.All(d => d.Fate == MoveFate.Stays) && Consolidators.IsEmpty && Accounts.IsEmpty;

    public ChangeCount Count => new(
        Duties.Count(d => d.Fate == MoveFate.Moves),
        Duties.Count(d => d.Fate == MoveFate.MergedIn),
        Duties.Where(d => d.Fate is MoveFate.Moves or MoveFate.MergedIn).Select(d => d.Entry.Point).Concat(Consolidators.Select(c => c.Point)).Distinct().Count(),
        Accounts.Count(a => a.Fate is MoveFate.Moves or MoveFate.Ends));
}

/// <summary>An open duty of one of the units.</summary>
/// <param name="Taker">Who has it afterwards; null: nobody said.</param>
/// <param name="Into">Of a duty that is merged in: the one that stays.</param>
public sealed record DutyMove(LedgerEntry Entry, UnitRef? Taker, MoveFate Fate, GrainAddress? Into = null);

/// <summary>A point that one of the units sums up (汇总单位).</summary>
/// <param name="WithDuty">It goes with a duty that moves.</param>
public sealed record ConsolidatorMove(GrainAddress Point, UnitRef From, UnitRef? Taker, bool WithDuty);

/// <summary>An account of a unit that ends.</summary>
/// <param name="Units">Those it serves afterwards.</param>
public sealed record AccountMove(AccountId Account, string Post, ImmutableArray<UnitId> Units, MoveFate Fate);

/// <summary>What becomes of one thing.</summary>
public enum MoveFate
{
    Moves,

    /// <summary>并入: the taker has a duty on that point already; the stronger role stays.</summary>
    MergedIn,

    Stays,

    /// <summary>An account that serves no unit any more.</summary>
    Ends,

    /// <summary>Several may take it and nobody said which.</summary>
    Unsaid,
}

/// <summary>Who takes what, where more than one may; what is not said goes by <paramref name="Others"/>.</summary>
/// <param name="Duties">By the assignment's address. A duty that one's own unit keeps names that unit.</param>
/// <param name="Accounts">Null: the account ends.</param>
/// <param name="Others">Whatever is not said above; null: it is left unsaid, or of 职责划转 stays.</param>
public sealed record ChangeChoices(ImmutableDictionary<GrainAddress, UnitId> Duties, ImmutableDictionary<AccountId, UnitId?> Accounts, UnitId? Others)
{
    public static ChangeChoices None { get; } = new(ImmutableDictionary<GrainAddress, UnitId>.Empty, ImmutableDictionary<AccountId, UnitId?>.Empty, null);
}
