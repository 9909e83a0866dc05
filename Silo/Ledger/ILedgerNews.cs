using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>
/// What anybody writes to a database that several processes share. Whoever keeps what was read catches up first and looks at the versions then: what was
/// kept holds while they stand.
/// </summary>
public interface ILedgerNews
{
    /// <summary>
    /// When it is done, <see cref="ILedger.VersionOf"/> and the versions here tell of all that anybody had written when it was asked. Those who ask at the
    /// same time ask the database once.
    /// </summary>
    Task CatchUp(CancellationToken cancel = default);

    /// <summary>Grows with whatever is written of a government and stands under none of its plans, as its register does and its periods.</summary>
    long VersionOf(DivisionCode government);

    /// <summary>Grows with whatever is written of a government, its plans too.</summary>
    long VersionOfAll(DivisionCode government);
}
