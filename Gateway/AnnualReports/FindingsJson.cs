using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Findings as <c>tracker annual-report check --json</c> prints them.</summary>
internal static class FindingsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(IEnumerable<Finding> findings, Language language)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Rule);
                json.WriteString("place", finding.Place);
                Number(json, "left", finding.Left);
                Number(json, "right", finding.Right);
                json.WriteString("outcome", EnumNames.Of(finding.Outcome));
                json.WriteString("advice", finding.Advises(language));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.GetBuffer().AsSpan(0, (int)written.Length));
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, CellValue.Of(value).Number!.Value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
