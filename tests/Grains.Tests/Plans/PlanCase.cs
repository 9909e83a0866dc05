using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Grains.Tests.Plans;

/// <summary>A small plan of a made-up province: two points, a group, a vague class and a damaged name.</summary>
internal static class PlanCase
{
    public static readonly GrainAddress Address = GrainAddress.Parse("990000/2026/plan/1");
    public static readonly DateOnly Day = new(2026, 4, 1);
    public static readonly SourceDocument Source = new("plan.txt", new string('a', 64), 100, new string('b', 64));

    public static readonly UnitRef Office = new(UnitId.Of(1), "省政府办公厅");
    public static readonly UnitRef Finance = new(UnitId.Of(2), "省财政厅");
    public static readonly UnitRef CityA = new(UnitId.Of(11), "甲市政府");
    public static readonly UnitRef CityB = new(UnitId.Of(12), "乙市政府");

    public static readonly Question Vague = new("q1", QuestionKind.VagueUnit, "2", "responsibleUnits", "省政府有关部门", null, null);
    public static readonly Question Suspect = new("q2", QuestionKind.SuspectWord, "2", "leadUnits", "竞猜投注", null, null);

    public static readonly PlanDraft Draft = new(
        new DocumentFacts("云政公〔2026〕1号", "示例工作要点", "示例领导小组", new DateOnly(2026, 3, 1), 2026, null, [], ["一、示例"], null, null, []),
        [
            Point("1", ["省政府办公厅"], ["各市政府", "省政府办公厅"]),
            Point("2", ["竞猜投注", "省财政厅"], ["省政府有关部门"]),
        ],
        [Vague, Suspect]);

    public static readonly PlanDrafted Drafted = new(Source, Draft);

    public static readonly ImmutableArray<ResolvedName> Names =
    [
        new("省政府办公厅", NameMeaning.Unit, [Office]),
        new("省财政厅", NameMeaning.Unit, [Finance]),
        new("各市政府", NameMeaning.Group, [CityA, CityB]),
        new("省政府有关部门", NameMeaning.Vague, []),
        new("竞猜投注", NameMeaning.UnknownUnit, []),
    ];

    public static readonly AssignPlan Assign = new(Address, Day, Names, LeaveOpen: true, NameLater: true);

    public static Scenario<Plan, PlanCommand, PlanEvent> Given(params PlanEvent[] past) => new(Plan.Kind, past);

    public static QuestionAnswered Answered(string question, AnswerKind kind, string? words = null, params UnitRef[] units) =>
        new(question, new QuestionAnswer(kind, [.. units.Select(u => u.Unit)], words, null));

    public static DraftPoint Point(string number, string[] lead, string[] responsible) =>
        new(number, "一、示例", null, $"第{number}项", "内容。", new TextSpan(0, 1), Named(lead), Named(responsible), [], [], [], [], null);

    private static ImmutableArray<NamedUnit> Named(string[] names) => [.. names.Select(n => new NamedUnit(n, default))];
}
