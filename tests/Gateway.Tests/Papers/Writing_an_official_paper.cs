using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Tests.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Papers;

/// <summary>The layout of GB/T 9704-2012, by the numbers and by what LibreOffice lays on the page.</summary>
public class Writing_an_official_paper
{
    private static readonly OfficialPaper Whole = new(
        "关于2026年第三季度政务公开工作要点任务办理情况的通报",
        [
            "现将2026年第三季度政务公开工作要点任务办理情况通报如下。",
            "一、总体情况",
            "2026年第三季度应报送的单位41个，已报送38个，其中迟报2个，未报送3个。各单位承担任务850项，已办结320项，逾期未办结7项（截至2026年10月12日）。",
            "二、存在问题",
            "（一）省示例厅。1.第5条“编制年度公开目录”完成时限为2026年6月30日，截至2026年10月12日未办结，最近一次填报为2026年5月12日；2.2026年第三季度填报截止日为2026年10月9日，截至2026年10月12日没有报送。",
            "（二）样本市政府。第7条“整理办事指南”完成时限为2026年9月30日，截至2026年10月12日未办结，一直没有填报。",
            "三、工作要求",
            "请有关单位对照问题查明原因，逐项整改，并在下一期填报中写明整改情况。",
        ],
        RedHead: "示例省政务公开办公室文件",
        Number: "示政公办〔2026〕7号",
        Addressees: "各市政府，省政府各部门",
        Attachments: ["2026年第三季度填报情况表", "逾期任务清单"],
        Issuer: "示例省政务公开办公室",
        Day: new DateOnly(2026, 10, 12),
        CopyTo: "省政府办公厅，省示例委员会",
        Printer: "示例省政务公开办公室",
        PrintedOn: new DateOnly(2026, 10, 12));

    private static readonly OfficialPaper Bare = new("关于抓紧办理的提示函", ["请抓紧办理。"], Number: "　　　〔　　　〕　号", Addressees: "示例局");

    [Fact]
    public void Satisfies_the_schema()
    {
        Faults(OfficialDocx.Of(Whole, Made)).ShouldBeEmpty();
        Faults(OfficialDocx.Of(Bare, Made)).ShouldBeEmpty();
    }

    [Fact]
    public void Lies_on_A4_with_the_margins_of_the_standard()
    {
        using var document = Open(Whole);
        var section = Body(document).Elements<SectionProperties>().Single();
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);

