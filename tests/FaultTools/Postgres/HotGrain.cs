using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>No fault but the worst case: 1,000 commands to one grain from 64 callers in two processes, each overtaking the other.</summary>
internal static class HotGrain
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<FaultResult> Run(PostgresCluster cluster, int rounds)
    {
        await using var scene = await Scene.Open(cluster, cluster.NewDatabase(), callers: 32, commands: 500 * rounds, units: 1);
        foreach (var worker in scene.Workers)
        {
            if (await worker.Ended(Longest) is null)
            {
                scene.Wrong($"worker {worker.Number} has answered {worker.Answers()} of {500 * rounds} after {Longest.TotalMinutes} minutes");
            }
        }
        return await scene.Result("1,000 commands to one grain, 64 callers, two processes", rounds);
    }
}
