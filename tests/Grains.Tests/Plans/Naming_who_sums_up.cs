using System.Collections.Immutable;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

/// <summary>汇总单位 and 报送路径 of a draft's points, before it is assigned.</summary>
public class Naming_who_sums_up
{
    private static readonly PlanDraft Two = Draft with
    {
        Points = [Point("1", ["省政府办公厅"], ["各市政府"]), Point("2", ["省政府办公厅", "省财政厅"], ["各市政府"]), Point("3", [], ["省财政厅"]), Point("4", [], [])],
        Questions = [],
    };

    private static readonly PlanDrafted Led = Drafted with { Draft = Two };

    private static readonly AssignPlan Whole = Assign with { NameLater = false };

    [Fact]
    public void Is_kept_for_several_leads_and_for_none() =>
        Given(Led).When(Name(("2", Finance), ("3", null))).Then(Named(("2", Finance), ("3", null)));

    [Fact]
    public void Writes_only_what_differs() =>
        Given(Led, Named(("2", Finance))).When(Name(("2", Finance), ("3", Finance))).Then(Named(("3", Finance)));

    [Fact]
    public void Said_twice_is_written_once() => Given(Led).When(Name(("2", Finance))).AndAgain(Name(("2", Finance))).ThenNothing();

    [Fact]
    public void Is_refused_where_one_unit_leads() => Given(Led).When(Name(("1", Finance))).ThenRefused("plan.lead-consolidates");

    [Fact]
    public void Of_a_point_that_is_not_there_is_refused() => Given(Led).When(Name(("9", Finance))).ThenRefused("plan.point-unknown");

    [Fact]
    public void Takes_no_unit_that_the_register_lacks() =>
        Given(Led).When(Name(("2", new UnitRef(UnitId.Of(99), "无")))).ThenRefused("plan.unit-unknown");

    [Fact]
    public void Is_asked_for_before_assigning_and_never_guessed() => Given(Led).When(Whole).ThenRefused("plan.consolidators-missing");

    [Fact]
    public void Left_open_on_purpose_lets_the_plan_be_assigned() =>
        Reporting(Given(Led, Named(("2", null), ("3", null))).When(Whole).Verdict).ShouldBe(["1 省政府办公厅 Direct", "2 - Direct", "3 - Direct", "4 - Direct"]);

    [Fact]
    public void Goes_with_the_point_when_it_is_assigned() =>
        Reporting(Given(Led, Named(("2", Finance), ("3", CityA)), new RoutesSet(["1", "2"], ReportingRoute.ThroughLead)).When(Whole).Verdict)
            .ShouldBe(["1 省政府办公厅 ThroughLead", "2 省财政厅 ThroughLead", "3 甲市政府 Direct", "4 - Direct"]);

    [Fact]
    public void A_lead_that_nobody_knows_yet_leaves_the_other_one_unpromoted()
    {
        var plan = (Plan.Drafted)Plan.Evolve(Plan.Initial, Drafted); // point 2: a damaged name beside 省财政厅
        PlanReporting.Of(plan, Names).Single(p => p.Number == "2").Standing.ShouldBe(ConsolidatorStanding.NotSaid);
    }

    [Fact]
    public void Sending_reports_through_nobody_is_refused() =>
        Given(Led, Named(("2", null), ("3", Finance)), new RoutesSet(["2"], ReportingRoute.ThroughLead)).When(Whole).ThenRefused("plan.route-without-consolidator");

    [Fact]
    public void A_route_is_set_where_it_differs() =>
        Given(Led, new RoutesSet(["1"], ReportingRoute.ThroughLead)).When(new SetRoutes(["1", "2"], ReportingRoute.ThroughLead)).Then(new RoutesSet(["2"], ReportingRoute.ThroughLead));

    [Fact]
    public void A_route_that_is_the_usual_one_anyway_writes_nothing() => Given(Led).When(new SetRoutes(["1", "2", "3", "4"], ReportingRoute.Direct)).ThenNothing();

