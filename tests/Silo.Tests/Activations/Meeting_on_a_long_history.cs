using System.Collections.Concurrent;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Tests.Activations;

public sealed class Meeting_on_a_long_history
{
    /// <summary>Where two engines overtake each other on one grain, each reads what the other wrote and not the whole again.</summary>
    [Fact]
    public async Task Reads_only_what_came_since()
    {
        using var folder = new TemporaryFolder();
        await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.Path, OneEngine = false }, TrackerSilo.Facts, TimeProvider.System);
        var journal = new WatchedJournal(store.Journal);
        var (one, other) = (TrackerSilo.EngineOn(journal, new EngineOptions()), TrackerSilo.EngineOn(store.Journal, new EngineOptions()));
        await SmallPlan.Assign(one);
        var assignment = SmallPlan.Assignment(1);
        for (var n = 0; n < 10; n++)
        {
            await Report(one, assignment);
        }
        var known = (await one.Assignment(assignment).Look()).Version;
        journal.ReadAfter.Clear();

        await Report(other, assignment);
        await Report(one, assignment);
        await Report(other, assignment);
        await one.Assignment(assignment).Look();

        journal.ReadAfter.ShouldBe([known, known + 2]); // one of the other's each time
    }

    private static async Task Report(IGrains grains, GrainAddress assignment)
    {
        var command = Guid.CreateVersion7();
        (await grains.Assignment(assignment).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command))).Rejection.ShouldBeNull();
    }

    private sealed class WatchedJournal(IJournal inner) : IJournal
    {
        public ConcurrentQueue<long> ReadAfter { get; } = [];

        public bool HeldAlone => inner.HeldAlone;

        public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel)
        {
            ReadAfter.Enqueue(afterVersion);
            return inner.ReadStream(address, afterVersion, limit, cancel);
        }

        public ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel) => inner.Append(request, cancel);

        public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => inner.ReadAll(afterPosition, limit, cancel);

        public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) =>
            inner.ReadOf(types, afterPosition, upTo, limit, cancel);

        public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel) => inner.ReadPlaces(afterPosition, limit, cancel);

        public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel) => inner.VersionOf(address, cancel);

        public ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel) => inner.Governments(cancel);

        public ValueTask<long> LastPosition(CancellationToken cancel) => inner.LastPosition(cancel);

        public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel) => inner.Recall(commandId, cancel);

        public Task WaitBeyond(long position, CancellationToken cancel) => inner.WaitBeyond(position, cancel);

        public ValueTask<long> Checkpoint(string reader, CancellationToken cancel) => inner.Checkpoint(reader, cancel);

        public ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel) => inner.SaveCheckpoint(reader, position, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask; // the store closes the inner one
    }
}
