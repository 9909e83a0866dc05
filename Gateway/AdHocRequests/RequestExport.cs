using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AdHocRequests;

/// <summary>The answers to a request as a file, one row a unit: for people with headings and sums, for programs with stored values.</summary>
internal sealed class RequestExport(RequestReading reading, TimeProvider clock)
{
    /// <summary>Keys that no field may take.</summary>
    private static readonly string[] Ours = ["no", "unit", "standing", "answeredOn", "evidence"];

    public Table Of(RequestStanding request, TableFormat format, CancellationToken cancel = default)
    {
        var fields = request.Content.Fields;
        var forPrograms = format == TableFormat.Json;
        TableColumn[] columns =
        [
            new("no", "序号", CellKind.Number, 6),
            new("unit", "单位", CellKind.Text, 24, ColumnTotal.Count),
            .. fields.Select((f, i) => ColumnOf(f, Ours.Contains(f.Name) ? $"field{i + 1}" : f.Name)),
            new("standing", "报送情况", CellKind.Text, 16),
            new("answeredOn", "报送日期", CellKind.Date, 12),
            new("evidence", "佐证材料", CellKind.Text, 30),
        ];
        var (number, today) = (0, clock.Today);
        return Table.Of(
            new TableSheet(request.Content.Title, [.. columns], request.Content.Title),
            reading.Answers(request.Line.Request, cancel),
            (row, cells) =>
            {
                cells.Number(++number).Text(row.Line.UnitName);
                foreach (var field in fields)
                {
                    Put(cells, field, row.ValueOf(field), forPrograms);
                }
                cells.Text(forPrograms ? EnumNames.Of(row.Line.Standing) : RequestWords.Of(row.Line, today).Word)
                    .Date(row.Line.AnsweredOn)
                    .Texts([.. row.Answer.Evidence.Select(e => e.Url ?? e.Title)]);
            });
    }

    private static TableColumn ColumnOf(RequestField field, string key) => new(
        key,
        field.Measure is { } measure ? $"{field.Name}（{measure}）" : field.Name,
        field.Kind switch { FieldKind.Number => CellKind.Number, FieldKind.Day => CellKind.Date, _ => CellKind.Text },
        field.Kind == FieldKind.Text ? 30 : 14,
        field.Kind == FieldKind.Number ? ColumnTotal.Sum : ColumnTotal.None);

    private static void Put(RowWriter cells, RequestField field, string? value, bool forPrograms) => _ = (value, field.Kind) switch
    {
        (null, _) => cells.Blank(),
        (_, FieldKind.Number) => cells.Number(decimal.Parse(value, CultureInfo.InvariantCulture)),
        (_, FieldKind.Day) => cells.Date(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => cells.Text(forPrograms ? value : RequestWords.Of(field, value)),
    };
}
