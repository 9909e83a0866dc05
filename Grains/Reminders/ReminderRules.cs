using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Reminders;

/// <summary>What a government is reminded of (提醒) and when, and by which rhythm its periods open by themselves.</summary>
/// <param name="Before">Days before a limit; 0 is its own day.</param>
/// <param name="After">Days behind it.</param>
/// <param name="Unit">What the days before and behind are counted in: calendar or working days.</param>
/// <param name="Periods">Which periods (填报期) open by themselves.</param>
/// <param name="OpensBefore">A period opens this many calendar days before its end.</param>
/// <param name="SheetDueAfter">填报截止: so many calendar days behind the period's end.</param>
/// <param name="ReviewAfter">季度回顾: due so many calendar days behind the quarter's end.</param>
/// <param name="UnitReport">年度报告 of the departments, in the year that follows.</param>
/// <param name="GovernmentReport">年度报告 of the government, in the year that follows.</param>
public sealed record ReminderRules(
    ImmutableArray<int> Before,
    ImmutableArray<int> After,
    DayUnit Unit,
    PeriodRhythm Periods,
    int OpensBefore,
    int SheetDueAfter,
    int ReviewAfter,
    MonthDay UnitReport,
    MonthDay GovernmentReport)
{
    public const int MostOffsets = 6;
    public const int FurthestOffset = 90;

    /// <summary>A reminder that comes so many days too late says nothing any more.</summary>
    private const int Patience = 31;

    /// <summary>No period opens before the government has said by which rhythm: opening one asks something of every unit.</summary>
    public static ReminderRules Default { get; } =
        new([15, 5, 1], [7], DayUnit.CalendarDay, PeriodRhythm.None, 10, 10, 15, new MonthDay(1, 31), new MonthDay(3, 31));

    /// <summary>Negative before the limit, in order of time.</summary>
    [JsonIgnore]
    public ImmutableArray<int> Offsets => [.. Before.Select(days => -days).Concat(After).Order()];

    /// <summary>The rules for days of the year, which nobody is reminded of once they are over: their own day is the last.</summary>
    [JsonIgnore]
    public ReminderRules UpToTheDay => this with { Before = [.. Before.Append(0).Distinct()], After = [] };

    /// <summary>The offset that a limit of this day is to be reminded of today: the last whose time has come; null: none.</summary>
    public int? DueOffset(DateOnly day, DateOnly today, HolidayCalendar calendar)
    {
        foreach (var offset in Offsets.Reverse())
        {
            var time = TimeOf(day, offset, calendar);
            if (time <= today && (offset > 0 ? time >= today.AddDays(-Patience) : day >= today))
            {
                return offset;
            }
        }
        return null;
    }

    /// <summary>For today, the spans of days whose limits have the same offset due.</summary>
    public ImmutableArray<ReminderWindow> Windows(DateOnly today, HolidayCalendar calendar)
    {
        var windows = ImmutableArray.CreateBuilder<ReminderWindow>();
        var reach = (FurthestOffset * 2) + Patience; // working days are at most twice as far as they are many, with holidays in between
        for (var day = today.AddDays(-reach); day <= today.AddDays(reach); day = day.AddDays(1))
        {
            if (DueOffset(day, today, calendar) is not { } offset)
            {
                continue;
            }
            if (windows.Count > 0 && windows[^1] is var last && last.Offset == offset && last.To.AddDays(1) == day)
            {
                windows[^1] = last with { To = day };
            }
            else
            {
                windows.Add(new ReminderWindow(offset, day, day));
            }
        }
        return windows.DrainToImmutable();
    }

    /// <summary>The day of a reminder. Where the calendar is unknown Monday to Friday are working days: it is a help and no limit.</summary>
    public DateOnly TimeOf(DateOnly day, int offset, HolidayCalendar calendar)
    {
        if (day.Year is <= 1 or >= 9999)
        {
            return day; // written before such a day was refused: nobody is reminded of it, and everybody else is
        }
        if (Unit is not DayUnit.WorkingDay)
        {
            return day.AddDays(offset);
        }
        var step = Math.Sign(offset);
        for (var left = Math.Abs(offset); left > 0;)
        {
            day = day.AddDays(step);
            left -= calendar.IsWorkingDay(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 1 : 0;
        }
        return day;
    }

    public bool Equals(ReminderRules? other) =>
        other is not null && Before.SequenceEqual(other.Before) && After.SequenceEqual(other.After)
        && (Unit, Periods, OpensBefore, SheetDueAfter, ReviewAfter, UnitReport, GovernmentReport)
            == (other.Unit, other.Periods, other.OpensBefore, other.SheetDueAfter, other.ReviewAfter, other.UnitReport, other.GovernmentReport);

    public override int GetHashCode() => HashCode.Combine(Before.Length, After.Length, Unit, Periods, OpensBefore, SheetDueAfter);

    internal Rejection? Fault =>
        Before.Length > MostOffsets || After.Length > MostOffsets ? new Rejection("reminder-rules.too-many", $"{MostOffsets}")
        : Before.Where(d => d is < 0 or > FurthestOffset).Concat(After.Where(d => d is < 1 or > FurthestOffset))
            .Concat(new[] { OpensBefore, SheetDueAfter, ReviewAfter }.Where(d => d is < 0 or > FurthestOffset)).Select(d => (int?)d).FirstOrDefault() is { } wrong
            ? new Rejection("reminder-rules.days-invalid", $"{wrong}", $"{FurthestOffset}")
        : Before.Distinct().Count() < Before.Length || After.Distinct().Count() < After.Length ? new Rejection("reminder-rules.days-twice")
        : Unit is DayUnit.Hour ? new Rejection("reminder-rules.hours")
        : !Exists(UnitReport) || !Exists(GovernmentReport) ? new Rejection("reminder-rules.no-such-day")
        : null;

    private static bool Exists(MonthDay day) => day.Month is >= 1 and <= 12 && day.Day >= 1 && day.Day <= DateTime.DaysInMonth(2023, day.Month);
}

/// <summary>Limits of these days are due to be reminded with this offset.</summary>
public readonly record struct ReminderWindow(int Offset, DateOnly From, DateOnly To);

/// <summary>A reminder that was told: of a limit on this day, so many days before (negative) or behind it.</summary>
public readonly record struct ToldReminder(DateOnly Day, int Offset);

public static class ToldReminders
{
    /// <summary>Whether this one or a later one of the same day was told: none is told twice, and none after a later one.</summary>
    public static bool Has(this ImmutableArray<ToldReminder> told, DateOnly day, int offset) => told.Any(t => t.Day == day && t.Offset >= offset);
}

[JsonConverter(typeof(JsonStringEnumConverter<PeriodRhythm>))]
public enum PeriodRhythm
{
    /// <summary>None opens by itself.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("month")]
    Month,

    [JsonStringEnumMemberName("quarter")]
    Quarter,

    [JsonStringEnumMemberName("half-year")]
    HalfYear,
}
