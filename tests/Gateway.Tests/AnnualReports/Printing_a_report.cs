using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Reading;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>The document on paper and the page of a site, as programs draw them: TRACKER_PICTURES leaves both for people to look at.</summary>
[Collection(nameof(Browser))]
public class Printing_a_report(Browser browser)
{
    [SofficeWriterFact]
    public async Task On_upright_A4_nothing_runs_out_of_the_page()
    {
        var pdf = await Soffice.Converted("report.docx", ReportDocx.Of(Report, DateTimeOffset.UnixEpoch), "pdf");
        await Pictures.Paper("annual-report-docx", pdf);
        var pages = await Soffice.PdfWords(pdf);
        pages.Length.ShouldBeInRange(2, 4);
        pages.SelectMany(p => p).ShouldAllBe(w => w.Left >= 20 && w.Right <= 190 && w.Bottom <= 288, "the number of the page stands lowest, 9 mm from the edge");
        var said = string.Concat((await Soffice.PdfText(pdf)).Where(c => !char.IsWhiteSpace(c)));
        foreach (var label in Report.Cells.Form.Parts.Select(p => p.Heading))
        {
            said.ShouldContain(label);
        }
    }

    [BrowserFact]
    public async Task As_a_page_its_tables_have_the_shape_of_the_form()
    {
        await using var visit = await browser.Visit(new Uri("http://127.0.0.1/"), script: true);
        var page = await visit.NewPageAsync();
        await page.SetContentAsync(ReportHtml.Page(Report));
        await page.Picture("annual-report-html");
        foreach (var (grid, at) in FormGrid.All(Report.Cells.Form).Select((grid, at) => (grid, at)))
        {
            // Every row of the drawn table is as wide as the grid, counting what comes down from above.
            var widths = await page.EvaluateAsync<int[]>(
                """
                at => {
                  const taken = [], widths = [];
                  [...document.querySelectorAll('table')[at].rows].forEach((row, r) => {
                    let column = 0;
                    [...row.cells].forEach(cell => {
                      while ((taken[r] || [])[column]) column++;
                      for (let y = 0; y < cell.rowSpan; y++) for (let x = 0; x < cell.colSpan; x++) (taken[r + y] = taken[r + y] || [])[column + x] = true;
                    });
                    widths.push((taken[r] || []).filter(Boolean).length);
                  });
                  return widths;
                }
                """,
                at);
            widths.ShouldBe([.. Enumerable.Repeat(grid.Columns, grid.Rows.Length)]);
        }
    }

    /// <summary>Rows, columns and headings of 国办公开办函〔2021〕30号 beside the form that is drawn.</summary>
    [CasesFact]
    public void The_form_is_the_official_one()
    {
        var official = Cases.Json("annual-report-format.json");
        var form = ReportForm.Of2021;
        form.Parts.Select(p => p.Heading).ShouldBe(Texts(official.GetProperty("parts")));
        var blocks = official.GetProperty("part2").EnumerateArray().ToList();
        var tables = form.Tables.Where(t => t.Part == "part2").ToList();
        tables.Count.ShouldBe(blocks.Count);
        foreach (var (table, block) in tables.Zip(blocks))
        {
            Plain(table.Heading).ShouldBe(Plain(block.GetProperty("block").GetString()!));
            table.Columns.Select(c => Plain(c.Labels[^1])).Prepend(Plain(table.RowsHead!)).ShouldBe(Texts(block.GetProperty("columns")).Select(Plain));
            table.Rows.Select(r => Plain(r.Labels[^1])).ShouldBe(Texts(block.GetProperty("rows")).Select(Plain));
        }
        var part3 = official.GetProperty("part3");
        var tall = form.Tables.Single(t => t.Part == "part3");
        (Plain(tall.Heading), Plain(tall.ColumnsHead!)).ShouldBe((Plain(part3.GetProperty("corner").GetString()!), Plain(part3.GetProperty("head1").GetString()!)));
        tall.Columns.Select(c => Plain(string.Join('/', c.Labels))).ShouldBe(Texts(part3.GetProperty("columns")).Select(Plain));
        tall.Rows.Select(r => Plain(r.Labels[^1])).ShouldBe(Texts(part3.GetProperty("rows")).Select(r => Plain(r[(r.LastIndexOf('/') + 1)..])));
        (tall.Rows.Length * tall.Columns.Length).ShouldBe(part3.GetProperty("numericCells").GetInt32());
        var part4 = form.Tables.Single(t => t.Part == "part4");
        part4.Rows.Select(r => Plain(string.Join('/', r.Labels))).ShouldBe(official.GetProperty("part4").GetProperty("columns").EnumerateArray().Select(g => Plain(g[0].GetString()!)));
        part4.Columns.Select(c => Plain(c.Labels[0])).ShouldBe(Texts(official.GetProperty("part4").GetProperty("columns")[0][1]).Select(Plain));
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(t => t.GetString()!);

    /// <summary>One width of brackets, commas and colons.</summary>
    private static string Plain(string text) => text.Replace('（', '(').Replace('）', ')').Replace('，', ',').Replace('：', ':').Replace(" ", "", StringComparison.Ordinal);

    private static PublishedReport Report { get; } = new(
        "示例市财政局2025年政府信息公开工作年度报告",
        "本报告由示例市财政局按照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2025年1月1日起至2025年12月31日止。",
        ReportCells.Of(FormEdition.Of2021, ReportBooks.Whole(("new", 128), ("carriedIn", 3), ("r1", 96), ("r3_5", 12), ("r4_1", 20), ("r7", 128), ("carriedOut", 3)).Select(c => KeyValuePair.Create(c.Key, CellValue.Of(c.Value)))),
        new Dictionary<string, string>
        {
            ["part1"] = "（一）主动公开。全年更新专栏12次，公开财政预决算36份。\n（二）依申请公开。共收到政府信息公开申请128件，答复128件，结转下年度继续办理3件。\n（三）政府信息管理。修订公开指南，逐条核对目录。\n（四）平台建设。栏目按季检查。\n（五）监督保障。培训2次，没有发生责任追究的情形。",
            ["part5"] = "一是政策解读形式还比较单一，将增加图解和问答。二是个别栏目更新不够及时，将按季检查。",
            ["part6"] = "本年度没有收取信息处理费。",
        }.ToImmutableDictionary());
}
