using System.Collections.Immutable;
using System.Security.Cryptography;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.LookBack;

/// <summary>What the office does with a look-back (“回头看”) as a whole. The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class LookBackDesk(IGrains grains, LookBackLedger lookBacks, LookBackFacts facts, ILedger ledger, TimeProvider clock)
{
    /// <summary>The plan's points as the rule sees them; null: no such plan for the caller.</summary>
    public async ValueTask<ImmutableArray<CandidatePoint>?> Proposal(Caller caller, GrainAddress plan, CancellationToken cancel) =>
        Access.May(caller, Deed.ManageLookBack, plan.Government) && (await ledger.Plan(plan, cancel)) is { HasLedger: true } ? await facts.Candidates(plan, cancel) : null;

    public async ValueTask<Answer> Start(Errand errand, GrainAddress plan, Independence independence, ImmutableArray<PointChoice> chosen, CancellationToken cancel = default)
    {
        if (await Proposal(errand.Who, plan, cancel) is not { } points)
        {
            return Unknown;
        }
        var lookBack = PlanLookBack.AddressOf(plan);
        return await Ask(errand, lookBack, new StartLookBack(lookBack, clock.Today, independence, chosen, await facts.WithRecorded(points, cancel)), null, cancel);
    }

    /// <summary>More points, and duties that came to those selected before.</summary>
    public async ValueTask<Answer> Select(Errand errand, GrainAddress lookBack, ImmutableArray<PointChoice> chosen, long? expectedVersion = null, CancellationToken cancel = default) =>
        lookBack.Parent is { } plan && await Proposal(errand.Who, plan, cancel) is { } points
            ? await Ask(errand, lookBack, new SelectPoints(lookBack, clock.Today, chosen, await facts.WithRecorded(points, cancel)), expectedVersion, cancel)
            : Unknown;

    public ValueTask<Answer> ChangeIndependence(Errand errand, GrainAddress lookBack, Independence independence, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, lookBack, new ChangeIndependence(clock.Today, independence, reason), expectedVersion, cancel);

    /// <summary>Another round over all evidence; it goes on by itself while the server runs.</summary>
    public ValueTask<Answer> BeginVerification(Errand errand, GrainAddress lookBack, CancellationToken cancel = default) =>
        Managed(errand, lookBack, new BeginVerification(clock.Today), null, cancel);

    /// <param name="seed">Null: one is drawn by chance, and shown.</param>
    public async ValueTask<Outcome<SampleDrawn>> DrawSample(Errand errand, GrainAddress lookBack, string? seed, int percent, CancellationToken cancel = default)
    {
        var closed = (await lookBacks.ProblemsOf(lookBack, cancel)).Where(p => p.Stage == ProblemStage.ClosedOut).Select(p => p.Problem).ToImmutableArray();
        seed = string.IsNullOrWhiteSpace(seed) ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)) : seed.Trim();
        var answer = await Managed(errand, lookBack, new DrawSample(clock.Today, seed, percent, closed), null, cancel);
        return answer.Rejection is { } refused ? refused
            : (await grains.LookBack(lookBack).Look(cancel)).State is PlanLookBack.Underway { Samples: [.., var last] } ? last : LookBackRejections.Unknown;
    }

    /// <summary>补正: every link that begins with the one begins with the other from now on, in all checks in one append.</summary>
    /// <returns>How many checks it concerned.</returns>
    public async ValueTask<Outcome<LinksReplaced>> ReplaceLinks(Errand errand, GrainAddress lookBack, string from, string to, string reason, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.ManageLookBack, lookBack.Government) || await lookBacks.One(lookBack, cancel) is null)
        {
            return LookBackRejections.Unknown;
        }
        if (string.IsNullOrWhiteSpace(from))
        {
            return new Rejection("look-back.address-missing");
        }
        var tellings = ImmutableArray.CreateBuilder<Telling>();
        var (checks, links) = (0, 0);
        foreach (var line in await lookBacks.ChecksOf(lookBack, cancel))
        {
            if ((await grains.LookBackCheck(line.Check).Look(cancel)).State is LookBackCheck.Listed listed)
            {
                var old = listed.Evidence.Select(e => e.Item.Url).OfType<string>().Where(url => url.StartsWith(from, StringComparison.Ordinal)).Distinct().ToList();
                checks += old.Count > 0 ? 1 : 0;
                links += old.Count;
                tellings.AddRange(old.Select(url => new Telling(line.Check, new ReplaceLink(clock.Today, url, to + url[from.Length..], reason))));
            }
        }
        if (tellings.Count == 0)
        {
            return new Rejection("look-back.address-unknown", from);
        }
        return (await grains.Together(errand.At(clock.GetUtcNow()), tellings.DrainToImmutable(), cancel)).Rejection is { } refused ? refused : new LinksReplaced(checks, links);
    }

    private static Answer Unknown => new(LookBackRejections.Unknown, 0);

    private ValueTask<Answer> Managed(Errand errand, GrainAddress lookBack, LookBackCommand command, long? expectedVersion, CancellationToken cancel) =>
        Access.May(errand.Who, Deed.ManageLookBack, lookBack.Government) ? Ask(errand, lookBack, command, expectedVersion, cancel) : new(Unknown);

    private ValueTask<Answer> Ask(Errand errand, GrainAddress lookBack, LookBackCommand command, long? expectedVersion, CancellationToken cancel) =>
        grains.LookBack(lookBack).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
}

internal sealed record LinksReplaced(int Checks, int Links);
