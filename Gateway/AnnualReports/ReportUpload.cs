using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report that came up as a file, read whole: whose and of which year it says it is, its cells and its words.</summary>
/// <param name="Unit">As its title says; null: it does not say.</param>
/// <param name="Cells">As <see cref="PackedCells"/>.</param>
internal sealed record ReportUpload(string FileName, string? Unit, int? Year, string Cells, ImmutableArray<WrittenPart> Texts)
{
    private const int LongestQuote = 30;

    public FillSource Source => FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? FillSource.Workbook : FillSource.File;

    public ImmutableDictionary<CellKey, CellValue> Filled => PackedCells.Read(Cells).Filled.ToImmutableDictionary(f => f.Cell.Key, f => f.Value);

    /// <summary>A workbook or a published report; what can't be read for certain refuses the whole.</summary>
    public static (ReportUpload? Upload, Rejection? Rejection) Read(string name, Stream content)
    {
        content.Position = 0;
        var (report, refused) = ReportFile.Of(content, name);
        if (report is null)
        {
            return (null, refused);
        }
        if (report.Cells.Form.Edition is not FormEdition.Of2021)
        {
            return (null, new Rejection("annual-report.other-form"));
        }
        content.Position = 0;
        if (ReportBook.Read(content) is var (exact, wrong))
        {
            if (exact is null)
            {
                return (null, wrong);
            }
            report = report with { Cells = exact, Unread = [] };
        }
        if (report.Unread is [var unread, ..])
        {
            return (null, new Rejection("annual-report.cell-wrong", unread.Cell.Place, unread.Says.Length > LongestQuote ? unread.Says[..LongestQuote] : unread.Says));
        }
        var texts = ReportContent.WrittenParts.Select(part => (part, Text: report.TextOf(part))).Where(t => t.Text is not null).Select(t => new WrittenPart(t.part, t.Text!));
        return (new ReportUpload(name, report.Unit, report.Year, PackedCells.Of(report.Cells), [.. texts]), null);
    }

    /// <summary>Why it is not the report of this unit and year; null: it is, or does not say. A title may say the name with its government before it.</summary>
    public Rejection? NotOf(int year, string name, UnitRegister register, UnitId? unit) =>
        Year is { } said && said != year ? new Rejection("annual-report.other-year", $"{said}", $"{year}")
        : Unit is null || Unit == name || Unit.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(Unit, StringComparison.Ordinal) || (unit is not null && register.FindEver(Unit)?.Id == unit) ? null
        : new Rejection("annual-report.other-unit", Unit, name);
}
