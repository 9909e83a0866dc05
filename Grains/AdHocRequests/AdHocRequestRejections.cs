using System.Globalization;
using Tracker.Deciding;

namespace Tracker.AdHocRequests;

public static class AdHocRequestRejections
{
    public static Rejection Unknown { get; } = new("ad-hoc-request.unknown");

    /// <summary>The number was given to another one.</summary>
    public static Rejection Exists { get; } = new("ad-hoc-request.exists");

    public static Rejection AlreadySent { get; } = new("ad-hoc-request.already-sent");

    public static Rejection NotSent { get; } = new("ad-hoc-request.not-sent");

    /// <summary>It was closed or withdrawn.</summary>
    public static Rejection Over { get; } = new("ad-hoc-request.over");

    public static Rejection UnitsMissing { get; } = new("ad-hoc-request.units-missing");

    public static Rejection DayPast(DateOnly day, DateOnly today) => new("ad-hoc-request.day-past", Text(day), Text(today));

    public static Rejection DayEarlier(DateOnly day, DateOnly before) => new("ad-hoc-request.day-earlier", Text(day), Text(before));

    /// <param name="first">The first unit's name.</param>
    public static Rejection OverBudget(int units, string first) =>
        new("ad-hoc-request.over-budget", units.ToString(CultureInfo.InvariantCulture), first);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
