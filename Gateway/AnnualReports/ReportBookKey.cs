using System.Text.Json.Serialization;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>What the hidden sheet of a workbook says: which report it is, and what its cells were filled with. So a cell that nobody touched is told from one that was typed into.</summary>
/// <param name="Cells">As they went down, as <see cref="PackedCells"/>.</param>
internal sealed record ReportBookKey(GrainAddress Report, string Cells)
{
    public const string Sheet = "编码（勿改）";

    private const string Mark = "T1";

    public static ReportBookKey Of(GrainAddress report, ReportCells cells) => new(report, PackedCells.Of(cells));

    [JsonIgnore]
    public ReportCells Filled => PackedCells.Read(Cells);

    public override string ToString() => $"{Mark}|{Report.RouteForm}|{Cells}";

    /// <param name="content">A workbook, seekable.</param>
    /// <returns>Null: it went down without one, or is no workbook of ours.</returns>
    public static Outcome<ReportBookKey>? In(Stream content)
    {
        content.Position = 0;
        using var reader = XlsxReader.Open(content, Sheet);
        if (reader.Rejection?.Code == "table.sheet-unknown")
        {
            return null;
        }
        return reader.Rows().Select(row => Read(row[0])).FirstOrDefault() is { } key ? key : new Rejection("annual-report.key-broken", Sheet);
    }

    private static ReportBookKey? Read(string cell) =>
        cell.Split('|', 3) is [Mark, var report, var cells] && Ids.Address(report, AnnualReport.Kind.Name) is { } address && PackedCells.TryRead(cells) is { Form.Edition: FormEdition.Of2021 }
            ? new ReportBookKey(address, cells)
            : null;
}
