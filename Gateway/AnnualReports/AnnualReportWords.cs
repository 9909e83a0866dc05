using Tracker.AnnualReports;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.AnnualReports;

/// <summary>How pages and replies name where a report is.</summary>
internal static class AnnualReportWords
{
    /// <summary>What checking found; a report that is nearly blank is not called consistent.</summary>
    /// <param name="blanks">Cells that say nothing yet.</param>
    public static string Checked(int blanks, int errors, int warnings) =>
        (blanks > 0 ? $"空着 {blanks} 格，" : "") + (errors + warnings == 0 ? blanks > 0 ? "填了的没有不符" : "没有不符" : $"错误 {errors} 处，提醒 {warnings} 处");

    public static string KeyOf(ReportLine? line) => line switch
    {
        null => "not-begun",
        { Recorded: true } => "recorded",
        { PublishedOn: not null, Stale: false, Stage: ReportStage.Signed } => "published",
        { Returned: true } => "returned",
        { SentOn: not null, Stale: false } => "sent",
        { Stage: ReportStage.Signed } => "signed",
        { Stage: ReportStage.Reviewed } => "reviewed",
        { Stage: ReportStage.HandedIn } => "handed-in",
        _ => "drafting",
    };

    public static (string Word, Tone Tone) Of(ReportLine? line) => KeyOf(line) switch
    {
        "not-begun" => ("未填报", Tone.Quiet),
        "recorded" => ("往年已发布", Tone.Good),
        "published" => ("已发布", Tone.Good),
        "returned" => ("已退回", Tone.Bad),
        "sent" => ("已报送", Tone.Active),
        "signed" => ("已签发", Tone.Active),
        "reviewed" => ("已审核", Tone.Active),
        "handed-in" => ("待审核", Tone.Warning),
        _ => (line is { Restated: > 0 } ? "更正中" : line is { Stale: true } ? "报送后有改动" : "填写中", Tone.Warning),
    };

    public static string Of(ReportStep step) => step switch
    {
        ReportStep.HandedIn => "经办",
        ReportStep.Reviewed => "审核",
        ReportStep.Signed => "负责人签发",
        ReportStep.Sent => "报送",
        ReportStep.Screened => "公开审查",
        _ => "发布",
    };

    public static string Of(CellSource source) => source switch
    {
        CellSource.CarriedOver => "上年度报告带入",
        CellSource.Typed => "填写",
        CellSource.Workbook => "工作簿",
        CellSource.File => "文件读入",
        CellSource.RolledUp => "汇总",
        CellSource.Restored => "放弃草稿后恢复",
        _ => "历史报告",
    };

    public static string Of(Severity severity) => severity is Severity.Error ? "错误" : "警告";

    public static string Of(Tracker.Units.UnitKind kind) => kind switch
    {
        Tracker.Units.UnitKind.Local => "属地",
        Tracker.Units.UnitKind.VerticalBelowProvince => "省以下垂管",
        Tracker.Units.UnitKind.VerticalCentral => "中央垂管",
        _ => "双重管理",
    };

    /// <summary>The first eight digits: enough to compare with what was signed.</summary>
    public static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;
}
