using System.Collections.Immutable;
using System.Text;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.LookBack;

/// <summary>
/// A round of re-verification: every piece of evidence of a look-back is looked at once, and what was seen is a fact before the next is looked at. What is
/// left follows from those facts, so that whoever goes on after a kill looks at the rest and at nothing twice but what was just under way.
/// </summary>
public sealed class EvidenceVerifier(LookBackLedger ledger, IGrains grains, IJournal journal, IFileShelf shelf, LinkChecker links, TimeProvider clock)
{
    private const int HostsAtOnce = 8;
    private const int LongestText = 2 * 1024 * 1024;

    /// <summary>To its end, or until the round is another's.</summary>
    public async Task Round(LookBackLine lookBack, CancellationToken cancel)
    {
        while ((await grains.LookBack(lookBack.LookBack).Look(cancel)).State is PlanLookBack.Underway { Verifying: true, Round: var round } && round == lookBack.Round)
        {
            var left = await Left(lookBack, cancel);
            if (left.IsEmpty)
            {
                await grains.LookBack(lookBack.LookBack).Ask(Envelope(), new EndVerification(Today, lookBack.Round), null, cancel);
                return;
            }
            // One address that several checks name is looked at once for all of them; one host is asked one thing at a time.
            await Parallel.ForEachAsync(
                left.GroupBy(p => HostOf(p.Evidence.Item)),
                new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancel },
                async (host, stop) =>
                {
                    foreach (var same in host.GroupBy(KeyOf))
                    {
                        await Verify([.. same], lookBack.Round, stop);
                    }
                });
        }
    }

    private async Task<ImmutableArray<Piece>> Left(LookBackLine lookBack, CancellationToken cancel)
    {
        var left = ImmutableArray.CreateBuilder<Piece>();
        foreach (var check in await ledger.UnverifiedIn(lookBack.LookBack, lookBack.Round, cancel))
        {
            if ((await grains.LookBackCheck(check).Look(cancel)).State is LookBackCheck.Listed listed)
            {
                left.AddRange(listed.UnverifiedIn(lookBack.Round).Select(e => new Piece(check, listed.Fact.Assignment, e.Place, e.Item)));
            }
        }
        return left.DrainToImmutable();
    }

    private async Task Verify(ImmutableArray<Piece> same, int round, CancellationToken cancel)
    {
        var item = same[0].Evidence.Item;
        if (item.Figure is { } said)
        {
            await Tell(same, await Compared(same[0], said, round, cancel), cancel);
            return;
        }
        var look = item.Kind == EvidenceKind.File
            ? new LinkLook(item.Hash is { Length: 64 } hash && shelf.IsIntact(hash) ? EvidenceStanding.Intact : EvidenceStanding.Damaged)
            : await links.Look(item.Url ?? "", cancel);
        var kept = look.Text is { Length: > 0 } text ? await Keep(text, cancel) : null;
        await Tell(same, p => new VerifyEvidence(Today, round, p.Place, Standing(look, p.Evidence.Recorded), look.Status, look.Moved, kept, look.Fault), cancel);
    }

    /// <summary>Against what the last row of its period says in the ledger now.</summary>
    private async Task<Func<Piece, VerifyEvidence>> Compared(Piece piece, ReportedFigure said, int round, CancellationToken cancel)
    {
        var now = await LedgerFigures.Of(journal, piece.Assignment, said, cancel);
        return p => new VerifyEvidence(Today, round, p.Place, now == said ? EvidenceStanding.Intact : EvidenceStanding.Changed, null, null, null, now is null ? "figure-gone" : null)
        {
            Figure = now,
        };
    }

    private async Task Tell(ImmutableArray<Piece> same, Func<Piece, VerifyEvidence> seen, CancellationToken cancel)
    {
        var told = await grains.Together(Envelope(), [.. same.Select(p => new Telling(p.Check, seen(p)))], cancel);
        if (told.Rejection is { } refused)
        {
            throw new InvalidOperationException($"{same[0].Check}: {refused}");
        }
    }

    /// <summary>Held against the text that was kept first.</summary>
    private EvidenceStanding Standing(LinkLook look, string? recorded) =>
        look is { Standing: EvidenceStanding.Alive, Text: { } text } && recorded is not null && TextOf(recorded) is { } before && !PageText.StillSays(text, before)
            ? EvidenceStanding.Changed
            : look.Standing;

    private string? TextOf(string hash)
    {
        using var file = shelf.Open(hash);
        return file is null ? null : new StreamReader(file, Encoding.UTF8).ReadToEnd();
    }

    private async Task<string?> Keep(string text, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await shelf.Put(content, LongestText, cancel)).File?.Hash;
    }

    private DateOnly Today => JournalDay.Of(clock.GetUtcNow());

    private Envelope Envelope() => new(Guid.CreateVersion7(clock.GetUtcNow()), Actor.Machine, clock.GetUtcNow(), Door.Reaction);

    private static string HostOf(EvidenceItem item) => Uri.TryCreate(item.Url, UriKind.Absolute, out var url) ? url.Host : "";

    /// <summary>A figure is one duty's own; a link or a file may be many checks'.</summary>
    private static string KeyOf(Piece piece) =>
        piece.Evidence.Item.Kind == EvidenceKind.Figure ? $"{piece.Check} {EvidenceKeys.Of(piece.Evidence.Item)}" : EvidenceKeys.Of(piece.Evidence.Item);

    private sealed record Piece(GrainAddress Check, GrainAddress Assignment, int Place, VerifiedEvidence Evidence);
}
