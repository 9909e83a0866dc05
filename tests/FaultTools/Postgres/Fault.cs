using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>One way to break things on purpose.</summary>
/// <param name="Name">As the command line calls it.</param>
/// <param name="ShortRounds">0: only in the long run, or when it is named.</param>
internal sealed record Fault(string Name, int ShortRounds, int LongRounds, Func<PostgresCluster, int, Task<FaultResult>> Run)
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("kill-process", 3, 50, ProcessFaults.Kill),
        new("stop-process", 2, 20, ProcessFaults.Stop),
        new("hold-append", 1, 20, ConnectionFaults.Hold),
        new("cut-connection", 20, 500, ConnectionFaults.Cut),
        new("end-backend", 5, 200, ConnectionFaults.End),
        new("kill-backend", 1, 10, ServerFaults.KillBackend),
        new("kill-postgres", 1, 10, ServerFaults.Kill),
        new("restart-postgres", 1, 10, ServerFaults.Restart),
        new("long-outage", 0, 1, ServerFaults.StayAway),
        new("freeze-postgres", 0, 1, ServerFaults.Freeze),
        new("fill-disk", 1, 5, DiskFaults.Fill),
        new("hot-grain", 1, 5, HotGrain.Run),
#if ORLEANS
        new("kill-silo", 2, 5, Tracker.Faults.Orleans.SiloFaults.Kill),
        new("stop-silo", 1, 5, Tracker.Faults.Orleans.SiloFaults.Stop),
        new("leave-silo", 1, 5, Tracker.Faults.Orleans.SiloFaults.Leave),
#endif
    ];
}
