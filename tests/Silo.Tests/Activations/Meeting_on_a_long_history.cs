using System.Collections.Concurrent;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

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

    private sealed class WatchedJournal(IJournal inner) : WrappedJournal(inner)
    {
        public ConcurrentQueue<long> ReadAfter { get; } = [];

        public override ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel)
        {
            ReadAfter.Enqueue(afterVersion);
            return base.ReadStream(address, afterVersion, limit, cancel);
        }
    }
}
