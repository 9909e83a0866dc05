using Tracker.AdHocRequests;
using Tracker.Burden;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Actors;

internal static partial class ActorFacts
{
    private static (string, string?)? OfPlans(object fact, Func<UnitId, string> nameOf) => fact switch
    {
        PlanDrafted e => ("读成草稿", e.Source.FileName),
        PlanRedrafted e => ("重新读入", e.Source.FileName),
        QuestionAnswered e => ("回答问题", PlanWords.Of(e.Answer, nameOf)),
        PointRevised e => ("更正要点", $"{Words.Point(e.Number)}：{e.Reason}"),
        PointSplit e => ("拆分要点", $"{Words.Point(e.Number)}拆成{e.Parts.Length}条：{e.Reason}"),
        PointsMerged e => ("合并要点", $"{string.Join('、', e.Numbers.Select(Words.Point))}合并为{Words.Point(e.Into)}：{e.Reason}"),
        PointMoved e => ("调整次序", $"{Words.Point(e.Number)}{(e.Before is { } before ? $"移到{Words.Point(before)}之前" : "移到最后")}"),
        PointLeftOut e => ("不作为要点", $"{Words.Point(e.Number)}：{e.Reason}"),
        PointRestored e => ("恢复要点", Words.Point(e.Number)),
        CorrectionTakenBack e => ("撤销更正", PlanWords.Of(e.Kind, e.Numbers)),
        DocumentRevised e => ("填写文件信息", e.Called),
        PointsLinked e => ("逐条对比", $"确定了{e.Links.Length}处对应"),
        ConsolidatorsNamed e => ("指定汇总单位", string.Join('；', e.Choices.Select(c => $"{Words.Point(c.Number)}{(c.Unit is { } unit ? nameOf(unit) : "留待以后")}"))),
        RoutesSet e => ("设报送路径", $"{string.Join('、', e.Numbers.Select(Words.Point))}：{PlanWords.Of(e.Route)}"),
        PlanDiscarded e => ("作废草稿", e.Reason),
        PlanReinstated => ("恢复草稿", null),
        PlanAssigned e => ("下达", $"{e.Points}条要点、{e.Assignments}项任务"),
        PlanRecorded e => ("从往年台账补录", $"{e.Points}条要点、{e.Assignments}项任务"),
        PointAdded e => ("年中追加", $"{Words.PointNumber(e.Number)}「{e.Title}」，{PlanWords.Of(e)}"),
        WorkPointPlanned e => ("下达", $"{e.Assignments.Length}个单位"),
        AssignmentClosureNoted e => ("单位办结", nameOf(e.Unit)),
        AssignmentReopeningNoted e => ("单位重新办理", nameOf(e.Unit)),
        DutyTransferred e => ("职责划转", $"{nameOf(e.From)}的任务转给{e.To.Name}（{e.Basis}）"),
        _ => null,
    };

    private static (string, string?)? OfReturns(object fact) => fact switch
    {
        PeriodReminded e => ("提醒", $"填报截止{Words.Day(e.DueDay)}，{e.Units.Length}个单位还没有报"),
        PeriodReturnSent e => (e.Late ? "报送（迟报）" : "报送", Joined($"{e.Rows.Length}项", e.OnBehalf ? "代录" : null)),
        ReturnHandedIn => ("提交本单位审核", null),
        ReturnApproved => ("本单位审核通过", null),
        ReturnSentBack e => ("本单位退回修改", e.Reason),
        _ => null,
    };

    private static (string, string?)? OfRequests(object fact) => fact switch
    {
        RequestDrafted e => ("起草", e.Content.Title),
        RequestRevised e => ("修改", e.Content.Title),
        RequestSent e => ("发出", Joined($"发给{e.Units.Length}个单位", e.Reason)),
        RequestExtended e => ("延期", $"截止改为{Words.Day(e.Day)}：{e.Reason}"),
        RequestClosed => ("截止收集", null),
        RequestWithdrawn e => ("撤回", e.Reason),
        AnswerAsked e => ("收到临时报送", $"截止{Words.Day(e.DueDay)}"),
        AnswerGiven e => (e.Late ? "报送（迟报）" : "报送", Joined($"{e.Values.Length}个栏目", e.OnBehalf ? "代录" : null)),
        AnswerReturned e => ("退回补充", e.Reason),
        AnswerDayMoved e => ("延期", $"截止改为{Words.Day(e.Day)}"),
        AnswerEnded e => (RequestWords.Of(e.Withdrawn ? RequestStage.Withdrawn : RequestStage.Closed), null),
        BudgetSet e => ("设每月预算", e.Fields is { } fields ? $"{fields}个栏目" : "不设"),
        _ => null,
    };
}
