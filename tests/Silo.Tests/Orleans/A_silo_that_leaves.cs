using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Tracker.Assignments;
using Tracker.Faults;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

public sealed class A_silo_that_leaves : INeedPostgres, IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 2, clients: 1);

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [StoreFact]
    public async Task Is_missed_by_no_caller_and_what_was_said_to_it_stands_once()
    {
        var client = _cluster.Engines[2];
        await SmallPlan.Assign(client);
        var said = Enumerable.Range(0, 400).Select(n => (Command: Guid.CreateVersion7(), Unit: (n % SmallPlan.Units) + 1)).ToList();
        var leaving = new TaskCompletionSource();

        var asking = Parallel.ForEachAsync(said, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (ask, cancel) =>
        {
            (await client.Assignment(SmallPlan.Assignment(ask.Unit)).Ask(SmallPlan.Envelope(ask.Command), SmallPlan.Report(ask.Command), cancel: cancel)).Rejection.ShouldBeNull();
            leaving.TrySetResult();
        });
        await leaving.Task;
        await _cluster.Stop(0);
        await asking;

        for (var unit = 1; unit <= SmallPlan.Units; unit++)
        {
            ((Assignment.Open)(await client.Assignment(SmallPlan.Assignment(unit)).Look()).State).Reports.ShouldBe(400 / SmallPlan.Units);
        }
    }

    /// <summary>Else the suite would pass without Orleans having anything to do.</summary>
    [StoreFact]
    public async Task Carried_grains_as_the_other_does()
    {
        var client = _cluster.Engines[2];
        await SmallPlan.Assign(client);
        for (var unit = 1; unit <= SmallPlan.Units; unit++)
        {
            var command = Guid.CreateVersion7();
            await client.Assignment(SmallPlan.Assignment(unit)).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command));
        }
        // Not the simple ones: some builds of Orleans count for a whole process, and here two silos share one.
        var all = await _cluster.Services(2).GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var ours = all.Where(s => s.GrainType.Contains("ActivationGrain", StringComparison.Ordinal)).ToList();
        ours.Count.ShouldBe(SmallPlan.Units + 1); // and the plan
        ours.Select(s => s.GrainId).Distinct().Count().ShouldBe(ours.Count);
        ours.Select(s => s.SiloAddress).Distinct().Count().ShouldBe(2);
    }

    [StoreFact]
    public async Task Says_that_it_is_not_ready_any_more()
    {
        var readiness = _cluster.Services(1).GetServices<IReadiness>().Single();
        (await readiness.WhyNot(default)).ShouldBeNull();
        await _cluster.Stop(1);
        (await readiness.WhyNot(default)).ShouldNotBeNull().Code.ShouldBe("engine.not-in-cluster");
    }
}
