using System.Globalization;

namespace Tracker.Gateway.Tables;

/// <summary>What stands round a sheet's rows: panes and widths before, filter, merged title and print set-up after.</summary>
internal static class XlsxSheetFrame
{
    public static void Head(Utf8Buffer b, TableSheet sheet, int headingRow, bool selected)
    {
        b.Put(XlsxParts.Declaration);
        b.Put("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView"u8);
        if (selected) b.Put(" tabSelected=\"1\""u8);
        b.Put($" workbookViewId=\"0\"><pane ySplit=\"{headingRow}\" topLeftCell=\"A{headingRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (sheet.Columns.Length > 0) b.Put("<cols>"u8);
        for (var i = 0; i < sheet.Columns.Length; i++)
            b.Put(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{sheet.Columns[i].Width}\" customWidth=\"1\"{(sheet.Columns[i].Hidden ? " hidden=\"1\"" : "")}/>"));
        if (sheet.Columns.Length > 0) b.Put("</cols>"u8);
        b.Put("<sheetData>"u8);
    }

    /// <param name="across">Rows that are one cell over the whole width.</param>
    public static void Foot(Utf8Buffer b, TableSheet sheet, XlsxSheetRange range, IReadOnlyList<int> across, XlsxLists lists)
    {
        b.Put("</sheetData>"u8);
        if (sheet.IsForm) b.Put("<sheetProtection sheet=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"u8);
        if (range.Filtered) b.Put($"<autoFilter ref=\"A{range.HeadingRow}:{range.LastColumn}{range.LastRow}\"/>");
        if (across.Count > 0 && range.LastColumn != "A")
        {
            b.Put($"<mergeCells count=\"{across.Count}\">");
            foreach (var row in across) b.Put($"<mergeCell ref=\"A{row}:{range.LastColumn}{row}\"/>");
            b.Put("</mergeCells>"u8);
        }
        XlsxEntryRules.Put(b, sheet, range, lists);
        b.Put("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"u8);
        b.Put("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddFooter>"u8);
        b.Put("&amp;C第&amp;P页，共&amp;N页</oddFooter></headerFooter></worksheet>"u8);
    }
}
