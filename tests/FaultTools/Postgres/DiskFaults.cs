using System.Diagnostics;
using Npgsql;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>The database lies on a small disk that fills up and is cleared again.</summary>
internal static class DiskFaults
{
    public static async Task<FaultResult> Fill(PostgresCluster cluster, int rounds)
    {
        var disk = Directory.CreateTempSubdirectory("tracker-disk-");
        Run("mount", "-t", "tmpfs", "-o", "size=64m,mode=777", "tmpfs", disk.FullName);
        try
        {
            var space = disk.CreateSubdirectory("space").FullName;
            Run("chown", "postgres", space);
            await Tell(cluster, $"CREATE TABLESPACE small LOCATION '{space}'", "CREATE DATABASE small TABLESPACE small STRATEGY = file_copy");
            var result = await Fill(cluster, Path.Combine(disk.FullName, "ballast"), rounds);
            NpgsqlConnection.ClearAllPools();
            await Tell(cluster, "DROP DATABASE small WITH (FORCE)", "CHECKPOINT", "DROP TABLESPACE small");
            return result;
        }
        finally
        {
            Run("umount", "-l", disk.FullName);
            disk.Delete();
        }
    }

    private static async Task<FaultResult> Fill(PostgresCluster cluster, string ballast, int rounds)
    {
        await using var scene = await Scene.Open(cluster, cluster.ConnectionString("small"));
        for (var round = 0; round < rounds; round++)
        {
            await scene.GoOn(100, scene.Workers);
            FillUp(ballast);
            var told = scene.Workers.Select(TimesTold).ToList();
            if (!await Patience.Until(() => scene.Workers.Zip(told).All(w => TimesTold(w.First) > w.Second), Scene.Longest))
            {
                scene.Wrong("nobody was told that the disk is full");
            }
            File.Delete(ballast);
            await scene.GoOn(100, scene.Workers);
        }
        return await scene.Result("PostgreSQL's disk full, and cleared", rounds);
    }

    private static int TimesTold(Worker worker) => CommandLog.Read(worker.Log).Count(l => l is ["fail", _, "journal.disk-full"]);

    private static void FillUp(string file)
    {
        using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    private static async Task Tell(PostgresCluster cluster, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: a small disk needs root on Linux.");
        }
    }
}
