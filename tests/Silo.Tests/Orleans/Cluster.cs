using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Orleans;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>Silos and clients of one cluster, each with a store of its own on the one database, as processes have.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(IHost Host, PostgresStore Store)> _members = [];

    public IReadOnlyList<IGrains> Engines => [.. _members.Select(m => m.Host.Services.GetRequiredService<IGrains>())];

    public PostgresStore Store(int member) => _members[member].Store;

    public IServiceProvider Services(int member) => _members[member].Host.Services;

    /// <param name="clock">Given: silos also tell what is due, by that clock.</param>
    public static async Task<Cluster> Start(string database, int silos, int clients, TimeProvider? clock = null)
    {
        var cluster = new Cluster();
        for (var n = 0; n < silos + clients; n++)
        {
            await cluster.Add(database, isSilo: n < silos, clock);
        }
        return cluster;
    }

    public Task Stop(int member) => _members[member].Host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var (host, store) in _members.AsEnumerable().Reverse())
        {
            await host.StopAsync();
            host.Dispose();
            await store.DisposeAsync();
        }
        _folder.Dispose();
        NpgsqlConnection.ClearAllPools(); // Orleans' own: every test has a database of its own
    }

    private async Task Add(string database, bool isSilo, TimeProvider? clock)
    {
        var (silo, gateway) = FreePorts();
        var options = new OrleansOptions { ConnectionString = database, IsSilo = isSilo, SiloPort = silo, GatewayPort = gateway };
        var store = await Databases.Open(database);
        await OrleansEngine.MakeTables(options);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (clock is null)
        {
            builder.Services.AddOptions<EngineOptions>().Configure(engine => engine.MostActivations = 100);
        }
        else
        {
            // Orleans itself goes by the machine's clock.
            builder.Services.AddTrackerSilo(store).AddSingleton(s => new HouseDueWork(
                store.Tables, store.Ledger, store.Journal, s.GetRequiredService<IGrains>(), clock, s.GetRequiredService<ILogger<HouseDueWork>>()));
            builder.Services.AddDueWorkGrain(Directory.CreateDirectory(Path.Combine(_folder.Path, $"{_members.Count}")).FullName);
        }
        builder.Services.AddOrleansEngine(store.Journal, options);
        var host = builder.Build();
        await host.StartAsync();
        _members.Add((host, store));
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
