using Tracker.Gateway.Shared;
using Tracker.Inbox;

namespace Tracker.Gateway.Inbox;

/// <summary>Kinds of notices in plain words, by their stored names.</summary>
internal static class NoticeWords
{
    public static string Of(string kind) => kind switch
    {
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
        NoticeKinds.Restored or NoticeKinds.SheetReminded or NoticeKinds.Reminded => Tone.Warning,
        NoticeKinds.PeriodOpened => Tone.Active,
        _ => Tone.Waiting,
    };

    /// <summary>What the day of a notice is.</summary>
    public static string DayOf(string kind) => kind switch
    {
        NoticeKinds.Reminded or NoticeKinds.Overdue => "完成时限",
        NoticeKinds.PeriodOpened or NoticeKinds.SheetReminded => "填报截止",
        NoticeKinds.Restored => "恢复日期",
        _ => "应于",
    };
}
