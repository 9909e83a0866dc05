using Tracker.Silo.Delivery;
using Tracker.Silo.Tests.Accounts;

namespace Tracker.Silo.Tests.Delivery;

public class Keeping_holidays_quiet
{
    /// <summary>2026: the first week of October is the National Day's, Saturday the tenth is worked in return.</summary>
    [Fact]
    public async Task Goes_by_the_governments_own_calendar()
    {
        await using var house = new AccountHouse();
        var isWorkingDay = await new GovernmentCalendars(house.Grains).Of(AccountHouse.Government, default);

        isWorkingDay(new DateOnly(2026, 10, 1)).ShouldBe(false);
        isWorkingDay(new DateOnly(2026, 10, 10)).ShouldBe(true);
        isWorkingDay(new DateOnly(2026, 11, 26)).ShouldBe(true);
        isWorkingDay(new DateOnly(2031, 10, 1)).ShouldBeNull();
    }
}
