using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report's figures for programs: a row a cell, or JSON; with what the rules say and where each figure comes from.</summary>
internal static class ReportTables
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("part", "部分", Width: 30), new("row", "行", Width: 40), new("column", "列"), new("key", "编码", Width: 26), new("value", "值"),
        new("origin", "来源"), new("on", "日期"), new("by", "账号"), new("failing", "不一致的规则"),
    ];

    /// <summary>Every cell, blank ones too.</summary>
    public static Table Table(PublishedReport report, IReadOnlyDictionary<CellKey, CellOrigin> origins, IEnumerable<Finding> findings)
    {
        var failing = findings.Where(f => f.Outcome is CheckOutcome.Inconsistent).SelectMany(f => f.Cells.Select(c => (c.Key, f.Rule))).Distinct().ToLookup(f => f.Key, f => f.Rule);
        return Tables.Table.Of(new TableSheet("年度报告", Columns, report.Title), report.Cells.Form.Cells, (cell, row) =>
        {
            var origin = origins.GetValueOrDefault(cell.Key);
            row.Text(report.Cells.Form.Part(cell.Table.Part).Heading).Text(cell.Row.Place).Text(cell.Column.Place).Text(cell.Key.Value).Text(report.Cells[cell].ToString())
                .Text(origin is null ? "" : AnnualReportWords.Of(origin.Source)).Text(origin is null ? "" : $"{origin.On:yyyy-MM-dd}").Text(origin?.By.Value ?? "").Text(string.Join('、', failing[cell.Key]));
        });
    }

    /// <param name="rolledUp">Null: it is no total.</param>
    public static string Json(
        PublishedReport report, IEnumerable<BoundSentence> sentences, IEnumerable<Finding> findings, IReadOnlyDictionary<CellKey, CellOrigin> origins, ReportRolledUp? rolledUp, Language language) => JsonSerializer.Serialize(
        new ReportReply(
            report.Title,
            EnumNames.Of(report.Cells.Form.Edition),
            report.Cells.Form.Cells.ToDictionary(cell => cell.Key, cell => report.Cells[cell]),
            report.Texts,
            [.. sentences.Select(SentenceReply.Of)],
            [.. findings.Select(f => new FindingReply(f.Rule, EnumNames.Of(f.Severity), f.Place, f.Left, f.Right, f.Difference, EnumNames.Of(f.Outcome), f.Advises(language), [.. f.Cells.Select(c => c.Key)]))],
            origins,
            rolledUp?.From),
        Indented);

    internal sealed record ReportReply(string Title, string Form, IReadOnlyDictionary<CellKey, CellValue> Cells, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<SentenceReply> Sentences, IReadOnlyList<FindingReply> Findings,
        IReadOnlyDictionary<CellKey, CellOrigin> Origins, IReadOnlyList<Contribution>? RolledUpFrom);

    internal sealed record FindingReply(
        string Rule, string Severity, string Place, decimal? Left, decimal? Right, decimal? Difference, string Outcome, string Advice, IReadOnlyList<CellKey> Cells);
}
