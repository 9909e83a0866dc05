using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.GoodPractices;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Restoring;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Actors;

internal static partial class ActorFacts
{
    private static (string, string?)? OfPapers(object fact, Func<UnitId, string> nameOf) => fact switch
    {
        PaperDrafted e => ("起草", $"{PaperWords.Of(e.Content.Rung)}“{e.Content.Title}”"),
        PaperRevised e => ("修改", $"{PaperWords.Of(e.Content.Rung)}“{e.Content.Title}”"),
        VerificationAsked e => ("送核实反馈", $"{string.Join('、', e.Units.Select(nameOf))}，{Words.Day(e.DueDay)}前反馈"),
        VerificationAnswered e => ("核实反馈", Joined($"{nameOf(e.Unit)}{PaperWords.Of(e.Agrees ? VerificationStanding.Agrees : VerificationStanding.Disagrees).Word}", e.Words, e.OnBehalf ? "代录" : null)),
        PaperSigned => ("签发", null),
        PaperIssued e => ("印发", Joined(e.Number?.ToString(), e.ReplyBy is { } day ? $"{Words.Day(day)}前反馈" : null)),
        UrgingRecorded e => ("记录已催（线下）", e.Content.Title),
        ScanRegistered e => ("登记印发件", e.Scan.Title),
        PaperAnswered e => (e.Late ? "整改反馈（迟报）" : "整改反馈", Joined($"{nameOf(e.Unit)}：{e.Words}", e.OnBehalf ? "代录" : null)),
        PaperWithdrawn e => ("撤回", e.Reason),
        NumberTaken e => ("取号", $"第{e.Number}号"),
        SeriesBegun e => ("接着以前的号", $"以前用到第{e.After}号"),
        LadderSet e => ("设督办规则", e.Settings.Issuer),
        GoodPracticeMarked e => ("标为亮点做法", e.Title),
        GoodPracticeShared => ("推广给各单位", null),
        GoodPracticeUnmarked => ("取消亮点做法", null),
        _ => null,
    };

    private static (string, string?)? OfLookBacks(object fact) => fact switch
    {
        LookBackStarted e => ("开始", LookBackWords.Of(e.Independence)),
        PointsSelected e => ("选定要点", $"{e.Points.Length}条要点、{e.Duties.Length}项核查"),
        IndependenceChanged e => ("改由谁核查", $"{LookBackWords.Of(e.Independence)}：{e.Reason}"),
        VerificationBegun e => ("开始复核佐证", $"第{e.Round}轮"),
        VerificationEnded e => ("佐证复核完毕", $"第{e.Round}轮"),
        SampleDrawn e => ("抽查", $"{e.Percent}%，{e.From.Length}个已销号的问题里抽了{e.Drawn.Length}个"),
        LookBackEnded e => ("结束", e.Reason),
        LookBackReopened e => ("重新开始", e.Reason),
        CheckListed e => ("列入核查", LookBackWords.Of(e.Basis)),
        CheckAllotted e => ("分派核查", e.Verifier is { } unit ? $"由{unit.Name}交叉核查" : "由政务公开办核查"),
        SelfAssessed e => ("单位自评", Joined(LookBackWords.Of(e.Verdict), e.Words, e.OnBehalf ? "代录" : null)),
        CheckEvidenceAdded e => ("补充佐证材料", $"{e.Items.Length}件"),
        EvidenceVerified e => ("复核佐证材料", $"第{e.Place + 1}件：{LookBackWords.Of(e).Word}"),
        LinkReplaced e => ("补正链接", $"第{e.Place + 1}件：{e.Reason}"),
        CheckJudged e => ("核查结论", Joined(LookBackWords.Of(e.Verdict), e.Finding, e.Gap is { } gap ? $"存在问题：{gap}" : null)),
        CheckLocked e => ("随“回头看”结束", e.Unverified),
        CheckUnlocked => ("随“回头看”重新开始", null),
        PageKept e => ("留存网页", e.Url),
        ProblemRaised e => ("发现问题", Joined(e.Gap, $"{Words.Day(e.RectifyBy)}前整改")),
        MeasuresSet e => ("整改措施", Joined(e.Measures, e.OnBehalf ? "代录" : null)),
        RectificationDayMoved e => ("整改时限调整", $"改为{Words.Day(e.Day)}：{e.Reason}"),
        ResultReported e => ("整改结果", Joined(e.Words, e.OnBehalf ? "代录" : null)),
        ProblemRechecked e => (e.Passed ? "复核通过" : "复核不通过", e.Words),
        ProblemClosedOut => ("销号", null),
        SampleChecked e => (e.Holds ? "抽查，整改有效" : "抽查，整改无效", e.Words),
        ProblemReopened e => ("重新挂账", Joined(e.Reason, $"{Words.Day(e.RectifyBy)}前整改")),
        RelapseMarked e => ("标为反弹", e.Reason),
        RectificationReminded e => ("提醒", $"整改时限{Words.Day(e.Day)}"),
        _ => null,
    };

    private static (string, string?)? OfReports(object fact) => fact switch
    {
        ReportBegun => ("开始填写", null),
        ReportRecorded e => ("补录往年已发布的", e.Link),
        PreviousTaken => ("带入上年数", null),
        ReportFilled => ("填写表格", null),
        ReportRolledUp e => ("逐格汇总", Joined($"{e.From.Length}份报告", e.Missing.Length > 0 ? $"还差{e.Missing.Length}个单位" : null)),
        PartWritten => ("填写文字", null),
        FindingExplained e => ("说明不一致的理由", $"{e.Rule}：{e.Reason}"),
        FindingLetThrough e => ("放行", e.Rule),
        ReportHandedIn => (AnnualReportWords.Of(ReportStep.HandedIn), null),
        ReportReviewed => (AnnualReportWords.Of(ReportStep.Reviewed), null),
        ReportSigned e => (AnnualReportWords.Of(ReportStep.Signed), $"{e.Post}，{Words.Day(e.SignedOn)}"),
        ReportSent => (AnnualReportWords.Of(ReportStep.Sent), null),
        ReportScreened e => (AnnualReportWords.Of(ReportStep.Screened), e.Words),
        ReportPublished e => (AnnualReportWords.Of(ReportStep.Published), e.Link),
        ReportReturned e => ("退回", e.Reason),
        DataPreReviewed e => ("数据预审", e.Words),
        ReportAccepted => ("办公室审核过", null),
        PaperReceived => ("收到纸质报告", null),
        ReportReopened e => ("办理更正", e.Reason),
        ReportDraftDiscarded => ("放弃草稿", null),
        ScopeDeclared e => ("确定汇总口径", $"{e.Scope.Units.Length}个单位：{e.Reason}"),
        _ => null,
    };

    private static bool IsReasonElsewhere(object fact) => fact is PaperWithdrawn or LookBackReopened or ReportReturned or ReportReopened or RelapseMarked
        or SheetReturned or ReturnSentBack or PeriodReopened or AnswerReturned or RequestWithdrawn or WorkPointWithdrawn or EpochOpened;
}
