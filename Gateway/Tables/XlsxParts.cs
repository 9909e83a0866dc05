namespace Tracker.Gateway.Tables;

/// <summary>The small parts of a workbook, word for word.</summary>
internal static class XlsxParts
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8;

    public static void PutText(Utf8Buffer b, ReadOnlySpan<char> text)
    {
        b.Put(XmlText.NeedsPreserving(text) ? "<t xml:space=\"preserve\">"u8 : "<t>"u8);
        b.PutXml(text);
        b.Put("</t>"u8);
    }

    /// <summary>Excel wants the filter's range as a hidden name too; the heading row repeats on every printed page.</summary>
    public static void Workbook(Utf8Buffer b, IReadOnlyList<XlsxSheetRange> sheets)
    {
        b.Put(Declaration);
        b.Put($"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><bookViews><workbookView/></bookViews><sheets>");
        for (var i = 0; i < sheets.Count; i++)
        {
            b.Put("<sheet name=\""u8);
            b.PutXml(sheets[i].Name);
            b.Put($"\"{(sheets[i].Hidden ? " state=\"hidden\"" : "")} sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
        }
        b.Put("</sheets><definedNames>"u8);
        for (var i = 0; i < sheets.Count; i++)
        {
            var (name, heading, last, column, filtered, _) = sheets[i];
            if (filtered) Name(b, "_FilterDatabase\" hidden=\"1", i, $"{SheetNames.Quoted(name)}!$A${heading}:${column}${last}");
        }
        for (var i = 0; i < sheets.Count; i++)
            if (!sheets[i].Hidden) Name(b, "Print_Titles", i, $"{SheetNames.Quoted(sheets[i].Name)}!${sheets[i].HeadingRow}:${sheets[i].HeadingRow}");
        b.Put("</definedNames></workbook>"u8);
    }

    private static void Name(Utf8Buffer b, string name, int sheet, string range)
    {
        b.Put($"<definedName name=\"_xlnm.{name}\" localSheetId=\"{sheet}\">");
        b.PutXml(range);
        b.Put("</definedName>"u8);
    }

    public static void WorkbookRelations(Utf8Buffer b, int sheets)
    {
        b.Put(Declaration);
        b.Put($"<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets; i++)
            b.Put($"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        b.Put($"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>");
        b.Put($"<Relationship Id=\"rId{sheets + 2}\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
    }

    public static void Relations(Utf8Buffer b)
    {
        b.Put(Declaration);
        b.Put($"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="{Office}/extended-properties" Target="docProps/app.xml"/></Relationships>
            """);
    }

    public static void ContentTypes(Utf8Buffer b, int sheets)
    {
        b.Put(Declaration);
        b.Put($"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Main}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Main}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
            """);
        for (var i = 1; i <= sheets; i++) b.Put($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Main}.worksheet+xml\"/>");
        b.Put("</Types>"u8);
    }

    public static void Application(Utf8Buffer b)
    {
        b.Put(Declaration);
        b.Put("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Tracker</Application></Properties>"u8);
    }

    public static void Core(Utf8Buffer b, string title, DateTimeOffset made)
    {
        b.Put(Declaration);
        b.Put($"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
        b.PutXml(title);
        b.Put($"</dc:title><dc:creator>Tracker</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{made.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z</dcterms:created></cp:coreProperties>");
    }
}
