using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report that came up as a file, read whole: whose and of which year it says it is, its cells and its words.</summary>
/// <param name="Unit">As its title says; null: it does not say.</param>
/// <param name="Cells">As <see cref="PackedCells"/>.</param>
/// <param name="Key">Null: it carries none.</param>
internal sealed record ReportUpload(string FileName, string? Unit, int? Year, string Cells, ImmutableArray<WrittenPart> Texts, ReportBookKey? Key)
{
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
        ReportBookKey? key = null;
        if (ReportBook.Read(content) is var (exact, wrong))
        {
            (key, var broken) = ReportBookKey.In(content) ?? default;
            if (exact is null || broken is not null)
            {
                return (null, wrong ?? broken);
            }
            report = report with { Cells = exact, Unread = [] };
        }
        if (!report.Unread.IsEmpty)
        {
            return (null, CellFaults.All([.. report.Unread.Select(unread => CellFaults.Of(unread.Cell.Place, unread.Cell, unread.Says))]));
        }
        var texts = ReportContent.WrittenParts.Select(part => (part, Text: report.TextOf(part))).Where(t => t.Text is not null).Select(t => new WrittenPart(t.part, t.Text!));
        return (new ReportUpload(name, report.Unit, report.Year, PackedCells.Of(report.Cells), [.. texts], key), null);
    }

    /// <summary>Why it is not the report of this unit and year; null: it is, or does not say. A title may say the name with its government before it.</summary>
    public Rejection? NotOf(GrainAddress report, int year, string name, UnitRegister register, UnitId? unit) =>
        NotOf(year, name, register, unit) ?? (Key is { } key && key.Report != report ? new Rejection("annual-report.other-workbook", key.Report.Value, name) : null);

    private Rejection? NotOf(int year, string name, UnitRegister register, UnitId? unit) =>
        Year is { } said && said != year ? new Rejection("annual-report.other-year", $"{said}", $"{year}")
        : Unit is null || Unit == name || Unit.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(Unit, StringComparison.Ordinal) || (unit is not null && register.FindEver(Unit)?.Id == unit) ? null
        : new Rejection("annual-report.other-unit", Unit, name);
}
