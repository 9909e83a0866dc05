using System.Globalization;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>The day in a ledger page's address: one between the plan's assignment and today. One rule for every page of the ledger.</summary>
/// <param name="Day">Null: as it stands now.</param>
/// <param name="Bad">What was asked for and is no such day; the page shows today and says so.</param>
internal readonly record struct AskedDay(DateOnly? Day, string? Bad)
{
    public const string Field = "asof";

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd"];

    public static AskedDay Read(string? text, PlanLine plan, DateOnly today) =>
        text is null ? new(null, null)
        : DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= plan.AssignedOn && day <= today
            ? new(day == today ? null : day, null)
            : new(null, text);

    public static string Says(string bad, PlanLine plan, DateOnly today) =>
        $"「{bad}」不是可以查看的日期：请填{Words.Day(plan.AssignedOn!.Value)}至今天之间的一天，如 {today:yyyy-MM-dd}。下面是今天的台账。";

    /// <summary>The same day in the address of another page of the ledger.</summary>
    public string In(string path) => Day is { } day ? $"{path}?{Field}={day:yyyy-MM-dd}" : path;
}
