using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>Snapshots spare reading and are never needed.</summary>
public sealed class Snapshots : INeedPostgres, IAsyncLifetime
{
    private readonly string _database = PostgresCluster.Shared.NewDatabase();
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.Start(_database, silos: 1, clients: 0);

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [StoreFact]
    public async Task Are_written_of_a_long_history_and_begun_with()
    {
        await Report(250);
        var kept = await Ask<string>("SELECT encode(PayloadBinary, 'escape') FROM orleans.OrleansStorage");
        kept.ShouldContain("Version");

        await Restart();
        await Report(1);
        (await Reports()).ShouldBe(251);
    }

    [StoreFact]
    public async Task Emptied_while_the_cluster_is_at_work_leave_everything_as_it_was()
    {
        await Report(210);
        (await Ask<long>("WITH gone AS (DELETE FROM orleans.OrleansStorage RETURNING 1) SELECT count(*) FROM gone")).ShouldBeGreaterThan(0);
        await Report(210); // at work: the next snapshot finds none to write over
        await Ask<long>("WITH gone AS (DELETE FROM orleans.OrleansStorage RETURNING 1) SELECT count(*) FROM gone");

        await Restart();
        await Report(1);
        (await Reports()).ShouldBe(421);
    }

    [StoreFact]
    public async Task Of_another_program_or_damaged_are_passed_over()
    {
        await Report(210);
        await Restart();
        (await Ask<long>(
            """
            WITH spoilt AS (UPDATE orleans.OrleansStorage SET PayloadBinary = '{"Build":"another","Version":900,"State":"{}"}' RETURNING 1) SELECT count(*) FROM spoilt
            """)).ShouldBeGreaterThan(0);
        await Restart();
        await Report(1);
        await Ask<long>("WITH spoilt AS (UPDATE orleans.OrleansStorage SET PayloadBinary = 'no JSON at all' RETURNING 1) SELECT count(*) FROM spoilt");
        await Restart();
        await Report(1);
        (await Reports()).ShouldBe(212);
    }

    private async Task Restart()
    {
        await _cluster.DisposeAsync();
        _cluster = await Cluster.Start(_database, silos: 1, clients: 0);
    }

    private async Task Report(int times)
    {
        var grains = _cluster.Engines[0];
        await SmallPlan.Assign(grains);
        for (var n = 0; n < times; n++)
        {
            var command = Guid.CreateVersion7();
            (await grains.Assignment(SmallPlan.Assignment(1)).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command))).Rejection.ShouldBeNull();
        }
    }

    private async Task<int> Reports() => ((Assignment.Open)(await _cluster.Engines[0].Assignment(SmallPlan.Assignment(1)).Look()).State).Reports;

    private async Task<T> Ask<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
