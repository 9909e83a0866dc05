using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.AdHocRequests;

/// <summary>How screens and files say what stands in a request.</summary>
internal static class RequestWords
{
    public static string Of(RequestStage stage) => stage switch
    {
        RequestStage.Draft => "草稿",
        RequestStage.Open => "收集中",
        RequestStage.Closed => "已截止",
        _ => "已撤回",
    };

    public static Tone ToneOf(RequestStage stage) => stage switch
    {
        RequestStage.Draft => Tone.Warning,
        RequestStage.Open => Tone.Active,
        RequestStage.Closed => Tone.Good,
        _ => Tone.Quiet,
    };

    /// <summary>迟报, never 逾期.</summary>
    public static (string Word, Tone Tone) Of(AnswerLine answer, DateOnly today) => answer switch
    {
        { Stage: RequestStage.Withdrawn } => ("已撤回", Tone.Quiet),
        { Standing: AnswerStanding.Given, Late: true } => ("已报送（迟报）", Tone.Warning),
        { Standing: AnswerStanding.Given } => ("已报送", Tone.Good),
        { Ended: true } => ("没有报送", Tone.Bad),
        { Standing: AnswerStanding.Returned } => ("退回补充", Tone.Warning),
        _ when answer.DueDay < today => ("未报送，已过截止日", Tone.Bad),
        _ => ("待填报", Tone.Waiting),
    };

    public static string Of(FieldKind kind) => kind switch
    {
        FieldKind.Text => "文字",
        FieldKind.Number => "数字",
        FieldKind.Day => "日期",
        FieldKind.Choice => "选一项",
        _ => "是或否",
    };

    public static string Of(BasisKind kind) => kind switch
    {
        BasisKind.Document => "文件",
        BasisKind.Meeting => "会议议定",
        _ => "领导批示",
    };

    public static string Of(RequestBasis basis) => basis.Kind == BasisKind.Document
        ? $"《{basis.Text.Trim('《', '》')}》（{basis.Number}）{(basis.Day is { } day ? "，" + Words.Day(day) : null)}"
        : $"{Of(basis.Kind)}：{basis.Text}（{Words.Day(basis.Day!.Value)}）";

    /// <summary>A stored value as a reader sees it.</summary>
    public static string Of(RequestField field, string value) => field.Kind switch
    {
        FieldKind.YesNo => value == "yes" ? "是" : "否",
        FieldKind.Number => value + field.Measure,
        FieldKind.Day when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Words.Day(day),
        _ => value,
    };
}