    [Fact]
    public void Goes_along_with_the_parts_of_a_split_point() =>
        Consolidators(Led, Named(("2", Finance)), new PointSplit("2", [new("2-1", "甲", "甲"), new("2-2", "乙", "乙")], "两件事")).Order().ShouldBe(["2-1 2", "2-2 2"]);

    [Fact]
    public void Is_asked_anew_where_merged_points_said_different_things() =>
        Consolidators(Led, Named(("2", Finance), ("3", CityA)), new PointsMerged(["2", "3"], "2", "一件事")).ShouldBeEmpty();

    [Fact]
    public void Is_asked_anew_once_the_leads_were_corrected() =>
        Consolidators(Led, Named(("2", Finance)), new PointRevised("2", null, null, ["省财政厅", "甲市政府"], null, null, null, "读错")).ShouldBeEmpty();

    [Fact]
    public void Stays_where_a_new_version_has_the_point_unchanged() =>
        Consolidators(Led, Named(("2", Finance), ("3", CityA)), new PlanRedrafted(Source, Two with { Points = Two.Points.SetItem(2, Point("3", ["省政府办公厅"], ["省财政厅"])) }))
            .ShouldBe(["2 2"]);

    [Fact]
    public void Suggests_the_only_responsible_unit_where_nobody_leads() => Suggested("3", _ => null).ShouldBe((Finance, SuggestedBecause.OnlyResponsible));

    [Fact]
    public void Suggests_none_of_several_leads_that_are_alike() => Suggested("2", _ => UnitLevel.Province).ShouldBeNull();

    [Fact]
    public void Suggests_none_where_a_level_is_not_known() => Suggested("2", unit => unit == Office.Unit ? UnitLevel.Province : null).ShouldBeNull();

    [Fact]
    public void Suggests_the_one_lead_that_stands_above_the_others() =>
        Suggested("2", unit => unit == Finance.Unit ? UnitLevel.Province : UnitLevel.City).ShouldBe((Finance, SuggestedBecause.HighestLead));

    private static (UnitRef, SuggestedBecause)? Suggested(string point, Func<UnitId, UnitLevel?> levelOf) =>
        ConsolidatorSuggestion.For(PlanReporting.Of((Plan.Drafted)Plan.Evolve(Plan.Initial, Led), Names).Single(p => p.Number == point), levelOf);

    private static NameConsolidators Name(params (string Number, UnitRef? Unit)[] choices) => new(Choices(choices), Names);

    private static ConsolidatorsNamed Named(params (string Number, UnitRef? Unit)[] choices) => new(Choices(choices));

    private static ImmutableArray<PointConsolidator> Choices((string Number, UnitRef? Unit)[] choices) => [.. choices.Select(c => new PointConsolidator(c.Number, c.Unit?.Unit))];

    private static IEnumerable<string> Consolidators(params PlanEvent[] past) =>
        ((Plan.Drafted)past.Aggregate(Plan.Initial, Plan.Evolve)).Consolidators.Select(c => $"{c.Key} {c.Value}");

    private static IEnumerable<string> Reporting(Tracker.Deciding.Verdict verdict) =>
        verdict.Elsewhere.Select(e => e.Fact).OfType<WorkPointPlanned>().Select(p => $"{p.Number} {p.Reporting!.Consolidator?.Name ?? "-"} {p.Reporting.Route}");

    [Fact]
    public void A_unit_without_a_duty_on_the_point_is_told_when_the_plan_is_assigned()
    {
        var outside = new UnitRef(UnitId.Of(77), "示例局");
        var names = Names.Add(new ResolvedName("#77", NameMeaning.Unit, [outside]));
        var named = new ConsolidatorsNamed([new PointConsolidator("2", outside.Unit)]);

        PlanReporting.Of(new PlanEvent[] { Drafted, named }.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted!, names).Where(p => p.ConsolidatorIsOutside).Select(p => p.Number).ShouldBe(["2"]);
        Given(Drafted, named).When(Assign with { Names = names }).Verdict.Facts.OfType<PlanAssigned>().Single().Told!.Value.ShouldContain(outside.Unit);
    }
}
