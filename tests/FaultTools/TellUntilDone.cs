using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

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

    private sealed class SpokenJournal(IJournal inner) : WrappedJournal(inner)
    {
        public override ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
        {
            Console.WriteLine("append");
            return base.Append(request, cancel);
        }
    }

    private sealed class Morning(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
    }
}
