using Tracker.Deciding;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Hosting;

/// <summary>The governments' registers of units (单位名册) as they stand: every page needs one, and few change one.</summary>
internal sealed class Registers(IGrains grains, ILedger ledger)
{
    private const int MostKept = 4_000;

    private readonly KeptOfGovernments<DivisionCode, Standing<UnitRegister>> _kept = new(ledger, MostKept, (news, government) => news.VersionOf(government));

    public ValueTask<Standing<UnitRegister>> Of(DivisionCode government, CancellationToken cancel = default) =>
        _kept.Of(government, government, () => grains.UnitRegister(government).Look(cancel), cancel);
}
