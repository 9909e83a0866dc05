using System.Text.Json.Serialization;

namespace Tracker.Calendar;

/// <summary>One time that a deadline comes: its only one, one of every period, or one from each event that is recorded.</summary>
/// <param name="Key">Among the occurrences of one assignment: <c>0</c>, <c>1-q2</c>, <c>2-20260401</c>; it begins with the deadline's place.</param>
/// <param name="Deadline">The deadline's place in the list, from 0.</param>
/// <param name="Opens">Of a period its first day; of an event its own.</param>
/// <param name="Ends">Of a period its last day.</param>
/// <param name="Due">The day by which it is done.</param>
/// <param name="Why">Why there is no such day.</param>
public sealed record Occurrence(string Key, int Deadline, DateOnly? Opens, DateOnly? Ends, DateOnly? Due, NoDueDay? Why = null);

/// <summary>Why an occurrence has no due day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoDueDay>))]
public enum NoDueDay
{
    /// <summary>The words state none: it is judged per period and never overdue.</summary>
    [JsonStringEnumMemberName("not-stated")]
    NotStated,

    /// <summary>日历未知: it is counted in working days of a year whose holidays are not known yet.</summary>
    [JsonStringEnumMemberName("calendar-unknown")]
    CalendarUnknown,
}

/// <summary>An event that a relative deadline is counted from.</summary>
/// <param name="Deadline">The deadline's place in the list, from 0.</param>
public readonly record struct EventStart(int Deadline, DateOnly Day);
