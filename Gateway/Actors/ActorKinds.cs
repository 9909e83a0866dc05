namespace Tracker.Gateway.Actors;

/// <summary>Kinds of grains in the field's own words.</summary>
internal static class ActorKinds
{
    /// <summary>No grain of its own: a unit stands in the register, and is looked at by itself.</summary>
    public const string Unit = "unit";

    /// <summary>Null: no such kind.</summary>
    public static string? Of(string kind) => kind switch
    {
        "plan" => "工作要点文件",
        "work-point" => "要点",
        "assignment" => "任务",
        "period" => "填报期",
        "period-return" => "本期填报",
        "good-practice" => "亮点做法",
        "page-record" => "网页留存",
        "unit-register" => "单位名册",
        Unit => "单位",
        "account" => "账号",
        "calendar" => "工作日历",
        "light-rules" => "亮灯规则",
        "reminder-rules" => "提醒规则",
        "score-rules" => "评分规则",
        "score-appeals" => "评分申诉",
        "year-dates" => "年度节点",
        "restore-epoch" => "从备份恢复",
        "ad-hoc-request" => "临时报送",
        "answer" => "临时报送的答复",
        "burden-budget" => "填报负担预算",
        "paper" => "督办文书",
        "number-series" => "文号",
        "ladder-settings" => "督办规则",
        "look-back" => "“回头看”",
        "look-back-check" => "“回头看”核查",
        "problem" => "问题和整改",
        "annual-report" => "年度报告",
        "report-year" => "年度报告汇总口径",
        _ => null,
    };
}
