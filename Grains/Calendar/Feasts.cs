using System.Globalization;

namespace Tracker.Calendar;

/// <summary>The day of a holiday (节日) by the calendar. Which days are off round it only a notice says.</summary>
public static class Feasts
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Null for a name that is no such day, or a year beyond the tables.</summary>
    public static DateOnly? Of(string name, int year) => year is < 1950 or > 2099 ? null : name switch
    {
        "元旦" or "元旦节" => new DateOnly(year, 1, 1),
        "春节" => LunarDay(year, 1, 1),
        "元宵节" => LunarDay(year, 1, 15),
        "清明" or "清明节" => new DateOnly(year, 4, Qingming(year)),
        "五一" or "劳动节" or "五一劳动节" => new DateOnly(year, 5, 1),
        "端午" or "端午节" => LunarDay(year, 5, 5),
        "中秋" or "中秋节" => LunarDay(year, 8, 15),
        "妇女节" => new DateOnly(year, 3, 8),
        "儿童节" => new DateOnly(year, 6, 1),
        "七一" => new DateOnly(year, 7, 1),
        "八一" => new DateOnly(year, 8, 1),
        "教师节" => new DateOnly(year, 9, 10),
        "重阳" or "重阳节" => LunarDay(year, 9, 9),
        "国庆" or "国庆节" or "十一" => new DateOnly(year, 10, 1),
        _ => null,
    };

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year); // counted among the months: 5 is a second fourth month
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>The day in April that the sun reaches 15 degrees, by the usual formula for 1950 to 2099.</summary>
    private static int Qingming(int year)
    {
        var inCentury = year % 100;
        return (int)((inCentury * 0.2422) + (year < 2000 ? 5.59 : 4.81)) - (inCentury / 4);
    }
}
