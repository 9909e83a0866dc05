using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Calendar;

[JsonDerivedType(typeof(ImportHolidays), "calendar.import-holidays.v1")]
public abstract record CalendarCommand;

/// <param name="Days">Every day that the year's notice changes.</param>
/// <param name="Notice">Number or name of the notice (放假通知).</param>
public sealed record ImportHolidays(int Year, ImmutableArray<CalendarDay> Days, string Notice, [property: Circumstance] DateOnly On) : CalendarCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(HolidaysImported), "calendar.holidays-imported.v1")]
public abstract record CalendarEvent;

/// <param name="Days">In order.</param>
public sealed record HolidaysImported(int Year, ImmutableArray<CalendarDay> Days, string Notice, DateOnly On) : CalendarEvent;
