using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Ledger;
using Tracker.Lights;
using Tracker.Units;

namespace Tracker.Grains.Tests.Lights;

public class Lighting_a_row
{
    private static readonly DateOnly Day = new(2026, 7, 15);
    private static readonly ReportedPeriod Second = new(new(2026, 4, 1), new(2026, 7, 10));
    private static readonly FixedDeadline June = new("6月底前", new(2026, 6, 30));
    private static readonly FixedDeadline Autumn = new("9月底前", new(2026, 9, 30));

    [Fact]
    public void Overdue_is_red_and_says_since_when_and_what_was_last_reported() =>
        Lit(Row(June, reported: new(2026, 5, 12))).ShouldBe(new Light(LightColour.Red, LightReason.Overdue, 15, June.Date, new(2026, 5, 12)));

    [Fact]
    public void On_its_day_it_is_not_yet_overdue() => Lit(Row(June), June.Date).Because.ShouldBe(LightReason.DueSoon);

    [Fact]
    public void Due_soon_is_yellow_by_the_offices_own_days()
    {
        var row = Row(new FixedDeadline("7月底前", new(2026, 7, 31)), reported: Day);
        Lit(row).ShouldSatisfyAllConditions(l => l.Colour.ShouldBe(LightColour.Green), l => l.Days.ShouldBe(16));
        Lit(row, rules: new LightRules(20, true)).ShouldSatisfyAllConditions(l => l.Colour.ShouldBe(LightColour.Yellow), l => l.Because.ShouldBe(LightReason.DueSoon));
    }

    [Fact]
    public void Silent_in_the_last_period_is_yellow_unless_the_office_means_otherwise()
    {
        Lit(Row(Autumn)).Because.ShouldBe(LightReason.Silent);
        Lit(Row(Autumn, reported: new(2026, 3, 31))).Because.ShouldBe(LightReason.Silent);
        Lit(Row(Autumn, reported: new(2026, 4, 1))).Because.ShouldBe(LightReason.InTime);
        Lit(Row(Autumn), rules: new LightRules(15, false)).Because.ShouldBe(LightReason.InTime);
        Light.Of(Row(Autumn), null, Day, LightRules.Default).Because.ShouldBe(LightReason.InTime, "no period is over yet");
    }

    [Fact]
    public void Without_a_day_it_is_grey_and_never_red()
    {
        Lit(Row(null, reported: Day)).ShouldSatisfyAllConditions(l => l.Colour.ShouldBe(LightColour.Grey), l => l.Because.ShouldBe(LightReason.NoneStated));
        Lit(Row(new StandingDuty("长期坚持"), reported: Day)).Because.ShouldBe(LightReason.Standing);
        Lit(Row(new RelativeDeadline("听证后", "听证", 5, DayUnit.WorkingDay, Direction.After), reported: Day)).Because.ShouldBe(LightReason.NotBegun);
        foreach (var day in Enumerable.Range(0, 400).Select(i => Day.AddDays(i)))
        {
            Lit(Row(new StandingDuty("长期坚持")), day).Colour.ShouldNotBe(LightColour.Red);
        }
    }

    [Fact]
    public void A_day_that_the_document_set_and_was_judged_kept_is_not_called_none()
    {
        var kept = Row(June, reported: Day) with { DueDay = null };
        Lit(kept).ShouldSatisfyAllConditions(l => l.Colour.ShouldBe(LightColour.Grey), l => l.Because.ShouldBe(LightReason.Judged));
    }

    [Fact]
    public void What_ended_shows_how()
    {
        Lit(Row(June) with { Status = AssignmentStatus.Closed }).ShouldSatisfyAllConditions(l => l.Colour.ShouldBe(LightColour.Green), l => l.Because.ShouldBe(LightReason.Closed));
        Lit(Row(June) with { Status = AssignmentStatus.Unfinished }).Colour.ShouldBe(LightColour.Red);
        Lit(Row(June) with { Status = AssignmentStatus.Withdrawn }).Colour.ShouldBe(LightColour.Grey);
    }

    [Fact]
    public void Red_is_just_what_the_ledger_counts_as_overdue()
    {
        var chance = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var row = Row(chance.Next(3) == 0 ? null : new FixedDeadline("", Day.AddDays(chance.Next(-60, 60)))) with { Status = (AssignmentStatus)chance.Next(Enum.GetValues<AssignmentStatus>().Length) };
            var overdue = new LedgerCell(1, row.Unit, row.Role, row.Status, row.DueDay, 1).OverdueOn(Day);
            (Lit(row, rules: new LightRules(chance.Next(60), chance.Next(2) == 0)).Because == LightReason.Overdue).ShouldBe(overdue);
        }
    }

    [Fact]
    public void The_last_period_is_the_one_whose_sheets_are_past_their_day()
    {
        var first = new ReportedPeriod(new(2026, 1, 1), new(2026, 4, 10));
        ReportedPeriod.Last([Second, first], new(2026, 7, 10)).ShouldBe(first);
        ReportedPeriod.Last([Second, first], new(2026, 7, 11)).ShouldBe(Second);
        ReportedPeriod.Last([], Day).ShouldBeNull();
    }

    [Fact]
    public void Rules_hold_from_their_day_on()
    {
        Scenario<LightRuleBook, LightRuleCommand, LightRuleEvent> Given(params LightRuleEvent[] past) => new(LightRuleBook.Kind, past);
        var rules = new LightRules(30, false);
        var set = new LightRulesSet(rules, Day);
        Given().When(new SetLightRules(rules, Day)).Then(set).AndAgain(new SetLightRules(rules, Day)).ThenNothing();
        Given().When(new SetLightRules(LightRules.Default, Day)).ThenNothing();
        Given().When(new SetLightRules(rules with { DueWithin = 91 }, Day)).ThenRefused("light-rules.days-invalid", "91", "90");
        Given(set).State.On(Day.AddDays(-1)).ShouldBe(LightRules.Default);
        Given(set).State.On(Day).ShouldBe(rules);
    }

    [Fact]
    public void Pace_is_the_days_share_against_the_targets()
    {
        var (from, to) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        Pace.Of(365, 100, from, to, new(2026, 4, 10)).ShouldBe(new Pace(365, 100, 0.2740m, 0.2740m));
        Pace.Of(100, 20, from, to, new(2026, 7, 2))!.IsBehind.ShouldBeTrue();
        Pace.Of(100, 120, from, to, to)!.ShouldSatisfyAllConditions(p => p.Expected.ShouldBe(1), p => p.Reached.ShouldBe(1.2m), p => p.IsBehind.ShouldBeFalse());
        Pace.Of(100, 0, from, to, from.AddDays(-1))!.Expected.ShouldBe(0);
        Pace.Of(0, 5, from, to, to).ShouldBeNull();
    }

    private static Light Lit(LedgerEntry row, DateOnly? day = null, LightRules? rules = null) => Light.Of(row, Second, day ?? Day, rules ?? LightRules.Default);

    private static LedgerEntry Row(Deadline? deadline, DateOnly? reported = null) => new(
        GrainAddress.Parse("990000/2026/plan/1/work-point/1/assignment/7"), UnitId.Of(7), "示例局", Role.Responsible, 1, AssignmentStatus.Underway,
        deadline is null ? [] : [deadline], deadline is FixedDeadline day ? day.Date : null, reported is null ? null : 9, reported, 0);
}
