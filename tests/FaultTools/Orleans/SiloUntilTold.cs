using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Faults.Mixed;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Orleans;

namespace Tracker.Faults.Orleans;

/// <summary>A process that is a silo until its input ends, and the way in for the processes that are its clients.</summary>
internal static class SiloUntilTold
{
    /// <summary>0: it was told to leave, and left.</summary>
    public static async Task<int> Run(int port, int gateway)
    {
        var way = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!;
        await using var store = await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = way }, TrackerSilo.Facts, TimeProvider.System);
        using var host = await Start(store, new OrleansOptions { ConnectionString = way, SiloPort = port, GatewayPort = gateway });
        Console.WriteLine("ready");
        _ = await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }

    /// <summary>The same with all that a silo's process has: reactions, and due work in the one that Orleans chose.</summary>
    public static async Task<int> RunWhole(int port, int gateway, IPAddress address, string folder, RacingClock clock)
    {
        await using var store = await MixedWork.Open("postgres");
        var options = new OrleansOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!, Address = address, SiloPort = port, GatewayPort = gateway };
        await OrleansEngine.MakeTables(options);
        using var host = await MixedWork.Start(store, folder, clock, services => services.AddOrleansEngine(store.Journal, options).AddDueWorkGrain(folder));
        Console.WriteLine("ready");
        var told = Console.In.ReadToEndAsync();
        // Declared dead by the others, Orleans ends itself, and the process with it.
        await Task.WhenAny(told, host.WaitForShutdownAsync());
        await host.StopAsync();
        return 0;
    }

    /// <summary>A client of the cluster, in a process that has all the rest.</summary>
    public static void AddClient(IServiceCollection services, IStore store) =>
        services.AddOrleansEngine(store.Journal, new OrleansOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!, IsSilo = false });

    /// <summary>In the cluster as long as the process lives.</summary>
    public static async Task<IGrains> Client(IStore store, string way) =>
        (await Start(store, new OrleansOptions { ConnectionString = way, IsSilo = false })).Services.GetRequiredService<IGrains>();

    private static async Task<IHost> Start(IStore store, OrleansOptions options)
    {
        await OrleansEngine.MakeTables(options);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddOptions<EngineOptions>().Configure(engine => engine.MostActivations = 100);
        builder.Services.AddOrleansEngine(store.Journal, options);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
