using Tracker.Gateway.Shared;
using Tracker.Inbox;

namespace Tracker.Gateway.Inbox;

/// <summary>Kinds of notices in plain words, by their stored names.</summary>
internal static class NoticeWords
{
    public static string Of(string kind) => kind switch
    {
        NoticeKinds.Assigned => "任务下达",
        NoticeKinds.Returned => "退回",
        NoticeKinds.ExtensionGranted => "同意延期",
        NoticeKinds.ExtensionDenied => "不同意延期",
        NoticeKinds.VerificationAsked => "核实反馈",
        NoticeKinds.PaperCame => "收到督办文书",
        NoticeKinds.PaperToAnswer => "督办文书待反馈",
        NoticeKinds.Reminded => "时限提醒",
        NoticeKinds.Overdue => "已逾期",
        NoticeKinds.PeriodOpened => "填报已开放",
        NoticeKinds.SheetReminded => "填报截止提醒",
        NoticeKinds.ReviewDue => "季度回顾",
        NoticeKinds.UnitReport => "部门年度报告",
        NoticeKinds.GovernmentReport => "政府年度报告",
        NoticeKinds.Restored => "从备份恢复",
        _ => "提醒",
    };

    public static Tone ToneOf(string kind) => kind switch
    {
        NoticeKinds.Overdue => Tone.Bad,
        NoticeKinds.Restored or NoticeKinds.SheetReminded or NoticeKinds.Reminded or NoticeKinds.Returned or NoticeKinds.ExtensionDenied or NoticeKinds.VerificationAsked
            or NoticeKinds.PaperToAnswer => Tone.Warning,
        NoticeKinds.PeriodOpened or NoticeKinds.Assigned => Tone.Active,
        NoticeKinds.ExtensionGranted => Tone.Good,
        _ => Tone.Waiting,
    };

    /// <summary>What the day of a notice is.</summary>
    public static string DayOf(string kind) => kind switch
    {
        NoticeKinds.Reminded or NoticeKinds.Overdue => "完成时限",
        NoticeKinds.PeriodOpened or NoticeKinds.SheetReminded => "填报截止",
        NoticeKinds.Restored => "恢复日期",
        NoticeKinds.Assigned => "下达日期",
        NoticeKinds.Returned => "退回日期",
        NoticeKinds.ExtensionGranted => "延至",
        NoticeKinds.ExtensionDenied => "答复日期",
        NoticeKinds.VerificationAsked or NoticeKinds.PaperToAnswer => "反馈期限",
        NoticeKinds.PaperCame => "印发日期",
        _ => "应于",
    };
}
