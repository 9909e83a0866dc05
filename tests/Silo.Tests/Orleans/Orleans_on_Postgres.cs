using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Activations;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>The engine suite on a cluster: the two engines are members of it, and grains live in whichever silo Orleans chose.</summary>
public abstract class Orleans_on_Postgres(int silos, int clients) : EngineConformance, INeedPostgres
{
    private Cluster _cluster = null!;
    private int _engines;

    protected override async Task<IJournal> OpenStore()
    {
        _cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos, clients);
        return _cluster.Store(0).Journal;
    }

    protected override Task CloseStore() => _cluster.DisposeAsync().AsTask();

    /// <summary>The last two that were started: clients where there are any.</summary>
    protected override IGrains NewEngine(IJournal journal) => _cluster.Engines[^(1 + (_engines++ % 2))];
}

public sealed class Two_silos_on_Postgres() : Orleans_on_Postgres(silos: 2, clients: 0);

public sealed class Three_silos_on_Postgres() : Orleans_on_Postgres(silos: 3, clients: 0);

public sealed class Two_clients_of_two_silos_on_Postgres() : Orleans_on_Postgres(silos: 2, clients: 2);
