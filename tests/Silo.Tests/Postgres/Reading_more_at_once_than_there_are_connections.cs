using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Ledger;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>Whoever reads rows at one moment holds a connection and must not wait for another.</summary>
public sealed class Reading_more_at_once_than_there_are_connections : House_of_rows, INeedPostgres
{
    private readonly string _database = PostgresCluster.Programs is null ? "" : PostgresCluster.Shared.NewDatabase();

    protected override async Task<IStore> Open() => await Databases.Open(_database);

    [StoreFact]
    public async Task Every_reader_gets_the_rows()
    {
        var right = (await Store.Ledger.BareLines(Province.Plan(1))).Select(LedgerReplayed.Row).ToList();
        await using var small = await Databases.Open(_database + ";Maximum Pool Size=4;Timeout=5"); // nothing of it is in memory yet

        var read = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => small.Ledger.BareLines(Province.Plan(1)).AsTask()));

        read.ShouldAllBe(lines => lines.Select(LedgerReplayed.Row).SequenceEqual(right));
    }
}
