using System.Collections.Frozen;
using System.Collections.Immutable;
using Tracker.Evidence;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

/// <param name="Number">序号, of the rows that are shown.</param>
/// <param name="Light">In words; null: a past year's ledger has none.</param>
/// <param name="Leads">Names of the point's lead units as they stood.</param>
internal sealed record WorkLedgerRow(int Number, LedgerLine Line, string Leads, RowWords Words, string? Light);

/// <summary>A column that a ledger can have.</summary>
internal sealed record WorkLedgerColumn(string Key, string Heading, double Width, Action<WorkLedgerRow, RowWriter> Put, CellKind Kind = CellKind.Text);

/// <summary>Every column that an office's own ledger may be made of; templates name them by key.</summary>
internal static class WorkLedgerColumns
{
    public static ImmutableArray<WorkLedgerColumn> All { get; } =
    [
        new("no", "序号", 5, (r, row) => row.Number(r.Number), CellKind.Number),
        new("point", "要点编号", 6, (r, row) => row.Text(Words.PointNumber(r.Line.PointNumber))),
        new("section", "部分", 14, (r, row) => row.Text(r.Line.SectionHeading)),
        new("task", "工作任务", 22, (r, row) => row.Text(r.Line.Title)),
        new("measures", "具体举措", 20, (r, row) => row.Text(r.Words.Recorded?.Measures ?? r.Line.SetUp?.Words.Measures)),
        new("lead", "牵头单位", 11, (r, row) => row.Text(r.Leads)),
        new("unit", "责任单位", 11, (r, row) => row.Text(r.Line.Entry.UnitName)),
        new("role", "角色", 9, (r, row) => row.Text(Words.Of(r.Line.Entry.Role))),
        new("department", "责任科室", 9, (r, row) => row.Text(r.Words.Recorded?.Department ?? r.Line.SetUp?.Words.Department)),
        new("deadline", "完成时限", 11, (r, row) => row.Texts([.. r.Line.Entry.Deadlines.Select(Words.Of).DefaultIfEmpty(Words.NoDeadline)])),
        new("light", "亮灯", 16, (r, row) => row.Text(r.Light)),
        new("progress", "进展情况", 32, (r, row) => row.Text(r.Words.Progress)),
        new("reportedOn", "填报日期", 12, (r, row) => row.Date(r.Line.Entry.LastReportOn), CellKind.Date),
        new("evidence", "佐证材料", 14, (r, row) => row.Text(string.Join('\n', r.Words.Evidence.GroupBy(item => item.Title).Select(Named)))),
        new("links", "佐证网址", 40, (r, row) => row.Text(string.Join('\n', r.Words.Evidence.Select(item => item.Url).OfType<string>()))),
        new("evidenceCount", "佐证份数", 6, (r, row) => row.Number(r.Line.Entry.Evidence), CellKind.Number),
        new("problem", "存在问题", 13, (r, row) => row.Text(r.Words.Recorded?.Problem ?? r.Line.Problem)),
        new("next", "下一步举措", 13, (r, row) => row.Text(r.Words.Recorded?.NextStep ?? r.Line.NextStep)),
        new("status", "状态", 8, (r, row) => row.Text(Words.Of(r.Line.Entry.Status))),
        new("consolidator", "汇总单位", 11, (r, row) => row.Text(r.Line.Reporting.Consolidator?.Name ?? "待定")),
        new("remark", "备注", 9, (r, row) => row.Text(r.Words.Remark)),
    ];

    private static readonly FrozenDictionary<string, WorkLedgerColumn> ByKey = All.ToFrozenDictionary(column => column.Key);

    public static WorkLedgerColumn? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>By name, as a ledger on paper says it; addresses have a column of their own.</summary>
    private static string Named(IGrouping<string, EvidenceItem> same) => same.Count() == 1 ? same.Key : $"{same.Key}（{same.Count()}份）";
}
