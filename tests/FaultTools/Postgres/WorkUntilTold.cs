using System.Diagnostics;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>One of several processes on one database: callers who, left without an answer, ask again under the same command id until there is one.</summary>
internal static class WorkUntilTold
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(1);

    /// <summary>0: the commands are answered, or its input ended and everything that was under way is answered.</summary>
    /// <param name="units">How many assignments the callers share; 1: all meet on one.</param>
    /// <param name="engineOn">What runs the grains.</param>
    public static async Task<int> Run(string logPath, int seed, int callers, int commands, int units, Func<IStore, string, Task<IGrains>> engineOn)
    {
        using var log = new CommandLog(logPath);
        var way = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker") ?? throw new InvalidOperationException("ConnectionStrings__Tracker is not set.");
        await using var store = await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = way }, TrackerSilo.Facts, TimeProvider.System);
        var grains = await engineOn(store, way);
        Console.WriteLine("ready");
        var left = commands;
        _ = Task.Run(async () =>
        {
            _ = await Console.In.ReadToEndAsync();
            Volatile.Write(ref left, 0);
            await Task.Delay(LongestFarewell);
            Environment.Exit(5); // whoever told it is gone too, and so is the database
        });
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var chance = new Random((seed * 1000) + caller);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await Ask(grains, log, SmallPlan.Assignment(chance.Next(1, units + 1)));
            }
        })));
        return 0;
    }

    public static Task<IGrains> Embedded(IStore store, string way) =>
        Task.FromResult(TrackerSilo.EngineOn(store.Journal, new EngineOptions { MostActivations = 100 }));

    private static async Task Ask(IGrains grains, CommandLog log, GrainAddress assignment)
    {
        var command = Guid.CreateVersion7();
        log.Tried(command, assignment);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await grains.Assignment(assignment).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command));
                if (answer.Rejection is { } rejection)
                {
                    log.Failed(command, rejection.Code);
                    return;
                }
                log.Acknowledged(command, answer, Stopwatch.GetElapsedTime(started));
                return;
            }
            catch (JournalUnavailableException error)
            {
                log.Failed(command, error.Code);
                if (error.Code == "journal.failed")
                {
                    await Console.Error.WriteLineAsync($"{error}");
                }
                await Task.Delay(BetweenTries);
            }
        }
    }
}
