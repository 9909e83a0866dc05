using System.Collections.Immutable;
using System.Text;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;

namespace Tracker.Silo.LookBack;

/// <summary>
/// Keeps what a page says when it is handed in as evidence, one after the other and politely. What does not open then is left to the look-back's first
/// look. How far it is stands in its checkpoint: a kill repeats at most the page under way, which is kept once.
/// </summary>
public sealed class PageRecorder(IJournal journal, IGrains grains, IFileShelf shelf, LinkChecker links, TimeProvider clock)
{
    public const string Name = "page-recorder";
    private const int LongestText = 2 * 1024 * 1024;

    /// <summary>Stored names of facts that hand in evidence.</summary>
    internal static ImmutableHashSet<string> Concern { get; } = ["assignment.report-submitted.v1", "assignment.closure-reported.v1", "assignment.period-reported.v1"];

    /// <summary>From now on: what was handed in before it was switched on is not asked for.</summary>
    public async Task<long> Begin(CancellationToken cancel)
    {
        var read = await journal.Checkpoint(Name, cancel);
        if (read == 0)
        {
            read = await journal.LastPosition(cancel);
            await journal.SaveCheckpoint(Name, read, cancel);
        }
        return read;
    }

    public async Task Record(IReadOnlyList<RecordedFact> facts, long read, CancellationToken cancel)
    {
        foreach (var recorded in facts)
        {
            foreach (var url in Evidence(TrackerSilo.Facts.Decode(recorded.Type, recorded.Data)).Select(e => e.Url).OfType<string>().Where(u => u.Length > 0).Distinct())
            {
                await Record(PageRecord.AddressOf(recorded.Address, url), url, cancel);
            }
            await journal.SaveCheckpoint(Name, recorded.Position, cancel);
        }
        await journal.SaveCheckpoint(Name, read, cancel);
    }

    private async Task Record(GrainAddress page, string url, CancellationToken cancel)
    {
        if ((await grains.PageRecord(page).Look(cancel)).State.Kept is not null
            || await links.Look(url, cancel) is not { Standing: EvidenceStanding.Alive, Text: { Length: > 0 } text })
        {
            return;
        }
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        if ((await shelf.Put(content, LongestText, cancel)).File is { } kept)
        {
            var envelope = new Envelope(Guid.CreateVersion7(clock.GetUtcNow()), Actor.Machine, clock.GetUtcNow(), Door.Reaction);
            await grains.PageRecord(page).Ask(envelope, new KeepPage(JournalDay.Of(clock.GetUtcNow()), url, kept.Hash), null, cancel);
        }
    }

    private static ImmutableArray<EvidenceItem> Evidence(object fact) => fact switch
    {
        ReportSubmitted e => e.Evidence,
        ClosureReported e => e.Evidence,
        PeriodReported e => e.Row.Evidence,
        _ => [],
    };
}
