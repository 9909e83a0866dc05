using System.Globalization;
using Tracker.AnnualReports;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>One sheet of the form's workbook, written from top to bottom: cells with merged areas, formulas and conditional formats.</summary>
internal sealed class WorkbookSheetXml : IDisposable
{
    private readonly List<string> _merged = [];
    private readonly List<(string Cells, string Formula)> _alarms = [];
    private bool _inRows;
    private int _row;

    public WorkbookSheetXml(bool selected)
    {
        Buffer.Put(XlsxParts.Declaration);
        Buffer.Put("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView"u8);
        Buffer.Put(selected ? " tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/>"u8 : " workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/>"u8);
    }

    public Utf8Buffer Buffer { get; } = new();

    public void Columns(double[] widths)
    {
        Buffer.Put("<cols>"u8);
        for (var i = 0; i < widths.Length; i++)
        {
            Buffer.Put(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"/>"));
        }

        Buffer.Put("</cols>"u8);
    }

    public void BeginRow(int row)
    {
        Rows();
        _row = row;
        Buffer.Put($"<row r=\"{row}\">");
    }

    public void EndRow() => Buffer.Put("</row>"u8);

    public void Blank(int column, XlsxStyle style) => Buffer.Put($"{Opening(column, style)}/>");

    public void Text(int column, string text, XlsxStyle style)
    {
        Buffer.Put($"{Opening(column, style)} t=\"inlineStr\"><is>");
        XlsxParts.PutText(Buffer, text);
        Buffer.Put("</is></c>"u8);
    }

    /// <summary>A number, nothing, or that it does not apply.</summary>
    public void Value(int column, CellValue value, XlsxStyle style)
    {
        if (value.Number is { } number)
        {
            Buffer.Put($"{Opening(column, style)}><v>");
            Buffer.Put(number);
            Buffer.Put("</v></c>"u8);
        }
        else if (value.IsNotApplicable)
        {
            Text(column, value.ToString(), style);
        }
        else
        {
            Blank(column, style);
        }
    }

    /// <summary>Without a kept result: every spreadsheet works it out when it opens.</summary>
    public void Formula(int column, string formula, XlsxStyle style)
    {
        Buffer.Put($"{Opening(column, style)}><f>");
        Buffer.PutXml(formula);
        Buffer.Put("</f></c>"u8);
    }

    public void Merge(int column, int row, int across, int down)
    {
        if (across > 1 || down > 1)
        {
            _merged.Add($"{XlsxColumns.Letters(column)}{row}:{XlsxColumns.Letters(column + across - 1)}{row + down - 1}");
        }
    }

    /// <summary>Cells that turn red where a formula holds.</summary>
    public void Alarm(string cells, string formula) => _alarms.Add((cells, formula));

    public void Finish()
    {
        Rows();
        Buffer.Put("</sheetData><sheetProtection sheet=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"u8);
        if (_merged.Count > 0)
        {
            Buffer.Put($"<mergeCells count=\"{_merged.Count}\">{string.Concat(_merged.Select(area => $"<mergeCell ref=\"{area}\"/>"))}</mergeCells>");
        }

        for (var i = 0; i < _alarms.Count; i++)
        {
            Buffer.Put($"<conditionalFormatting sqref=\"{_alarms[i].Cells}\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"{i + 1}\"><formula>");
            Buffer.PutXml(_alarms[i].Formula);
            Buffer.Put("</formula></cfRule></conditionalFormatting>"u8);
        }

        Buffer.Put("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"u8);
    }

    public void Dispose() => Buffer.Dispose();

    private string Opening(int column, XlsxStyle style) => $"<c r=\"{XlsxColumns.Letters(column)}{_row}\" s=\"{(int)style}\"";

    private void Rows()
    {
        if (!_inRows)
        {
            Buffer.Put("<sheetData>"u8);
            _inRows = true;
        }
    }
}
