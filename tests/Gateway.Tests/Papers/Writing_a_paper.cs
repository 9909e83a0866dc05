using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Tests.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Papers;

public class Writing_a_paper
{
    private static readonly Paper List = new("示例清单",
    [
        new PaperPart.Heading("一、概况"),
        new PaperPart.Body("共3项。\u0001\uD800\n第二行"),
        new PaperPart.Facts([("单位", "某局"), ("填报人", "")]),
        new PaperPart.Numbered(["第一件", "第二件"]),
        new PaperPart.Grid(["序号", "事项"], [1, 6], [["1", "甲事"], ["2", "乙事"]]),
        new PaperPart.Signature(["政务公开办公室", "2026年3月2日"]),
    ]);

    [Fact]
    public void Satisfies_the_schema_and_says_everything()
    {
        var docx = DocxPaper.Of(List, Made);
        Faults(docx).ShouldBeEmpty();
        var text = Text(docx);
        foreach (var said in new[] { "示例清单", "一、概况", "共3项。\uFFFD", "单位：某局", "1. 第一件", "乙事", "2026年3月2日" }) text.ShouldContain(said);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public async Task A_table_satisfies_the_schema(int rows) => Faults(await As(TableFormat.Docx, Ledger(rows))).ShouldBeEmpty();

    [Fact]
    public async Task A_table_lies_on_landscape_A4_with_its_headings_on_every_page()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await As(TableFormat.Docx, Ledger(3))), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var size = body.Descendants<PageSize>().Single();
        (size.Orient!.Value, size.Width!.Value).ShouldBe((PageOrientationValues.Landscape, 16_838u));
        var rows = body.Descendants<TableRow>().ToList();
        rows[0].Descendants<TableHeader>().Count().ShouldBe(1);
        rows[0].InnerText.ShouldBe("序号任务完成时限件数"); // the hidden key is left out
        rows[1].InnerText.ShouldBe("1第1项2026-01-021");
        rows[^1].InnerText.ShouldBe("合计6");
    }

    [SofficeWriterFact]
    public async Task Opens_in_LibreOffice_with_the_headings_of_a_second_page()
    {
        var pdf = await Soffice.Converted("台账.docx", await As(TableFormat.Docx, Ledger(120)), "pdf");
        var text = await Soffice.PdfText(pdf);
        text.Split('\f').Count(page => page.Contains("完成时限", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain("第120项");
    }

    private static Gateway.Tables.Table Ledger(int rows) => Gateway.Tables.Table.Of(
        new TableSheet("台账", [new("key", "编码", Hidden: true), new("no", "序号", CellKind.Number, 6), new("task", "任务", Width: 60), new("due", "完成时限", CellKind.Date, 14), new("n", "件数", CellKind.Number, 8, ColumnTotal.Sum)], "示例台账"),
        Enumerable.Range(1, rows), (n, row) => row.Text($"k{n}").Number(n).Text($"第{n}项").Date(new DateOnly(2026, 1, 1).AddDays(n)).Number(n));

    private static string Text(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    private static IEnumerable<string> Faults(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}
