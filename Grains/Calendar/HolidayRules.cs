using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Calendar;

/// <summary>What a holiday notice must be.</summary>
public static class HolidayRules
{
    public const int LongestNotice = 100;

    internal static Decision<CalendarEvent> Decide(Holidays state, CalendarCommand command) => command switch
    {
        ImportHolidays c when Fault(c) is { } fault => fault,
        ImportHolidays c when state.Imported.TryGetValue(c.Year, out var last) && last.Notice == c.Notice.Trim() && last.Days.SequenceEqual(c.Days.OrderBy(d => d.Day)) => Decision.Nothing,
        ImportHolidays c => new HolidaysImported(c.Year, [.. c.Days.OrderBy(d => d.Day)], c.Notice.Trim(), c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Rejection? Fault(ImportHolidays c)
    {
        if (c.Year is < 2000 or > 2100)
        {
            return new Rejection("calendar.year-invalid", $"{c.Year}");
        }
        if (string.IsNullOrWhiteSpace(c.Notice) || c.Notice.Trim().Length > LongestNotice)
        {
            return new Rejection("calendar.notice-missing", $"{LongestNotice}");
        }
        if (c.Days.IsDefaultOrEmpty)
        {
            return new Rejection("calendar.no-days");
        }
        foreach (var day in c.Days)
        {
            if (day.Day.Year != c.Year && (day.Day.Year, day.Day.Month) != (c.Year - 1, 12))
            {
                return new Rejection("calendar.day-of-another-year", Text(day.Day), $"{c.Year}");
            }
            if (!day.Off && day.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                return new Rejection("calendar.make-up-on-weekday", Text(day.Day));
            }
        }
        return c.Days.GroupBy(d => d.Day).FirstOrDefault(d => d.Count() > 1) is { } twice ? new Rejection("calendar.day-twice", Text(twice.Key)) : null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
