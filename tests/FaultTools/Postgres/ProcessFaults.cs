using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>One of two processes is killed or stopped in the middle of its appends; the other goes on.</summary>
internal static class ProcessFaults
{
    public static async Task<FaultResult> Kill(PostgresCluster cluster, int rounds)
    {
        await using var scene = await Scene.Open(cluster, cluster.NewDatabase());
        for (var round = 0; round < rounds; round++)
        {
            var (victim, other) = (scene.Workers[round % 2], scene.Workers[(round + 1) % 2]);
            await scene.GoOn(scene.Chance.Next(1, 300), victim);
            await victim.Kill();
            await scene.GoOn(100, other);
            await victim.Start();
        }
        await scene.GoOn(100, scene.Workers);
        return await scene.Result("SIGKILL of one of two processes", rounds);
    }

    public static async Task<FaultResult> Stop(PostgresCluster cluster, int rounds)
    {
        await using var scene = await Scene.Open(cluster, cluster.NewDatabase());
        for (var round = 0; round < rounds; round++)
        {
            var (victim, other) = (scene.Workers[round % 2], scene.Workers[(round + 1) % 2]);
            await scene.GoOn(scene.Chance.Next(1, 300), victim);
            victim.Halt();
            await scene.GoOn(200, other);
            victim.Continue();
            await scene.GoOn(1, victim);
        }
        await scene.GoOn(100, scene.Workers);
        return await scene.Result("SIGSTOP and SIGCONT of one of two processes", rounds);
    }
}
