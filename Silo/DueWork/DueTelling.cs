using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.DueWork;

/// <summary>Tells what has fallen due: many grains in one append, and each by itself where one of them refuses.</summary>
/// <param name="together">So many facts are one append.</param>
internal sealed partial class DueTelling(IGrains grains, TimeProvider clock, ILogger<HouseDueWork> log, int together = 200)
{

    private long _refused;

    /// <summary>Things that could not be told, so far.</summary>
    public long Refusals => Interlocked.Read(ref _refused);

    /// <summary>Appends under way: they share transactions.</summary>
    private const int SideBySide = 4;

    /// <summary>Looks and tells until nothing is found that writes anything. Answers how many facts were told.</summary>
    public async Task<int> All(Func<DueMoment, CancellationToken, ValueTask<ImmutableArray<DueItem>>> find, DueMoment now, CancellationToken cancel)
    {
        var all = 0;
        while (true)
        {
            var (due, told) = (await find(now, cancel), 0);
            foreach (var kind in due.CountBy(item => item.Kind))
            {
                Signals.DueFound.Add(kind.Value, Signals.Kind(kind.Key));
            }
            var parts = due.GroupBy(item => item.Address).SelectMany(grain => grain).Chunk(together);
            await Parallel.ForEachAsync(
                parts,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel },
                async (part, stop) => Interlocked.Add(ref told, await Tell(part, stop)));
            all += told;
            if (told == 0 || due.Length < Ledger.DueLedger.AtOnce)
            {
                return all;
            }
        }
    }

    /// <summary>Answers how many of them wrote something; where they were told together and any did, that is all of them.</summary>
    private async ValueTask<int> Tell(DueItem[] items, CancellationToken cancel)
    {
        if (items.Length == 0)
        {
            return 0;
        }
        var envelope = new Envelope(CommandIdOf(items), Actor.Machine, clock.GetUtcNow(), Door.Reaction);
        var answer = await grains.Together(envelope, [.. items.Select(item => new Telling(item.Address, item.Command))], cancel);
        if (answer.Rejection is not { } rejection)
        {
            return answer.Position > 0 ? Done(items) : 0;
        }
        if (items.Length == 1)
        {
            Interlocked.Increment(ref _refused);
            Refused(log, items[0].Kind, items[0].Address.Value, rejection.Code);
            return 0;
        }
        var told = 0;
        foreach (var item in items)
        {
            told += await Tell([item], cancel);
        }
        return told;
    }

    private static int Done(DueItem[] items)
    {
        foreach (var kind in items.CountBy(item => item.Kind))
        {
            Signals.DueDone.Add(kind.Value, Signals.Kind(kind.Key));
        }
        return items.Length;
    }

    /// <summary>The same things always make the same id.</summary>
    private static Guid CommandIdOf(DueItem[] items)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in items)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.Kind}\n{item.Address}\n{item.Key}\n"));
        }
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16), bigEndian: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due work {Kind}: {Address} refused as {Code}")]
    private static partial void Refused(ILogger log, string kind, string address, string code);
}
