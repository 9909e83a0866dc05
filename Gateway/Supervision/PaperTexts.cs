using System.Collections.Immutable;
using System.Text;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>First drafts from facts: a person reads, changes and answers for them.</summary>
internal static class PaperTexts
{
    private const string Numerals = "一二三四五六七八九十";

    public static PaperContent Of(LadderSuggestion suggestion, LadderSettings settings, DateOnly today)
    {
        DateOnly? reply = suggestion.Rung == PaperRung.Circular ? null : today.AddDays(settings.PatienceWith(suggestion.Rung));
        return new PaperContent(
            suggestion.Rung,
            suggestion.Rung switch
            {
                PaperRung.Reminder => "关于按时办理政务公开工作要点任务的提醒",
                PaperRung.Urge => "关于抓紧办理政务公开工作要点任务的催办通知",
                PaperRung.Notice => "关于政务公开工作要点任务办理情况的提示函",
                PaperRung.Order => "督促整改通知书",
                _ => "关于政务公开工作要点任务办理情况的通报",
            },
            [suggestion.Unit],
            suggestion.Facts,
            suggestion.Rung == PaperRung.Circular
                ? Circular("经梳理政务公开工作要点台账，有关任务没有按要求办理，经多次督办仍未完成。现通报如下。", [suggestion.Unit], suggestion.Facts)
                : Letter(suggestion, reply!.Value),
            reply);
    }

    /// <summary>The quarter's 通报 about these units.</summary>
    public static PaperContent Of(QuarterReview review, ImmutableArray<UnitId> chosen, DateOnly today)
    {
        var named = review.WithFindings.Where(u => chosen.Contains(u.Unit.Unit)).ToList();
        ImmutableArray<PaperFact> facts = [.. named.SelectMany(u => u.Findings.Select(f => new PaperFact(u.Unit.Unit, f.Subject, f.Words)))];
        var period = PeriodNames.Of(review.Period.Address);
        var text = new StringBuilder();
        text.Append($"现将{period}政务公开工作要点任务办理情况通报如下。\n");
        text.Append("一、总体情况\n");
        text.Append($"{period}应报送的单位{review.Units.Length}个，已报送{review.Sent}个，{(review.Partial > 0 ? $"只报送一部分{review.Partial}个，" : null)}其中迟报{review.Late}个，未报送{review.Missing}个。");
        text.Append($"各单位承担任务{review.Units.Sum(u => u.Duties)}项，已办结{review.Units.Sum(u => u.Ended)}项，逾期未办结{review.Units.Sum(u => u.Overdue)}项（截至{Words.Day(today)}）。\n");
        text.Append("二、存在问题\n");
        text.Append(Findings([.. named.Select(u => u.Unit)], facts));
        text.Append("三、工作要求\n请有关单位对照问题查明原因，逐项整改，并在下一期填报中写明整改情况。");
        return new PaperContent(PaperRung.Circular, $"关于{period}政务公开工作要点任务办理情况的通报", [.. named.Select(u => u.Unit)], facts, text.ToString());
    }

    private static string Letter(LadderSuggestion suggestion, DateOnly reply)
    {
        var text = new StringBuilder();
        text.Append(suggestion.Rung switch
        {
            PaperRung.Reminder => "根据年度政务公开工作要点，你单位有以下事项需要办理：\n",
            PaperRung.Urge => "以下事项经提醒仍未办理，请抓紧办理：\n",
            PaperRung.Notice => "经梳理政务公开工作要点台账，你单位有以下事项没有按要求办理，现予提示：\n",
            _ => "你单位以下事项没有按要求办理，经提示仍未完成。依照《中华人民共和国政府信息公开条例》第四十七条，现督促整改：\n",
        });
        for (var i = 0; i < suggestion.Facts.Length; i++)
        {
            text.Append($"{i + 1}.{suggestion.Facts[i].Words}。\n");
        }
        text.Append($"请于{Words.Day(reply)}前{(suggestion.Rung == PaperRung.Order ? "完成整改并反馈整改情况" : "办理并反馈办理情况")}；对事实有不同意见的，请在反馈中一并说明。");
        return text.ToString();
    }

    private static string Circular(string opening, ImmutableArray<UnitRef> units, ImmutableArray<PaperFact> facts) =>
        $"{opening}\n一、存在问题\n{Findings(units, facts)}二、工作要求\n请有关单位查明原因，逐项整改，并书面反馈整改情况。";

    /// <summary>（一）unit, then its findings numbered.</summary>
    private static string Findings(ImmutableArray<UnitRef> units, ImmutableArray<PaperFact> facts)
    {
        var text = new StringBuilder();
        for (var u = 0; u < units.Length; u++)
        {
            text.Append($"（{Numeral(u + 1)}）{units[u].Name}。");
            var own = facts.Where(f => f.Unit == units[u].Unit).ToList();
            text.AppendJoin('；', own.Select((f, i) => own.Count == 1 ? f.Words : $"{i + 1}.{f.Words}")).Append("。\n");
        }
        return text.ToString();
    }

    /// <summary>1 to 99.</summary>
    private static string Numeral(int number) => number switch
    {
        <= 10 => Numerals[number - 1].ToString(),
        < 20 => $"十{Numerals[number - 11]}",
        < 100 => $"{Numerals[number / 10 - 1]}十{(number % 10 == 0 ? "" : Numerals[number % 10 - 1])}",
        _ => $"{number}",
    };
}
