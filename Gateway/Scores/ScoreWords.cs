using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Scores;

namespace Tracker.Gateway.Scores;

/// <summary>A score in words.</summary>
internal static class ScoreWords
{
    public static string Of(ScoreFactKind kind) => kind switch
    {
        ScoreFactKind.Overdue => "逾期未办结",
        ScoreFactKind.Unfinished => "年终未完成",
        ScoreFactKind.SheetMissing => "漏报",
        ScoreFactKind.SheetLate => "迟报",
        ScoreFactKind.Notice => "提示函",
        ScoreFactKind.Order => "督促整改通知书",
        ScoreFactKind.Circular => "通报",
        ScoreFactKind.AnswerLate => "整改反馈逾期",
        _ => "亮点做法",
    };

    public static string Of(ScoreDoubtKind kind) => kind switch
    {
        ScoreDoubtKind.Refused => "退签还没有处理",
        ScoreDoubtKind.NotConcerned => "“不涉及本单位”还没有确认",
        ScoreDoubtKind.Closure => "过了时限的报结还没有审核",
        _ => "申诉还没有处理",
    };

    /// <summary>A rule set in a line: title and full mark, then each indicator with what it counts.</summary>
    public static string Of(ScoreRules rules) =>
        $"{rules.Title}（满分{Of(rules.Full)}分{(rules.BonusFrom is { } from ? $"，其余得分满{Of(from)}分才加分" : "")}）：{string.Join("；", rules.Indicators.Select(Of))}";

    private static string Of(ScoreIndicator indicator) => $"{indicator.Name}{Of(indicator.Way)}至多{Of(indicator.Weight)}分（{string.Join("，", indicator.Rules.Select(Of))}）";

    private static string Of(ScoreRule rule) =>
        $"{Of(rule.Of)}每次{Of(rule.Each)}分{(rule.Most is { } most ? $"、至多{Of(most)}分" : "")}{(rule.Veto ? "、一票否决" : "")}";

    public static string Of(ScoreAppeal appeal) => appeal.Upheld switch { null => "待处理", true => "成立，不计", false => "不成立" };

    public static string Of(ScoreWay way) => way == ScoreWay.Add ? "加分" : "扣分";

    public static string Of(decimal points) => $"{points:0.##}";

    /// <summary>「86.5 / 100」, or that there is none yet.</summary>
    public static string Total(UnitScore score) => score.Total is { } total ? $"{Of(total)}分" : "暂不计分";

    /// <summary>What the fact is about, in a few words.</summary>
    public static string About(ScoreFact fact) => fact.Title ?? fact.About.Kind switch
    {
        "assignment" => Words.Point(fact.About.Parent!.Value.Id),
        "period" => PeriodNames.Of(fact.About),
        "good-practice" => Words.Point(fact.About.Parent!.Value.Parent!.Value.Id),
        _ => Words.Day(fact.On),
    };

    /// <summary>The page that shows the thing behind; null: none of its own.</summary>
    public static string? LinkOf(ScoreFact fact) => fact.About.Kind switch
    {
        "assignment" => $"/assignments/{fact.About.RouteForm}",
        "good-practice" => $"/assignments/{fact.About.Parent!.Value.RouteForm}",
        "paper" => $"/supervision/{fact.About.RouteForm}",
        _ => null,
    };
}
