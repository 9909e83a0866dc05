using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Journal;

/// <summary>The stored facts: append-only, all or nothing over several streams, each stream at an expected version. The truth; all else is derived.</summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>
    /// True while no other process or engine can write here: an answer that writes nothing then needs no confirmation.
    /// </summary>
    bool HeldAlone { get; }

    /// <summary>
    /// Writes and answers once it is on disk. Appends that arrive together share a transaction; a conflict refuses its own append only.
    /// The ledger follows in the same transaction. Throws <see cref="JournalUnavailableException"/> when nothing can be written.
    /// </summary>
    ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel = default);

    /// <summary>A stream's facts after a version, in order, at most <paramref name="limit"/> of them.</summary>
    ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit = 1000, CancellationToken cancel = default);

    /// <summary>
    /// An address's state as the store holds it in memory, with the number of facts in it: not older than anything acknowledged, where this process alone
    /// writes. Null: it does not, and the stream is read.
    /// </summary>
    Standing<object>? Known(GrainAddress address) => null;

    /// <summary>All facts after a position, in order, at most <paramref name="limit"/> of them. Never skips a position that is written later.</summary>
    ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit = 1000, CancellationToken cancel = default);

    /// <summary>The facts of these stored names after one position and up to another, in order, at most <paramref name="limit"/>; the rest is passed over unread.</summary>
    ValueTask<IReadOnlyList<RecordedFact>> ReadOf(
        IReadOnlySet<string> types, long afterPosition, long upTo, int limit = 1000, CancellationToken cancel = default);

    /// <summary>Where the facts after a position were written, in order, without their words; at most <paramref name="limit"/> of them.</summary>
    ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit = 1000, CancellationToken cancel = default);

    /// <summary>The number of facts in a stream; 0: it does not exist.</summary>
    ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel = default);

    /// <summary>Every government that has a stream, by code.</summary>
    ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel = default);

    ValueTask<long> LastPosition(CancellationToken cancel = default);

    /// <summary>The first answer to a command id of the last 30 days.</summary>
    ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel = default);

    /// <summary>Completes once a position beyond the given one is on disk (possibly at once), with the last one that this process knows of.</summary>
    Task<long> WaitBeyond(long position, CancellationToken cancel);

    /// <summary>Where a reader of the journal (a reaction) has got to; 0 at first.</summary>
    ValueTask<long> Checkpoint(string reader, CancellationToken cancel = default);

    ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel = default);
}

/// <param name="Metadata">JSON text: who, when, through which door, command id. The same for every fact of the append.</param>
/// <param name="At">When: what the day tables and as-of reads go by.</param>
public sealed record AppendRequest(
    ImmutableArray<StreamAppend> Streams,
    string Metadata,
    DateTimeOffset At,
    CommandStamp? Command);

/// <param name="ExpectedVersion">The stream's number of facts before this append; 0: it must not exist.</param>
public sealed record StreamAppend(GrainAddress Address, long ExpectedVersion, ImmutableArray<NewFact> Facts);

/// <param name="Type">Stored name.</param>
/// <param name="Data">The JSON text that is hashed and stored, byte for byte.</param>
/// <param name="Fact">The same as an object, for the ledger, so that nothing is parsed twice.</param>
public sealed record NewFact(string Type, string Data, object Fact);

/// <param name="BodyHash">SHA-256 over account, address, command name and body: the same id with another body is refused.</param>
public readonly record struct CommandStamp(Guid Id, ReadOnlyMemory<byte> BodyHash);

/// <summary>What was answered to a command id. The version is that of the asked grain.</summary>
public sealed record RememberedCommand(Guid Id, ReadOnlyMemory<byte> BodyHash, long Version, long Position);

public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <param name="LastPosition">Position of the append's last fact.</param>
    public sealed record Written(long LastPosition) : AppendOutcome;

    /// <summary>A stream stood at another version; nothing of this append was written.</summary>
    public sealed record Conflict(GrainAddress Address, long ActualVersion) : AppendOutcome;

    /// <summary>The command id was answered before (compare the body hash); nothing was written.</summary>
    public sealed record Repeated(RememberedCommand First) : AppendOutcome;
}

/// <param name="Data">The stored JSON; after an erasure by law the erased form.</param>
public sealed record RecordedFact(
    long Position,
    GrainAddress Address,
    long Version,
    string Type,
    string Data,
    string Metadata,
    bool Erased = false);
