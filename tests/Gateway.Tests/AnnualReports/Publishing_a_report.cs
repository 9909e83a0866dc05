using System.Collections.Immutable;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Tests.AnnualReports;

public class Publishing_a_report
{
    [Fact]
    public void Document_and_page_read_back_as_the_cells_they_were_made_of()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var report = Report(seed);
            foreach (var (name, bytes) in new[] { ("年报.docx", ReportDocx.Of(report, DateTimeOffset.UnixEpoch)), ("年报.html", Encoding.UTF8.GetBytes(ReportHtml.Page(report))) })
            {
                var read = ReportFile.Of(new MemoryStream(bytes), name).Report.ShouldNotBeNull();
                read.Cells.ShouldBe(report.Cells, $"{name}, seed {seed}");
                (read.Unread.Length, read.Missing.Length).ShouldBe((0, 0), $"{name}, seed {seed}");
                (read.Title, read.Year, read.Unit).ShouldBe((report.Title, 2025, "示例市财政局"));
                read.TextOf("part5").ShouldBe("一是更新不够及时。");
            }
        }
    }

    [Fact]
    public void The_document_is_valid()
    {
        using var stream = new MemoryStream(ReportDocx.Of(Report(3), DateTimeOffset.UnixEpoch));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_workbook_is_valid()
    {
        using var stream = new MemoryStream();
        await ReportWorkbook.Write(stream, "年度报告", [new RandomReports(FormEdition.Of2021).Of(2)], DateTimeOffset.UnixEpoch);
        stream.Position = 0;
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Figures_for_programs_carry_what_the_rules_say()
    {
        var report = Report(1);
        var json = ReportTables.Json(report, [], ReportCheck.Of(report.Cells), ImmutableDictionary<CellKey, CellOrigin>.Empty, null, Language.Chinese);
        json.ShouldContain("\"part3.new.total\"");
        json.ShouldContain("\"outcome\": \"consistent\"");
    }

    private static PublishedReport Report(int seed) => new(
        "示例市财政局2025年政府信息公开工作年度报告",
        "本报告所列数据的统计期限为2025年1月1日至12月31日。",
        new RandomReports(seed % 5 == 4 ? FormEdition.Of2019 : FormEdition.Of2021).Of(seed).Now,
        new Dictionary<string, string> { ["part1"] = "2025年，我局认真落实条例。\n收到政府信息公开申请3件。", ["part5"] = "一是更新不够及时。", ["part6"] = "本年度没有收取信息处理费。" }.ToImmutableDictionary());
}
