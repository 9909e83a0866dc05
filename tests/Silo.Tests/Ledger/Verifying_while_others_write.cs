using System.Data.Common;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>A verification is of one moment: what is written while it looks is neither missing nor too much.</summary>
public abstract class Verifying_while_others_write : House_of_rows
{
    [StoreFact]
    public async Task Finds_nothing_wrong()
    {
        var last = await Store.Journal.LastPosition();
        var writer = new WritesAtTheEnd(last, () => Task.Run(() => Append(1)).Wait());
        Store.Verify(checks: writer).Findings.ShouldBeEmpty();
        (await Store.Journal.LastPosition()).ShouldBeGreaterThan(writer.Seen);
    }

    /// <summary>Whenever the last fact is looked at there is one more: the last two within the moment.</summary>
    private sealed class WritesAtTheEnd(long last, Action write) : IFactCheck
    {
        public long Seen { get; private set; }

        public void Pass(RecordedFact recorded, object fact)
        {
            Seen = recorded.Position;
            if (Seen >= last)
            {
                write();
            }
        }

        public IEnumerable<Finding> End(DbConnection database, CancellationToken cancel) => [];
    }
}

public sealed class Verifying_while_others_write_on_Sqlite : Verifying_while_others_write
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Verifying_while_others_write_on_Postgres : Verifying_while_others_write, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
