using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Assignments;

/// <summary>What an assignment's facts are called, by their stored names.</summary>
internal static class FactNames
{
    public static (string What, Tone Tone) Of(string fact) => fact switch
    {
        "assignment.made.v1" => ("下达", Tone.Quiet),
        "assignment.recorded.v1" => ("从往年台账补录", Tone.Quiet),
        "assignment.record-corrected.v1" => ("更正补录", Tone.Warning),
        "assignment.acknowledged.v1" => ("签收", Tone.Active),
        "assignment.report-submitted.v1" => ("填报", Tone.Active),
        "assignment.closure-reported.v1" => ("报结", Tone.Waiting),
        "assignment.returned.v1" => ("退回补充", Tone.Warning),
        "assignment.closed.v1" => ("办结", Tone.Good),
        "assignment.refused.v1" => ("退签", Tone.Waiting),
        "assignment.upheld.v1" => ("维持原分工", Tone.Warning),
        "assignment.set-up-entered.v1" => ("建账", Tone.Active),
        "assignment.set-up-accepted.v1" => ("建账通过", Tone.Good),
        "assignment.set-up-returned.v1" => ("建账退回", Tone.Warning),
        "assignment.period-reported.v1" => ("本期填报", Tone.Active),
        "assignment.not-concerned-confirmed.v1" => ("确认不涉及", Tone.Quiet),
        "assignment.not-concerned-denied.v1" => ("不同意“不涉及”", Tone.Warning),
        "assignment.returned-with-sheet.v1" => ("随整张表退回", Tone.Warning),
        "assignment.answered-with-sheet.v1" => ("随整张表重新报送", Tone.Active),
        "assignment.reopened.v1" => ("退回重办", Tone.Warning),
        "assignment.cleared.v1" => ("年终清账", Tone.Good),
        "assignment.withdrawn.v1" => ("撤销", Tone.Quiet),
        "assignment.restored.v1" => ("恢复", Tone.Quiet),
        "assignment.transferred.v1" => ("转给别的单位", Tone.Quiet),
        "assignment.role-changed.v1" => ("调整角色", Tone.Quiet),
        "assignment.deadlines-changed.v1" or "assignment.limits-changed.v1" => ("调整时限", Tone.Quiet),
        "assignment.event-recorded.v1" => ("登记起算的事情", Tone.Active),
        "assignment.occurrence-opened.v1" => ("新的一期开始", Tone.Quiet),
        "assignment.occurrence-judged.v1" => ("时限评定", Tone.Good),
        "assignment.extension-requested.v1" => ("申请延期", Tone.Waiting),
        "assignment.extension-decided.v1" => ("答复延期申请", Tone.Active),
        "assignment.limit-marked-set-above.v1" => ("上级规定的时限", Tone.Warning),
        "assignment.delay-explained.v1" => ("说明逾期情况", Tone.Warning),
        "assignment.redated.v1" => ("按新的工作日历推算", Tone.Quiet),
        "assignment.limit-reminded.v1" => ("提醒", Tone.Quiet),
        "assignment.limit-overdue.v1" => ("逾期", Tone.Bad),
        _ => (fact, Tone.Quiet),
    };
}
