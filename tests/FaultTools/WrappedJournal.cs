using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Faults;

/// <summary>A journal that hands everything on to another: what a test watches or breaks, it overrides. Whoever opened the inner one closes it.</summary>
public abstract class WrappedJournal(IJournal inner) : IJournal
{
    public virtual bool HeldAlone => inner.HeldAlone;

    public virtual ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel) => inner.Append(request, cancel);

    public virtual ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel) =>
        inner.ReadStream(address, afterVersion, limit, cancel);

    public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => inner.ReadAll(afterPosition, limit, cancel);

    public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) =>
        inner.ReadOf(types, afterPosition, upTo, limit, cancel);

    public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel) =>
        inner.ReadPlaces(afterPosition, limit, cancel);

    public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel) => inner.VersionOf(address, cancel);

    public ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel) => inner.Governments(cancel);

    public ValueTask<long> LastPosition(CancellationToken cancel) => inner.LastPosition(cancel);

    public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel) => inner.Recall(commandId, cancel);

    public Task<long> WaitBeyond(long position, CancellationToken cancel) => inner.WaitBeyond(position, cancel);

    public ValueTask<long> Checkpoint(string reader, CancellationToken cancel) => inner.Checkpoint(reader, cancel);

    public ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel) => inner.SaveCheckpoint(reader, position, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
