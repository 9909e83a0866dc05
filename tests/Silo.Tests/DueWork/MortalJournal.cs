using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>The journal as a process sees it that is killed after so many steps: before an append, between an append and its answer, or at a read.</summary>
internal sealed class MortalJournal(IJournal inner, int steps) : IJournal
{
    private int _left = steps;

    public bool IsDead => Volatile.Read(ref _left) <= 0;

    public bool HeldAlone => false;

    public async ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
    {
        Step();
        var outcome = await inner.Append(request, cancel);
        Step(); // it is on disk, and nobody hears of it
        return outcome;
    }

    public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel) =>
        Step() ? inner.ReadStream(address, afterVersion, limit, cancel) : default;

    public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => inner.ReadAll(afterPosition, limit, cancel);

    public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) =>
        inner.ReadOf(types, afterPosition, upTo, limit, cancel);

    public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel) =>
        inner.ReadPlaces(afterPosition, limit, cancel);

    public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel) => inner.VersionOf(address, cancel);

    public ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel) => inner.Governments(cancel);

    public ValueTask<long> LastPosition(CancellationToken cancel) => inner.LastPosition(cancel);

    public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel) => inner.Recall(commandId, cancel);

    public Task WaitBeyond(long position, CancellationToken cancel) => inner.WaitBeyond(position, cancel);

    public ValueTask<long> Checkpoint(string reader, CancellationToken cancel) => inner.Checkpoint(reader, cancel);

    public ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel) => inner.SaveCheckpoint(reader, position, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Step() => Interlocked.Decrement(ref _left) > 0 ? true : throw new KilledException();
}

/// <summary>The process is no more.</summary>
internal sealed class KilledException : Exception;
