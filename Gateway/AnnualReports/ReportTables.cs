using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report's figures for programs: a row a cell, and JSON with what the rules say.</summary>
internal static class ReportTables
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    /// <summary>Every cell, blank ones too.</summary>
    public static Table Table(PublishedReport report) => Tables.Table.Of(
        new TableSheet("年度报告", [new("part", "部分", Width: 30), new("row", "行", Width: 40), new("column", "列"), new("key", "编码", Width: 26), new("value", "值")], report.Title),
        report.Cells.Form.Cells,
        (cell, row) => row.Text(report.Cells.Form.Part(cell.Table.Part).Heading).Text(cell.Row.Place).Text(cell.Column.Place).Text(cell.Key.Value).Text(report.Cells[cell].ToString()));

    public static string Json(PublishedReport report, IEnumerable<BoundSentence> sentences, IEnumerable<Finding> findings, Language language) => JsonSerializer.Serialize(
        new ReportReply(
            report.Title,
            EnumNames.Of(report.Cells.Form.Edition),
            report.Cells.Form.Cells.ToDictionary(cell => cell.Key, cell => report.Cells[cell]),
            report.Texts,
            [.. sentences.Select(SentenceReply.Of)],
            [.. findings.Select(f => new FindingReply(f.Rule, EnumNames.Of(f.Severity), f.Place, f.Left, f.Right, f.Difference, EnumNames.Of(f.Outcome), f.Advises(language), [.. f.Cells.Select(c => c.Key)]))]),
        Indented);

    internal sealed record ReportReply(string Title, string Form, IReadOnlyDictionary<CellKey, CellValue> Cells, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<SentenceReply> Sentences, IReadOnlyList<FindingReply> Findings);

    internal sealed record FindingReply(
        string Rule, string Severity, string Place, decimal? Left, decimal? Right, decimal? Difference, string Outcome, string Advice, IReadOnlyList<CellKey> Cells);
}
