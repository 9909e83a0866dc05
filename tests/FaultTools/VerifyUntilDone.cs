using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;

namespace Tracker.Faults;

/// <summary>A process that goes on with the round of re-verification that is under way, and says so before each append: whoever reads may kill it in between.</summary>
internal static class VerifyUntilDone
{
    public static async Task<int> Run(string data)
    {
        await using IStore store = data == "postgres"
            ? await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!, MayForget = true }, TrackerSilo.Facts, TimeProvider.System)
            : SqliteStore.Open(new SqliteStoreOptions { DataFolder = data }, TrackerSilo.Facts, TimeProvider.System);
        var journal = new SpokenJournal(store.Journal);
        var ledger = new LookBackLedger(store.Tables);
        using var links = new LinkChecker(new LinkDoor(), LinkPatience.Default with { Between = TimeSpan.Zero }, TimeProvider.System);
        var verifier = new EvidenceVerifier(ledger, TrackerSilo.EngineOn(journal, new EngineOptions()), journal, store.Files, links, TimeProvider.System);
        foreach (var lookBack in await ledger.Verifying())
        {
            await verifier.Round(lookBack, default);
        }
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
}
