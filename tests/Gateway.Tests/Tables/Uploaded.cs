using System.IO.Compression;
using System.Text;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Tests.Tables;

/// <summary>Workbooks put together by hand, as other programs and other intentions make them.</summary>
internal static class Uploaded
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">The content of sheetData.</param>
    /// <param name="after">What follows sheetData.</param>
    /// <param name="shared">The content of the shared texts.</param>
    /// <param name="formats">Number formats of the cell formats 0, 1, 2…: a built-in number or a custom code.</param>
    public static MemoryStream Book(string rows, string after = "", string shared = "", string[]? formats = null, string bookProperties = "", string sheets = """<sheet name="表一" sheetId="1" r:id="rId1"/>""")
    {
        var codes = formats ?? ["0"];
        var custom = string.Concat(codes.Select((code, i) => int.TryParse(code, out _) ? "" : $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"));
        var cells = string.Concat(codes.Select((code, i) => $"<xf numFmtId=\"{(int.TryParse(code, out var id) ? id : 200 + i)}\"/>"));
        return Zip(
            ("_rels/.rels", $"<Relationships><Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{bookProperties}<sheets>{sheets}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/one.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/sharedStrings\" Target=\"../xl/texts.xml\"/><Relationship Id=\"rId3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Office}/chartsheet\" Target=\"chart.xml\"/></Relationships>"),
            ("xl/texts.xml", $"<sst xmlns=\"{Main}\">{shared}</sst>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts>{custom}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>"),
            ("xl/worksheets/one.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{after}</worksheet>"));
    }

    public static MemoryStream Zip(params (string Name, string Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        stream.Position = 0;
        return stream;
    }

    /// <summary>A row of inline texts, as its XML.</summary>
    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, column) => text.Length == 0 ? "" : $"<c r=\"{XlsxColumns.Letters(column)}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";

    /// <summary>The rows as texts parted by |, or the refusal.</summary>
    public static string[] Read(Stream upload, string? sheet = null, XlsxLimits? limits = null)
    {
        using var reader = XlsxReader.Open(upload, sheet, limits);
        string[] rows = [.. reader.Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}")];
        return reader.Rejection is { } refused ? [.. rows, refused.ToString()] : rows;
    }
}
