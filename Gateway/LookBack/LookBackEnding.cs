using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.LookBack;

/// <summary>结束 of a look-back and its reopening: the whole with every check in one append, so that no verdict comes in between.</summary>
internal sealed class LookBackEnding(IGrains grains, LookBackLedger lookBacks, TimeProvider clock)
{
    /// <param name="reason">Needed where a check has no verdict.</param>
    public ValueTask<Answer> End(Errand errand, GrainAddress lookBack, string? reason, CancellationToken cancel = default) => Told(
        errand, lookBack, checks => new EndLookBack(clock.Today, errand.Who.Actor.Account, reason, checks), new LockCheck(clock.Today, reason), cancel);

    public ValueTask<Answer> Reopen(Errand errand, GrainAddress lookBack, string reason, CancellationToken cancel = default) => Told(
        errand, lookBack, _ => new ReopenLookBack(clock.Today, errand.Who.Actor.Account, reason), new UnlockCheck(clock.Today), cancel);

    private async ValueTask<Answer> Told(Errand errand, GrainAddress lookBack, Func<int, LookBackCommand> whole, CheckCommand each, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.ManageLookBack, lookBack.Government) || await lookBacks.One(lookBack, cancel) is null)
        {
            return new Answer(LookBackRejections.Unknown, 0);
        }
        var checks = await lookBacks.ChecksOf(lookBack, cancel);
        ImmutableArray<Telling> tellings = [new(lookBack, whole(checks.Length)), .. checks.Select(c => new Telling(c.Check, each))];
        var answer = await grains.Together(errand.At(clock.GetUtcNow()), tellings, cancel);
        return answer.Rejection is { } refused ? new Answer(refused, 0) : new Answer(null, answer.Versions[0], answer.Position);
    }
}
