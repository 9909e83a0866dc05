using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Tracker.Calendar;

/// <summary>
/// Which days are worked, by the yearly holiday notices. A year without a notice is unknown (日历未知), and so is every count that would cross it. A notice may
/// change days of the December before.
/// </summary>
public sealed class HolidayCalendar
{
    private readonly ImmutableSortedDictionary<int, ImmutableArray<CalendarDay>> _notices;
    private readonly FrozenDictionary<DateOnly, bool> _off;

    private HolidayCalendar(ImmutableSortedDictionary<int, ImmutableArray<CalendarDay>> notices)
    {
        _notices = notices;
        _off = notices.Values.SelectMany(days => days).GroupBy(d => d.Day).ToFrozenDictionary(d => d.Key, d => d.Last().Off);
    }

    /// <summary>The notices that came with the program.</summary>
    public static HolidayCalendar Published { get; } = Read();

    public IEnumerable<int> Years => _notices.Keys;

    public bool Knows(int year) => _notices.ContainsKey(year);

    /// <summary>What the year's notice changes; empty where it is unknown.</summary>
    public ImmutableArray<CalendarDay> DaysOf(int year) => _notices.GetValueOrDefault(year, []);

    /// <summary>With this notice, in place of an earlier one for the same year.</summary>
    public HolidayCalendar With(int year, ImmutableArray<CalendarDay> days) => new(_notices.SetItem(year, days));

    /// <summary>Null: the year is unknown.</summary>
    public bool? IsWorkingDay(DateOnly day) => !Knows(day.Year) ? null
        : _off.TryGetValue(day, out var off) ? !off
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The n-th working day after a day that is itself not counted; with a negative number, before it. 0: the day itself. Null: the calendar is unknown.</summary>
    public DateOnly? AddWorkingDays(DateOnly start, int number)
    {
        var (day, step) = (start, Math.Sign(number));
        for (var left = Math.Abs(number); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day) is not { } working)
            {
                return null;
            }
            left -= working ? 1 : 0;
        }
        return day;
    }

    /// <summary>How many working days lie after one day up to and with a later one. Null: the calendar is unknown.</summary>
    public int? WorkingDaysBetween(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            if (IsWorkingDay(day) is not { } working)
            {
                return null;
            }
            count += working ? 1 : 0;
        }
        return count;
    }

    private static HolidayCalendar Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tracker.Calendar.holidays.csv")!;
        using var reader = new StreamReader(stream);
        var days = new List<(int Year, CalendarDay Day)>();
        reader.ReadLine();
        while (reader.ReadLine()?.Split(',') is [var year, var day, var kind, var holiday])
        {
            days.Add((
                int.Parse(year, CultureInfo.InvariantCulture),
                new CalendarDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), kind == "休", holiday)));
        }
        return new HolidayCalendar(days.GroupBy(d => d.Year, d => d.Day).ToImmutableSortedDictionary(y => y.Key, y => y.ToImmutableArray()));
    }
}
