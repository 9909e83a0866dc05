using System.Collections.Immutable;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Shared;
using Tracker.LookBack;

namespace Tracker.Gateway.LookBack;

/// <summary>The report of a look-back, and one unit's list. Every figure is a count of the rows below it.</summary>
internal static class LookBackReport
{
    /// <param name="before">The look-back of an earlier year; null: there is none.</param>
    public static Paper Of(LookBackView view, IReadOnlyList<CardRow> cards, LookBackSummary? before, DateOnly today)
    {
        var (line, sums, state) = (view.Summary.Line, view.Summary.Overview, view.State);
        return new Paper(
            $"关于{line.Plan.Year.Value}年政务公开工作要点落实情况“回头看”的报告",
            [
                new PaperPart.Heading("一、总体情况"),
                new PaperPart.Body($"对《{view.Summary.Title}》开展“回头看”，自{Words.Day(state.StartedOn)}起，共选取要点{state.Points.Length}条（{Words.Points(state.Points.Select(p => p.Number))}），涉及任务{sums.Checks}项，每一项都列入核查。截至{Words.Day(today)}，已核查{sums.Judged}项，未核查{sums.Unjudged}项；收到单位自评{sums.Assessed}项。{(state.Ended is { } ended ? $"已于{Words.Day(ended.On)}结束。" : "")}"),
                new PaperPart.Body($"核查结论：{string.Join("，", Enum.GetValues<CheckVerdict>().Select(v => $"{LookBackWords.Of(v)}{sums.Verdicts.GetValueOrDefault(v)}项"))}。发现问题{sums.Problems}个，已销号{sums.ClosedOut}个，整改逾期{sums.Late}个，重新挂账{sums.Reopened}个，反弹{sums.Relapsed}个。"),
                new PaperPart.Body($"佐证材料{sums.Evidence.All}件，已复核{sums.Evidence.Looked}件，其中链接失效待补正{sums.Evidence.Dead}件，内容有变化{sums.Evidence.Changed}件，没有打开或无法核查{sums.Evidence.Failing}件，文件缺失或损坏{sums.Evidence.Damaged}件。链接失效不直接作为问题，由单位补正。"),
                .. before is null ? (PaperPart[])[] : [new PaperPart.Body($"与{before.Line.Plan.Year.Value}年比较：核查{Change(sums.Checks, before.Overview.Checks)}项，问题{Change(sums.Problems, before.Overview.Problems)}个，已销号{Change(sums.ClosedOut, before.Overview.ClosedOut)}个。")],
                new PaperPart.Heading("二、选取依据"),
                new PaperPart.Grid(["要点", "内容", "选取依据", "理由", "任务数"], [1, 6, 2, 5, 1.5], [.. state.Points.Select(p => ImmutableArray.Create(Words.PointNumber(p.Number), p.Title, LookBackWords.Of(p.Basis), p.Reason ?? "有责任单位和完成时限", $"{cards.Count(c => c.Row.Line.PointNumber == p.Number)}"))]),
                new PaperPart.Heading("三、分要点情况"),
                Counts("要点", cards.GroupBy(c => Words.Point(c.Row.Line.PointNumber)), cards),
                new PaperPart.Heading("四、分单位情况"),
                Counts("单位", cards.GroupBy(c => c.Row.Holder.Name), cards),
                new PaperPart.Heading("五、问题与整改"),
                .. Problems(cards, today),
                new PaperPart.Heading("六、整改前后对照"),
                .. BeforeAndAfter(cards),
                new PaperPart.Heading("七、未核查的任务"),
                .. Unjudged(cards),
                .. Samples(view, cards, today),
            ],
            Landscape: true);
    }

    public static Paper OfUnit(IReadOnlyList<CardRow> cards, DateOnly today) => new(
        $"{cards[0].Row.Holder.Name}问题清单、责任清单、措施清单",
        [
            new PaperPart.Body($"列入核查{cards.Count}项，发现问题{cards.Count(c => c.Row.Problem is not null)}个（截至{Words.Day(today)}）。"),
            new PaperPart.Grid(
                ["要点", "原任务", "单位自评", "核查结论", "存在问题", "整改措施", "责任人", "整改时限", "整改结果", "复核", "销号"],
                [1, 4, 1.6, 1.6, 4, 4, 1.6, 2, 4, 3, 2],
                [.. cards.Select(c => ImmutableArray.Create(
                    c.Row.Line.PointNumber, c.Row.Line.PointTitle,
                    c.Row.Line.Own is { } own ? LookBackWords.Of(own) : "没有自评",
                    c.Row.Line.Verdict is { } verdict ? LookBackWords.Of(verdict) : "未核查",
                    c.View.Problem?.Fact.Gap ?? "", c.View.Problem?.Measures?.Measures ?? "", c.View.Problem?.Measures?.Responsible ?? "",
                    c.View.Problem is { } problem ? $"{problem.RectifyBy:yyyy-MM-dd}" : "",
                    LookBackExport.ResultOf(c.View.Problem), LookBackExport.RecheckOf(c.View.Problem), $"{c.View.Problem?.CloseOut?.On:yyyy-MM-dd}"))]),
            new PaperPart.Facts([("填报人", ""), ("审核人", ""), ("联系电话", ""), ("填报日期", "")]),
        ],
        Landscape: true);

