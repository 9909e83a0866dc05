using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Tracker.Assignments;
using Tracker.Faults;
using Tracker.Silo.Orleans;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>A silo that stood still or was cut off goes on with what it holds: what its caller had given up on by then is not written.</summary>
public sealed class A_call_that_was_given_up : INeedPostgres, IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 1, clients: 1);

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [StoreFact]
    public async Task Decides_nothing_and_a_call_that_is_waited_for_does()
    {
        await SmallPlan.Assign(_cluster.Engines[1]);
        await Should.ThrowAsync<TimeoutException>(() => Ask(waitedFor: TimeSpan.FromSeconds(-1)));
        (await Reports()).ShouldBe(0);

        (await Ask(waitedFor: TimeSpan.FromMinutes(1))).Answer.ShouldNotBeNull().Rejection.ShouldBeNull();
        (await Reports()).ShouldBe(1);
    }

    /// <summary>As a client's call arrives in the silo.</summary>
    private async Task<Told> Ask(TimeSpan waitedFor)
    {
        var command = Guid.CreateVersion7();
        var asked = new Asked<AssignmentCommand>(SmallPlan.Envelope(command), SmallPlan.Report(command), null, TimeProvider.System.GetUtcNow() + waitedFor);
        var cluster = _cluster.Services(1).GetRequiredService<IGrainFactory>();
        return Wire.Read<Told>(await cluster.GetGrain<IActivationGrain>(SmallPlan.Assignment(1).Value).Ask(Wire.Write(asked)));
    }

    private async Task<int> Reports() => ((Assignment.Open)(await _cluster.Engines[1].Assignment(SmallPlan.Assignment(1)).Look()).State).Reports;
}
