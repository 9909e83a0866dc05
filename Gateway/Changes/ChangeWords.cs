using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Reminders;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Shared;
using Tracker.Lights;
using Tracker.PeriodReturns;
using Tracker.Reminders;
using Tracker.Scores;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Changes;

/// <summary>What sort of change it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>状态变化.</summary>
    [JsonStringEnumMemberName("status")]
    Status,

    /// <summary>填报.</summary>
    [JsonStringEnumMemberName("report")]
    Report,

    /// <summary>退回.</summary>
    [JsonStringEnumMemberName("return")]
    Return,

    /// <summary>建账.</summary>
    [JsonStringEnumMemberName("set-up")]
    SetUp,

    /// <summary>分工和内容调整.</summary>
    [JsonStringEnumMemberName("adjustment")]
    Adjustment,

    /// <summary>时限变化.</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>规则调整: of lights, reminders or scores, for the whole government.</summary>
    [JsonStringEnumMemberName("rules")]
    Rules,
}

/// <summary>Facts as changes that somebody looks for.</summary>
internal static class ChangeWords
{
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Status => "状态变化",
        ChangeKind.Report => "填报",
        ChangeKind.Return => "退回",
        ChangeKind.SetUp => "建账",
        ChangeKind.Adjustment => "分工和内容调整",
        ChangeKind.Rules => "规则调整",
        _ => "时限变化",
    };

    public static Tone ToneOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Report => Tone.Active,
        ChangeKind.Return or ChangeKind.Day => Tone.Warning,
        ChangeKind.Adjustment or ChangeKind.Rules => Tone.Waiting,
        _ => Tone.Quiet,
    };

    /// <summary>Null: it says what another fact of the same append says already, or nothing that anybody looks for.</summary>
    public static (ChangeKind Kind, string What, string? Words)? Of(string type, object fact) => fact switch
    {
        AssignmentReturnedWithSheet or AssignmentAnsweredWithSheet => null, // the sheet says it once
        LimitReminded => null, // told, and nothing changed
        AssignmentEvent e => (KindOf(e), FactNames.Of(type).What, e switch
        {
            ReportSubmitted r => r.Text,
            ClosureReported r => r.Text,
            AssignmentReturned r => r.Reason,
            AssignmentRecorded r => r.Text,
            AssignmentRecordCorrected r => $"{r.Text}（{r.Reason}）",
            _ => FactWords.Of(e),
        }),
        ReportingChanged e => (ChangeKind.Adjustment, "汇总单位、报送路径", $"{e.Reporting.Consolidator?.Name ?? "待定"}，{PlanWords.Of(e.Reporting.Route)}：{e.Reason}"),
        WorkPointAmended e => (ChangeKind.Adjustment, "修改要点", (e.Title is { } title ? $"标题改为「{title}」；" : "") + e.Reason),
        WorkPointWithdrawn e => (ChangeKind.Adjustment, "撤销要点", e.Reason),
        PointDeadlinesChanged e => (ChangeKind.Day, "时限调整", FactWords.Of(e.Deadlines, e.Reason)),
        PointMarkedSetAbove e => (ChangeKind.Day, "上级规定的时限", $"{(e.SetAbove ? "整条要点不能延期" : "整条要点取消标记")}（{e.Basis}）"),
        DutiesAdjusted e => (ChangeKind.Adjustment, "责任分工调整", e.Reason),
        WorkPointCompleted => (ChangeKind.Status, "要点全部办结", null),
        WorkPointReopened => (ChangeKind.Status, "要点重新办理", null),
        PointSummarised e => (ChangeKind.Report, "汇总稿", e.Text),
        PeriodOpened e => (ChangeKind.Day, "开放填报", $"填报截止{Words.Day(e.DueDay)}"),
        PeriodDueDayMoved e => (ChangeKind.Day, "改填报截止", $"改为{Words.Day(e.Day)}：{e.Reason}"),
        PeriodClosed => (ChangeKind.Day, "截止收表", null),
        PeriodReopened e => (ChangeKind.Day, "重新开放填报", e.Reason),
        SheetReturned e => (ChangeKind.Return, "退回整张表", e.Reason),
        LightRulesSet e => (ChangeKind.Rules, "设亮灯规则", LightWords.Of(e.Rules)),
        ReminderRulesSet e => (ChangeKind.Rules, "设提醒规则", ReminderWords.Of(e.Rules)),
        ScoreRulesSet e => (ChangeKind.Rules, "设评分规则", ScoreWords.Of(e.Rules)),
        ScoresSwitchedOff => (ChangeKind.Rules, "停用评分", null),
        _ => null,
    };

    /// <summary>What a change is about that is the whole government's.</summary>
    public static string OfRules(string grain) => grain switch
    {
        "light-rules" => "亮灯规则",
        "reminder-rules" => "提醒规则",
        _ => "评分规则",
    };

    private static ChangeKind KindOf(AssignmentEvent fact) => fact switch
    {
        ReportSubmitted or ClosureReported or PeriodReported => ChangeKind.Report,
        AssignmentReturned or NotConcernedDenied or AssignmentReopened => ChangeKind.Return,
        SetUpEntered or SetUpAccepted or SetUpReturned => ChangeKind.SetUp,
        AssignmentRefused or AssignmentUpheld or AssignmentWithdrawn or AssignmentRestored or AssignmentTransferred or AssignmentRoleChanged => ChangeKind.Adjustment,
        AssignmentDeadlinesChanged or AssignmentLimitsChanged or LimitOverdue => ChangeKind.Day,
        _ => ChangeKind.Status,
    };
}
