using System.Net;
using Tracker.Deciding;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
#if ORLEANS
using Tracker.Silo.Orleans;
#endif

namespace Tracker.Gateway.Hosting;

/// <summary>
/// Which engine runs the grains of a serving process: the one in it, or a cluster of silos on one PostgreSQL database. The cluster only where the
/// program was built with <c>-p:Engine=Orleans</c>.
/// </summary>
/// <param name="Address">Where other processes of the cluster reach this one.</param>
internal sealed record EngineChoice(string Name, IPAddress Address, int SiloPort, int GatewayPort)
{
    public const string InProcess = "embedded";

    /// <summary>A silo in this process.</summary>
    public const string Silo = "orleans";

    /// <summary>No silo in this process: its grains live in others'.</summary>
    public const string Client = "orleans-client";

    public static EngineChoice Embedded { get; } = new(InProcess, IPAddress.Loopback, 0, 0);

#if ORLEANS
    /// <summary>Null: it can run on this store. Orleans' tables are made where they are missing.</summary>
    public async Task<Rejection?> Prepare(IStore store, DirectoryInfo folder, CancellationToken cancel)
    {
        if (Name == InProcess)
        {
            return null;
        }
        if (store is not PostgresStore)
        {
            return new Rejection("engine.needs-postgres");
        }
        await OrleansEngine.MakeTables(Options(folder.FullName), cancel);
        return null;
    }

    /// <param name="dueWork">What falls due is told by this process, or by one of the cluster.</param>
    public void AddTo(IServiceCollection services, IStore store, string folder, bool dueWork)
    {
        if (Name != InProcess)
        {
            services.AddOrleansEngine(store.Journal, Options(folder));
        }
        if (dueWork && Name == InProcess)
        {
            services.AddDueWorkRunner(folder);
        }
        if (dueWork && Name == Silo)
        {
            services.AddDueWorkGrain(folder);
        }
    }

    private OrleansOptions Options(string folder) => new()
    {
        ConnectionString = StoreChoice.WayTo(new DirectoryInfo(folder)), IsSilo = Name == Silo, Address = Address, SiloPort = SiloPort, GatewayPort = GatewayPort,
    };
#else
    /// <summary>Null: it can run here.</summary>
    public Task<Rejection?> Prepare(IStore store, DirectoryInfo folder, CancellationToken cancel) =>
        Task.FromResult(Name == InProcess ? null : new Rejection("engine.not-built-in"));

    /// <param name="dueWork">What falls due is told by this process.</param>
    public void AddTo(IServiceCollection services, IStore store, string folder, bool dueWork)
    {
        if (dueWork && Name == InProcess)
        {
            services.AddDueWorkRunner(folder);
        }
    }
#endif
}
