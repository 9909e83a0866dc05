using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.LookBack;

namespace Tracker.Gateway.LookBack;

/// <summary>The results of a look-back as sheets before its list of checks: in all, by point, by unit, the problems, before and after.</summary>
internal static class LookBackWorkbook
{
    /// <param name="before">The look-back of an earlier year; null: there is none.</param>
    public static IEnumerable<Table> Of(LookBackView view, IReadOnlyList<CardRow> cards, LookBackSummary? before, DateOnly today)
    {
        yield return InAll(view, before, today);
        yield return Counts("各要点", "要点", cards.GroupBy(c => $"{Shared.Words.Point(c.Row.Line.PointNumber)} {c.Row.Line.PointTitle}"));
        yield return Counts("各单位", "单位", cards.GroupBy(c => c.Row.Holder.Name));
        yield return Problems([.. cards.Where(c => c.Row.Problem is not null)], today);
        yield return BeforeAndAfter([.. cards.Where(c => c.View.Problem?.Result is not null)]);
    }

    private static Table InAll(LookBackView view, LookBackSummary? before, DateOnly today)
    {
        var (now, then) = (view.Summary.Overview, before?.Overview);
        (string What, int Now, int? Then)[] lines =
        [
            ("列入核查", now.Checks, then?.Checks), ("已核查", now.Judged, then?.Judged), ("未核查", now.Unjudged, then?.Unjudged), ("有单位自评", now.Assessed, then?.Assessed),
            .. Enum.GetValues<CheckVerdict>().Select(v => (LookBackWords.Of(v), now.Verdicts.GetValueOrDefault(v), then?.Verdicts.GetValueOrDefault(v))),
            ("存在问题", now.Problems, then?.Problems), ("已销号", now.ClosedOut, then?.ClosedOut), ("整改逾期", now.Late, then?.Late), ("重新挂账", now.Reopened, then?.Reopened),
            ("反弹", now.Relapsed, then?.Relapsed), ("佐证材料", now.Evidence.All, then?.Evidence.All), ("其中已复核", now.Evidence.Looked, then?.Evidence.Looked),
            ("其中链接失效待补正", now.Evidence.Dead, then?.Evidence.Dead), ("其中内容有变化", now.Evidence.Changed, then?.Evidence.Changed),
            ("其中没有打开或无法核查", now.Evidence.Failing, then?.Evidence.Failing), ("其中文件缺失或损坏", now.Evidence.Damaged, then?.Evidence.Damaged),
        ];
        TableColumn[] columns = [new("what", "项目", CellKind.Text, 26), new("now", "数量", CellKind.Number, 10), .. before is null ? (TableColumn[])[] : [new("before", $"{before.Line.Plan.Year.Value}年", CellKind.Number, 10)]];
        return Table.Of(new TableSheet("总体情况", [.. columns], $"{view.Summary.Title}“回头看”总体情况（{today:yyyy-MM-dd}）"), lines, (line, row) =>
        {
            row.Text(line.What).Number(line.Now);
            if (before is not null)
            {
                row.Number(line.Then ?? 0);
            }
        });
    }

    private static Table Counts(string name, string what, IEnumerable<IGrouping<string, CardRow>> groups)
    {
        TableColumn[] columns =
        [
            new("of", what, CellKind.Text, 36), Sum("checks", "列入"), Sum("judged", "已核查"), .. Enum.GetValues<CheckVerdict>().Select(v => Sum(EnumNames.Of(v), LookBackWords.Of(v))),
            Sum("problems", "问题"), Sum("closedOut", "已销号"), Sum("late", "整改逾期"),
        ];
        return Table.Of(new TableSheet(name, [.. columns], $"“回头看”{name}"), groups, (group, row) =>
        {
            row.Text(group.Key).Number(group.Count()).Number(group.Count(c => c.Row.Line.Verdict is not null));
            foreach (var verdict in Enum.GetValues<CheckVerdict>())
            {
                row.Number(group.Count(c => c.Row.Line.Verdict == verdict));
            }
            row.Number(group.Count(c => c.Row.Problem is not null)).Number(group.Count(c => c.Row.Problem is { ClosedOn: not null })).Number(group.Count(c => c.IsLate));
        });

        static TableColumn Sum(string key, string heading) => new(key, heading, CellKind.Number, 12, ColumnTotal.Sum);
    }

    private static Table Problems(IReadOnlyList<CardRow> cards, DateOnly today)
    {
        TableColumn[] columns =
        [
            new("point", "要点", CellKind.Text, 6), new("unit", "单位", CellKind.Text, 20), new("own", "单位自评", CellKind.Text, 12), new("verdict", "核查结论", CellKind.Text, 12),
            new("gap", "存在问题", CellKind.Text, 36), new("measures", "整改措施", CellKind.Text, 36), new("responsible", "责任人", CellKind.Text, 12), new("rectifyBy", "整改时限", CellKind.Date, 12),
            new("stage", "情况", CellKind.Text, 16),
        ];
        return Table.Of(new TableSheet("存在问题", [.. columns], "“回头看”存在问题"), cards, (card, row) => row
            .Text(card.Row.Line.PointNumber)
            .Text(card.Row.Holder.Name)
            .Text(card.Row.Line.Own is { } own ? LookBackWords.Of(own) : "没有自评")
            .Text(card.Row.Line.Verdict is { } verdict ? LookBackWords.Of(verdict) : "")
            .Text(card.View.Problem?.Fact.Gap ?? "")
            .Text(card.View.Problem?.Measures?.Measures ?? "")
            .Text(card.View.Problem?.Measures?.Responsible ?? "")
            .Date(card.View.Problem?.RectifyBy)
            .Text(LookBackWords.Of(card.Row.Problem!, today).Word));
    }

    private static Table BeforeAndAfter(IReadOnlyList<CardRow> cards)
    {
        TableColumn[] columns =
        [
            new("point", "要点", CellKind.Text, 6), new("unit", "单位", CellKind.Text, 20), new("before", "整改前", CellKind.Text, 36), new("after", "整改后", CellKind.Text, 36),
            new("evidence", "佐证", CellKind.Text, 30), new("recheck", "复核", CellKind.Text, 20), new("closedOn", "销号", CellKind.Date, 12),
        ];
        return Table.Of(new TableSheet("整改前后", [.. columns], "“回头看”整改前后对照"), cards, (card, row) => row
            .Text(card.Row.Line.PointNumber)
            .Text(card.Row.Holder.Name)
            .Text(card.View.Problem!.Fact.Gap)
            .Text(card.View.Problem.Result!.Words)
            .Texts([.. card.View.Problem.Result.Evidence.Select(e => e.Url ?? e.Title)])
            .Text(LookBackExport.RecheckOf(card.View.Problem))
            .Date(card.View.Problem.CloseOut?.On));
    }
}
