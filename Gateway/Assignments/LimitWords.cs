using System.Globalization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Assignments;

/// <summary>Time limits in the field's own words.</summary>
internal static class LimitWords
{
    public static string Of(OccurrenceOutcome outcome) => outcome switch
    {
        OccurrenceOutcome.Done => "按期完成",
        OccurrenceOutcome.Late => "逾期完成",
        _ => "未完成",
    };

    public static Tone ToneOf(Limit limit, DateOnly today) => limit switch
    {
        { Outcome: OccurrenceOutcome.Done } => Tone.Good,
        { Outcome: OccurrenceOutcome.Late } => Tone.Warning,
        { Outcome: OccurrenceOutcome.Missed } => Tone.Bad,
        _ when limit.Day < today => Tone.Bad,
        _ => Tone.Active,
    };

    public static string Standing(Limit limit, DateOnly today) =>
        limit.Outcome is { } outcome ? Of(outcome)
        : limit.Day is { } day && day < today ? $"已逾期{today.DayNumber - day.DayNumber}天"
        : limit.Of.Opens > today ? "未开始" : "进行中";

    /// <summary>第二季度; 从4月1日起算; nothing for a fixed day.</summary>
    public static string When(Occurrence o) => o switch
    {
        { Ends: null, Opens: { } day } when o.Key.Contains('-', StringComparison.Ordinal) => $"从{Words.Day(day)}起算",
        { Opens: { } from, Ends: { } to } => from == to ? Words.Day(from) : $"{Words.Day(from)}至{Words.Day(to)}",
        _ => "",
    };

    public static string Due(Limit limit) =>
        limit.Until is { } until ? $"{Words.Day(until)}（已延期{(limit.Of.Due is { } was ? $"，原{Words.Day(was)}" : "")}）"
        : limit.Of.Due is { } due ? Words.Day(due)
        : limit.Of.Why == NoDueDay.CalendarUnknown ? "日历未知" : "未写日期，按期评定";

    public static string Name(Limit limit, System.Collections.Immutable.ImmutableArray<Deadline> deadlines) =>
        $"{Words.Of(deadlines[limit.Of.Deadline])}{(When(limit.Of) is { Length: > 0 } when ? $"（{when}）" : "")}";

    /// <summary>What a fact about a limit says in the history.</summary>
    public static string? Of(LimitEvent fact) => fact switch
    {
        EventRecorded { Occurrence: var o } => $"{Words.Day(o.Opens!.Value)}发生，{(o.Due is { } due ? $"应于{Words.Day(due)}前完成" : "日历未知，暂时算不出时限")}",
        OccurrenceOpened { Occurrence: var o } => When(o) + (o.Due is { } due ? $"，{Words.Day(due)}前" : ""),
        OccurrenceJudged e => Of(e.Outcome) + (e.Reason is { Length: > 0 } reason ? $"：{reason}" : ""),
        ExtensionRequested e => $"申请延期到{Words.Day(e.Until)}：{e.Reason}",
        ExtensionDecided { Granted: true } e => $"同意延期到{Words.Day(e.Until!.Value)}：{e.Reason}",
        ExtensionDecided e => $"不同意：{e.Reason}",
        LimitMarkedSetAbove e => $"{(e.SetAbove ? "不能延期，逾期只能说明情况" : "取消标记")}（{e.Basis}）",
        DelayExplained e => e.Reason,
        AssignmentRedated e => $"{e.Notice}：" + string.Join('；', e.Limits.Select(l => l.Due is { } due ? due.ToString("改为yyyy年M月d日", CultureInfo.InvariantCulture) : "日历未知")),
        LimitReminded e => $"完成时限{Words.Day(e.Day)}，{(e.Offset < 0 ? $"提前{-e.Offset}天提醒" : e.Offset == 0 ? "当天提醒" : $"过后{e.Offset}天提醒")}",
        LimitOverdue e => $"完成时限{Words.Day(e.Day)}已过",
        _ => null,
    };
}
