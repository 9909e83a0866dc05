using System.Diagnostics;
using Npgsql;
using Tracker.Benchmarks.Seeding;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Benchmarks.Ledger;

/// <summary>
/// Milliseconds to roll all assignments up by region: from the counters, from the cache that the version row confirms, and as a GROUP BY over the
/// peer's table of as many rows (<c>PEER_DATABASE</c>, a connection string).
/// </summary>
internal static class Regions
{
    public static async Task<int> Run(Arguments asked)
    {
        await using var store = await BigStore.Open(asked);
        var (rows, turns) = (asked.Number("rows", 1_000_000), asked.Number("turns", 50));
        List<double> anew = [], cached = [], grouped = [];
        for (var turn = 0; turn < turns; turn++)
        {
            var day = new DateOnly(2026, 1, 1).AddDays(turn); // one that was not asked before
            anew.Add(await Milliseconds(store, day, rows));
            cached.Add(await Milliseconds(store, day, rows));
        }
        if (Environment.GetEnvironmentVariable("PEER_DATABASE") is { } peer)
        {
            await using var database = NpgsqlDataSource.Create(peer);
            for (var turn = 0; turn < 7; turn++)
            {
                grouped.Add(await GroupBy(database));
            }
        }
        var (tables, memory) = grouped.Count == 0 ? (0, 0) : (grouped.Median() / anew.Median(), grouped.Median() / cached.Median());
        return Measured.Say(
            "regions",
            $"all of {rows:N0} by region: counters p50 {anew.Median():F2} ms, validated cache {cached.Median():F3} ms, GROUP BY of the peer's table {(grouped.Count == 0 ? 0 : grouped.Median()):F0} ms: {tables:F0} × and {memory:F0} ×",
            tables >= 15 && memory >= 500,
            "≥ 15 × from tables, ≥ 500 × from the validated cache");
    }

    private static async Task<double> Milliseconds(IStore store, DateOnly day, int rows)
    {
        var from = Stopwatch.GetTimestamp();
        var regions = await store.Ledger.Regions(4, new PlanYear(2026), day);
        var time = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return regions.Sum(r => r.Count) == rows ? time : throw new InvalidOperationException($"{regions.Sum(r => r.Count)}: the regions do not add up.");
    }

    private static async Task<double> GroupBy(NpgsqlDataSource database)
    {
        var from = Stopwatch.GetTimestamp();
        await using var command = database.CreateCommand(
            "SELECT region_id, status, due < current_date AND status <> 2, count(*) FROM assignments GROUP BY 1, 2, 3");
        await using var found = await command.ExecuteReaderAsync();
        while (await found.ReadAsync())
        {
        }
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }
}
