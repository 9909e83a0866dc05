using System.Globalization;
using Tracker.Calendar;

namespace Tracker.Grains.Tests.Calendar;

/// <summary>Held against a table that was computed apart from this code: a line a month, a figure a day, 1 where it is worked.</summary>
public class Counting_working_days
{
    private static readonly List<(DateOnly Day, bool Working)> Table =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Calendar", "working-days.txt"))
            .Select(line => line.Split(' '))
            .SelectMany(line => line[1].Select((figure, day) => (new DateOnly(int.Parse(line[0][..4]), int.Parse(line[0][5..]), day + 1), figure == '1')))];

    private static readonly HolidayCalendar Calendar = HolidayCalendar.Published;

    [Fact]
    public void Every_day_of_the_known_years_is_as_the_table_says()
    {
        Table.Count.ShouldBe(3287);
        foreach (var (day, working) in Table)
        {
            Calendar.IsWorkingDay(day).ShouldBe(working, $"{day:O}");
        }
    }

    [Fact]
    public void Adding_days_is_counting_along_the_table()
    {
        var days = Table.Where(d => d.Working).Select(d => d.Day).ToList();
        for (var at = 0; at < Table.Count; at++)
        {
            var behind = days.BinarySearch(Table[at].Day) is var found && found < 0 ? ~found : found + 1;
            foreach (var number in (int[])[1, 2, 3, 5, 7, 10, 15, 20, 30, 60])
            {
                var expected = behind + number <= days.Count ? days[behind + number - 1] : (DateOnly?)null;
                Calendar.AddWorkingDays(Table[at].Day, number).ShouldBe(expected, $"{Table[at].Day:O} + {number}");
                if (expected is { } due)
                {
                    Calendar.WorkingDaysBetween(Table[at].Day, due).ShouldBe(number);
                }
            }
        }
    }

    [Fact]
    public void Counting_back_lands_on_the_working_days_before()
    {
        var days = Table.Where(d => d.Working).Select(d => d.Day).ToList();
        for (var at = 20; at < days.Count; at += 7)
        {
            Calendar.AddWorkingDays(days[at], -20).ShouldBe(days[at - 20]);
        }
    }

    [Theory]
    [InlineData("2023-04-28", 3, "2023-05-06")]
    [InlineData("2023-04-28", 15, "2023-05-23")]
    [InlineData("2023-09-28", 3, "2023-10-09")]
    [InlineData("2021-02-10", 20, "2021-03-16")]
    [InlineData("2024-02-08", 3, "2024-02-19")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2025-09-30", 15, "2025-10-28")]
    [InlineData("2023-06-21", 3, "2023-06-27")]
    [InlineData("2022-12-30", 3, "2023-01-05")]
    public void Over_feasts_and_make_up_days(string start, int number, string due) =>
        Calendar.AddWorkingDays(DateOnly.Parse(start, CultureInfo.InvariantCulture), number).ShouldBe(DateOnly.Parse(due, CultureInfo.InvariantCulture));

    [Fact]
    public void A_year_without_a_notice_is_unknown()
    {
        Calendar.IsWorkingDay(new DateOnly(2027, 3, 1)).ShouldBeNull();
        Calendar.AddWorkingDays(new DateOnly(2026, 12, 28), 10).ShouldBeNull();
        Calendar.AddWorkingDays(new DateOnly(2018, 1, 5), -10).ShouldBeNull();
        Calendar.WorkingDaysBetween(new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 5)).ShouldBeNull();
    }

    [Fact]
    public void Zero_working_days_is_the_day_itself() => Calendar.AddWorkingDays(new DateOnly(2027, 3, 6), 0).ShouldBe(new DateOnly(2027, 3, 6));
}
