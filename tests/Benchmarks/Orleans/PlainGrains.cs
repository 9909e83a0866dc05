using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Tracker.Silo.Orleans;

namespace Tracker.Benchmarks.Orleans;

/// <summary>
/// A contender: plain Orleans with its ADO.NET grain storage on PostgreSQL, one silo and its HTTP in one process, the peers' request and answer. No
/// accounts, no history, no ledger. As the others' do, its tables hold every assignment before the race.
/// </summary>
internal static class PlainGrains
{
    public const string Storage = "plain";
    public const string State = "assignment";
    private const int WritersAtOnce = 32;

    /// <summary><c>--urls</c>, <c>--rows</c> to store first, <c>--silo-port</c>, <c>--gateway-port</c>; the database is <c>PLAIN_GRAINS</c>. Until it is killed.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var database = Environment.GetEnvironmentVariable("PLAIN_GRAINS") ?? throw new ArgumentException("PLAIN_GRAINS is not set.");
        await OrleansTables.Make(database, CancellationToken.None);
        var way = new NpgsqlConnectionStringBuilder(OrleansTables.WayTo(database)) { MaxPoolSize = 90, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ConnectionString;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(asked.Text("urls"));
        builder.Services.AddOrleans(silo => silo
            .UseLocalhostClustering(asked.Number("silo-port", 11500), asked.Number("gateway-port", 30500))
            .AddAdoNetGrainStorage(Storage, kept => (kept.Invariant, kept.ConnectionString) = (OrleansTables.Invariant, way)));
        await using var app = builder.Build();
        app.MapPut("/gs/assignments/{id:long}/progress", async (long id, Put put, IGrainFactory grains) =>
            TypedResults.Ok(new { id, Version = await grains.GetGrain<IPlainAssignment>(id).Report(put.Progress, put.Status, put.By, put.Note) }));
        app.MapGet("/", () => "ready");
        await app.StartAsync();
        await Fill(app.Services, asked.Number("rows", 0));
        await Console.Out.WriteLineAsync("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>By the storage itself, without activations: none of them is in memory when the race begins.</summary>
    private static Task Fill(IServiceProvider services, int rows)
    {
        var (storage, grains) = (services.GetRequiredKeyedService<IGrainStorage>(Storage), services.GetRequiredService<IGrainFactory>());
        return Parallel.ForAsync(1, rows + 1, new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce }, async (id, _) =>
            await storage.WriteStateAsync(State, grains.GetGrain<IPlainAssignment>(id).GetGrainId(), new GrainState<PlainState>(new PlainState { By = "office", Note = "初始" })));
    }

    private sealed record Put(short Progress, short Status, string By, string Note);
}
