using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Ledger;
using Tracker.Lights;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Lights;

/// <summary>The lights of a government's rows on a day, by its rules and its periods; and the setting of the rules.</summary>
internal sealed class LightDesk(IGrains grains, ILedger ledger, TimeProvider clock)
{
    private const int MostDaysKept = 4_000;

    private readonly KeptOfGovernments<(DivisionCode, PlanYear, DateOnly), DayOfLights> _days = new(ledger, MostDaysKept, (news, government) => news.VersionOf(government));

    /// <summary>Read once for any number of rows.</summary>
    /// <param name="asOf">Null: today.</param>
    public ValueTask<DayOfLights> On(DateOnly? asOf, DivisionCode government, PlanYear year, CancellationToken cancel = default)
    {
        var day = asOf ?? clock.Today;
        return _days.Of((government, year, day), government, () => Read(day, government, year, cancel), cancel);
    }

    private async ValueTask<DayOfLights> Read(DateOnly day, DivisionCode government, PlanYear year, CancellationToken cancel)
    {
        var rules = (await grains.LightRules(government).Look(cancel)).State.On(day);
        var periods = (await ledger.Periods(government, year, cancel)).Select(p => new ReportedPeriod(p.From, p.DueDay));
        return new DayOfLights(day, rules, ReportedPeriod.Last(periods, day));
    }

    public async ValueTask<LightRules> Rules(DivisionCode government, CancellationToken cancel = default) =>
        (await grains.LightRules(government).Look(cancel)).State.On(clock.Today);

    public async ValueTask<Answer> Set(Errand errand, DivisionCode government, LightRules rules, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.DecideLimits, government)
            ? await grains.LightRules(government).Ask(errand.At(clock.GetUtcNow()), new SetLightRules(rules, clock.Today), null, cancel)
            : new Answer(Access.Refused, 0);
}

/// <summary>What the lights of one day go by.</summary>
public sealed record DayOfLights(DateOnly Day, LightRules Rules, ReportedPeriod? Last)
{
    public Light Of(LedgerEntry entry) => Light.Of(entry, Last, Day, Rules);
}
