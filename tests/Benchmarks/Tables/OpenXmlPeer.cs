using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tracker.Benchmarks.Tables;

/// <summary>The same table by the OpenXml package's SAX writer, used as its documentation advises for large sheets: element by element, attributes reused.</summary>
internal static class OpenXmlPeer
{
    private static readonly DateTime DayZero = new(1899, 12, 30);

    public static Task Write(string path, int rows)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles();
        var part = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            var sheet = new Rows(writer);
            sheet.Begin();
            foreach (var column in BenchmarkRow.Sheet.Columns) sheet.Text(column.Heading);
            sheet.End();
            foreach (var row in BenchmarkRow.Make(rows)) Put(sheet, row);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = "台账", SheetId = 1, Id = book.GetIdOfPart(part) }));
        return Task.CompletedTask;
    }

    private static void Put(Rows sheet, BenchmarkRow row)
    {
        sheet.Begin();
        sheet.Number(row.Number, 0);
        sheet.Text(row.Section);
        sheet.Text(row.Title);
        sheet.Text(row.Unit);
        sheet.Text(row.Role);
        sheet.Text(row.Status);
        sheet.Number((decimal)row.Due.ToDateTime(default).Subtract(DayZero).TotalDays, 1);
        sheet.Number((decimal)row.LastReport.DateTime.Subtract(DayZero).TotalDays, 2);
        sheet.Number(row.Share, 3);
        sheet.Number(row.Reports, 0);
        sheet.Number(row.Evidence, 0);
        sheet.Number(row.Amount, 0);
        sheet.Text(row.Contact);
        sheet.Text(row.Link);
        sheet.Text(row.Note);
        sheet.End();
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy-mm-dd hh:mm" }),
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));

    private sealed class Rows(OpenXmlWriter writer)
    {
        private static readonly string[] Letters = [.. Enumerable.Range(0, 15).Select(i => ((char)('A' + i)).ToString())];
        private static readonly Row RowElement = new();
        private static readonly Cell CellElement = new();
        private static readonly InlineString InlineElement = new();
        private readonly List<OpenXmlAttribute> _attributes = new(3);
        private int _row;
        private int _column;

        public void Begin()
        {
            _row++;
            _column = 0;
            _attributes.Clear();
            _attributes.Add(new OpenXmlAttribute("r", "", _row.ToString(CultureInfo.InvariantCulture)));
            writer.WriteStartElement(RowElement, _attributes);
        }

        public void End() => writer.WriteEndElement();

        public void Text(string text)
        {
            Open(0, "inlineStr");
            writer.WriteStartElement(InlineElement);
            writer.WriteElement(new Text(text));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        public void Number(decimal number, int style)
        {
            Open(style, "n");
            writer.WriteElement(new CellValue(number.ToString(CultureInfo.InvariantCulture)));
            writer.WriteEndElement();
        }

        private void Open(int style, string kind)
        {
            _attributes.Clear();
            _attributes.Add(new OpenXmlAttribute("r", "", string.Concat(Letters[_column++], _row.ToString(CultureInfo.InvariantCulture))));
            if (style > 0) _attributes.Add(new OpenXmlAttribute("s", "", style.ToString(CultureInfo.InvariantCulture)));
            _attributes.Add(new OpenXmlAttribute("t", "", kind));
            writer.WriteStartElement(CellElement, _attributes);
        }
    }
}
