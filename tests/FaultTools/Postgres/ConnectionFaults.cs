using Npgsql;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>Connections break or stand still at a random byte, most often within an append or its commit: the command id tells whether it was written.</summary>
internal static class ConnectionFaults
{
    /// <summary>About two batches.</summary>
    private const int MostBytes = 100_000;

    /// <summary>A process whose append comes to a halt half-way holds the others up no longer than the store's timeouts.</summary>
    public static async Task<FaultResult> Hold(PostgresCluster cluster, int rounds)
    {
        var database = cluster.NewDatabase();
        await using var scene = await Scene.Open(cluster, database, throughProxies: true);
        for (var round = 0; round < rounds; round++)
        {
            var (victim, other) = (round % 2, scene.Workers[(round + 1) % 2]);
            var letGo = new TaskCompletionSource();
            do
            {
                letGo.TrySetResult(); // it did not stand within an append: again
                letGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await scene.Proxies[victim].HoldAfter(scene.Chance.Next(1, MostBytes), toServer: true, letGo.Task);
            }
            while (!await StandsInAnAppend(database));
            await scene.GoOn(200, other);
            letGo.SetResult();
            await scene.GoOn(1, scene.Workers[victim]);
        }
        return await scene.Result("a process standing still in the middle of an append, its lock taken", rounds);
    }

    public static async Task<FaultResult> Cut(PostgresCluster cluster, int rounds)
    {
        await using var scene = await Scene.Open(cluster, cluster.NewDatabase(), throughProxies: true);
        for (var round = 0; round < rounds; round++)
        {
            // What comes back from the server is short: its first bytes are the answer to a commit.
            var toServer = round % 4 < 2;
            await scene.Proxies[round % 2].CutAfter(scene.Chance.Next(1, toServer ? MostBytes : 2_000), toServer).WaitAsync(Scene.Longest);
            await scene.GoOn(1, scene.Workers);
        }
        return await scene.Result("a connection cut after any number of bytes, in a commit or its answer", rounds);
    }

    public static async Task<FaultResult> End(PostgresCluster cluster, int rounds)
    {
        var database = cluster.NewDatabase();
        await using var scene = await Scene.Open(cluster, database);
        await using var source = NpgsqlDataSource.Create(database);
        for (var round = 0; round < rounds; round++)
        {
            await scene.GoOn(scene.Chance.Next(1, 100), scene.Workers[round % 2]);
            await using var end = source.CreateCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%append_facts%' AND pid <> pg_backend_pid()");
            await end.ExecuteNonQueryAsync();
        }
        await scene.GoOn(100, scene.Workers);
        return await scene.Result("pg_terminate_backend of both writers", rounds);
    }

    /// <summary>Whether somebody holds the lock of appends, and goes on holding it.</summary>
    private static async Task<bool> StandsInAnAppend(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        int? before = null;
        for (var look = 0; look < 20; look++)
        {
            await using var holder = source.CreateCommand(
                """
                SELECT l.pid FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.objid = 5207320 AND l.granted AND a.wait_event = 'ClientRead'
                """);
            var pid = (int?)await holder.ExecuteScalarAsync();
            if (pid is null || (before is not null && before != pid))
            {
                return false;
            }
            before = pid;
            await Task.Delay(20);
        }
        return true;
    }
}
