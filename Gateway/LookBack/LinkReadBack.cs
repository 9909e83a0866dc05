using System.Collections.Immutable;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;

namespace Tracker.Gateway.LookBack;

/// <summary>Reads back in what <c>tracker look-back check-links</c> saw on another machine, where this one has no network.</summary>
internal sealed class LinkReadBack(IGrains grains, LookBackLedger lookBacks, IFileShelf shelf, TimeProvider clock)
{
    private const int LongestText = 2 * 1024 * 1024;
    private const int MostLinks = 20_000;

    /// <summary>All of it in one append. A link that nobody handed in is counted and left out.</summary>
    public async ValueTask<Outcome<LinksSeen>> Take(Errand errand, GrainAddress lookBack, ImmutableArray<LinkResult> results, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.ManageLookBack, lookBack.Government) || await lookBacks.One(lookBack, cancel) is null)
        {
            return LookBackRejections.Unknown;
        }
        if (results.IsDefaultOrEmpty || results.Length > MostLinks || results.Any(r => r.Standing is EvidenceStanding.Intact or EvidenceStanding.Damaged || string.IsNullOrEmpty(r.Link)))
        {
            return new Rejection("look-back.results-invalid", $"{MostLinks}");
        }
        var byLink = results.GroupBy(r => r.Link).ToDictionary(r => r.Key, r => r.Last());
        var (tellings, used, kept) = (ImmutableArray.CreateBuilder<Telling>(), new HashSet<string>(), new Dictionary<string, string?>());
        foreach (var line in await lookBacks.ChecksOf(lookBack, cancel))
        {
            if ((await grains.LookBackCheck(line.Check).Look(cancel)).State is not LookBackCheck.Listed listed)
            {
                continue;
            }
            for (var place = 0; place < listed.Evidence.Length; place++)
            {
                var evidence = listed.Evidence[place];
                if (evidence.Item.Url is not { } url || !byLink.TryGetValue(url, out var result))
                {
                    continue;
                }
                used.Add(url);
                if (!kept.TryGetValue(url, out var text))
                {
                    kept[url] = text = result.Text is { Length: > 0 } said ? await Keep(said, cancel) : null;
                }
                tellings.Add(new Telling(line.Check, new VerifyEvidence(clock.Today, 0, place, await Standing(result, evidence, cancel), result.Status, result.Moved, text, result.Fault)));
            }
        }
        if (tellings.Count > 0 && (await grains.Together(errand.At(clock.GetUtcNow()), tellings.ToImmutable(), cancel)).Rejection is { } refused)
        {
            return refused;
        }
        return new LinksSeen(used.Count, byLink.Count - used.Count);
    }

    private async ValueTask<EvidenceStanding> Standing(LinkResult result, VerifiedEvidence evidence, CancellationToken cancel)
    {
        if (result is not { Standing: EvidenceStanding.Alive, Text: { } now } || evidence.Recorded is not { } hash)
        {
            return result.Standing;
        }
        await using var file = shelf.Open(hash);
        return file is not null && !PageText.StillSays(now, await new StreamReader(file, Encoding.UTF8).ReadToEndAsync(cancel)) ? EvidenceStanding.Changed : EvidenceStanding.Alive;
    }

    private async ValueTask<string?> Keep(string text, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await shelf.Put(content, LongestText, cancel)).File?.Hash;
    }
}

/// <param name="Links">That were taken.</param>
/// <param name="Strangers">That no check of the look-back names.</param>
internal sealed record LinksSeen(int Links, int Strangers);
