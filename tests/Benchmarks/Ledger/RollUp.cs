using System.Diagnostics;
using Tracker.Assignments;
using Tracker.Benchmarks.Seeding;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Benchmarks.Ledger;

/// <summary>Milliseconds to read one plan's counters among 10,000 assignments and among many, from memory and anew after a report has changed them.</summary>
internal static class RollUp
{
    private const int Few = 10_000;

    /// <summary>Seeds what it needs, unless <c>--data</c> names a folder with <c>--rows</c> assignments.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var rows = asked.Number("rows", 1_000_000);
        using var small = new Workshop();
        using var large = new Workshop(asked.TextOrNull("data"));
        await using var few = await small.Seeded(Few);
        await using var many = await large.Seeded(rows);
        var (fewHouse, manyHouse) = (new Readings(few, Few), new Readings(many, rows));
        List<double> cachedFew = [], cachedMany = [], anewFew = [], anewMany = [];
        for (var turn = 0; turn < asked.Number("turns", 10); turn++)
        {
            await fewHouse.Read(200, cachedFew, anewFew);
            await manyHouse.Read(200, cachedMany, anewMany);
        }
        var ratio = anewMany.Median() / anewFew.Median();
        return Measured.Say(
            "rollup",
            $"one plan's counters anew p50 {anewMany.Median():F3} ms among {rows:N0} ({ratio:F2} × {Few:N0}), cached {cachedMany.Median():F4} ms ({cachedMany.Median() / cachedFew.Median():F2} ×)",
            anewMany.Median() <= 1 && ratio <= 1.2,
            "≤ 1 ms, ≤ 1.2 ×");
    }

    private sealed class Readings(SqliteStore store, int rows)
    {
        private readonly IGrains _grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        private readonly Random _chance = new(1);

        public async Task Read(int times, List<double> cached, List<double> anew)
        {
            for (var i = 0; i < times; i++)
            {
                var assignment = BigHouse.Assignment(_chance.Next(rows));
                var plan = assignment.Parent!.Value.Parent!.Value;
                await _grains.Assignment(assignment).Ask(BigHouse.Envelope(TimeProvider.System), new SubmitReport(new DateOnly(2026, 3, 31), "样本", []));
                anew.Add(await Milliseconds(plan));
                cached.Add(await Milliseconds(plan));
            }
        }

        private async Task<double> Milliseconds(GrainAddress plan)
        {
            var from = Stopwatch.GetTimestamp();
            var cells = await store.Ledger.Cells(plan);
            var time = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            return cells.Sum(c => c.Count) == BigHouse.AssignmentsOfPlan
                ? time
                : throw new InvalidOperationException($"{plan}: the counters do not add up.");
        }
    }
}
