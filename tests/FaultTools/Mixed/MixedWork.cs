using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults.Mixed;

/// <summary>
/// A process with all that a server has below its pages (engine, reactions, due work), and callers in it who do a bit of everything. Left without an
/// answer they ask again under the same id. On its input: <c>check LOG…</c> compares while they go on; its end is the end.
/// </summary>
internal static class MixedWork
{
    /// <summary>The journal takes nothing any more: the process is to be started again.</summary>
    public const int JournalFailed = 3;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(5);

    /// <param name="place">A data folder, or "postgres" for ConnectionStrings__Tracker.</param>
    /// <param name="pause">Between two commands of a caller on average, in milliseconds.</param>
    public static async Task<int> Run(string logPath, int seed, string place, string folder, RacingClock clock, int callers, int pause, Action<IServiceCollection, IStore> addEngine)
    {
        using var log = new CommandLog(logPath);
        await using var store = await Open(place);
        using var host = await Start(store, folder, clock, services => addEngine(services, store));
        var grains = host.Services.GetRequiredService<IGrains>();
        Console.WriteLine("ready");
        using var ending = new CancellationTokenSource();
        var rounds = Task.Run(() => TellBesideTheRunner(host.Services.GetRequiredService<HouseDueWork>(), ending.Token));
        var work = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var chance = new Random((seed * 1000) + caller);
            while (!ending.IsCancellationRequested)
            {
                await Ask(grains, log, MixedCommand.Draw(chance, JournalDay.Of(clock.GetUtcNow())), clock);
                await Task.Delay(chance.Next(2 * pause), ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        })).ToList();
        while (await Console.In.ReadLineAsync() is { } told)
        {
            Console.WriteLine(JsonSerializer.Serialize((await MixedCheck.Of(store, told.Split(' ')[1..])).Wrong));
        }
        await ending.CancelAsync();
        await Task.WhenAll([rounds, .. work]);
        await host.StopAsync();
        return 0;
    }

    /// <summary>The engine in this process, and due work by the racing clock throughout. (Orleans itself goes by the machine's clock, and so does its silo's runner.)</summary>
    public static void AddEmbedded(IServiceCollection services, string folder, RacingClock clock) => services.AddSingleton<TimeProvider>(clock).AddDueWorkRunner(folder);

    public static async Task<IStore> Open(string place) => place == "postgres"
        ? await PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker") ?? throw new InvalidOperationException("ConnectionStrings__Tracker is not set.") },
            TrackerSilo.Facts,
            TimeProvider.System)
        : SqliteStore.Open(new SqliteStoreOptions { DataFolder = place }, TrackerSilo.Facts, TimeProvider.System);

    public static async Task<IHost> Start(IStore store, string folder, RacingClock clock, Action<IServiceCollection> addEngine)
    {
        Directory.CreateDirectory(folder);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddTrackerSilo(store);
        builder.Services.AddSingleton(s => new HouseDueWork(store.Tables, store.Ledger, store.Journal, s.GetRequiredService<IGrains>(), clock, s.GetRequiredService<ILogger<HouseDueWork>>()));
        builder.Services.Configure<EngineOptions>(engine => engine.MostActivations = 100);
        addEngine(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Without asking for the lease: two at once is the worst case, not the usual one.</summary>
    private static async Task TellBesideTheRunner(HouseDueWork work, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await work.Round(ending);
            }
            catch (Exception error) when (error is JournalUnavailableException or OperationCanceledException)
            {
                // The next round finds the same.
            }
            await Task.Delay(BetweenRounds, ending).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task Ask(IGrains grains, CommandLog log, MixedCommand command, RacingClock clock)
    {
        log.Tried(command);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await command.Say(grains, clock.GetUtcNow());
                if (answer.Rejection is { } rejection)
                {
                    log.Refused(command.Id, rejection.Code);
                }
                else
                {
                    log.Acknowledged(command.Id, answer, Stopwatch.GetElapsedTime(started));
                }
                return;
            }
            catch (JournalUnavailableException error)
            {
                log.Failed(command.Id, error.Code);
                if (error.Code is not "journal.unreachable" and not "journal.disk-full")
                {
                    await Console.Error.WriteLineAsync($"{error}");
                    Environment.Exit(JournalFailed);
                }
                await Task.Delay(BetweenTries);
            }
        }
    }
}
