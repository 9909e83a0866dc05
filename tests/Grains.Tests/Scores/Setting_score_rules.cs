using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Scores;
using Tracker.Units;

namespace Tracker.Grains.Tests.Scores;

public class Setting_score_rules
{
    private static readonly DateOnly Day = new(2026, 7, 6);

    [Fact]
    public void Are_off_until_set_and_hold_from_their_day_on()
    {
        var rules = ScoreExamples.Hundred;
        Given().State.On(Day).ShouldBeNull();
        Given().When(new SwitchScoresOff(Day)).ThenNothing();
        var set = new ScoreRulesSet(rules, Day);
        Given().When(new SetScoreRules(rules, Day)).Then(set).AndAgain(new SetScoreRules(rules, Day)).ThenNothing();
        var off = new ScoresSwitchedOff(Day.AddDays(9));
        Given(set).When(new SwitchScoresOff(off.On)).Then(off).Afterwards().On(off.On).ShouldBeNull();
        var book = Given(set, off, set with { Rules = ScoreExamples.WithVeto, On = Day.AddDays(20) }).State;
        book.On(Day.AddDays(-1)).ShouldBeNull();
        book.On(Day.AddDays(8)).ShouldBe(rules);
        (book.VersionOn(Day.AddDays(9)), book.VersionOn(Day.AddDays(20))).ShouldBe((1, 2));
    }

    [Fact]
    public void Examples_can_be_set_as_they_are()
    {
        (ScoreExamples.Hundred.Fault(), ScoreExamples.WithVeto.Fault()).ShouldBe((null, null));
        (ScoreExamples.Hundred.Full, ScoreExamples.WithVeto.Full).ShouldBe((100, 100));
    }

    [Fact]
    public void Say_what_is_wrong_with_them()
    {
        var first = ScoreExamples.Hundred.Indicators[0];
        Refused(r => r with { Title = " " }, "scores.name-invalid");
        Refused(r => r with { Indicators = [] }, "scores.no-indicators");
        Refused(r => r with { Indicators = [r.Indicators[^1]] }, "scores.no-indicators");
        Refused(r => r with { Indicators = [first, first] }, "scores.name-twice");
        Refused(r => r with { BonusFrom = 101 }, "scores.bonus-from-invalid");
        Refused(r => r with { Indicators = [first with { Weight = 0 }] }, "scores.no-indicators");
        Refused(r => r with { Indicators = [first, first with { Name = "另一项", Weight = 0.005m }] }, "scores.points-invalid");
        Refused(r => r with { Indicators = [first with { Rules = [] }] }, "scores.no-rules");
        Refused(r => r with { Indicators = [first with { Rules = [first.Rules[0], first.Rules[0]] }] }, "scores.fact-twice");
        Refused(r => r with { Indicators = [first with { Rules = [first.Rules[0] with { Each = -1 }] }] }, "scores.points-invalid");
        Refused(r => r with { Indicators = [first with { Rules = [first.Rules[0] with { Most = 1 }] }] }, "scores.points-invalid");
        Refused(r => r with { Indicators = [first with { Rules = [new ScoreRule(ScoreFactKind.GoodPractice, 1)] }] }, "scores.fact-of-other-way");
        Refused(r => r with { Indicators = [first, r.Indicators[^1] with { Rules = [new ScoreRule(ScoreFactKind.GoodPractice, 1, Veto: true)] }] }, "scores.veto-of-bonus");

        static void Refused(Func<ScoreRules, ScoreRules> spoilt, string code) =>
            Given().When(new SetScoreRules(spoilt(ScoreExamples.Hundred), Day)).ThenRefused(code);
    }

    [Fact]
    public void An_appeal_is_made_once_and_decided_once_with_a_reason()
    {
        var appeal = new AppealScore(Day, "overdue~1", "已经批准延期。");
        var appealed = new ScoreAppealed(Day, "overdue~1", "已经批准延期。");
        Appeals().When(appeal).Then(appealed).AndAgain(appeal).ThenNothing();
        Appeals().When(appeal with { Words = " " }).ThenRefused("scores.words-invalid", "2000");
        Appeals(appealed).When(appeal with { Words = "别的理由" }).ThenRefused("scores.appealed-already");
        var decide = new DecideScoreAppeal(Day, "overdue~1", true, "属实。");
        Appeals().When(decide).ThenRefused("scores.no-appeal");
        Appeals(appealed).When(decide with { Reason = "" }).ThenRefused("scores.words-invalid", "2000");
        var decided = new ScoreAppealDecided(Day, "overdue~1", true, "属实。");
        Appeals(appealed).When(decide).Then(decided).AndAgain(decide).ThenNothing();
        Appeals(appealed, decided).When(decide with { Upheld = false }).ThenRefused("scores.decided-already");
        Appeals(appealed, decided).State.IsUpheld("overdue~1").ShouldBeTrue();
    }

    [Fact]
    public void What_others_scored_is_kept_beside_it()
    {
        var outside = new RecordOutsideScore(Day, "某大学政务公开评估", new(2026, 6, 1), 81.5m, 100);
        Appeals().When(outside).Then(new OutsideScoreRecorded(Day, "某大学政务公开评估", new(2026, 6, 1), 81.5m, 100));
        Appeals().When(outside with { Points = 101 }).ThenRefused("scores.points-invalid");
        Appeals().When(outside with { ScoredOn = Day.AddDays(1) }).ThenRefused("scores.day-ahead");
    }

    [Fact]
    public void Addresses_are_the_governments_and_the_units_of_a_year()
    {
        var government = DivisionCode.Parse("990000");
        UnitAppeals.AddressOf(government, new PlanYear(2026), UnitId.Of(7)).Value.ShouldBe("990000/2026/score-appeals/7");
        ScoreBook.AddressOf(government).Value.ShouldBe("990000/0000/score-rules/current");
    }

    private static Scenario<ScoreBook, ScoreBookCommand, ScoreBookEvent> Given(params ScoreBookEvent[] past) => new(ScoreBook.Kind, past);

    private static Scenario<UnitAppeals, UnitAppealsCommand, UnitAppealsEvent> Appeals(params UnitAppealsEvent[] past) => new(UnitAppeals.Kind, past);
}
