using System.Diagnostics;
using Tracker.Benchmarks.Seeding;
using Tracker.Benchmarks.Writing;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Benchmarks.Ledger;

/// <summary>Milliseconds to read a plan's whole ledger as it stood at some moment of its 50,000 events, with the words of the last reports.</summary>
internal static class AsOf
{
    public static async Task<int> Run(Arguments asked)
    {
        var events = asked.Number("events", 50_000);
        using var workshop = new Workshop();
        await using var store = await workshop.Seeded(BigHouse.AssignmentsOfPlan);
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        var assigned = await store.Journal.LastPosition();
        while (await store.Journal.LastPosition() < events)
        {
            await Reports.Send(grains, BigHouse.AssignmentsOfPlan, callers: 256, TimeSpan.FromSeconds(0.5));
        }
        var (last, chance) = (await store.Journal.LastPosition(), new Random(1));
        List<double> past = [], now = [];
        for (var turn = 0; turn < asked.Number("turns", 15); turn++)
        {
            past.Add(await Milliseconds(chance.NextInt64(assigned, last)));
            now.Add(await Milliseconds(null));
        }
        return Measured.Say(
            "asof",
            $"{BigHouse.AssignmentsOfPlan:N0} rows after {last:N0} events, as of a random moment p50 {past.Median():F0} ms (slowest {past.Max():F0}), as they stand {now.Median():F0} ms",
            past.Median() <= 300,
            "≤ 300 ms");

        async Task<double> Milliseconds(long? asOf)
        {
            var from = Stopwatch.GetTimestamp();
            var rows = 0;
            await foreach (var line in store.Ledger.Lines(BigHouse.Plan(1), asOf))
            {
                rows += line.Entry.Section > 0 ? 1 : 0;
            }
            var time = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            return rows == BigHouse.AssignmentsOfPlan ? time : throw new InvalidOperationException($"{rows} rows.");
        }
    }
}
