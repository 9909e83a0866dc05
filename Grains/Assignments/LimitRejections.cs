using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>Why something about a time limit is refused.</summary>
public static class LimitRejections
{
    public static Rejection NoSuchLimit { get; } = new("limit.unknown");

    /// <summary>No limit of the assignment is counted from an event at this place.</summary>
    public static Rejection NoEvent { get; } = new("limit.no-event");

    public static Rejection EventToCome { get; } = new("limit.event-to-come");

    public static Rejection NotOverdue { get; } = new("limit.not-overdue");

    /// <summary>上级规定: an explanation is recorded instead, and it stays overdue.</summary>
    public static Rejection SetAbove { get; } = new("extension.limit-set-above");

    /// <summary>上级规定: changing such limits may not put them off either, of one duty or of the whole point.</summary>
    public static Rejection NotLaterThanAbove(string unit) => new("limit.set-above", unit);

    public static Rejection NotAsked { get; } = new("extension.not-asked");

    /// <summary>There is no day that could be put off.</summary>
    public static Rejection NoDay { get; } = new("extension.no-day");

    public static Rejection NotLater(DateOnly day) => new("extension.not-later", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
