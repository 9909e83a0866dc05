using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Reminders;
using Tracker.Units;

namespace Tracker.Grains.Tests.Reminders;

/// <summary>Which reminder of a limit is due on a day, and that it is told once.</summary>
public class Reminding_in_time
{
    private static readonly DateOnly June = new(2026, 6, 30);
    private static readonly ReminderRules Rules = ReminderRules.Default with { Before = [15, 5, 1, 0], After = [7] };
    private static readonly HolidayCalendar Calendar = HolidayCalendar.Published;

    private static Gen<ReminderRules> SomeRules =>
        from before in Gen.Choose(0, 40).ArrayOf(3)
        from after in Gen.Choose(1, 40).ArrayOf(2)
        from unit in Gen.Elements(DayUnit.CalendarDay, DayUnit.WorkingDay)
        select ReminderRules.Default with { Before = [.. before.Distinct()], After = [.. after.Distinct()], Unit = unit };

    [Theory]
    [InlineData("2026-06-14", null)]
    [InlineData("2026-06-15", -15)]
    [InlineData("2026-06-24", -15)]
    [InlineData("2026-06-25", -5)]
    [InlineData("2026-06-29", -1)]
    [InlineData("2026-06-30", 0)]
    [InlineData("2026-07-01", null)]
    [InlineData("2026-07-07", 7)]
    [InlineData("2026-08-07", 7)]
    [InlineData("2026-08-08", null)]
    public void The_last_whose_time_has_come_is_due_and_none_comes_a_month_late(string today, int? offset) =>
        Rules.DueOffset(June, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Calendar).ShouldBe(offset);

    [Fact]
    public void Working_days_leave_out_what_is_off_and_an_unknown_year_counts_Monday_to_Friday()
    {
        var working = Rules with { Before = [3], Unit = DayUnit.WorkingDay };
        working.TimeOf(new(2026, 10, 9), -3, Calendar).ShouldBe(new DateOnly(2026, 9, 29)); // 1 to 7 October are off, and 8 and 30 are worked
        working.TimeOf(new(2099, 6, 8), -3, Calendar).ShouldBe(new DateOnly(2099, 6, 3));
    }

    [Fact]
    public void Windows_hold_just_the_days_whose_reminder_is_due() => Check.QuickThrowOnFailure(Prop.ForAll(
        SomeRules.ToArbitrary(), Gen.Choose(0, 700).ToArbitrary(), (rules, days) =>
        {
            var today = new DateOnly(2025, 1, 1).AddDays(days);
            var windows = rules.Windows(today, Calendar);
            return Enumerable.Range(-400, 800).Select(d => today.AddDays(d)).All(day =>
                rules.DueOffset(day, today, Calendar) == windows.Where(w => w.From <= day && day <= w.To).Select(w => (int?)w.Offset).SingleOrDefault());
        }));

    [Fact]
    public void Whoever_looks_on_some_days_tells_later_ones_only_and_none_twice() => Check.QuickThrowOnFailure(Prop.ForAll(
        SomeRules.ToArbitrary(), Gen.Choose(-60, 60).ArrayOf().ToArbitrary(), (rules, looks) =>
        {
            var told = ImmutableArray<ToldReminder>.Empty;
            foreach (var look in looks) // the clock goes back too
            {
                if (rules.DueOffset(June, June.AddDays(look), Calendar) is { } offset && !told.Has(June, offset))
                {
                    told = told.Add(new ToldReminder(June, offset));
                }
            }
            return told.Select(t => t.Offset).SequenceEqual(told.Select(t => t.Offset).Distinct().Order());
        }));

    [Fact]
    public void Rules_are_checked_and_set_once()
    {
        Set(Rules).Then(new ReminderRulesSet(Rules, June)).AndAgain(new SetReminderRules(Rules, June)).ThenNothing();
        Set(ReminderRules.Default).ThenNothing();
        Set(Rules with { Before = [91] }).ThenRefused("reminder-rules.days-invalid", "91", "90");
        Set(Rules with { After = [0] }).ThenRefused("reminder-rules.days-invalid", "0", "90");
        Set(Rules with { SheetDueAfter = -1 }).ThenRefused("reminder-rules.days-invalid", "-1", "90");
        Set(Rules with { Before = [5, 5] }).ThenRefused("reminder-rules.days-twice");
        Set(Rules with { After = [1, 2, 3, 4, 5, 6, 7] }).ThenRefused("reminder-rules.too-many", "6");
        Set(Rules with { Unit = DayUnit.Hour }).ThenRefused("reminder-rules.hours");
        Set(Rules with { UnitReport = new MonthDay(2, 30) }).ThenRefused("reminder-rules.no-such-day");
    }

    [Fact]
    public void A_year_s_day_is_told_once_with_each_offset()
    {
        var report = new DateOnly(2027, 1, 31);
        var remind = new RemindYearDate(YearDate.UnitReport, report, -5, [UnitId.Of(3)], report.AddDays(-5), false);
        var told = new YearDateReminded(YearDate.UnitReport, report, -5, [UnitId.Of(3)], report.AddDays(-5), false);
        Year().When(remind).Then(told).AndAgain(remind).ThenNothing();
        Year(told).When(remind with { Offset = -15 }).ThenNothing();
        Year(told).When(remind with { Offset = 0 }).Then(told with { Offset = 0 });
        Year(told).State.Due(2026, report, ReminderRules.Default, Calendar).ShouldBe([new ToldYearDate(YearDate.UnitReport, report, 0)]);
    }

    private static Scenario<ReminderRuleBook, ReminderRuleCommand, ReminderRuleEvent>.Outcome Set(ReminderRules rules) =>
        new Scenario<ReminderRuleBook, ReminderRuleCommand, ReminderRuleEvent>(ReminderRuleBook.Kind, []).When(new SetReminderRules(rules, June));

    private static Scenario<YearDates, YearDateCommand, YearDateEvent> Year(params YearDateEvent[] past) => new(YearDates.Kind, past);
}
