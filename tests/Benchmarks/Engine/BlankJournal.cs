using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Benchmarks.Engine;

/// <summary>No store at all: every stream holds the one fact that somebody sat down and nothing can be written, so that what is left is the engine's own cost.</summary>
internal sealed class BlankJournal : IJournal
{
    public bool HeldAlone => true;

    public ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel = default) =>
        throw new NotSupportedException("A blank journal takes nothing.");

    public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel) =>
        new(afterVersion > 0 ? [] : [new RecordedFact(1, address, 1, SatDown.StoredName, "{}", "{}")]);

    public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => new([]);

    public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(
        IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) => new([]);

    public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel) => new([]);

    public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel = default) => new(1);

    public ValueTask<IReadOnlyList<Units.DivisionCode>> Governments(CancellationToken cancel = default) => new([]);

    public ValueTask<long> LastPosition(CancellationToken cancel = default) => new(0);

    public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel = default) => new((RememberedCommand?)null);

    public async Task<long> WaitBeyond(long position, CancellationToken cancel)
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return position;
    }

    public ValueTask<long> Checkpoint(string reader, CancellationToken cancel = default) => new(0);

    public ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel = default) => default;

    public ValueTask DisposeAsync() => default;
}
