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

    public static async Task Put(
        ArchiveZip zip, ArchiveIndex index, YearFacts facts, Dictionary<GrainAddress, LedgerLine> rows, DivisionCode government, PlanYear year, CancellationToken cancel)
    {
        foreach (var period in facts.Returns.Where(r => rows.ContainsKey(r.Key.Assignment)).GroupBy(r => r.Key.Period).OrderBy(p => p.Key.Value, StringComparer.Ordinal))
        {
            var name = PeriodNames.Of(GrainAddress.Of(government, year, "period", period.Key.Value));
            foreach (var unit in period.GroupBy(r => rows[r.Key.Assignment].Entry.Unit).OrderBy(u => u.Key.Value.Length).ThenBy(u => u.Key.Value, StringComparer.Ordinal))
            {
                var said = unit.Select(r => (Line: rows[r.Key.Assignment], Fact: r.Value)).ToList();
                var unitName = said[^1].Line.Entry.UnitName;
                var path = zip.Free($"填报表/{name}", unitName, unit.Key.Value, ".html");
                await zip.Put(path, ArchiveHtml.Page($"{unitName}{name}政务公开工作填报表", await Page(unitName, unit.Key, said, cancel)), cancel);
                index.Return(name, path, unitName, said.Count);
            }
        }
    }

    private static async Task<string> Page(string unitName, UnitId unit, List<(LedgerLine Line, PeriodReported Fact)> said, CancellationToken cancel)
    {
        var table = Table.Of(Sheet, said, (r, row) => row
            .Text(r.Line.PointNumber).Text(r.Line.Title).Text(OutcomeNames.Of(r.Fact.Row.Outcome)).Text(r.Fact.Row.Text).Text(r.Fact.Row.Problem).Text(r.Fact.Row.NextStep)
            .Text(string.Join('\n', r.Fact.Row.Quantities.Select(WorkbookQuantities.Of))).Text(string.Join('\n', r.Fact.Row.Evidence.Select(e => e.Title)))
            .Date(r.Fact.On).Text(r.Fact.OnBehalf ? "代录" : null));
        return $"<p>填报单位：{ArchiveHtml.Text(unitName)}（编号 {unit}），共 {said.Count} 项，最后填报 {Words.Day(said.Max(r => r.Fact.On))}。</p>\n{await ArchiveHtml.Of(table, cancel)}";
    }
}
