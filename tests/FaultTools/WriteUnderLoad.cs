using System.Diagnostics;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults;

internal static class WriteUnderLoad
{
    /// <summary>0: all answered. 3: the journal became unavailable; its code stands in the log.</summary>
    public static async Task<int> Run(string data, string logPath, int seed, int callers, int commands, string synchronous)
    {
        using var log = new CommandLog(logPath);
        await using var store = SqliteStore.Open(
            new SqliteStoreOptions { DataFolder = data, Synchronous = synchronous, PagesBetweenCheckpoints = 200 }, TrackerSilo.Facts, TimeProvider.System);
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions { MostActivations = 100 });
        try
        {
            await SmallPlan.Assign(grains);
        }
        catch (JournalUnavailableException error)
        {
            log.Failed(Guid.Empty, error.Code);
            return 3;
        }
        Console.WriteLine("ready");
        var left = commands;
        var unavailable = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var chance = new Random((seed * 1000) + caller);
            while (Volatile.Read(ref unavailable) == 0 && Interlocked.Decrement(ref left) >= 0)
            {
                var command = Guid.CreateVersion7();
                var assignment = SmallPlan.Assignment(chance.Next(1, SmallPlan.Units + 1));
                log.Tried(command, assignment);
                var started = Stopwatch.GetTimestamp();
                try
                {
                    var answer = await grains.Assignment(assignment).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command));
                    log.Acknowledged(command, answer, Stopwatch.GetElapsedTime(started));
                }
                catch (JournalUnavailableException error)
                {
                    log.Failed(command, error.Code);
                    Interlocked.Exchange(ref unavailable, 1);
                }
            }
        })));
        return unavailable == 0 ? 0 : 3;
    }
}
