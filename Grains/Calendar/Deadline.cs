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
/// <param name="By">Of every year, where the period is one.</param>
/// <param name="Due">Of every shorter period.</param>
public sealed record RecurringDeadline(string Quote, Period Period, int MinCount = 1, MonthDay? By = null, PeriodDay? Due = null) : Deadline(Quote);

/// <summary>Counted from an event, whose own day is not counted; a negative direction means before it.</summary>
/// <param name="Event">In the document's words, such as 意见征集结束; empty for "at once", or for each case that the sentence is about.</param>
public sealed record RelativeDeadline(string Quote, string Event, int Offset, DayUnit Unit, Direction Direction) : Deadline(Quote);

/// <summary>Without an end; judged per period, never overdue.</summary>
public sealed record StandingDuty(string Quote) : Deadline(Quote);

/// <summary>A day of every year, such as 31 January.</summary>
public readonly record struct MonthDay(int Month, int Day);

/// <summary>A day of every period: 每月15日 is (0, 15), 每季度次月10日 is (1, 10).</summary>
/// <param name="Month">Counted from the period's last month: 0 is that one, 1 the month behind the period.</param>
/// <param name="Day">31 stands for the month's own last day.</param>
public readonly record struct PeriodDay(int Month, int Day)
{
    /// <summary>Whether a period can have such a day.</summary>
    [JsonIgnore]
    public bool Exists => Month is >= -5 and <= 1 && Day is >= 1 and <= 31;
}

[JsonConverter(typeof(JsonStringEnumConverter<Period>))]
public enum Period
{
    [JsonStringEnumMemberName("day")]
    Day,

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

    [JsonStringEnumMemberName("hour")]
    Hour,
}

[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    [JsonStringEnumMemberName("after")]
    After,

    [JsonStringEnumMemberName("before")]
    Before,
}
