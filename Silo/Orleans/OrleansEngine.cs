using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Orleans;

public static class OrleansEngine
{
    /// <summary>All that share a database are one cluster.</summary>
    private const string Name = "tracker";

    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    /// <summary>How often is looked who is in the cluster, should nobody tell.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <summary>A grain that nobody asked for so long is put out of memory: it comes again in microseconds, and a day's last hours ask for millions.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    /// <summary>Makes Orleans' tables where they are missing. Before a host with <see cref="AddOrleansEngine"/> is started.</summary>
    public static Task MakeTables(OrleansOptions options, CancellationToken cancel = default) => OrleansTables.Make(options.ConnectionString, cancel);

    /// <summary>Grains live in the cluster: a silo in this process, or a client of other processes' silos. After <c>AddTrackerSilo</c>, whose engine it takes the place of.</summary>
    public static IServiceCollection AddOrleansEngine(this IServiceCollection services, IJournal journal, OrleansOptions options)
    {
        var way = OrleansTables.WayTo(options.ConnectionString);
        if (options.IsSilo)
        {
            services.AddOrleans(silo => silo
                .Configure<ClusterOptions>(Named)
                .ConfigureEndpoints(options.Address, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false)
                .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (OrleansTables.Invariant, way))
                .UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (OrleansTables.Invariant, way))
                .AddAdoNetGrainStorage(SnapshotOf.Storage, snapshots => (snapshots.Invariant, snapshots.ConnectionString) = (OrleansTables.Invariant, way))
                .Configure<ClusterMembershipOptions>(members =>
                {
                    // Only what Orleans begins with: left alone it grows with what earlier probes took, and a silo that stands still is waited for as long.
                    members.ProbeTimeout = Probe;
                    members.MaxProbeTimeout = Probe;
                    members.NumMissedProbesLimit = options.MissedProbes;
                    // Of three, one that is cut off alone must not declare the others dead; of two, Orleans takes one vote for the majority.
                    members.NumVotesForDeathDeclaration = 2;
                    // On a busy machine it would wait several times as long for one that stands still.
                    members.ExtendProbeTimeoutDuringDegradation = false;
                    members.TableRefreshTimeout = Refresh;
                    members.IAmAliveTablePublishTimeout = Refresh;
                })
                .Configure<GrainCollectionOptions>(idle => idle.CollectionAge = Idle)
                .Configure<ConnectionOptions>(Patient)
                .Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = options.AnswerWithin));
        }
        else
        {
            services.AddOrleansClient(client => client
                .Configure<ClusterOptions>(Named)
                .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (OrleansTables.Invariant, way))
                .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = Probe / 2)
                .Configure<ConnectionOptions>(Patient)
                .Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = options.AnswerWithin));
        }
        services.AddSingleton(new ClusterTools(journal));
        services.AddSingleton<Membership>();
        services.AddHostedService(s => s.GetRequiredService<Membership>());
        services.AddSingleton<IReadiness>(s => s.GetRequiredService<Membership>());
        services.AddSingleton<IGrains>(s => new OrleansGrains(
            s.GetRequiredService<global::Orleans.IGrainFactory>(),
            TrackerSilo.EngineOn(journal, s.GetRequiredService<IOptions<EngineOptions>>().Value),
            s.GetRequiredService<ClusterTools>(),
            s.GetRequiredService<Membership>(),
            options));
        return services;
    }

    /// <summary>What falls due is told in one of the silos. The same in every silo of the cluster.</summary>
    /// <param name="folder">Where this process leaves its mark of how far it saw the journal.</param>
    public static IServiceCollection AddDueWorkGrain(this IServiceCollection services, string folder) => services
        .AddDueWorkHere(folder)
        .AddHostedService<DueWorkWaking>();

    /// <summary>The system takes connections for a process that stands still: it is given up when it says nothing.</summary>
    private static void Patient(ConnectionOptions connections) => connections.OpenConnectionTimeout = Probe;

    private static void Named(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = (Name, Name);
}
