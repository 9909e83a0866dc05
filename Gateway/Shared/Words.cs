using System.Globalization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Shared;

/// <summary>The field's own words for states, roles and days, as screens and papers say them.</summary>
internal static class Words
{
    /// <summary>What a download is called on the screen: Excel, Word; else the ending itself.</summary>
    public static string OfFile(string format) => format switch { "xlsx" => "Excel", "docx" => "Word", "html" => "网页", _ => format.ToUpperInvariant() };

    public const string NoDeadline = "文件未定时限";

    public static string Of(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Unacknowledged => "待签收",
        AssignmentStatus.Underway => "办理中",
        AssignmentStatus.Returned => "退回补充",
        AssignmentStatus.ClosureReported => "已报结，待审核",
        AssignmentStatus.Closed => "已办结",
        AssignmentStatus.Refused => "退签待处理",
        AssignmentStatus.NotConcerned => "不涉及",
        AssignmentStatus.Withdrawn => "已撤销",
        AssignmentStatus.Lasting => "年度任务完成并长期坚持",
        AssignmentStatus.CarriedOver => "结转下年",
        AssignmentStatus.Unfinished => "未完成，转整改",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static Tone ToneOf(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Unacknowledged => Tone.Quiet,
        AssignmentStatus.Underway => Tone.Active,
        AssignmentStatus.Returned => Tone.Warning,
        AssignmentStatus.ClosureReported or AssignmentStatus.Refused => Tone.Waiting,
        AssignmentStatus.NotConcerned or AssignmentStatus.Withdrawn => Tone.Quiet,
        AssignmentStatus.CarriedOver => Tone.Warning,
        AssignmentStatus.Unfinished => Tone.Bad,
        _ => Tone.Good,
    };

    /// <summary>A point's number as screens say it: the document's own, or 追加1 of one that was added in midyear.</summary>
    public static string PointNumber(string number) => PointNames.Said(number);

    /// <summary>第5条, or as it is printed.</summary>
    public static string Point(string number) => PointNames.Point(number);

    /// <summary>第2、5条, or as they are printed; of many the first few.</summary>
    public static string Points(IEnumerable<string> numbers, int most = int.MaxValue) => PointNames.Points(numbers, most);

    public static string Of(SetUpStanding standing) => standing switch
    {
        SetUpStanding.Entered => "待审核",
        SetUpStanding.Accepted => "已通过",
        SetUpStanding.Returned => "已退回",
        _ => "未建账",
    };

    public static Tone ToneOf(SetUpStanding standing) => standing switch
    {
        SetUpStanding.Entered => Tone.Waiting,
        SetUpStanding.Accepted => Tone.Good,
        SetUpStanding.Returned => Tone.Warning,
        _ => Tone.Quiet,
    };

    public static string Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Progress => "有进展",
        RowOutcome.Same => "与上期一致",
        RowOutcome.Nothing => "本期无新增",
        _ => "不涉及本单位",
    };

    public static string Of(PeriodId period) => period.Value switch
    {
        "year" => "全年",
        "h1" => "上半年",
        "h2" => "下半年",
        ['q', var n] => $"第{"一二三四"[n - '1']}季度",
        var month => $"{int.Parse(month.AsSpan(1), CultureInfo.InvariantCulture)}月",
    };

    public static string Of(Role role) => role switch
    {
        Role.Lead => "牵头单位",
        Role.Responsible => "责任单位",
        _ => "配合单位",
    };

    public static string Of(PlanStage stage) => stage switch { PlanStage.Assigned => "已下达", PlanStage.Recorded => "往年补录", PlanStage.Discarded => "已作废", _ => "草稿" };

    public static string Of(AccountRole role) => role switch
    {
        AccountRole.Office => "政务公开办",
        AccountRole.UnitHandler => "单位填报人",
        AccountRole.UnitAdministrator => "单位管理员",
        AccountRole.Evaluator => "评估人员",
        AccountRole.Auditor => "监督查看",
        AccountRole.CrossChecker => "交叉核查人员（临时）",
        _ => "系统管理员",
    };

    /// <summary>All that the document says of when; that it says nothing, where it does not.</summary>
    public static string Limits(IReadOnlyCollection<Deadline> deadlines) => deadlines.Count == 0 ? NoDeadline : string.Join('；', deadlines.Select(Of));

    /// <summary>A time limit in plain words; the document's own stand beside it.</summary>
    public static string Of(Deadline deadline) => deadline switch
    {
        FixedDeadline { From: { } from } d => $"{Day(from)}至{Day(d.Date)}",
        FixedDeadline d => $"{Day(d.Date)}前",
        RecurringDeadline d => $"{Of(d.Period)}至少{d.MinCount}次" + (d.By is { } by ? $"，{by.Month}月{by.Day}日前" : "") + (d.Due is { } due ? $"，{Of(due, d.Period)}前" : ""),
        RelativeDeadline { Offset: 0 } d => d.Event.Length == 0 ? "即时" : $"{d.Event}{(d.Direction == Direction.Before ? "前" : "时")}",
        RelativeDeadline { Event: "" } d => $"{d.Offset}{Of(d.Unit)}内",
        RelativeDeadline d => $"{d.Event}{(d.Direction == Direction.Before ? "前" : "后")}{d.Offset}{Of(d.Unit)}内",
        StandingDuty => "长期坚持",
        _ => deadline.Quote,
    };

    private static string Of(DayUnit unit) => unit switch { DayUnit.WorkingDay => "个工作日", DayUnit.Hour => "小时", _ => "日" };

    private static string Of(PeriodDay due, Period period) =>
        ((due.Month, period) switch
        {
            (1, _) => "次月",
            (0, Period.Month) => "当月",
            (0, _) => "末月",
            (-2, Period.Quarter) or (-5, Period.HalfYear) => "首月",
            var (back, _) => $"倒数第{1 - back}个月",
        }) + (due.Day == 31 ? "底" : $"{due.Day}日");

    public static string Of(Period period) => period switch
    {
        Period.Day => "每日",
        Period.Week => "每周",
        Period.Month => "每月",
        Period.Quarter => "每季度",
        Period.HalfYear => "每半年",
        _ => "每年",
    };

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>An instant in China's time, to the minute.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day in China on which it was.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static string Share(int done, int whole) =>
        whole == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(done * 1000m / whole) / 10:0.#}%");

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} 字节",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m / 1024m:0.#} MB"),
    };
}
