using System.Globalization;
using Tracker.Evidence;
using Tracker.Gateway.Shared;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.LookBack;

/// <summary>How screens and files say what stands in a look-back.</summary>
internal static class LookBackWords
{
    public static string Of(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Done => "已完成",
        CheckVerdict.PartlyDone => "部分完成",
        CheckVerdict.NotDone => "未完成",
        CheckVerdict.NoLongerApplies => "不再适用",
        _ => "本期无此事项",
    };

    public static Tone ToneOf(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Done => Tone.Good,
        CheckVerdict.PartlyDone => Tone.Warning,
        CheckVerdict.NotDone => Tone.Bad,
        _ => Tone.Quiet,
    };

    /// <summary>Said to the unit that has to do it.</summary>
    public static string Of(LookBackAsk ask) => ask switch
    {
        LookBackAsk.Rectify => "请整改",
        LookBackAsk.Verify => "请交叉核查",
        _ => "请自评",
    };

    public static string Of(CheckMethod method) => method switch
    {
        CheckMethod.Documents => "查阅资料",
        CheckMethod.OnSite => "实地核查",
        CheckMethod.Online => "网上监测",
        _ => "抽查",
    };

    public static string Of(SelectionBasis basis) => basis switch
    {
        SelectionBasis.Mandatory => "必查",
        SelectionBasis.SelfClosed => "自办自结",
        _ => "选查",
    };

    public static string Of(Independence rule) => rule is Independence.OtherUnit ? "由另一个单位的人核查" : "由填报以外的人核查";

    /// <summary>A figure of the ledger as evidence.</summary>
    public static EvidenceItem Listed(ReportedFigure figure) => new(EvidenceKind.Figure, $"{figure.Name}：{Of(figure)}") { Figure = figure };

    public static string Of(ReportedFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.####}{figure.Measure}");

    public static (string Word, Tone Tone) Of(VerifiedEvidence piece) => (piece.Item.Kind, piece.Last) switch
    {
        (EvidenceKind.Figure, { Standing: EvidenceStanding.Intact }) => ("数字与台账一致", Tone.Good),
        (EvidenceKind.Figure, { Standing: EvidenceStanding.Changed }) => ("数字与台账不一致", Tone.Bad),
        (_, var look) => Of(look),
    };

    /// <summary>One look at a link or a file.</summary>
    public static (string Word, Tone Tone) Of(EvidenceVerified? look) => look?.Standing switch
    {
        null => ("还没有核查", Tone.Quiet),
        EvidenceStanding.Alive when look.Moved is not null => ("链接有效（已跳转）", Tone.Good),
        EvidenceStanding.Alive => ("链接有效", Tone.Good),
        EvidenceStanding.Changed => ("内容有变化", Tone.Warning),
        EvidenceStanding.Dead => ("链接失效待补正", Tone.Bad),
        EvidenceStanding.Failing => ("这次没有打开", Tone.Warning),
        EvidenceStanding.NotCheckable => ("无法核查", Tone.Quiet),
        EvidenceStanding.Intact => ("文件完好", Tone.Good),
        _ => ("文件缺失或损坏", Tone.Bad),
    };

    /// <summary>Why, where there is more to say.</summary>
    public static string? Why(EvidenceVerified? look) => look?.Fault switch
    {
        "private-address" => "内部网络的地址，不从这里访问",
        "host-unknown" => "域名解析不到：没有网络，或者域名已经停用",
        "unreachable" => "连接不上",
        "too-slow" => "太慢，没有等到",
        "too-long" => "页面太大，没有比对正文",
        "too-many-redirects" => "跳转太多",
        "no-link" => "不是网页地址",
        "figure-gone" => "台账里现在没有这个数字",
        null when look?.Figure is { } now && look.Standing is EvidenceStanding.Changed => $"台账里现在是{Of(now)}",
        _ => look?.Status switch { null or 200 => null, 404 or 410 => "网页已经不在了（404）", >= 500 and var status => $"对方网站出错（{status}）", var status => $"网站没有给出这一页（{status}）" },
    };

    /// <summary>链接状态 of a whole check.</summary>
    public static string Of(EvidenceTally tally) => tally.All == 0 ? "没有佐证材料"
        : tally.Looked == 0 ? "还没有核查"
        : string.Join("，", new[]
        {
            tally.Dead > 0 ? $"失效待补正{tally.Dead}件" : null,
            tally.Changed > 0 ? $"有变化{tally.Changed}件" : null,
            tally.Damaged > 0 ? $"文件损坏{tally.Damaged}件" : null,
            tally.Failing > 0 ? $"没有打开{tally.Failing}件" : null,
            tally.All > tally.Looked ? $"未查{tally.All - tally.Looked}件" : null,
        }.OfType<string>().DefaultIfEmpty("都正常"));

    public static string Of(ProblemStage stage, bool late) => stage switch
    {
        ProblemStage.Open => late ? "整改逾期" : "待整改",
        ProblemStage.Reported => "已报结果，待复核",
        ProblemStage.Passed => "复核通过，待销号",
        _ => "已销号",
    };

    public static (string Word, Tone Tone) Of(ProblemLine problem, DateOnly today) => problem.Stage switch
    {
        ProblemStage.Open when problem.IsLateOn(today) => ("整改逾期", Tone.Bad),
        ProblemStage.Open => (problem.Reopened > 0 ? "重新挂账，待整改" : "待整改", Tone.Warning),
        ProblemStage.Reported => ("已报结果，待复核", Tone.Waiting),
        ProblemStage.Passed => ("复核通过，待销号", Tone.Waiting),
        _ => ("已销号", Tone.Good),
    };
}