    private static PaperPart.Grid Counts(string what, IEnumerable<IGrouping<string, CardRow>> groups, IReadOnlyList<CardRow> all) => new(
        [what, "列入", "已核查", .. Enum.GetValues<CheckVerdict>().Select(LookBackWords.Of), "问题", "已销号", "整改逾期"],
        [4, 1, 1.2, 1.2, 1.4, 1.2, 1.4, 1.8, 1, 1.2, 1.4],
        [.. groups.Select(g => Line(g.Key, [.. g])), Line("合计", all)]);

    private static ImmutableArray<string> Line(string name, IReadOnlyList<CardRow> cards) =>
        [
            name, $"{cards.Count}", $"{cards.Count(c => c.Row.Line.Verdict is not null)}", .. Enum.GetValues<CheckVerdict>().Select(v => $"{cards.Count(c => c.Row.Line.Verdict == v)}"),
            $"{cards.Count(c => c.Row.Problem is not null)}", $"{cards.Count(c => c.Row.Problem is { ClosedOn: not null })}", $"{cards.Count(c => c.IsLate)}",
        ];

    private static PaperPart[] Problems(IReadOnlyList<CardRow> cards, DateOnly today)
    {
        var found = cards.Where(c => c.Row.Problem is not null).ToList();
        return found.Count == 0 ? [new PaperPart.Body("没有发现问题。")] : [new PaperPart.Grid(
            ["要点", "单位", "单位自评", "核查结论", "存在问题", "整改措施", "责任人", "整改时限", "情况"],
            [1, 3, 1.6, 1.6, 5, 5, 1.8, 2, 2],
            [.. found.Select(c => ImmutableArray.Create(
                c.Row.Line.PointNumber, c.Row.Holder == c.Row.Line.Unit ? c.Row.Holder.Name : $"{c.Row.Holder.Name}（原{c.Row.Line.Unit.Name}）",
                c.Row.Line.Own is { } own ? LookBackWords.Of(own) : "没有自评", LookBackWords.Of(c.Row.Line.Verdict!.Value),
                c.View.Problem!.Fact.Gap, c.View.Problem.Measures?.Measures ?? "未报", c.View.Problem.Measures?.Responsible ?? "", $"{c.View.Problem.RectifyBy:yyyy-MM-dd}",
                LookBackWords.Of(c.Row.Problem!, today).Word + (c.View.Problem.Relapse is { } relapse ? $"；{relapse.Earlier.Year.Value}年问题反弹" : "")))])];
    }

    private static PaperPart[] BeforeAndAfter(IReadOnlyList<CardRow> cards)
    {
        var told = cards.Where(c => c.View.Problem?.Result is not null).ToList();
        return told.Count == 0 ? [new PaperPart.Body("还没有报送整改结果的问题。")] : [new PaperPart.Grid(
            ["要点", "单位", "整改前", "整改后", "佐证", "复核", "销号"],
            [1, 3, 5, 5, 4, 4, 2],
            [.. told.Select(c => ImmutableArray.Create(
                c.Row.Line.PointNumber, c.Row.Holder.Name, c.View.Problem!.Fact.Gap, c.View.Problem.Result!.Words,
                string.Join('\n', c.View.Problem.Result.Evidence.Select(e => e.Url ?? e.Title)), LookBackExport.RecheckOf(c.View.Problem), $"{c.View.Problem.CloseOut?.On:yyyy-MM-dd}"))])];
    }

    private static PaperPart[] Unjudged(IReadOnlyList<CardRow> cards)
    {
        var left = cards.Where(c => c.Row.Line.Verdict is null).ToList();
        return left.Count == 0 ? [new PaperPart.Body("列入的任务都已核查。")]
            : [new PaperPart.Grid(["要点", "原任务", "单位", "链接状态", "没有核查的原因"], [1, 6, 4, 3, 4], [.. left.Select(c => ImmutableArray.Create(c.Row.Line.PointNumber, c.Row.Line.PointTitle, c.Row.Holder.Name, LookBackWords.Of(c.Row.Line.Evidence), c.View.State.Locked?.Unverified ?? ""))])];
    }

    private static PaperPart[] Samples(LookBackView view, IReadOnlyList<CardRow> cards, DateOnly today) => view.State.Samples.IsEmpty ? [] :
    [
        new PaperPart.Heading("八、抽查"),
        .. view.State.Samples.SelectMany(s => (PaperPart[])
        [
            new PaperPart.Body($"{Words.Day(s.On)}从已销号的{s.From.Length}个问题中抽取{s.Drawn.Length}个（{s.Percent}%），随机种子{s.Seed}：按“种子、换行、编号”的SHA-256从小到大取，可以重新抽出同样的结果。"),
            new PaperPart.Grid(["要点", "单位", "存在问题", "现在情况"], [1, 3, 6, 3], [.. s.Drawn.Select(drawn => cards.FirstOrDefault(c => c.Row.Problem?.Problem == drawn)).OfType<CardRow>()
                .Select(c => ImmutableArray.Create(c.Row.Line.PointNumber, c.Row.Holder.Name, c.View.Problem?.Fact.Gap ?? "", LookBackWords.Of(c.Row.Problem!, today).Word))]),
        ]),
    ];

    private static string Change(int now, int before) => now == before ? $"{now}（持平）" : $"{now}（{(now > before ? "增加" : "减少")}{Math.Abs(now - before)}）";
}
