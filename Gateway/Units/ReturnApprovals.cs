using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>Whether a unit's sheets are approved within it before they are sent: its own administrator says.</summary>
internal sealed class ReturnApprovals(IGrains grains, Access access, TimeProvider clock)
{
    public async ValueTask<Rejection?> Set(Errand errand, DivisionCode government, UnitId unit, bool needed, CancellationToken cancel = default) =>
        await MaySet(errand.Who, government, unit, cancel)
            ? (await grains.UnitRegister(government).Ask(errand.At(clock.GetUtcNow()), new SetReturnApproval(unit, needed), null, cancel)).Rejection
            : UnitRejections.UnitUnknown(unit);

    public async ValueTask<bool> MaySet(Caller caller, DivisionCode government, UnitId unit, CancellationToken cancel = default) =>
        AccessTable.May(caller, Deed.ManageUnitAccounts, Subject.Of(government, unit, await access.TreeOf(government, cancel)));
}