        (Millimetres(size.Width!), Millimetres(size.Height!)).ShouldBe((210, 297));
        (Millimetres((uint)margin.Top!.Value), Millimetres(margin.Left!)).ShouldBe((37, 28));
        (Millimetres(size.Width! - margin.Left! - margin.Right!), Millimetres(size.Height! - (uint)margin.Top.Value - (uint)margin.Bottom!.Value)).ShouldBe((156, 225));
    }

    [Theory]
    [InlineData(OfficialLayout.Title, "方正小标宋简体", "44")] // 2号
    [InlineData(OfficialLayout.Body, "仿宋", "32")] // 3号
    [InlineData(OfficialLayout.Addressee, "仿宋", "32")]
    [InlineData(OfficialLayout.Number, "仿宋", "32")]
    [InlineData(OfficialLayout.Imprint, "仿宋", "28")] // 4号
    public void Sets_each_part_in_its_font_and_size(string style, string font, string size)
    {
        using var document = Open(Whole);
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        var run = styles.Elements<Style>().Single(s => s.StyleId == style).StyleRunProperties;
        var basis = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

        (run?.RunFonts ?? basis.RunFonts)!.EastAsia!.Value.ShouldBe(font);
        (run?.FontSize ?? basis.FontSize)!.Val!.Value.ShouldBe(size);
    }

    [Fact]
    public void Sets_first_headings_in_Hei_and_second_ones_in_Kai_up_to_their_full_stop()
    {
        using var document = Open(Whole);
        string? FontOf(string text) => Body(document).Descendants<Run>().Single(r => r.InnerText.StartsWith(text, StringComparison.Ordinal)).RunProperties?.RunFonts?.EastAsia?.Value;

        FontOf("一、总体情况").ShouldBe("黑体");
        FontOf("（一）省示例厅。").ShouldBe("楷体");
        FontOf("1.第5条").ShouldBeNull("the text goes on in 仿宋");
        FontOf("请有关单位").ShouldBeNull();
    }

    [Fact]
    public void Numbers_pages_outside_in_the_fourth_size()
    {
        using var document = Open(Whole);
        document.MainDocumentPart!.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>().ShouldNotBeNull();
        var footers = Body(document).Descendants<FooterReference>()
            .Select(f => (Kind: f.Type!.Value, ((FooterPart)document.MainDocumentPart.GetPartById(f.Id!)).Footer)).ToDictionary(f => f.Kind, f => f.Footer!);

        footers[HeaderFooterValues.Default].Descendants<Justification>().Single().Val!.Value.ShouldBe(JustificationValues.Right);
        footers[HeaderFooterValues.Even].Descendants<Justification>().Single().Val!.Value.ShouldBe(JustificationValues.Left);
        footers[HeaderFooterValues.Default].Descendants<RunFonts>().ShouldAllBe(f => f.EastAsia == "宋体" && f.Ascii == "宋体");
        footers[HeaderFooterValues.Default].Descendants<FontSize>().ShouldAllBe(s => s.Val == "28");
        footers[HeaderFooterValues.Default].InnerText.ShouldBe("— 1 —");
    }

    [Fact]
    public void Leaves_the_head_out_where_there_is_none_and_the_day_blank_until_it_is_issued()
    {
        using var document = Open(Bare);
        Body(document).Descendants<ParagraphStyleId>().ShouldNotContain(s => s.Val == OfficialLayout.RedHead);
        Body(document).InnerText.ShouldContain("〔　　　〕　号");
        Body(document).InnerText.ShouldContain("　年　月　日");
        Body(document).Descendants<Table>().ShouldBeEmpty();
    }

    [SofficeWriterFact]
    public async Task Has_22_lines_of_28_characters_a_page_in_LibreOffice()
    {
        var many = new OfficialPaper("长文", [new string('字', 28 * 22 * 3 - 2)]);
        var pages = await Pages("长文.docx", many);

        pages.Length.ShouldBe(4); // the first has the title
        var lines = pages[1].Split('\n').Where(line => line.Contains('字', StringComparison.Ordinal)).Select(line => line.Count(c => c == '字')).ToList();
        lines.Count.ShouldBe(22);
        lines.ShouldAllBe(length => length == 28);
        pages.Select(page => page.Replace(" ", "", StringComparison.Ordinal).TrimEnd()[^3..]).ShouldBe(["—1—", "—2—", "—3—", "—4—"]);
    }

    /// <summary>Measured on the page as it is printed: 天头 37, 订口 28, 版心 156 × 225, a line each 225/22, the red head 35 below, page numbers a character in from the side.</summary>
    [SofficeWriterFact]
    public async Task Lies_where_the_standard_says_when_LibreOffice_prints_it()
    {
        var body = (await Soffice.PdfWords(await Soffice.Converted("长文.docx", OfficialDocx.Of(new OfficialPaper("长文", [new string('字', 28 * 22 * 3 - 2)]), Made), "pdf")))[1];
        var lines = body.Where(w => w.Text.StartsWith('字')).ToList();
        lines.ShouldAllBe(w => Math.Abs(w.Left - 28) < 0.5 && Math.Abs(w.Right - 184) < 1);
        lines[0].Top.ShouldBeInRange(37, 37 + 225.0 / 22 / 2);
        lines[^1].Bottom.ShouldBeInRange(262 - 225.0 / 22 / 2, 262);
        lines.Zip(lines.Skip(1), (a, b) => b.Top - a.Top).ShouldAllBe(step => Math.Abs(step - 225.0 / 22) < 0.1);
        var number = body.Where(w => w.Top > 262).ToList();
        number.ShouldAllBe(w => w.Top > 262 + 5 && w.Bottom < 262 + 14);
        number.Min(w => w.Left).ShouldBe(28 + 14 * 25.4 / 72, 0.5, "an even page's number stands left, a character in");

        var first = (await Soffice.PdfWords(await Soffice.Converted("通报.docx", OfficialDocx.Of(Whole, Made), "pdf")))[0];
        first.Single(w => w.Text.StartsWith("示例省政务公开办公室文件", StringComparison.Ordinal)).Top.ShouldBe(37 + 35, 1);
        first.Where(w => w.Top > 262).Max(w => w.Right).ShouldBe(184 - 14 * 25.4 / 72, 0.5);
    }

    [SofficeWriterFact]
    public async Task Opens_in_LibreOffice_with_everything_in_its_order()
    {
        var text = string.Concat(await Pages("通报.docx", Whole)).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

        string[] order = ["示例省政务公开办公室文件", "示政公办〔2026〕7号", "办理情况的通报", "各市政府，省政府各部门：", "一、总体情况", "（一）省示例厅。", "附件：1.2026年第三季度填报情况表", "2.逾期任务清单", "示例省政务公开办公室", "2026年10月12日", "抄送：省政府办公厅，省示例委员会。", "2026年10月12日印发"];
        var from = 0;
        foreach (var part in order)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(from, $"{part} comes after what stands before it in: {text}");
            from = at + part.Length;
        }
        (await Pages("通报.docx", Whole))[0].ShouldContain("示例省政务公开办公室文件", customMessage: "the red head keeps to one line");
        await Pages("提示函.docx", Bare);
    }

    /// <summary>Also left, with the docx, where pictures are left.</summary>
    private static async Task<string[]> Pages(string name, OfficialPaper paper)
    {
        var docx = OfficialDocx.Of(paper, Made);
        var pdf = await Soffice.Converted(name, docx, "pdf");
        if (Environment.GetEnvironmentVariable("TRACKER_PICTURES") is { } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), docx);
            await File.WriteAllBytesAsync(Path.Combine(folder, Path.ChangeExtension(name, "pdf")), pdf);
        }
        return (await Soffice.PdfText(pdf)).TrimEnd('\f', '\n').Split('\f');
    }

    private static int Millimetres(uint twips) => (int)Math.Round(twips * 25.4 / 1440);

    private static WordprocessingDocument Open(OfficialPaper paper) => WordprocessingDocument.Open(new MemoryStream(OfficialDocx.Of(paper, Made)), isEditable: false);

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    private static IEnumerable<string> Faults(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}
