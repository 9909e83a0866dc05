using System.Collections.Immutable;
using System.Diagnostics;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Benchmarks.Returns;

/// <summary>Units that all send their sheets in the last minute, on SQLite: how long each waits, and that nothing is lost or doubled.</summary>
internal static class LastMinute
{
    private static readonly DateOnly Day = new(2031, 7, 10);
    private static readonly DateTimeOffset At = new(2031, 7, 10, 23, 59, 0, TimeSpan.FromHours(8));
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private static readonly PlanYear Year = new(2031);
    internal static readonly GrainAddress Plan = GrainAddress.Of(Government, Year, "plan", "1");

    public static async Task<int> Run(Arguments asked)
    {
        var (units, points, seconds) = (asked.Number("units", 1_000), asked.Number("rows", 22), asked.Number("over", 60));
        var folder = Directory.CreateTempSubdirectory("tracker-last-minute-");
        try
        {
            await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
            var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
            await Assign(grains, units, points);
            var period = PeriodId.Parse("q2").Address(Government, Year);
            Ensure((await grains.Period(period).Ask(Said(), new OpenPeriod(new(2031, 4, 1), new(2031, 6, 30), Day, Day, new(2031, 1, 1)))).Rejection);

            var waits = new double[units];
            var chance = new Random(1);
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(1, units).Select(unit => Task.Run(async () =>
            {
                double begin;
                lock (chance)
                {
                    begin = chance.NextDouble() * seconds * 1_000;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(begin));
                var started = clock.Elapsed;
                ImmutableArray<GrainAddress> rows = [.. Enumerable.Range(1, points).Select(p => Plan.Child("work-point", $"{p}").Child("assignment", $"{unit}"))];
                ImmutableArray<Telling> sheet =
                [
                    new(period.ReturnOf(UnitId.Of(unit)), new SendReturn(Day, Day, [.. rows.Select(r => new SentRow(r, RowOutcome.Progress))], false, new SignOff())),
                    .. rows.Select(r => new Telling(r, new ReportForPeriod(PeriodId.Parse("q2"), Day, new PeriodRow(RowOutcome.Progress, $"单位{unit}第二季度的进展，做法和成效如下。", null, null, [], [])))),
                ];
                var said = Said();
                Ensure((await grains.Together(said, sheet)).Rejection);
                waits[unit - 1] = (clock.Elapsed - started).TotalMilliseconds;
                Ensure((await grains.Together(said, sheet)).Rejection); // the second click
            })));
            var took = clock.Elapsed;

            var returns = await store.Ledger.Returns(period);
            var reports = 0;
            await foreach (var line in store.Ledger.Lines(Plan))
            {
                reports += (await grains.Assignment(line.Entry.Assignment).Look()).State is Assignment.Open { Reports: 1 } ? 1 : 0;
            }
            Array.Sort(waits);
            var whole = returns.Count == units && returns.All(r => r.Filed == points) && reports == units * points;
            Console.WriteLine(
                $"last-minute units={units} rows={points} over={seconds}s took={took.TotalSeconds:F1}s p50={waits[units / 2]:F1}ms p95={waits[units * 95 / 100]:F1}ms max={waits[^1]:F1}ms sheets={returns.Count} rows-once={reports} {(whole ? "nothing lost or doubled" : "LOST OR DOUBLED")}");
            return whole ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static async Task Assign(IGrains grains, int units, int points)
    {
        var named = Enumerable.Range(1, units).Select(u => new UnitRef(UnitId.Of(u), $"示例单位{u}")).ToImmutableArray();
        ImmutableArray<DraftPoint> drafted =
            [.. Enumerable.Range(1, points).Select(p => new DraftPoint($"{p}", null, null, $"要点{p}", "正文。", default, [], [.. named.Select(u => new NamedUnit(u.Name, default))], [], [], [], [], null))];
        var draft = new PlanDraft(new DocumentFacts(null, "示例要点", null, null, 2031, null, [], [], null, null, []), drafted, []);
        Ensure((await grains.Plan(Plan).Ask(Said(), new DraftPlan(new SourceDocument("plan.txt", new string('0', 64), 1, new string('0', 64)), draft))).Rejection);
        var names = named.Select(u => new ResolvedName(u.Name, NameMeaning.Unit, [u]));
        Ensure((await grains.Plan(Plan).Ask(Said(), new AssignPlan(Plan, Day, [.. names], LeaveOpen: true, NameLater: true))).Rejection);
    }

    internal static Envelope Said() => new(Guid.CreateVersion7(), new Actor(AccountId.Parse("bench"), "", null, [AccountRole.Office]), At, Door.Rest);

    private static void Ensure(Rejection? rejection)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"Refused: {rejection}.");
        }
    }
}
