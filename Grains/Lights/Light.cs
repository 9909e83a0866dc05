using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Ledger;

namespace Tracker.Lights;

/// <summary>The light (亮灯) of one row of the ledger on a day, with why. A question of dates and rules: nothing is stored.</summary>
/// <param name="Days">Overdue for, or left until the due day; 0 where that is not the reason.</param>
/// <param name="DueDay">The day it is about.</param>
/// <param name="LastReportOn">The last report; null: none.</param>
public sealed record Light(LightColour Colour, LightReason Because, int Days, DateOnly? DueDay, DateOnly? LastReportOn)
{
    /// <param name="last">The last period whose sheets are past their day; null: there is none.</param>
    public static Light Of(LedgerEntry entry, ReportedPeriod? last, DateOnly day, LightRules rules)
    {
        var (colour, because, days) = entry switch
        {
            { Status.IsOpen: false } => Ended(entry.Status),
            { DueDay: { } due } when due < day => (LightColour.Red, LightReason.Overdue, day.DayNumber - due.DayNumber),
            { DueDay: { } due } when due.DayNumber - day.DayNumber <= rules.DueWithin => (LightColour.Yellow, LightReason.DueSoon, due.DayNumber - day.DayNumber),
            _ when rules.YellowWhenSilent && IsSilent(entry, last) => (LightColour.Yellow, LightReason.Silent, 0),
            { DueDay: { } due } => (LightColour.Green, LightReason.InTime, due.DayNumber - day.DayNumber),
            { Deadlines: var deadlines } when deadlines.Any(d => d is StandingDuty or RecurringDeadline) => (LightColour.Grey, LightReason.Standing, 0),
            { Deadlines: var deadlines } when deadlines.Any(d => d is RelativeDeadline) => (LightColour.Grey, LightReason.NotBegun, 0),
            { Deadlines: var deadlines } when deadlines.Any(d => d is FixedDeadline) => (LightColour.Grey, LightReason.Judged, 0),
            _ => (LightColour.Grey, LightReason.NoneStated, 0),
        };
        return new Light(colour, because, days, entry.DueDay, entry.LastReportOn);
    }

    private static bool IsSilent(LedgerEntry entry, ReportedPeriod? last) => last is { } period && (entry.LastReportOn is not { } on || on < period.From);

    private static (LightColour, LightReason, int) Ended(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Closed or AssignmentStatus.Lasting => (LightColour.Green, LightReason.Closed, 0),
        AssignmentStatus.Unfinished => (LightColour.Red, LightReason.Unfinished, 0),
        _ => (LightColour.Grey, LightReason.Over, 0),
    };
}

/// <summary>A period of reporting whose sheets are past their day (填报截止).</summary>
public readonly record struct ReportedPeriod(DateOnly From, DateOnly DueDay)
{
    /// <summary>The last one on a day.</summary>
    public static ReportedPeriod? Last(IEnumerable<ReportedPeriod> periods, DateOnly day) =>
        periods.Where(p => p.DueDay < day).OrderBy(p => p.From).Select(p => (ReportedPeriod?)p).LastOrDefault();
}

[JsonConverter(typeof(JsonStringEnumConverter<LightColour>))]
public enum LightColour
{
    [JsonStringEnumMemberName("grey")]
    Grey,

    [JsonStringEnumMemberName("green")]
    Green,

    [JsonStringEnumMemberName("yellow")]
    Yellow,

    [JsonStringEnumMemberName("red")]
    Red,
}

[JsonConverter(typeof(JsonStringEnumConverter<LightReason>))]
public enum LightReason
{
    [JsonStringEnumMemberName("none-stated")]
    NoneStated,

    /// <summary>Judged per period.</summary>
    [JsonStringEnumMemberName("standing")]
    Standing,

    /// <summary>The event that its limit is counted from is not recorded, or the calendar is unknown.</summary>
    [JsonStringEnumMemberName("not-begun")]
    NotBegun,

    [JsonStringEnumMemberName("in-time")]
    InTime,

    [JsonStringEnumMemberName("due-soon")]
    DueSoon,

    /// <summary>Nothing was reported since the last period began.</summary>
    [JsonStringEnumMemberName("silent")]
    Silent,

    [JsonStringEnumMemberName("overdue")]
    Overdue,

    [JsonStringEnumMemberName("closed")]
    Closed,

    [JsonStringEnumMemberName("unfinished")]
    Unfinished,

    /// <summary>Every day that the document set was judged to be kept, and the duty is not closed yet.</summary>
    [JsonStringEnumMemberName("judged")]
    Judged,

    /// <summary>Withdrawn, not concerned, carried over.</summary>
    [JsonStringEnumMemberName("over")]
    Over,
}
