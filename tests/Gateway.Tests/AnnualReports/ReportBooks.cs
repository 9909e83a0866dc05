using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using ReportKey = Tracker.AnnualReports.CellKey;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>Workbooks of reports, as they go down and as somebody types into them with an office program.</summary>
internal static class ReportBooks
{
    private static readonly Dictionary<ReportKey, (int Sheet, string At)> Places =
        ReportBook.Places().ToDictionary(p => p.Key, p => (p.Sheet + 2, p.At)); // the first sheet is the cover

    /// <summary>Nothing but zeros, and these rows of part 3 for 自然人 and 总计.</summary>
    public static Dictionary<ReportKey, decimal> Whole(params (string Row, decimal Number)[] rows)
    {
        var cells = ReportForm.Of2021.Cells.ToDictionary(c => c.Key, _ => 0m);
        foreach (var (row, number) in rows)
        {
            cells[ReportKey.Of("part3", row, "person")] = cells[ReportKey.Of("part3", row, "total")] = number;
        }
        return cells;
    }

    public static async Task<byte[]> Blank(string title, FormEdition edition = FormEdition.Of2021)
    {
        using var book = new MemoryStream();
        await ReportWorkbook.Write(book, title, [(ReportCells.Blank(edition), null)], DateTimeOffset.UnixEpoch);
        return book.ToArray();
    }

    public static async Task<byte[]> Of(string unit, int year, params (string Row, decimal Number)[] rows) => (await Blank(ReportFiling.TitleOf(unit, year))).Typed(Whole(rows));

    public static byte[] Typed(this byte[] book, IReadOnlyDictionary<ReportKey, decimal> cells) =>
        book.Worked(cells, (cell, number) => (cell.DataType, cell.CellValue) = (null, new DocumentFormat.OpenXml.Spreadsheet.CellValue(number)));

    /// <summary>Words into a cell where a number belongs.</summary>
    public static byte[] Said(this byte[] book, string key, string text) => book.Worked(
        new Dictionary<ReportKey, string> { [ReportKey.Parse(key)] = text },
        Say);

    /// <summary>A row put in above the fifth of the first table, as office programs do it.</summary>
    public static byte[] WithRowPutIn(this byte[] book) => book.Worked(2, sheet =>
    {
        foreach (var row in sheet.Descendants<Row>().Where(r => r.RowIndex! >= 5))
        {
            row.RowIndex = row.RowIndex! + 1;
            foreach (var cell in row.Elements<SheetCell>())
            {
                cell.CellReference = $"{cell.CellReference!.Value!.TrimEnd([.. "0123456789"])}{row.RowIndex}";
            }
        }
    });

    /// <summary>A formula where a number belongs.</summary>
    public static byte[] WithFormula(this byte[] book, string key) => book.Worked(Places[ReportKey.Parse(key)].Sheet, sheet =>
    {
        var cell = sheet.Descendants<SheetCell>().Single(c => c.CellReference == Places[ReportKey.Parse(key)].At);
        cell.CellFormula = new CellFormula("1+2");
        cell.CellValue = new DocumentFormat.OpenXml.Spreadsheet.CellValue(3);
    });

    /// <summary>Two figures' cells made one, as office programs do it: the second's number is gone.</summary>
    public static byte[] WithMerged(this byte[] book, string key, string next) => book.Worked(Places[ReportKey.Parse(key)].Sheet, sheet =>
    {
        var (first, second) = (Places[ReportKey.Parse(key)].At, Places[ReportKey.Parse(next)].At);
        sheet.Descendants<SheetCell>().Single(c => c.CellReference == second).CellValue = null;
        sheet.Elements<MergeCells>().Single().Append(new MergeCell { Reference = $"{first}:{second}" });
    });

    /// <summary>The title of another report on the cover.</summary>
    public static byte[] WithTitle(this byte[] book, string title) => book.Worked(1, sheet => Say(sheet.Descendants<SheetCell>().Single(c => c.CellReference == "A2"), title));

    /// <summary>Another key on the hidden sheet, which is the last.</summary>
    public static byte[] WithKey(this byte[] book, string key)
    {
        using var count = new ZipArchive(new MemoryStream(book));
        return book.Worked(count.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)), sheet => Say(sheet.Descendants<SheetCell>().Single(), key));
    }

    private static void Say(SheetCell cell, string words) => (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new InlineString(new Text(words)), null);

    /// <summary>Small, and a hundred megabytes unpacked.</summary>
    public static byte[] Bomb()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var entry = zip.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            for (var megabytes = 0; megabytes < 100; megabytes++)
            {
                entry.Write(new byte[1 << 20]);
            }
        }
        return memory.ToArray();
    }

    private static byte[] Worked(this byte[] book, int number, Action<Worksheet> work)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var part = document.WorkbookPart!.WorksheetParts.Single(p => p.Uri.OriginalString.EndsWith($"sheet{number}.xml", StringComparison.Ordinal));
            work(part.Worksheet!);
            part.Worksheet!.Save();
        }
        return memory.ToArray();
    }

    private static byte[] Worked<T>(this byte[] book, IReadOnlyDictionary<ReportKey, T> cells, Action<SheetCell, T> type)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            foreach (var part in document.WorkbookPart!.WorksheetParts)
            {
                var typed = cells.Where(c => part.Uri.OriginalString.EndsWith($"sheet{Places[c.Key].Sheet}.xml", StringComparison.Ordinal)).ToDictionary(c => Places[c.Key].At, c => c.Value);
                foreach (var cell in part.Worksheet!.Descendants<SheetCell>().Where(c => typed.ContainsKey(c.CellReference!.Value!)))
                {
                    type(cell, typed[cell.CellReference!.Value!]);
                }
                part.Worksheet.Save();
            }
        }
        return memory.ToArray();
    }
}
