using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Telemetry;

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
    ILeases leases,
    TimeProvider clock,
    ILogger<ReactionRunner> log) : BackgroundService
{
    /// <summary>Without anything told, the checkpoint is kept this many positions behind at most.</summary>
    private const int CheckpointEvery = 10_000;

    private const int AtOnce = 1_000;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>How long is waited at most before the lease is kept, or asked for again.</summary>
    private static readonly TimeSpan KeepLease = Lease / 3;

    private readonly ConcurrentDictionary<string, long> _readUpTo = new();

    /// <summary>How far each reaction has read that this process tells; one that is stuck stays where it stands.</summary>
    public IReadOnlyDictionary<string, long> ReadUpTo => _readUpTo;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(reactions.Select(r => Run(r, stoppingToken)));

    private async Task Run(Reaction reaction, CancellationToken cancel)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                await Follow(reaction, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return; // stopping: what was not checkpointed is told again at the next start
            }
            catch (JournalUnavailableException error) when (error.Code is "journal.unreachable" or "journal.disk-full")
            {
                JournalGone(log, reaction.Name, error.Code);
                await clock.Pause(KeepLease, cancel);
            }
            catch (JournalUnavailableException error)
            {
                JournalGone(log, reaction.Name, error.Code);
                return; // told again at the next start
            }
            catch (Exception error) when (error is JournalOutOfOrderException or UnknownFactException or JsonException)
            {
                Stuck(log, reaction.Name, error); // a bug or a damaged journal: this reaction waits for a person, everything else goes on
                return;
            }
        }
    }

    /// <summary>Of several processes the one that holds the lease tells; the others look whether it still does.</summary>
    private async Task Follow(Reaction reaction, CancellationToken cancel)
    {
        var (read, saved, holds) = (0L, 0L, false);
        while (true)
        {
            if (!await leases.Hold("reaction/" + reaction.Name, Lease, cancel))
            {
                holds = false;
                _readUpTo.TryRemove(reaction.Name, out _);
                await clock.Pause(KeepLease, cancel);
                continue;
            }
            if (!holds)
            {
                read = saved = await journal.Checkpoint(reaction.Name, cancel);
                holds = true;
            }
            _readUpTo[reaction.Name] = read;
            if (await journal.GrownBeyond(read, KeepLease, clock, cancel) is not { } last)
            {
                continue;
            }
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

    private async ValueTask<bool> Tell(Reaction reaction, RecordedFact fact, CancellationToken cancel)
    {
        using var span = Span(reaction, fact);
        var envelope = new Envelope(CommandIdOf(reaction.Name, fact.Position), Actor.Machine, clock.GetUtcNow(), Door.Reaction);
        var answer = await reaction.Tell(grains, envelope, fact, codec.Decode(fact.Type, fact.Data), cancel);
        if (answer?.Rejection is { } rejection)
        {
            Refused(log, reaction.Name, fact.Position, rejection.Code);
        }
        return answer is not null;
    }

    /// <summary>Goes on with the trace of the command that wrote the fact, where this process knows it.</summary>
    private static Activity? Span(Reaction reaction, RecordedFact fact)
    {
        if (!Signals.Source.HasListeners())
        {
            return null;
        }
        var cause = FactMetadata.Parse(fact.Metadata).CommandId;
        var span = Signals.Source.StartActivity("reaction", ActivityKind.Consumer, TracedCommands.Find(cause));
        if (span is not null)
        {
            span.DisplayName = "reaction " + reaction.Name;
            span.SetTag("tracker.position", fact.Position);
            span.SetTag("tracker.caused_by.id", cause.ToString());
        }
        return span;
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
