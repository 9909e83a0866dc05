using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>The annex 要点落实情况 as a table to be downloaded.</summary>
internal static class WorkResultsTable
{
    private static readonly TableSheet Sheet = new(
        "要点落实情况",
        [
            new("point", "要点", CellKind.Text, 8), new("title", "内容", CellKind.Text, 40), new("leads", "牵头单位", CellKind.Text, 20), new("responsible", "责任单位", CellKind.Text, 40),
            new("duties", "任务", CellKind.Number, 8), new("closed", "办结", CellKind.Number, 8), new("rate", "办结率（%）", CellKind.Number, 10), new("overdue", "逾期", CellKind.Number, 8),
            new("evidence", "佐证", CellKind.Number, 8), new("problems", "问题", CellKind.Number, 8), new("quantities", "数量（各期合计）", CellKind.Text, 40),
        ],
        "要点落实情况");

    public static Table Of(ResultsView view) => Table.Of(Sheet, view.Points, (p, row) => row
        .Text(Words.PointNumber(p.Number)).Text(p.TitleInFull).Text(string.Join('、', p.Leads)).Text(string.Join('、', p.Responsible))
        .Number(p.Duties).Number(p.Closed).Number(PointResult.Rate(p.Closed, p.Duties)).Number(p.Overdue).Number(p.Evidence).Number(p.Problems).Text(string.Join('；', p.Quantities)));
}
