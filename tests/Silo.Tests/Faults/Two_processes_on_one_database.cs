using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Faults;

/// <summary>The short rounds of <c>bash tests/faults</c>: whatever breaks, nothing acknowledged is lost or doubled, and both go on by themselves.</summary>
public sealed class Two_processes_on_one_database : INeedPostgres
{
    /// <summary>On one cluster, one after the other: making and starting clusters takes as long as breaking them.</summary>
    private static readonly Lazy<Task<(int ExitCode, string Says)>> Rounds = new(() => FaultFolder.Run(
        "rounds", "--short", "kill-process", "stop-process", "hold-append", "cut-connection", "end-backend", "kill-backend", "kill-postgres", "restart-postgres", "hot-grain"));

    [StoreFact]
    public Task Survive_that_one_is_killed() => Survive("kill-process");

    [StoreFact]
    public Task Survive_that_one_is_stopped() => Survive("stop-process", "hold-append");

    [StoreFact]
    public Task Survive_connections_that_are_cut() => Survive("cut-connection", "end-backend");

    [StoreFact]
    public Task Survive_that_PostgreSQL_is_killed_and_started_again() => Survive("kill-backend", "kill-postgres", "restart-postgres");

    [PostgresFactOnSmallDisk]
    public async Task Survive_a_full_disk() => Found("fill-disk", await FaultFolder.Run("rounds", "--short", "fill-disk"));

    [StoreFact]
    public Task Agree_on_one_hot_grain() => Survive("hot-grain");

    private static async Task Survive(params string[] faults)
    {
        var rounds = await Rounds.Value;
        Array.ForEach(faults, fault => Found(fault, rounds));
    }

    private static void Found(string fault, (int ExitCode, string Says) rounds)
    {
        rounds.ExitCode.ShouldBeOneOf([0, 1], rounds.Says); // 1: something was wrong with one of them
        rounds.Says.Split('\n').ShouldContain(line => line.StartsWith(fault + ": ", StringComparison.Ordinal) && line.Contains(" acknowledged, 0 wrong,", StringComparison.Ordinal), rounds.Says);
    }
}

/// <summary>Skipped, visibly, where PostgreSQL is not installed or a small disk cannot be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactOnSmallDiskAttribute : FactAttribute
{
    public PostgresFactOnSmallDiskAttribute() =>
        Skip = PostgresCluster.Programs is null ? "PostgreSQL is not installed" : new FactOnSmallDiskAttribute().Skip;
}
