using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.PeriodReturns;
using Tracker.Reminders;
using Tracker.Units;

namespace Tracker.Grains.Tests.PeriodReturns;

public class Opening_a_period
{
    private static readonly DateOnly From = new(2026, 4, 1);
    private static readonly DateOnly To = new(2026, 6, 30);
    private static readonly DateOnly Due = new(2026, 7, 10);
    private static readonly DateOnly Day = new(2026, 6, 20);
    private static readonly PeriodOpened Opened = new(From, To, Due, Day);
    private static readonly OpenPeriod Open = new(From, To, Due, Day, new DateOnly(2026, 3, 20));

    [Fact]
    public void Asks_for_sheets_and_said_twice_is_written_once() => Given().When(Open).Then(Opened).AndAgain(Open).ThenNothing();

    [Fact]
    public void Before_the_day_of_issue_is_refused_so_that_a_late_import_makes_nobody_late() =>
        Given().When(Open with { FirstIssuedOn = new DateOnly(2026, 7, 1) }).ThenRefused("period.before-issue", "2026-06-30", "2026-07-01");

    [Fact]
    public void That_was_underway_at_the_issue_is_open() => Given().When(Open with { FirstIssuedOn = To }).Then(Opened);

    [Fact]
    public void Without_any_plan_is_refused() => Given().When(Open with { FirstIssuedOn = null }).ThenRefused("period.nothing-issued");

    [Fact]
    public void That_ends_before_it_begins_or_lasts_longer_than_a_year_is_refused()
    {
        Given().When(Open with { To = From.AddDays(-1) }).ThenRefused("period.span-invalid");
        Given().When(Open with { To = From.AddDays(366) }).ThenRefused("period.span-invalid");
        Given().When(Open with { DueDay = From.AddDays(-1) }).ThenRefused("period.due-day-invalid");
    }

    [Fact]
    public void That_would_be_due_in_another_age_is_refused()
    {
        var far = new DateOnly(9999, 12, 31);
        Given().When(Open with { DueDay = far }).ThenRefused("period.due-day-too-late", "9999-12-31", "2026-06-30");
        Given(Opened).When(new MoveDueDay(far, "笔误")).ThenRefused("period.due-day-too-late", "9999-12-31", "2026-06-30");
    }

    [Fact]
    public void With_other_days_when_it_is_open_is_refused() => Given(Opened).When(Open with { To = To.AddDays(-1) }).ThenRefused("period.already-open");

    [Fact]
    public void Its_due_day_is_moved_with_a_reason()
    {
        var moved = new MoveDueDay(Due.AddDays(5), " 系统升级 ");
        Given(Opened).When(moved).Then(new PeriodDueDayMoved(Due.AddDays(5), "系统升级")).AndAgain(moved).ThenNothing();
        Given(Opened).When(moved with { Reason = " " }).ThenRefused("assignment.reason-missing");
        Given().When(moved).ThenRefused("period.unknown");
    }

    [Fact]
    public void It_is_closed_and_opened_again_with_a_reason()
    {
        Given(Opened).When(new ClosePeriod(Day)).Then(new PeriodClosed(Day)).AndAgain(new ClosePeriod(Day)).ThenNothing();
        Given(Opened, new PeriodClosed(Day)).When(new ReopenPeriod(Day, "补报")).Then(new PeriodReopened(Day, "补报")).AndAgain(new ReopenPeriod(Day, "补报")).ThenNothing();
        Given(Opened, new PeriodClosed(Day)).When(new ReopenPeriod(Day, "")).ThenRefused("assignment.reason-missing");
    }

    [Fact]
    public void Those_whose_sheets_are_missing_are_reminded_once_for_a_day()
    {
        var remind = new RemindOfSheets(Due, -1, [UnitId.Of(3)], Due.AddDays(-1), false);
        Given(Opened).When(remind).Then(new PeriodReminded(Due, -1, [UnitId.Of(3)], Due.AddDays(-1), false)).AndAgain(remind).ThenNothing();
        Given(Opened).When(remind with { Units = [] }).ThenNothing();
        Given(Opened, new PeriodDueDayMoved(Due.AddDays(5), "系统升级")).When(remind).ThenNothing();
        Given(Opened, new PeriodClosed(Day)).When(remind).ThenNothing();
    }

    [Fact]
    public void By_the_rhythm_that_was_set_opens_before_its_end_and_never_long_after()
    {
        var rules = ReminderRules.Default with { Periods = PeriodRhythm.Quarter };
        PeriodOpening.Due(rules, 2026, new(2026, 6, 19)).ShouldBeEmpty();
        PeriodOpening.Due(rules, 2026, Day).ShouldBe([new DuePeriod(PeriodId.Parse("q2"), From, To, Due)]);
        PeriodOpening.Due(rules, 2026, Due).Length.ShouldBe(1);
        PeriodOpening.Due(rules, 2026, Due.AddDays(1)).ShouldBeEmpty();
        PeriodOpening.Due(rules with { Periods = PeriodRhythm.HalfYear }, 2026, Day).ShouldHaveSingleItem().Period.Value.ShouldBe("h1");
        PeriodOpening.Due(rules with { Periods = PeriodRhythm.Month, OpensBefore = 90 }, 2026, new(2026, 6, 1)).Select(p => p.Period.Value).ShouldBe(["m05", "m06"]);
        PeriodOpening.Due(ReminderRules.Default, 2026, Day).ShouldBeEmpty();
    }

    [Fact]
    public void Quarters_halves_months_and_the_year_cover_it()
    {
        PeriodSpans.Quarters.Select(q => q.Span(2026)).ShouldBe(
            [(new(2026, 1, 1), new(2026, 3, 31)), (From, To), (new(2026, 7, 1), new(2026, 9, 30)), (new(2026, 10, 1), new(2026, 12, 31))]);
        PeriodId.Parse("h2").Span(2026).ShouldBe((new(2026, 7, 1), new(2026, 12, 31)));
        PeriodId.Parse("m02").Span(2028).ShouldBe((new(2028, 2, 1), new(2028, 2, 29)));
        PeriodId.Parse("year").Span(2026).ShouldBe((new(2026, 1, 1), new(2026, 12, 31)));
        PeriodId.Parse("q2").SuggestedDueDay(2026).ShouldBe(Due);
        PeriodSpans.All.Length.ShouldBe(19);
    }

    private static Scenario<ReportingPeriod, PeriodCommand, PeriodEvent> Given(params PeriodEvent[] past) => new(ReportingPeriod.Kind, past);
}
