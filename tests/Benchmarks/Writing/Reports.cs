using System.Diagnostics;
using Tracker.Assignments;
using Tracker.Benchmarks.Seeding;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;

namespace Tracker.Benchmarks.Writing;

/// <summary>Reports in process, from callers that are always ready with the next: what engine and store do without HTTP.</summary>
internal static class Reports
{
    private static readonly string Words = string.Concat(Enumerable.Repeat("推进年度重点工作任务落实持续督查", 20));

    /// <summary>Needs a seeded store. Prints how many were acknowledged, alone on the last line.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        await using var store = await BigStore.Open(asked);
        await store.ReadAhead(CancellationToken.None); // as a server does after its start
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        var (rows, callers) = (asked.Number("rows", 10_000), asked.Number("callers", 64));
        var (_, warmingUp) = await Send(grains, rows, callers, TimeSpan.FromSeconds(asked.Number("warmup", 5)));
        var (before, busy) = (BigStore.CommitsOf(store), Environment.CpuUsage.TotalTime);
        var (perSecond, count) = await Send(grains, rows, callers, TimeSpan.FromSeconds(asked.Number("seconds", 10)));
        Console.WriteLine($"{"reports",-10} {perSecond.Thousands()} durable reports/s in process, {callers} callers, {count / Math.Max(1.0, BigStore.CommitsOf(store) - before):F1} to a commit, {(Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / count:F0} µs of processor each");
        Console.WriteLine(warmingUp + count);
        return 0;
    }

    public static async Task<(double PerSecond, long Count)> Send(IGrains grains, int rows, int callers, TimeSpan time)
    {
        var from = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(1, callers).Select(seed => Task.Run(async () =>
        {
            var chance = new Random(seed);
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(from) < time; count++)
            {
                var report = new SubmitReport(new DateOnly(2026, 3, 31), $"{Words}{chance.Next(100)}", []);
                var answer = await grains.Assignment(BigHouse.Assignment(chance.Next(rows))).Ask(BigHouse.Envelope(TimeProvider.System), report);
                if (answer.Rejection is { } rejection)
                {
                    throw new InvalidOperationException($"Refused: {rejection.Code}");
                }
            }
            return count;
        })));
        return (counts.Sum() / Stopwatch.GetElapsedTime(from).TotalSeconds, counts.Sum());
    }
}
