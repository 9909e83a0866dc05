using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Benchmarks.Plans;

/// <summary>下达 of 22 points to 140 units each, on SQLite: 3,080 assignments with their ledger rows and counters, in one append that is on disk.</summary>
internal static class Assigning
{
    private const double MostSeconds = 1;
    private static readonly DateOnly Day = new(2031, 3, 10);

    public static async Task<int> Run(Arguments asked)
    {
        var (points, units, turns) = (asked.Number("points", 22), asked.Number("units", 140), asked.Number("turns", 5));
        var folder = Directory.CreateTempSubdirectory("tracker-assign-");
        try
        {
            await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
            var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
            var named = Enumerable.Range(1, units).Select(u => new UnitRef(UnitId.Of(u), $"示例单位{u}")).ToImmutableArray();
            List<double> took = [];
            var slowest = new Turn(0, 0, 0);
            for (var turn = 1; turn <= turns; turn++)
            {
                var plan = GrainAddress.Of(DivisionCode.Parse("990000"), new PlanYear(2031), "plan", $"{turn}");
                Ensure((await grains.Plan(plan).Ask(Said(), new DraftPlan(new SourceDocument("plan.txt", new string('0', 64), 1, new string('0', 64)), Draft(points, named)))).Rejection);
                var names = named.Select(u => new ResolvedName(u.Name, NameMeaning.Unit, [u]));
                var (started, worked, paused) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
                Ensure((await grains.Plan(plan).Ask(Said(), new AssignPlan(plan, Day, [.. names], LeaveOpen: true, NameLater: true))).Rejection);
                took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                if (took[^1] > slowest.Seconds)
                {
                    slowest = new Turn(took[^1], (Environment.CpuUsage.TotalTime - worked).TotalSeconds, (GC.GetTotalPauseDuration() - paused).TotalSeconds);
                }
                if ((await store.Ledger.Plan(plan))?.Assignments != points * units)
                {
                    throw new InvalidOperationException("Not every duty was assigned.");
                }
            }
            return Measured.Say(
                "assign",
                string.Create(CultureInfo.InvariantCulture, $"{took[0]:0.00} s the first time, {took.Median():0.00} s median, {took.Max():0.00} s at most ({slowest.Worked:0.00} s of processor time, {slowest.Paused:0.00} s of it collecting) for {points} points × {units} units"),
                took.Median() <= MostSeconds,
                $"≤ {MostSeconds} s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How long a turn took, how much of all processors it used meanwhile, and how long it stood still for the collector.</summary>
    private sealed record Turn(double Seconds, double Worked, double Paused);

    private static PlanDraft Draft(int points, ImmutableArray<UnitRef> units) => new(
        new DocumentFacts(null, "示例要点", null, null, 2031, null, [], [], null, null, []),
        [.. Enumerable.Range(1, points).Select(p => new DraftPoint($"{p}", null, null, $"要点{p}", "正文。", default, [], [.. units.Select(u => new NamedUnit(u.Name, default))], [], [], [], [], null))],
        []);

    private static Envelope Said() =>
        new(Guid.CreateVersion7(), new Actor(AccountId.Parse("bench"), "", null, [AccountRole.Office]), new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.FromHours(8)), Door.Rest);

    private static void Ensure(Rejection? rejection)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"Refused: {rejection}.");
        }
    }
}
