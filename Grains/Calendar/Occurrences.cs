using System.Collections.Immutable;
using System.Globalization;

namespace Tracker.Calendar;

/// <summary>
/// The occurrences of a list of deadlines in a year: one of a fixed day, one per period of a recurring one, one from each event of a relative one, none of a
/// standing duty, which is judged per period.
/// </summary>
public static class Occurrences
{
    /// <param name="extensions">延期 that was granted, by key.</param>
    public static ImmutableArray<Occurrence> Of(
        ImmutableArray<Deadline> deadlines,
        ImmutableArray<EventStart> starts,
        IReadOnlyDictionary<string, DateOnly> extensions,
        int year,
        HolidayCalendar calendar)
    {
        var all = ImmutableArray.CreateBuilder<Occurrence>();
        for (var place = 0; place < deadlines.Length; place++)
        {
            all.AddRange(deadlines[place] switch
            {
                FixedDeadline d => [OfDay(place, d)],
                RecurringDeadline d => OfYear(place, d, year),
                RelativeDeadline d => starts.Where(s => s.Deadline == place).Select(s => s.Day).Distinct().Order().Select(day => OfEvent(place, d, day, calendar)),
                _ => [],
            });
        }
        return [.. all.Select(o => extensions.TryGetValue(o.Key, out var until) ? o with { Due = until, Why = null } : o)];
    }

    public static Occurrence OfDay(int place, FixedDeadline deadline) => new(Text(place), place, deadline.From, null, deadline.Date);

    /// <summary>In order.</summary>
    public static IEnumerable<Occurrence> OfYear(int place, RecurringDeadline deadline, int year) =>
        from span in Spans(deadline.Period, year)
        let due = DueOf(deadline, span.To)
        select new Occurrence($"{Text(place)}-{span.Name}", place, span.From, span.To, due, due is null ? NoDueDay.NotStated : null);

    public static Occurrence OfEvent(int place, RelativeDeadline deadline, DateOnly day, HolidayCalendar calendar)
    {
        var due = DueOf(deadline, day, calendar);
        return new($"{Text(place)}-{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", place, day, null, due, due is null ? NoDueDay.CalendarUnknown : null);
    }

    /// <summary>The same, of a deadline that stands at another place of the list now.</summary>
    public static Occurrence Placed(Occurrence occurrence, int place) =>
        occurrence with { Key = Text(place) + occurrence.Key[Text(occurrence.Deadline).Length..], Deadline = place };

    /// <summary>The event's own day is not counted; hours end with the day in which the last of them falls, the event's hour being unknown.</summary>
    public static DateOnly? DueOf(RelativeDeadline deadline, DateOnly day, HolidayCalendar calendar)
    {
        var number = deadline.Direction == Direction.Before ? -deadline.Offset : deadline.Offset;
        return deadline.Unit switch
        {
            DayUnit.WorkingDay => calendar.AddWorkingDays(day, number),
            DayUnit.Hour => day.AddDays(Math.Sign(number) * ((Math.Abs(number) + 23) / 24)),
            _ => day.AddDays(number),
        };
    }

    private static DateOnly? DueOf(RecurringDeadline deadline, DateOnly last) => deadline switch
    {
        { By: { } by } => new DateOnly(last.Year, by.Month, Math.Min(by.Day, DateTime.DaysInMonth(last.Year, by.Month))),
        { Due: { Exists: true } due, Period: not (Period.Day or Period.Week) } => DayOf(last.AddMonths(due.Month), due.Day),
        _ => null,
    };

    private static DateOnly DayOf(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    /// <summary>A year's periods; weeks count to the year in which they begin.</summary>
    private static IEnumerable<(string Name, DateOnly From, DateOnly To)> Spans(Period period, int year)
    {
        var first = new DateOnly(year, 1, 1);
        var months = period switch { Period.Month => 1, Period.Quarter => 3, Period.HalfYear => 6, Period.Year => 12, _ => 0 };
        if (months > 0)
        {
            var name = period switch { Period.Month => "m", Period.Quarter => "q", Period.HalfYear => "h", _ => "y" };
            return Enumerable.Range(0, 12 / months).Select(i => (
                name + (i + 1).ToString(period == Period.Month ? "D2" : "D", CultureInfo.InvariantCulture),
                first.AddMonths(i * months),
                first.AddMonths((i + 1) * months).AddDays(-1)));
        }
        var step = period == Period.Week ? 7 : 1;
        var begin = period == Period.Week ? first.AddDays((8 - (int)first.DayOfWeek) % 7) : first; // the first Monday
        return Enumerable.Range(0, 366).Select(i => begin.AddDays(i * step)).TakeWhile(day => day.Year == year).Select((day, i) => (
            (period == Period.Week ? "w" : "d") + (i + 1).ToString(period == Period.Week ? "D2" : "D3", CultureInfo.InvariantCulture), day, day.AddDays(step - 1)));
    }

    private static string Text(int place) => place.ToString(CultureInfo.InvariantCulture);
}
