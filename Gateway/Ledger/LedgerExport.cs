using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>The ledger (台账) as a file: for people with Chinese headings, totals and filters, for programs as a list of rows with codes.</summary>
internal sealed class LedgerExport(LedgerReading reading, LightDesk lights)
{
    private static readonly ImmutableArray<TableColumn> ForPeople =
    [
        new("no", "序号", CellKind.Number, 6),
        new("source", "来源", CellKind.Text, 10),
        new("point", "要点", CellKind.Text, 8),
        new("title", "标题", CellKind.Text, 40),
        new("unit", "单位", CellKind.Text, 24, ColumnTotal.Count),
        new("role", "角色", CellKind.Text, 10),
        new("status", "状态", CellKind.Text, 16),
        new("deadlines", "完成时限", CellKind.Text, 24),
        new("light", "亮灯", CellKind.Text, 10),
        new("because", "亮灯说明", CellKind.Text, 36),
        new("lastReport", "最近填报", CellKind.Text, 50),
        new("lastReportOn", "填报日期", CellKind.Date, 12),
        new("evidence", "佐证材料", CellKind.Number, 10, ColumnTotal.Sum),
        new("consolidator", "汇总单位", CellKind.Text, 24),
        new("route", "报送路径", CellKind.Text, 28),
    ];

    private static readonly ImmutableArray<TableColumn> ForPrograms =
    [
        .. ((ReadOnlySpan<string>)["assignment", "point", "title", "unit", "role", "status", "deadlines", "lastReport", "lastReportOn", "evidence", "consolidator", "route", "light", "because"])
            .ToArray()
            .Select(key => new TableColumn(key, key)),
    ];

    /// <summary>Rows are read while the file is written, so its size is nobody's concern.</summary>
    public async ValueTask<Outcome<LedgerFile>> Of(
        Caller caller, GrainAddress plan, LedgerFilter filter, TableFormat format, CancellationToken cancel = default)
    {
        var (line, refused) = await reading.Plan(caller, plan, Deed.Export, cancel);
        if (line is null)
        {
            return refused!;
        }
        var rows = reading.Rows(caller, plan, filter, Deed.Export, cancel);
        var day = filter.AsOf is { } asOf ? $"（截至{Words.Day(asOf)}）" : "";
        var name = $"{line.Title}台账{day}";
        var lit = line.IsHistory ? null : await lights.On(filter.AsOf, plan.Government, plan.Year, cancel);
        return new LedgerFile(name, format == TableFormat.Json ? Codes(rows, lit) : Sheet(rows, name, lit));
    }

    private static Table Codes(IAsyncEnumerable<LedgerLine> rows, DayOfLights? lit) => Table.Of(
        new TableSheet("ledger", ForPrograms),
        rows,
        (line, row) => row
            .Text(line.Entry.Assignment.Value)
            .Text(line.PointNumber)
            .Text(line.Title)
            .Text(line.Entry.UnitName)
            .Text(EnumNames.Of(line.Entry.Role))
            .Text(EnumNames.Of(line.Entry.Status))
            .Texts([.. line.Entry.Deadlines.Select(d => d.Quote)])
            .Text(line.LastReportText)
            .Date(line.Entry.LastReportOn)
            .Number(line.Entry.Evidence)
            .Text(line.Reporting.Consolidator?.Name)
            .Text(EnumNames.Of(line.Reporting.Route))
            .Text(lit is null ? null : EnumNames.Of(lit.Of(line.Entry).Colour))
            .Text(lit is null ? null : EnumNames.Of(lit.Of(line.Entry).Because)));

    private static Table Sheet(IAsyncEnumerable<LedgerLine> rows, string name, DayOfLights? lit)
    {
        var number = 0;
        return Table.Of(
            new TableSheet("台账", ForPeople, name),
            rows,
            (line, row) => row
                .Number(++number)
                .Text(line.Entry.Section == AddedPoints.Section ? "年中追加" : "文件")
                .Text(Words.PointNumber(line.PointNumber))
                .Text(line.Title)
                .Text(line.Entry.UnitName)
                .Text(Words.Of(line.Entry.Role))
                .Text(Words.Of(line.Entry.Status))
                .Texts([.. line.Entry.Deadlines.Select(Words.Of)])
                .Text(lit is null ? null : LightWords.Word(lit.Of(line.Entry)))
                .Text(lit is null ? null : LightWords.Because(lit.Of(line.Entry), lit.Day))
                .Text(line.LastReportText)
                .Date(line.Entry.LastReportOn)
                .Number(line.Entry.Evidence)
                .Text(line.Reporting.Consolidator?.Name ?? "待定")
                .Text(PlanWords.Of(line.Reporting.Route)));
    }
}

/// <param name="Name">Without ending.</param>
internal sealed record LedgerFile(string Name, Table Table);
