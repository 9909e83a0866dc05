using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report as <c>tracker annual-report read --json</c> prints it: cells by row, null where there is no number, and what could not be read for certain.</summary>
internal static class ReadReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(ReadReport report)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", EnumNames.Of(report.Cells.Form.Edition));
            json.WriteString("title", report.Title);
            json.WriteString("unit", report.Unit);
            Year(json, report.Year);
            Period(json, report);
            foreach (var part in report.Cells.Form.Tables.GroupBy(table => table.Part))
            {
                Part(json, part.Key, part, report.Cells);
            }

            List(json, "notApplicable", report.Cells.Filled.Where(f => f.Value.IsNotApplicable).Select(f => f.Cell.Key.Value));
            Unread(json, report);
            List(json, "missing", report.Missing.Select(m => m.Row is { } row ? row.Place : report.Cells.Form.Part(m.Part).Heading));
            List(json, "oldForm", report.OldMarks);
            Texts(json, report);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.GetBuffer().AsSpan(0, (int)written.Length));
    }

    private static void Part(Utf8JsonWriter json, string part, IEnumerable<FormTable> tables, ReportCells cells)
    {
        json.WriteStartObject(part);
        foreach (var (table, row) in tables.SelectMany(table => table.Rows.Select(row => (table, row))))
        {
            var name = part == "part3" ? row.Key : row.Place + (table.Columns is [{ Measure: { } measure }] ? measure : "");
            if (table.Columns.Length == 1)
            {
                json.WritePropertyName(name);
                Number(json, Value(table.Columns[0]));
                continue;
            }

            json.WriteStartArray(name);
            foreach (var column in table.Columns)
            {
                Number(json, Value(column));
            }

            json.WriteEndArray();

            decimal? Value(FormColumn column) => cells[CellKey.Of(part, row.Key, column.Key)].Number;
        }

        json.WriteEndObject();
    }

    private static void Unread(Utf8JsonWriter json, ReadReport report)
    {
        json.WriteStartArray("unread");
        foreach (var cell in report.Unread)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell.Cell.Key.Value);
            json.WriteString("place", cell.Cell.Place);
            json.WriteString("says", cell.Says);
            json.WriteString("reason", cell.Reason switch { UnreadReason.NotANumber => "not-a-number", UnreadReason.OtherMeasure => "other-measure", _ => "row-not-laid-out" });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, ReadReport report)
    {
        json.WriteStartObject("texts");
        foreach (var text in report.Texts.DistinctBy(text => text.Part))
        {
            json.WriteString(text.Part, text.Words);
        }

        json.WriteEndObject();
    }

    private static void Period(Utf8JsonWriter json, ReadReport report)
    {
        if (report.Period is { } period)
        {
            json.WriteString("from", period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("to", period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static void Year(Utf8JsonWriter json, int? year)
    {
        json.WritePropertyName("year");
        Number(json, year);
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
