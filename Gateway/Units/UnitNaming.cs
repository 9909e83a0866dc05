using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>Takes a name from a unit again, whether a table or an answer gave it: the next document that uses it is asked about.</summary>
internal sealed class UnitNaming(IGrains grains, TimeProvider clock)
{
    public async ValueTask<Outcome<Answer>> RemoveAlias(Errand errand, DivisionCode government, UnitId unit, string alias, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.ManageUnits, government))
        {
            return Access.Refused;
        }
        var answer = await grains.UnitRegister(government).Ask(errand.At(clock.GetUtcNow()), new RemoveAlias(unit, alias), null, cancel);
        return answer.Rejection is { } rejection ? rejection : answer;
    }
}
