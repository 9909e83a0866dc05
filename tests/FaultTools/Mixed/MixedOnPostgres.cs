using Npgsql;
using Tracker.Faults.Postgres;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Mixed;

/// <summary>Two processes on a database of a cluster of its own, each behind a proxy that can cut its connections.</summary>
internal sealed class MixedOnPostgres(RacingClock clock, Random chance) : MixedPlace(clock, chance)
{
    private const int MostBytes = 100_000;

    private readonly PostgresCluster _cluster = new("");
    private readonly List<CuttingProxy> _proxies = [];
    private string _database = "";

    public override string Name => "two processes, PostgreSQL";

    public override IReadOnlyList<MixedFault> Faults =>
    [
        new("SIGKILL", KillAny),
        new("SIGSTOP", StopAny),
        new("connections cut", Cut),
        new("backends ended", End),
        new("PostgreSQL killed", Kill),
        new("PostgreSQL restarted", Restart),
        new("PostgreSQL stopped", Freeze),
    ];

    public override async Task Begin()
    {
        _database = _cluster.NewDatabase();
        await using (var store = await OpenStore())
        {
            await MixedPlan.Make(store, Clock);
        }
        _proxies.AddRange([new CuttingProxy(_cluster.Folder), new CuttingProxy(_cluster.Folder)]);
        Workers = [.. _proxies.Select((p, n) => Working(n + 1, _database.Replace(_cluster.Folder, p.Folder, StringComparison.Ordinal), "mixed-work", "postgres", Callers / 2))];
        await Task.WhenAll(Workers.Select(w => w.Start()));
    }

    public override async Task<IStore> OpenStore() => await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = _database }, TrackerSilo.Facts, TimeProvider.System);

    protected override void TakeDown()
    {
        _proxies.ForEach(p => p.Dispose());
        _cluster.Dispose();
    }

    private async Task Cut()
    {
        for (var cut = Chance.Next(1, 6); cut > 0; cut--)
        {
            var toServer = Chance.Next(2) == 0;
            await _proxies[Chance.Next(2)].CutAfter(Chance.Next(1, toServer ? MostBytes : 2_000), toServer).WaitAsync(Scene.Longest);
        }
    }

    private async Task End()
    {
        await using var source = NpgsqlDataSource.Create(_database + ";Pooling=false");
        for (var ended = Chance.Next(1, 6); ended > 0; ended--)
        {
            await using var end = source.CreateCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
            await end.ExecuteNonQueryAsync();
            await While(0, 1);
        }
    }

    private async Task Kill()
    {
        _cluster.Kill();
        await While(0, 5);
        _cluster.Start();
    }

    private Task Restart()
    {
        _cluster.Stop("fast");
        _cluster.Start();
        return Task.CompletedTask;
    }

    private async Task Freeze()
    {
        _cluster.Freeze();
        await While(1, 10);
        _cluster.Thaw();
    }
}
