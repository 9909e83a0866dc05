using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Plans;

/// <summary>作废 and 恢复 of a draft that was not assigned.</summary>
internal sealed class PlanDiscarding(IGrains grains, ILedger ledger, TimeProvider clock)
{
    /// <param name="expectedVersion">The plan's version that the asker saw; null: whatever it is now.</param>
    public async ValueTask<Outcome<Answer>> Discard(Errand errand, GrainAddress plan, string? reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        await Ask(errand, plan, new DiscardPlan(clock.Today, reason ?? ""), expectedVersion, cancel);

    /// <summary>Refused where the same document, or one of its number, was read in again meanwhile.</summary>
    public async ValueTask<Outcome<Answer>> Reinstate(Errand errand, GrainAddress plan, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (Access.May(errand.Who, Deed.ImportPlan, plan.Government)
            && await ledger.Plan(plan, cancel) is { IsDiscarded: true } gone
            && (await ledger.Plans(plan.Government, cancel)).FirstOrDefault(p => Doubles(p, gone)) is { } other)
        {
            return new Rejection("plan.reinstate-doubled", other.Plan.Value);
        }
        return await Ask(errand, plan, new ReinstatePlan(clock.Today), expectedVersion, cancel);
    }

    private static bool Doubles(PlanLine there, PlanLine gone) =>
        there.Plan != gone.Plan && there is { IsDiscarded: false } && there.Plan.Year == gone.Plan.Year
        && (there.SourceTextHash == gone.SourceTextHash || (there.Number is not null && there.Number == gone.Number));

    private async ValueTask<Outcome<Answer>> Ask(Errand errand, GrainAddress plan, PlanCommand command, long? expectedVersion, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.ImportPlan, plan.Government))
        {
            return new Rejection("plan.unknown");
        }
        var answer = await grains.Plan(plan).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
        return answer.Rejection is { } rejection ? rejection : answer;
    }
}
