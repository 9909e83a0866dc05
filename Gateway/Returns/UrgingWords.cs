using Tracker.Assignments;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Returns;

/// <summary>Texts to be copied into the group where units are chased (催报, 催办).</summary>
internal static class UrgingWords
{
    /// <summary>Whose sheet of the period is missing, and who sent a part of its rows (部分已报).</summary>
    public static string Of(PeriodLine period, IReadOnlyCollection<UnitStanding> units, DateOnly today)
    {
        var (missing, partial) = (units.Where(u => !u.IsPartial).ToList(), units.Where(u => u.IsPartial).ToList());
        var said = string.Join("；", new[]
        {
            missing.Count == 0 ? null : $"以下{missing.Count}个单位还没有报送：{string.Join("、", missing.Select(u => u.Name))}",
            partial.Count == 0 ? null : $"以下{partial.Count}个单位只报了一部分，请补齐：{string.Join("、", partial.Select(u => u.NameWithPart))}",
        }.OfType<string>());
        return $"【催报】{ReturnWords.Of(period)}政务公开工作要点填报{(today > period.DueDay ? $"已于{Words.Day(period.DueDay)}截止" : $"将于{Words.Day(period.DueDay)}截止")}，{said}。请登录系统，在「本期填报」里一张表填完报送；没有新进展的，选「与上期一致」即可。谢谢！";
    }

    /// <summary>Who said nothing on one point in the period yet.</summary>
    public static string Of(PeriodLine period, string title, IReadOnlyCollection<string> units) =>
        $"【催报】{ReturnWords.Of(period)}“{title}”的进展，填报截止{Words.Day(period.DueDay)}，以下单位还没有报送：{string.Join("、", units)}。请在「本期填报」里填好报送。谢谢！";

    /// <summary>One duty, with what presses.</summary>
    public static string Of(LedgerLine line, DateOnly today) => $"{Words.Point(line.PointNumber)}「{line.Title}」" + (line.Entry.Status is AssignmentStatus.Returned ? "（退回待补）"
        : line.Entry.DueDay is { } due ? $"（完成时限{Words.Day(due)}{(due < today ? "，已逾期" : "")}）" : "");

    /// <summary>What one unit has open, point by point.</summary>
    public static string Of(string unit, IReadOnlyCollection<string> duties) =>
        $"【催办】{unit}：政务公开工作要点还有{duties.Count}项任务请抓紧办理：{string.Join("；", duties)}。办理情况请登录系统填报，已经完成的请报结。谢谢！";
}
