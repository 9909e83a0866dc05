using Tracker.Gateway.Shared;
using Tracker.Inbox;

namespace Tracker.Gateway.Inbox;

/// <summary>Kinds of notices in plain words, by their stored names.</summary>
internal static class NoticeWords
{
    public static string Of(string kind) => kind switch
    {
        NoticeKinds.Assigned => "任务下达",
        NoticeKinds.DutiesAdjusted => "分工调整",
        NoticeKinds.DutiesTransferred => "职责划转",
        NoticeKinds.LimitsChanged => "时限调整",
        NoticeKinds.Withdrawn => "任务撤销",
        NoticeKinds.RequestAsked => "临时报送",
        NoticeKinds.RequestDayMoved => "临时报送延期",
        NoticeKinds.RequestWithdrawn => "临时报送撤回",
        NoticeKinds.Returned => "退回",
        NoticeKinds.ExtensionGranted => "同意延期",
        NoticeKinds.ExtensionDenied => "不同意延期",
        NoticeKinds.VerificationAsked => "核实反馈",
        NoticeKinds.PaperCame => "收到督办文书",
        NoticeKinds.PaperToAnswer => "督办文书待反馈",
        NoticeKinds.LookedBackOn => "“回头看”核查",
        NoticeKinds.ProblemRaised => "存在问题，待整改",
        NoticeKinds.RectificationDayMoved => "整改时限调整",
        NoticeKinds.ProblemReopened => "重新挂账，待整改",
        NoticeKinds.RectificationReminded => "整改时限提醒",
        NoticeKinds.Reminded => "时限提醒",
        NoticeKinds.Overdue => "已逾期",
        NoticeKinds.PeriodOpened => "填报已开放",
        NoticeKinds.SheetReminded => "填报截止提醒",
        NoticeKinds.ReviewDue => "季度回顾",
        NoticeKinds.UnitReport => "部门年度报告",
        NoticeKinds.GovernmentReport => "政府年度报告",
        NoticeKinds.ReportSent => "年度报告报送",
        NoticeKinds.ReportAccepted => "年度报告审核过",
        NoticeKinds.ReportScreened => "年度报告通过公开审查",
        NoticeKinds.ReportDataPreReviewed => "年度报告数据已预审",
        NoticeKinds.Restored => "从备份恢复",
        _ => "提醒",
    };

    public static Tone ToneOf(string kind) => kind switch
    {
        NoticeKinds.Overdue => Tone.Bad,
        NoticeKinds.Restored or NoticeKinds.SheetReminded or NoticeKinds.Reminded or NoticeKinds.Returned or NoticeKinds.ExtensionDenied or NoticeKinds.VerificationAsked
            or NoticeKinds.PaperToAnswer or NoticeKinds.ProblemRaised or NoticeKinds.ProblemReopened or NoticeKinds.RectificationReminded => Tone.Warning,
        NoticeKinds.PeriodOpened or NoticeKinds.Assigned or NoticeKinds.DutiesAdjusted or NoticeKinds.DutiesTransferred or NoticeKinds.LimitsChanged or NoticeKinds.RequestAsked
            or NoticeKinds.LookedBackOn or NoticeKinds.RectificationDayMoved or NoticeKinds.ReportSent => Tone.Active,
        NoticeKinds.ExtensionGranted or NoticeKinds.ReportAccepted or NoticeKinds.ReportScreened => Tone.Good,
        _ => Tone.Waiting,
    };

    /// <summary>What is told to readers of these desks at all.</summary>
    public static string ToldTo(IReadOnlyCollection<Desk> desks) => string.Concat(
        [
            .. desks.Any(d => d.Unit is not null)
                ? ["任务的下达、调整、划转和撤销，退回、延期答复，临时报送、督办文书、“回头看”和年度报告，到期前后的提醒、逾期，填报期的开放和截止，都会告诉您。"] : Array.Empty<string>(),
            .. desks.Contains(Desk.Office) ? ["哪一项要点逾期了、哪个问题整改逾期了，季度回顾、年度报告什么时候到，哪个单位报送了年度报告，会告诉政务公开办；单位报来要审核的，在今日待办。"] : Array.Empty<string>(),
            .. desks.Contains(Desk.Administrators) ? ["从备份恢复以后扣留了什么，会告诉系统管理员。"] : Array.Empty<string>(),
        ]);

    /// <summary>What the day of a notice is.</summary>
    public static string DayOf(string kind) => kind switch
    {
        NoticeKinds.Reminded or NoticeKinds.Overdue => "完成时限",
        NoticeKinds.PeriodOpened or NoticeKinds.SheetReminded or NoticeKinds.RequestAsked => "填报截止",
        NoticeKinds.Restored => "恢复日期",
        NoticeKinds.Assigned => "下达日期",
        NoticeKinds.Returned => "退回日期",
        NoticeKinds.DutiesAdjusted or NoticeKinds.LimitsChanged => "调整日期",
        NoticeKinds.DutiesTransferred => "划转日期",
        NoticeKinds.Withdrawn => "撤销日期",
        NoticeKinds.RequestWithdrawn => "撤回日期",
        NoticeKinds.ExtensionGranted or NoticeKinds.RequestDayMoved => "延至",
        NoticeKinds.ExtensionDenied => "答复日期",
        NoticeKinds.VerificationAsked or NoticeKinds.PaperToAnswer => "反馈期限",
        NoticeKinds.PaperCame => "印发日期",
        NoticeKinds.LookedBackOn => "开始日期",
        NoticeKinds.ReportSent => "报送日期",
        NoticeKinds.ReportAccepted => "审核日期",
        NoticeKinds.ReportScreened => "审查日期",
        NoticeKinds.ReportDataPreReviewed => "预审日期",
        NoticeKinds.ProblemRaised or NoticeKinds.RectificationDayMoved or NoticeKinds.ProblemReopened or NoticeKinds.RectificationReminded => "整改时限",
        _ => "应于",
    };
}
