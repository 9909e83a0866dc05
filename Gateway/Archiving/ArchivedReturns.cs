using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Archiving;

/// <summary>Each unit's sheet of each period as a page to print, with what its rows said last.</summary>
internal static class ArchivedReturns
{
    private static readonly TableSheet Sheet = new("填报表",
    [
        new("point", "序号"), new("task", "工作任务"), new("outcome", "本期情况"), new("text", "进展情况"), new("problem", "存在问题"), new("next", "下一步举措"),
        new("quantities", "数量"), new("evidence", "佐证材料"), new("on", "填报日期", CellKind.Date), new("remark", "备注"),
    ]);

    private static readonly TableSheet Summaries = new("汇总稿", [new("point", "序号"), new("task", "工作任务"), new("text", "汇总稿"), new("on", "日期", CellKind.Date)]);

    public static async Task Put(
        ArchiveZip zip, ArchiveIndex index, YearFacts facts, Dictionary<GrainAddress, LedgerLine> rows, DivisionCode government, PlanYear year, CancellationToken cancel)
    {
        foreach (var period in facts.Returns.Where(r => rows.ContainsKey(r.Key.Assignment)).GroupBy(r => r.Key.Period).OrderBy(p => p.Key.Value, StringComparer.Ordinal))
        {
            var name = PeriodNames.Of(GrainAddress.Of(government, year, "period", period.Key.Value));
            foreach (var unit in period.GroupBy(r => r.Value.By.Unit).OrderBy(u => u.Key.Value.Length).ThenBy(u => u.Key.Value, StringComparer.Ordinal))
            {
                var said = unit.Select(r => (Line: rows[r.Key.Assignment], r.Value.Fact, Text: TextOf(facts, r.Key.Assignment, r.Value.Fact))).ToList();
                var unitName = unit.MaxBy(r => r.Value.Fact.On).Value.By.Name;
                var path = zip.Free($"填报表/{name}", unitName, unit.Key.Value, ".html");
                await zip.Put(path, ArchiveHtml.Page($"{unitName}{name}政务公开工作填报表", await Page(unitName, unit.Key, said, cancel)), cancel);
                index.Return(name, path, unitName, said.Count);
            }
            await PutSummaries(zip, index, facts, rows, period.Key, name, cancel);
        }
    }

    private static async Task PutSummaries(ArchiveZip zip, ArchiveIndex index, YearFacts facts, Dictionary<GrainAddress, LedgerLine> rows, PeriodId period, string name, CancellationToken cancel)
    {
        var points = rows.Values.DistinctBy(r => r.Entry.Point).Select(r => (Line: r, Said: facts.Summaries.GetValueOrDefault((period, r.Entry.Point)))).Where(p => p.Said is not null).ToList();
        if (points.Count == 0)
        {
            return;
        }
        var path = zip.Free($"填报表/{name}", "汇总稿", "", ".html");
        var table = Table.Of(Summaries, points, (p, row) => row.Text(Words.PointNumber(p.Line.PointNumber)).Text(p.Line.Title).Text(p.Said!.Text).Date(p.Said.On));
        await zip.Put(path, ArchiveHtml.Page($"{name}政务公开工作汇总稿", await ArchiveHtml.Of(table, cancel)), cancel);
        index.Return(name, path, "汇总稿", points.Count);
    }

    /// <summary>As the sheet prints it: 与上期一致 with the words that it stands for.</summary>
    private static string TextOf(YearFacts facts, GrainAddress assignment, PeriodReported fact)
    {
        if (fact.Row is not { Outcome: RowOutcome.Same, Text.Length: 0 })
        {
            return fact.Row.Text;
        }
        var past = new PastWords(fact.Period);
        foreach (var report in facts.Reports[assignment])
        {
            past.Take(report);
        }
        return past.Last?.Text ?? "";
    }

    private static async Task<string> Page(string unitName, UnitId unit, List<(LedgerLine Line, PeriodReported Fact, string Text)> said, CancellationToken cancel)
    {
        var table = Table.Of(Sheet, said, (r, row) => row
            .Text(Words.PointNumber(r.Line.PointNumber)).Text(r.Line.Title).Text(OutcomeNames.Of(r.Fact.Row.Outcome)).Text(r.Text).Text(r.Fact.Row.Problem).Text(r.Fact.Row.NextStep)
            .Text(string.Join('\n', r.Fact.Row.Quantities.Select(WorkbookQuantities.Of))).Text(string.Join('\n', r.Fact.Row.Evidence.Select(e => e.Title)))
            .Date(r.Fact.On).Text(r.Fact.OnBehalf ? "代录" : null));
        return $"<p>填报单位：{ArchiveHtml.Text(unitName)}（编号 {unit}），共 {said.Count} 项，最后填报 {Words.Day(said.Max(r => r.Fact.On))}。</p>\n{await ArchiveHtml.Of(table, cancel)}";
    }
}
