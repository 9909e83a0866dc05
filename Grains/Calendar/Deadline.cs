using System.Text.Json.Serialization;

namespace Tracker.Calendar;

/// <summary>A time limit (完成时限) as the document words it. No date is the normal case: it is then no deadline at all, never an invented one.</summary>
/// <param name="Quote">The document's own words.</param>
// The quoted kinds are on disk for good.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedDeadline), "fixed")]
[JsonDerivedType(typeof(RecurringDeadline), "recurring")]
[JsonDerivedType(typeof(RelativeDeadline), "relative")]
[JsonDerivedType(typeof(StandingDuty), "standing")]
public abstract record Deadline(string Quote);

/// <summary>A day by which it is done; <paramref name="From"/> opens a window (6月下旬: 21 to 30 June).</summary>
public sealed record FixedDeadline(string Quote, DateOnly Date, DateOnly? From = null) : Deadline(Quote);

/// <summary>At least <paramref name="MinCount"/> times in every period.</summary>
public sealed record RecurringDeadline(string Quote, Period Period, int MinCount = 1, MonthDay? By = null) : Deadline(Quote);

/// <summary>Counted from an event, whose own day is not counted; a negative direction means before it.</summary>
/// <param name="Event">In the document's words, such as 意见征集结束; empty for "at once".</param>
public sealed record RelativeDeadline(string Quote, string Event, int Offset, DayUnit Unit, Direction Direction) : Deadline(Quote);

/// <summary>Without an end; judged per period, never overdue.</summary>
public sealed record StandingDuty(string Quote) : Deadline(Quote);

/// <summary>A day of every year, such as 31 January.</summary>
public readonly record struct MonthDay(int Month, int Day);

[JsonConverter(typeof(JsonStringEnumConverter<Period>))]
public enum Period
{
    [JsonStringEnumMemberName("week")]
    Week,

    [JsonStringEnumMemberName("month")]
    Month,

    [JsonStringEnumMemberName("quarter")]
    Quarter,

    [JsonStringEnumMemberName("half-year")]
    HalfYear,

    [JsonStringEnumMemberName("year")]
    Year,
}

[JsonConverter(typeof(JsonStringEnumConverter<DayUnit>))]
public enum DayUnit
{
    [JsonStringEnumMemberName("calendar-day")]
    CalendarDay,

    [JsonStringEnumMemberName("working-day")]
    WorkingDay,
}

[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    [JsonStringEnumMemberName("after")]
    After,

    [JsonStringEnumMemberName("before")]
    Before,
}
