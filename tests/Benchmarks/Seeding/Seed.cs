using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Benchmarks.Seeding;

/// <summary>Fills a data folder through the real engine, journal and ledger: registers, plans drafted and assigned (下达), as the office would.</summary>
internal static class Seed
{
    public static async Task<int> Run(Arguments asked)
    {
        var rows = asked.Number("rows", 1_000_000);
        var from = Stopwatch.GetTimestamp();
        await using var store = Open(asked.Text("data"));
        await Fill(store.Journal, rows);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var facts = await store.Journal.LastPosition();
        Console.WriteLine($"{"seed",-10} {rows:N0} assignments, {facts:N0} facts in {seconds:F0} s, {facts / seconds:N0} facts/s");
        return 0;
    }

    public static SqliteStore Open(string folder) =>
        SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder }, new FactCodec(House.Kinds), TimeProvider.System);

    public static async Task Fill(IJournal journal, int rows)
    {
        // Few activations: a plan is written once and not asked again.
        var grains = new EmbeddedGrains(journal, new FactCodec(House.Kinds), House.Kinds, new EngineOptions { MostActivations = 100 });
        await Parallel.ForEachAsync(Enumerable.Range(1, rows / BigHouse.AssignmentsOfPlan), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancel) =>
        {
            var plan = BigHouse.Plan(number);
            Expect(await grains.UnitRegister(BigHouse.Government(number)).Ask(BigHouse.Envelope(TimeProvider.System), BigHouse.Register, null, cancel));
            Expect(await grains.Plan(plan).Ask(BigHouse.Envelope(TimeProvider.System), BigHouse.Draft(number), null, cancel));
            Expect(await grains.Plan(plan).Ask(BigHouse.Envelope(TimeProvider.System), new AssignPlan(plan, new DateOnly(2026, 3, 2), BigHouse.Names, LeaveOpen: false), null, cancel));
        });
    }

    private static void Expect(Answer answer)
    {
        if (answer.Rejection is { } rejection)
        {
            throw new InvalidOperationException($"Refused: {rejection.Code}");
        }
    }
}
