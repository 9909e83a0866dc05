using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Deciding;
using Tracker.Scores;
using static Tracker.Scores.ScoreFactKind;

namespace Tracker.Grains.Tests.Scores;

public class Scoring_a_unit
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly ScoreRules Rules = new(
        "示例评分规则",
        [
            new("年度任务", ScoreWay.Deduct, 60, [new(Overdue, 5), new(Unfinished, 10)]),
            new("按期填报", ScoreWay.Deduct, 40, [new(SheetMissing, 10), new(SheetLate, 2, 5), new(Circular, 40, Veto: true)]),
            new("亮点", ScoreWay.Add, 3, [new(GoodPractice, 2)]),
        ]);

    [Fact]
    public void Nothing_against_it_is_the_full_score() =>
        Scored().ShouldSatisfyAllConditions(s => s.Total.ShouldBe(100), s => s.Full.ShouldBe(100), s => s.Indicators.ShouldAllBe(i => i.Addends.IsEmpty));

    [Fact]
    public void Each_fact_stands_with_its_points() =>
        Scored(Fact(Overdue, 1), Fact(Overdue, 2), Fact(SheetLate, 3)).ShouldSatisfyAllConditions(
            s => s.Total.ShouldBe(88),
            s => s.Indicators[0].Addends.Select(a => a.Points).ShouldBe([5, 5]),
            s => s.Indicators[1].Addends.ShouldHaveSingleItem().Fact.ShouldBe(Fact(SheetLate, 3)));

    [Fact]
    public void No_rule_takes_more_than_its_most_and_none_more_than_the_indicators_weight()
    {
        Scored([.. Enumerable.Range(1, 4).Select(n => Fact(SheetLate, n))]).Indicators[1].ShouldSatisfyAllConditions(
            i => i.Points.ShouldBe(35), i => i.Addends.Select(a => a.Points).ShouldBe([2, 2, 1, 0]));
        Scored([.. Enumerable.Range(1, 20).Select(n => Fact(Unfinished, n))]).Total.ShouldBe(40);
    }

    [Fact]
    public void One_vetoing_fact_leaves_nothing_of_its_indicator() =>
        Scored(Fact(Circular, 1)).ShouldSatisfyAllConditions(s => s.Indicators[1].Vetoed.ShouldBeTrue(), s => s.Total.ShouldBe(60));

    [Fact]
    public void What_is_added_ends_at_its_weight_and_may_need_a_good_rest()
    {
        Scored(Fact(GoodPractice, 1), Fact(GoodPractice, 2)).Total.ShouldBe(103);
        var strict = Rules with { BonusFrom = 96 };
        UnitScore.Of(strict, [Fact(GoodPractice, 1), Fact(Overdue, 2)], UnitAppeals.Initial, []).ShouldSatisfyAllConditions(
            s => s.BonusCounts.ShouldBeFalse(), s => s.Total.ShouldBe(95));
        UnitScore.Of(strict, [Fact(GoodPractice, 1), Fact(SheetLate, 2)], UnitAppeals.Initial, []).Total.ShouldBe(100);
    }

    [Fact]
    public void An_upheld_appeal_strikes_its_fact_and_an_open_one_leaves_no_score()
    {
        var late = Fact(Overdue, 1);
        var appealed = Past(new ScoreAppealed(Day, late.Id, "市里批准了延期。"));
        UnitScore.Of(Rules, [late], appealed, []).ShouldSatisfyAllConditions(
            s => s.Total.ShouldBeNull(), s => s.Waiting.ShouldBe([new ScoreDoubt(ScoreDoubtKind.Appeal, late.Id)]));
        UnitScore.Of(Rules, [], appealed, []).Total.ShouldBe(100, "the fact is gone, and the appeal with it");
        var upheld = Past(new ScoreAppealed(Day, late.Id, "市里批准了延期。"), new ScoreAppealDecided(Day, late.Id, true, "已核实。"));
        UnitScore.Of(Rules, [late], upheld, []).ShouldSatisfyAllConditions(
            s => s.Total.ShouldBe(100), s => s.Indicators[0].Addends.ShouldHaveSingleItem().Struck.ShouldBeTrue());
    }

    [Fact]
    public void There_is_none_while_something_is_undecided() =>
        UnitScore.Of(Rules, [], UnitAppeals.Initial, [new ScoreDoubt(ScoreDoubtKind.Refused, "1")]).Total.ShouldBeNull();

    /// <summary>The unit's own recount: full marks, less the addends that are shown, indicator by indicator.</summary>
    [Fact]
    public void Whoever_adds_up_what_is_shown_gets_the_same() => Prop.ForAll(Facts(), facts =>
    {
        var score = UnitScore.Of(Rules, facts, UnitAppeals.Initial, []);
        var again = 0m;
        foreach (var indicator in score.Indicators)
        {
            var moved = Math.Min(indicator.Indicator.Weight, indicator.Addends.Sum(a => a.Points));
            again += indicator.Indicator.Way == ScoreWay.Add ? moved : indicator.Addends.Any(a => a.Rule.Veto) ? 0 : indicator.Indicator.Weight - moved;
        }
        score.Total.ShouldBe(again);
        score.Indicators.Sum(i => i.Addends.Length).ShouldBe(facts.Count(f => Rules.Indicators.Any(i => i.Rules.Any(r => r.Of == f.Kind))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_facts_changes_nothing_and_another_fault_never_helps() => Prop.ForAll(Facts(), facts =>
    {
        var score = UnitScore.Of(Rules, facts, UnitAppeals.Initial, []).Total!.Value;
        UnitScore.Of(Rules, [.. facts.Reverse()], UnitAppeals.Initial, []).Total.ShouldBe(score);
        UnitScore.Of(Rules, [.. facts, Fact(Overdue, 999)], UnitAppeals.Initial, []).Total!.Value.ShouldBeLessThanOrEqualTo(score);
        score.ShouldBeInRange(0, 103);
    }).QuickCheckThrowOnFailure();

    /// <summary>Names of facts are kept in appeals: they are the names that the wire uses, too.</summary>
    [Fact]
    public void A_fact_keeps_its_name()
    {
        foreach (var kind in Enum.GetValues<ScoreFactKind>())
        {
            Fact(kind, 4).Id.ShouldBe($"{System.Text.Json.JsonSerializer.Serialize(kind).Trim('"')}~990000~2026~plan~1~work-point~4~assignment~7");
            Fact(kind, 4).Id.ShouldBe((Fact(kind, 4) with { On = Day.AddDays(3) }).Id);
        }
    }

    private static Arbitrary<ImmutableArray<ScoreFact>> Facts() =>
        (from kinds in Gen.Elements(Enum.GetValues<ScoreFactKind>()).ListOf()
         select kinds.Select((kind, place) => Fact(kind, place + 1)).ToImmutableArray()).ToArbitrary();

    private static UnitScore Scored(params ScoreFact[] facts) => UnitScore.Of(Rules, facts, UnitAppeals.Initial, []);

    private static UnitAppeals Past(params UnitAppealsEvent[] past) => new Deciding.Scenario<UnitAppeals, UnitAppealsCommand, UnitAppealsEvent>(UnitAppeals.Kind, past).State;

    private static ScoreFact Fact(ScoreFactKind kind, int point) => new(kind, GrainAddress.Parse($"990000/2026/plan/1/work-point/{point}/assignment/7"), Day);
}
