using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>How long it really takes until its grains live elsewhere, the fault tools measure on processes that are stopped.</summary>
public sealed class A_silo_that_stands_still : INeedPostgres
{
    /// <summary>Orleans' own bound is four times the timeout that was set, on a busy machine.</summary>
    [StoreFact]
    public async Task Is_waited_for_no_longer_than_two_seconds_however_long_it_took_to_answer_before()
    {
        await using var cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 1, clients: 0);
        var members = cluster.Services(0).GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;
        (members.MaxProbeTimeout * members.NumMissedProbesLimit).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
        members.ExtendProbeTimeoutDuringDegradation.ShouldBeFalse();
    }
}
