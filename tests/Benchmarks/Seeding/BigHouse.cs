using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Benchmarks.Seeding;

/// <summary>What the load is run on: governments that do not exist, each with 40 units and a plan of 25 points, all units on every point.</summary>
internal static class BigHouse
{
    public const int Points = 25;
    public const int Units = 40;
    public const int AssignmentsOfPlan = Points * Units;

    private static readonly ImmutableArray<string> Sections = [.. Enumerable.Range(1, 5).Select(s => $"第{s}部分 样本工作")];

    public static Actor Office { get; } = new(AccountId.Parse("load"), "负载", null, [AccountRole.Office]);

    /// <param name="number">From 1 to 9,999.</param>
    public static DivisionCode Government(int number) => DivisionCode.Parse($"{990000 + number}");

    public static GrainAddress Plan(int number) => GrainAddress.Of(Government(number), new PlanYear(2026), "plan", "1");

    public static GrainAddress Assignment(int plan, int point, int unit) => Plan(plan).Child("work-point", $"{point}").Child("assignment", $"{unit}");

    /// <summary>The n-th of all assignments, from 0: those of the first plan, then those of the second.</summary>
    public static GrainAddress Assignment(int n) =>
        Assignment(n / AssignmentsOfPlan + 1, n % AssignmentsOfPlan / Units + 1, n % Units + 1);

    public static Envelope Envelope(TimeProvider clock) => new(Guid.CreateVersion7(), Office, clock.GetUtcNow(), Door.Rest);

    public static ImportUnits Register { get; } = new([.. UnitNumbers.Select(u => new UnitRow(u, NameOf(u), [], null, null, null, null, null))]);

    public static ImmutableArray<ResolvedName> Names { get; } =
        [.. UnitNumbers.Select(u => new ResolvedName(NameOf(u), NameMeaning.Unit, [new UnitRef(UnitId.Of(u), NameOf(u))]))];

    /// <summary>A plan's draft: the first unit of the point leads, the others are responsible; every third point has a day.</summary>
    public static DraftPlan Draft(int number)
    {
        var title = $"样本地区{number}2026年政务公开工作要点";
        var document = new DocumentFacts(null, title, $"样本地区{number}", new DateOnly(2026, 3, 1), 2026, null, [], Sections, null, null, []);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)));
        return new DraftPlan(new SourceDocument("样本.txt", hash, 30_000, hash), new PlanDraft(document, [.. Enumerable.Range(1, Points).Select(Point)], []));
    }

    private static IEnumerable<int> UnitNumbers => Enumerable.Range(1, Units);

    private static string NameOf(int unit) => $"样本单位{unit}";

    private static DraftPoint Point(int number)
    {
        var units = UnitNumbers.Select(u => new NamedUnit(NameOf(u), default)).ToImmutableArray();
        var lead = (number - 1) % Units;
        ImmutableArray<DraftDeadline> deadlines = number % 3 == 0
            ? [new DraftDeadline(new FixedDeadline($"{number % 12 + 1}月底前", new DateOnly(2026, number % 12 + 1, 28)), default)]
            : [];
        return new DraftPoint(
            $"{number}", Sections[(number - 1) / 5], null, $"样本要点{number}", string.Concat(Enumerable.Repeat("样本文字，不含任何真实内容。", 20)), default,
            [units[lead]], units.RemoveAt(lead), [], deadlines, [], [], null);
    }
}
