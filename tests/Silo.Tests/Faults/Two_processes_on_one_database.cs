using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Faults;

/// <summary>The short rounds of <c>bash tests/faults</c>: whatever breaks, nothing acknowledged is lost or doubled, and both go on by themselves.</summary>
public sealed class Two_processes_on_one_database : INeedPostgres
{
    [StoreFact]
    public Task Survive_that_one_is_killed() => Survive("kill-process");

    [StoreFact]
    public Task Survive_that_one_is_stopped() => Survive("stop-process", "hold-append");

    [StoreFact]
    public Task Survive_connections_that_are_cut() => Survive("cut-connection", "end-backend");

    [StoreFact]
    public Task Survive_that_PostgreSQL_is_killed_and_started_again() => Survive("kill-backend", "kill-postgres", "restart-postgres");

    [PostgresFactOnSmallDisk]
    public Task Survive_a_full_disk() => Survive("fill-disk");

    [StoreFact]
    public Task Agree_on_one_hot_grain() => Survive("hot-grain");

    private static async Task Survive(params string[] faults)
    {
        var (exitCode, says) = await FaultFolder.Run(["rounds", "--short", .. faults]);
        exitCode.ShouldBe(0, says);
        faults.Length.ShouldBe(says.Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal)) - 1, says);
    }
}

/// <summary>Skipped, visibly, where PostgreSQL is not installed or a small disk cannot be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactOnSmallDiskAttribute : FactAttribute
{
    public PostgresFactOnSmallDiskAttribute() =>
        Skip = PostgresCluster.Programs is null ? "PostgreSQL is not installed" : new FactOnSmallDiskAttribute().Skip;
}
