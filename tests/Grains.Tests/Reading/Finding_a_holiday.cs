using System.Globalization;
using Tracker.Calendar;

namespace Tracker.Grains.Tests.Reading;

public class Finding_a_holiday
{
    [Theory]
    [InlineData("元旦", 2022, "2022-01-01")]
    [InlineData("春节", 2022, "2022-02-01")]
    [InlineData("春节", 2023, "2023-01-22")]
    [InlineData("春节", 2025, "2025-01-29")]
    [InlineData("清明节", 2022, "2022-04-05")]
    [InlineData("清明节", 2024, "2024-04-04")]
    [InlineData("五一", 2024, "2024-05-01")]
    [InlineData("端午节", 2020, "2020-06-25")] // a second fourth month before it
    [InlineData("端午节", 2023, "2023-06-22")]
    [InlineData("端午节", 2024, "2024-06-10")]
    [InlineData("中秋节", 2020, "2020-10-01")]
    [InlineData("中秋节", 2022, "2022-09-10")]
    [InlineData("中秋节", 2025, "2025-10-06")] // a second sixth month before it
    [InlineData("国庆节", 2025, "2025-10-01")]
    public void Knows_the_day_of_the_year(string name, int year, string day) =>
        Feasts.Of(name, year).ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("汛期", 2022)]
    [InlineData("春节", 3000)]
    public void Says_nothing_of_others(string name, int year) => Feasts.Of(name, year).ShouldBeNull();
}
