using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>A sheet that went down and was worked on, as office programs do it.</summary>
internal static class FilledIn
{
    public const int FirstRow = 4; // title, note, headings
    public static readonly Caller Office = new(new Actor(AccountId.Parse("office"), "政务公开办", null, [AccountRole.Office]), DivisionCode.Parse("990000"), []);

    public static Errand Errand => new(Office, Door.Rest, Guid.CreateVersion7());

    public static ReturnWorkbooks Workbooks(SheetsInMemory sheets) => new(sheets, TimeProvider.System);

    public static async Task<byte[]> Downloaded(SheetsInMemory sheets, int unit = 1) =>
        await Written.As(TableFormat.Xlsx, (await Workbooks(sheets).Table(Office, SheetsInMemory.Period, UnitId.Parse($"{unit}"), default)).Value!);

    /// <summary>Types texts into cells.</summary>
    public static byte[] With(this byte[] book, params (string Cell, string Text)[] cells) => book.Worked(sheet =>
    {
        foreach (var (at, text) in cells)
        {
            var cell = sheet.Cell(at);
            cell.RemoveAllChildren();
            cell.DataType = CellValues.InlineString;
            cell.AppendChild(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        }
    });

    public static byte[] Worked(this byte[] book, Action<Worksheet> work)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var part = document.WorkbookPart!.WorksheetParts.Single(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal));
            work(part.Worksheet);
            part.Worksheet.Save();
        }
        return memory.ToArray();
    }

    public static Cell Cell(this Worksheet sheet, string at) => sheet.Descendants<Cell>().Single(c => c.CellReference == at);

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return memory.ToArray();
    }

    public static async Task<IReadOnlyList<WorkbookPreview>> Previewed(this SheetsInMemory sheets, byte[] upload, string name = "填报表.xlsx", int? only = null) =>
        await Workbooks(sheets).Preview(Office, SheetsInMemory.Period, only is { } unit ? UnitId.Parse($"{unit}") : null, name, new MemoryStream(upload), default);

    public static async Task<Rejection?> Sent(this SheetsInMemory sheets, byte[] upload, bool goodOnly = false)
    {
        foreach (var preview in await sheets.Previewed(upload))
        {
            if (await Workbooks(sheets).Send(Errand, SheetsInMemory.Period, preview, goodOnly, default) is { } refused)
            {
                return refused;
            }
        }
        return null;
    }

    public static string Fates(this WorkbookPreview preview) => string.Join(' ', preview.Rows.Select(r => $"{r.Row}:{r.Fate}"));
}
