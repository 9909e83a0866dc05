using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Changes;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Searching;
using Tracker.Gateway.Today;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Benchmarks.Today;

/// <summary>今日待办, a search and what changed in a year, on a house with a year of sheets behind it: 22 points for 39 units are 858 assignments.</summary>
internal static class OfficeDay
{
    private const double MostMilliseconds = 1_000;
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private static readonly PlanYear Year = new(2026);
    private static readonly GrainAddress Plan = GrainAddress.Of(Government, Year, "plan", "1");

    public static async Task<int> Run(Arguments asked)
    {
        var (units, points, turns) = (asked.Number("units", 39), asked.Number("points", 22), asked.Number("turns", 15));
        var folder = Directory.CreateTempSubdirectory("tracker-office-day-");
        try
        {
            var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
            var (owned, refused) = await OwnedFolder.Open(folder, addresses, pages: true, logging => logging.SetMinimumLevel(LogLevel.None), default);
            Ensure(refused);
            await using (owned)
            {
                var services = owned!.Host.Services;
                await Fill(services.GetRequiredService<IGrains>(), units, points);
                var caller = new Caller(new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), Government, []);
                var (today, search, changes) = (services.GetRequiredService<TodayReading>(), services.GetRequiredService<SearchReading>(), services.GetRequiredService<ChangeReading>());
                var year = new ChangeQuery(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
                (string What, double Median)[] took =
                [
                    ("today", await Timed(turns, async () => (await today.Office(caller, Government))!.Lines.Length)),
                    ("search", await Timed(turns, async () => (await search.Find(caller, Government, SearchWords.Of("听证")!)).Length)),
                    ("changes", await Timed(turns, async () => (await changes.Of(caller, Plan, year)).Value!.Changes.Length)),
                ];
                return Measured.Say(
                    "day",
                    string.Join(", ", took.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.What} {t.Median:0.0} ms"))) + $" for {units * points} assignments and {units * 4} sheets",
                    took.All(t => t.Median <= MostMilliseconds),
                    $"≤ {MostMilliseconds} ms");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> Timed(int turns, Func<Task<int>> work)
    {
        var took = new List<double>();
        for (var turn = 0; turn <= turns; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            if (await work() == 0)
            {
                throw new InvalidOperationException("Nothing was found.");
            }
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return took.Skip(1).Median(); // the first also compiles
    }

    private static async Task Fill(IGrains grains, int units, int points)
    {
        var named = Enumerable.Range(1, units).Select(u => new UnitRef(UnitId.Of(u), $"示例单位{u}")).ToImmutableArray();
        Ensure((await grains.UnitRegister(Government).Ask(Said(3, 20), new ImportUnits([.. named.Select((u, i) => new UnitRow(i + 2, u.Name, [], null, null, null, null, []))]))).Rejection);
        ImmutableArray<DraftPoint> drafted =
            [.. Enumerable.Range(1, points).Select(p => new DraftPoint($"{p}", null, null, $"示例要点{p}", "办好这件事，形成可查的结果。", default, [], [.. named.Select(u => new NamedUnit(u.Name, default))], [], [], [], [], null))];
        var draft = new PlanDraft(new DocumentFacts(null, "示例要点", null, null, 2026, null, [], [], null, null, []), drafted, []);
        Ensure((await grains.Plan(Plan).Ask(Said(3, 20), new DraftPlan(new SourceDocument("plan.txt", new string('0', 64), 1, new string('0', 64)), draft))).Rejection);
        Ensure((await grains.Plan(Plan).Ask(Said(3, 23), new AssignPlan(Plan, new DateOnly(2026, 3, 23), [.. named.Select(u => new ResolvedName(u.Name, NameMeaning.Unit, [u]))], LeaveOpen: true, NameLater: true))).Rejection);
        foreach (var (quarter, month) in PeriodSpans.Quarters.Zip([4, 7, 10, 11]))
        {
            var (address, (from, to), due) = (quarter.Address(Government, Year), quarter.Span(2026), new DateOnly(2026, month, 20));
            Ensure((await grains.Period(address).Ask(Said(month, 1), new OpenPeriod(from, to, due, from, new DateOnly(2026, 3, 20)))).Rejection);
            foreach (var unit in named.SkipLast(quarter.Value == "q4" ? units / 3 : 0))
            {
                ImmutableArray<GrainAddress> rows = [.. Enumerable.Range(1, points).Select(p => Plan.Child("work-point", $"{p}").Child("assignment", unit.Unit.Value))];
                Ensure((await grains.Together(
                    Said(month, 9),
                    [
                        new(address.ReturnOf(unit.Unit), new SendReturn(new DateOnly(2026, month, 9), due, [.. rows.Select(r => new SentRow(r, RowOutcome.Progress))], false, new SignOff())),
                        .. rows.Select((r, at) => new Telling(r, new ReportForPeriod(quarter, new DateOnly(2026, month, 9), Row(unit, at)))),
                    ])).Rejection);
            }
        }
    }

    private static PeriodRow Row(UnitRef unit, int at) => new(
        RowOutcome.Progress,
        $"{unit.Name}本期办理{at + 3}件，{(at % 11 == 0 ? "听证材料全部上网" : "结果已经公开")}，做法和成效写在公开页面上，群众可以查到。",
        at % 5 == 0 ? "人手不足。" : null,
        "下一期扩大范围。",
        [new Quantity("公开文件", at + 3, "件", [])],
        [new EvidenceItem(EvidenceKind.Link, "公开页面", $"https://example.org/{unit.Unit}/{at}")]);

    private static Envelope Said(int month, int day) => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("bench"), "", null, [AccountRole.Office]), new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);

    private static void Ensure(Rejection? rejection)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"Refused: {rejection}.");
        }
    }
}
