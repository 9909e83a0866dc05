using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Faults;

/// <summary>A process that tells what is due on a day, a few facts an append, and says so before each: whoever reads may kill it in between.</summary>
internal static class TellUntilDone
{
    public static async Task<int> Run(string data, DateOnly day)
    {
        var clock = new Morning(day);
        await using IStore store = data == "postgres"
            ? await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!, MayForget = true }, TrackerSilo.Facts, clock)
            : SqliteStore.Open(new SqliteStoreOptions { DataFolder = data }, TrackerSilo.Facts, clock);
        var journal = new SpokenJournal(store.Journal);
        var work = new HouseDueWork(store.Tables, store.Ledger, journal, TrackerSilo.EngineOn(journal, new EngineOptions()), clock, NullLogger<HouseDueWork>.Instance, together: 5);
        await work.Round();
        Console.WriteLine("done");
        return 0;
    }

    private sealed class SpokenJournal(IJournal inner) : IJournal
    {
        public bool HeldAlone => inner.HeldAlone;

        public ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
        {
            Console.WriteLine("append");
            return inner.Append(request, cancel);
        }

        public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel) => inner.ReadStream(address, afterVersion, limit, cancel);

        public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => inner.ReadAll(afterPosition, limit, cancel);

        public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) => inner.ReadOf(types, afterPosition, upTo, limit, cancel);

        public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel) => inner.ReadPlaces(afterPosition, limit, cancel);

        public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel) => inner.VersionOf(address, cancel);

        public ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel) => inner.Governments(cancel);

        public ValueTask<long> LastPosition(CancellationToken cancel) => inner.LastPosition(cancel);

        public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel) => inner.Recall(commandId, cancel);

        public Task WaitBeyond(long position, CancellationToken cancel) => inner.WaitBeyond(position, cancel);

        public ValueTask<long> Checkpoint(string reader, CancellationToken cancel) => inner.Checkpoint(reader, cancel);

        public ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel) => inner.SaveCheckpoint(reader, position, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Morning(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
    }
}
