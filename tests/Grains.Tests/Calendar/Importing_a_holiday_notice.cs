using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Grains.Tests.Deciding;

namespace Tracker.Grains.Tests.Calendar;

public class Importing_a_holiday_notice
{
    private static readonly DateOnly On = new(2026, 11, 20);

    private static readonly ImmutableArray<CalendarDay> Days =
    [
        new(new DateOnly(2027, 1, 1), true, "元旦"),
        new(new DateOnly(2027, 2, 5), true, "春节"),
        new(new DateOnly(2027, 2, 20), false, "春节"),
    ];

    private static readonly ImportHolidays Import = new(2027, Days, "放假通知（示例）", On);
    private static readonly HolidaysImported Imported = new(2027, Days, "放假通知（示例）", On);

    private static Scenario<Holidays, CalendarCommand, CalendarEvent> Given(params CalendarEvent[] past) => new(Holidays.Kind, past);

    [Fact]
    public void Makes_its_year_known()
    {
        Given().When(Import).Then(Imported);
        var calendar = Given(Imported).State.Calendar;
        calendar.AddWorkingDays(new DateOnly(2026, 12, 31), 1).ShouldBe(new DateOnly(2027, 1, 4));
        calendar.IsWorkingDay(new DateOnly(2027, 2, 20)).ShouldBe(true);
    }

    [Fact]
    public void Again_is_written_once() => Given(Imported).When(Import with { Days = [.. Days.Reverse()] }).ThenNothing();

    [Fact]
    public void Corrects_one_that_came_with_the_program()
    {
        ImmutableArray<CalendarDay> days = [.. HolidayCalendar.Published.DaysOf(2026), new(new DateOnly(2026, 9, 3), true, "纪念日")];
        var state = Given(new HolidaysImported(2026, days, "更正通知", On)).State;
        state.Calendar.IsWorkingDay(new DateOnly(2026, 9, 3)).ShouldBe(false);
    }

    [Fact]
    public void May_change_the_december_before() =>
        Given().When(Import with { Days = [.. Days, new(new DateOnly(2026, 12, 31), true, "元旦")] })
            .Then(Imported with { Days = [new(new DateOnly(2026, 12, 31), true, "元旦"), .. Days] });

    [Fact]
    public void Needs_days_and_a_name()
    {
        Given().When(Import with { Days = [] }).ThenRefused("calendar.no-days");
        Given().When(Import with { Notice = " " }).ThenRefused("calendar.notice-missing");
        Given().When(Import with { Year = 1900 }).ThenRefused("calendar.year-invalid");
    }

    [Fact]
    public void Says_each_day_once_and_of_its_own_year()
    {
        Given().When(Import with { Days = [.. Days, Days[0]] }).ThenRefused("calendar.day-twice", "2027-01-01");
        Given().When(Import with { Days = [new(new DateOnly(2026, 5, 1), true, "劳动节")] }).ThenRefused("calendar.day-of-another-year", "2026-05-01", "2027");
        Given().When(Import with { Days = [new(new DateOnly(2027, 3, 1), false, "春节")] }).ThenRefused("calendar.make-up-on-weekday", "2027-03-01");
    }
}
