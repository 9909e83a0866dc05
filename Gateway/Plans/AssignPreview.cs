using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <summary>What every unit will receive when the draft is assigned as it stands now: just what <see cref="PlanAssigning"/> would write.</summary>
internal sealed class AssignPreview
{
    private static readonly ImmutableArray<TableColumn> ForPeople =
    [
        new("no", "序号", CellKind.Number, 6),
        new("unit", "单位", CellKind.Text, 24, ColumnTotal.Count),
        new("point", "要点", CellKind.Text, 6),
        new("title", "标题", CellKind.Text, 40),
        new("role", "角色", CellKind.Text, 10),
        new("deadlines", "完成时限", CellKind.Text, 24),
        new("consolidator", "汇总单位", CellKind.Text, 24),
        new("route", "报送路径", CellKind.Text, 28),
    ];

    private static readonly ImmutableArray<TableColumn> ForPrograms =
        [.. ((ReadOnlySpan<string>)["unitId", "unit", "point", "title", "role", "deadlines", "consolidator", "route"]).ToArray().Select(key => new TableColumn(key, key))];

    private AssignPreview(ImmutableArray<UnitPreview> units, ImmutableArray<string> withoutUnits) => (Units, WithoutUnits) = (units, withoutUnits);

    /// <summary>By the units' numbers.</summary>
    public ImmutableArray<UnitPreview> Units { get; }

    /// <summary>Points that nobody will receive.</summary>
    public ImmutableArray<string> WithoutUnits { get; }

    /// <summary>Said unless a person ticks that it is meant; null: every point has a unit.</summary>
    public Rejection? NobodyReceives => WithoutUnits.IsEmpty ? null : new Rejection("plan.points-without-units", Words.Points(WithoutUnits));

    /// <summary>Who sums up points on which it has no duty of its own.</summary>
    public ImmutableArray<(UnitRef Unit, ImmutableArray<string> Points)> SummingUpOnly { get; private init; } = [];

    public int Duties => Units.Sum(u => u.Rows.Length);

    public static AssignPreview Of(PlanStanding plan) => new(
        [
            .. plan.Reporting.SelectMany(p => p.Duties.Select(d => (d.Unit, d.UnitName, Row: new PreviewRow(p, d.Role))))
                .GroupBy(d => d.Unit)
                .OrderBy(g => int.Parse(g.Key.Value, CultureInfo.InvariantCulture))
                .Select(g => new UnitPreview(new UnitRef(g.Key, g.First().UnitName), [.. g.Select(d => d.Row)])),
        ],
        [.. plan.Reporting.Where(p => p.Duties.IsEmpty).Select(p => p.Number)])
    {
        SummingUpOnly =
        [
            .. plan.Reporting.Where(p => p.ConsolidatorIsOutside).GroupBy(p => p.Consolidator!.Unit)
                .Select(g => (g.First().Consolidator!, g.Select(p => p.Number).ToImmutableArray())),
        ],
    };

    /// <param name="unit">Only this unit's; null: everybody's.</param>
    public (string Name, Table Table)? File(PlanStanding plan, UnitId? unit, TableFormat format)
    {
        var units = unit is null ? Units : [.. Units.Where(u => u.Unit.Unit == unit)];
        if (unit is not null && units.IsEmpty)
        {
            return null;
        }
        var title = plan.Draft.Draft.Document.Title ?? plan.Draft.Source.FileName;
        var name = $"{title}{(unit is null ? "各单位" : units[0].Unit.Name)}任务预览（未下达）";
        var rows = units.SelectMany(u => u.Rows.Select(r => (u.Unit, Row: r)));
        return (name, format == TableFormat.Json ? Codes(rows) : Sheet(rows, name));
    }

    private static Table Codes(IEnumerable<(UnitRef Unit, PreviewRow Row)> rows) => Table.Of(
        new TableSheet("preview", ForPrograms),
        rows,
        (line, row) => row
            .Text(line.Unit.Unit.Value)
            .Text(line.Unit.Name)
            .Text(line.Row.Point.Number)
            .Text(line.Row.Point.Point.Title)
            .Text(EnumNames.Of(line.Row.Role))
            .Texts([.. line.Row.Point.Point.Deadlines.Select(d => d.Deadline.Quote)])
            .Text(line.Row.Point.Consolidator?.Name)
            .Text(EnumNames.Of(line.Row.Point.Route)));

    private static Table Sheet(IEnumerable<(UnitRef Unit, PreviewRow Row)> rows, string name)
    {
        var number = 0;
        return Table.Of(
            new TableSheet("任务预览", ForPeople, name),
            rows,
            (line, row) => row
                .Number(++number)
                .Text(line.Unit.Name)
                .Text(line.Row.Point.Number)
                .Text(line.Row.Point.Point.Title)
                .Text(Words.Of(line.Row.Role))
                .Texts([.. line.Row.Point.Point.Deadlines.Select(d => Words.Of(d.Deadline)).DefaultIfEmpty(Words.NoDeadline)])
                .Text(line.Row.Point.Consolidator?.Name ?? "待定")
                .Text(PlanWords.Of(line.Row.Point.Route)));
    }
}

internal sealed record UnitPreview(UnitRef Unit, ImmutableArray<PreviewRow> Rows)
{
    public int Count(Role role) => Rows.Count(r => r.Role == role);
}

internal sealed record PreviewRow(PointToAssign Point, Role Role);
