using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Reactions;

/// <summary>
/// Reads the journal from each reaction's checkpoint and tells the grains concerned. A checkpoint follows what was told, so a kill
/// between the two repeats commands and never skips one.
/// </summary>
internal sealed partial class ReactionRunner(
    IJournal journal,
    IGrains grains,
    FactCodec codec,
    IEnumerable<Reaction> reactions,
    TimeProvider clock,
    ILogger<ReactionRunner> log) : BackgroundService
{
    /// <summary>Without anything told, the checkpoint is kept this many positions behind at most.</summary>
    private const int CheckpointEvery = 10_000;

    private const int AtOnce = 1_000;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(reactions.Select(r => Run(r, stoppingToken)));

    private async Task Run(Reaction reaction, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            var saved = await journal.Checkpoint(reaction.Name, cancel);
            var read = saved;
            while (true)
            {
                await journal.WaitBeyond(read, cancel);
                var last = await journal.LastPosition(cancel);
                var facts = await journal.ReadOf(reaction.Types, read, last, AtOnce, cancel);
                var told = false;
                foreach (var fact in facts)
                {
                    told |= await Tell(reaction, fact, cancel);
                }
                read = facts.Count < AtOnce ? last : facts[^1].Position;
                if (told || read - saved >= CheckpointEvery)
                {
                    await journal.SaveCheckpoint(reaction.Name, read, cancel);
                    saved = read;
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopping: what was not checkpointed is told again at the next start.
        }
        catch (JournalUnavailableException error)
        {
            JournalGone(log, reaction.Name, error.Code); // told again at the next start
        }
        catch (Exception error) when (error is JournalOutOfOrderException or UnknownFactException or JsonException)
        {
            Stuck(log, reaction.Name, error); // a bug or a damaged journal: this reaction waits for a person, everything else goes on
        }
    }

    private async ValueTask<bool> Tell(Reaction reaction, RecordedFact fact, CancellationToken cancel)
    {
        var envelope = new Envelope(CommandIdOf(reaction.Name, fact.Position), Actor.Machine, clock.GetUtcNow(), Door.Reaction);
        var answer = await reaction.Tell(grains, envelope, fact, codec.Decode(fact.Type, fact.Data), cancel);
        if (answer?.Rejection is { } rejection)
        {
            Refused(log, reaction.Name, fact.Position, rejection.Code);
        }
        return answer is not null;
    }

    /// <summary>The same fact always leads to the same command id.</summary>
    private static Guid CommandIdOf(string reaction, long position)
    {
        Span<byte> input = stackalloc byte[8 + Encoding.UTF8.GetByteCount(reaction)];
        BinaryPrimitives.WriteInt64BigEndian(input, position);
        Encoding.UTF8.GetBytes(reaction, input[8..]);
        return new Guid(SHA256.HashData(input).AsSpan(0, 16), bigEndian: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reaction {Reaction}: the fact at {Position} was refused as {Code}")]
    private static partial void Refused(ILogger log, string reaction, long position, string code);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Reaction {Reaction} is stuck")]
    private static partial void Stuck(ILogger log, string reaction, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reaction {Reaction} stops: {Code}")]
    private static partial void JournalGone(ILogger log, string reaction, string code);
}
