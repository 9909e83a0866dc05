using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>PostgreSQL itself goes away and comes back: the processes go on by themselves.</summary>
internal static class ServerFaults
{
    private static readonly TimeSpan BeyondPatience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan BeyondTimeouts = TimeSpan.FromSeconds(40);

    public static Task<FaultResult> Kill(PostgresCluster cluster, int rounds) => Rounds(cluster, "SIGKILL of PostgreSQL, all of it, and its restart", rounds, async scene =>
    {
        cluster.Kill();
        await Task.Delay(scene.Chance.Next(2_000));
        cluster.Start();
    });

    public static Task<FaultResult> Restart(PostgresCluster cluster, int rounds) => Rounds(cluster, "restart of PostgreSQL (fast)", rounds, _ =>
    {
        cluster.Stop("fast");
        cluster.Start();
        return Task.CompletedTask;
    });

    public static Task<FaultResult> KillBackend(PostgresCluster cluster, int rounds) => Rounds(cluster, "SIGKILL of one backend in an append", rounds, async scene =>
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var writer = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE query LIKE '%append_facts%' AND pid <> pg_backend_pid() LIMIT 1", connection);
        var patience = Stopwatch.StartNew();
        object? found;
        while ((found = await writer.ExecuteScalarAsync()) is null && patience.Elapsed < BeyondPatience)
        {
            await Task.Yield(); // both are between two appends
        }
        if (found is int pid)
        {
            using var backend = Process.GetProcessById(pid);
            backend.Kill();
        }
        else
        {
            scene.Wrong("no backend wrote");
        }
    });

    public static Task<FaultResult> StayAway(PostgresCluster cluster, int rounds) =>
        Rounds(cluster, string.Create(CultureInfo.InvariantCulture, $"PostgreSQL away for {BeyondPatience.TotalSeconds:F0} s"), rounds, async scene =>
        {
            cluster.Stop();
            await Task.Delay(BeyondPatience);
            cluster.Start();
            foreach (var worker in scene.Workers.Where(w => !CommandLog.Read(w.Log).Any(l => l is ["fail", _, "journal.unreachable"])))
            {
                scene.Wrong($"worker {worker.Number} was not told that the database is away");
            }
        });

    public static Task<FaultResult> Freeze(PostgresCluster cluster, int rounds) =>
        Rounds(cluster, string.Create(CultureInfo.InvariantCulture, $"PostgreSQL stopped (SIGSTOP) for {BeyondTimeouts.TotalSeconds:F0} s"), rounds, async _ =>
        {
            cluster.Freeze();
            await Task.Delay(BeyondTimeouts);
            cluster.Thaw();
        });

    private static async Task<FaultResult> Rounds(PostgresCluster cluster, string what, int rounds, Func<Scene, Task> fault)
    {
        await using var scene = await Scene.Open(cluster, cluster.NewDatabase());
        for (var round = 0; round < rounds; round++)
        {
            await scene.GoOn(scene.Chance.Next(1, 300), scene.Workers);
            await fault(scene);
            await scene.GoOn(64, scene.Workers);
        }
        return await scene.Result(what, rounds);
    }
}
