using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>Every way in which a workbook comes up wrong: a sentence with the place and what is allowed, and nothing is lost.</summary>
public class Refusing_a_workbook
{
    private readonly SheetsInMemory _sheets = new();

    [Theory]
    [InlineData("F4", "搞定了", "F4", "return-workbook.outcome-unknown", "有进展、与上期一致、本期无新增、不涉及本单位")]
    [InlineData("G4", "只写了进展", "F4", "return-workbook.outcome-missing", "有进展、与上期一致、本期无新增、不涉及本单位")]
    [InlineData("J4", "公开信息 0.084万条", "J4", "quantity.measure-differs", "换算成「条」")]
    [InlineData("J4", "投入 3.2万", "J4", "quantity.ten-thousands", "32000 件")]
    [InlineData("J4", "公开信息 840", "J4", "return-workbook.measure-missing", "条")]
    [InlineData("J4", "很多很多", "J4", "return-workbook.quantity-unreadable", "名称 数字 单位")]
    [InlineData("J4", "公开信息 840 条（其中：新闻 762、公告 79）", "J4", "assignment.parts-differ", "841")]
    [InlineData("K4", "https://user:pass@example.org/", "K4", "evidence.link-invalid", "")]
    [InlineData("K4", "C:\\我的文档\\截图.png", "K4", "evidence.link-invalid", "")]
    public async Task A_cell_that_breaks_a_rule_is_named_with_what_is_allowed(string cell, string text, string place, string code, string allowed)
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(cell == "G4" ? [(cell, text)] : [("F4", "有进展"), (cell, text), ("F5", "与上期一致")]);
        var row = (await _sheets.Previewed(filled)).Single().Rows[0];
        row.Fate.ShouldBe(WorkbookFate.Refused);
        row.Faults[0].Cell.ShouldBe(place);
        row.Faults[0].Rule.Code.ShouldBe(code);
        row.Faults[0].Rule.Says.ShouldContain(allowed);
        (await _sheets.Sent(filled))!.Code.ShouldBe("return-workbook.rows-not-good");
        (await _sheets.Sent(filled, goodOnly: true)).ShouldBeNull();
        _sheets.All.Values.First().Lines[0].Said.ShouldBeNull();
        if (cell != "G4") _sheets.All.Values.First().Lines[1].Said.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("有进展", "", "G4", "assignment.report-empty")]
    [InlineData("不涉及本单位", "", "G4", "assignment.not-concerned-reason-missing")]
    public async Task An_outcome_that_needs_words_asks_for_them(string outcome, string text, string place, string code)
    {
        var row = (await _sheets.Previewed((await FilledIn.Downloaded(_sheets)).With(("F4", outcome), ("G4", text)))).Single().Rows[0];
        (row.Faults.Single().Cell, row.Faults.Single().Rule.Code).ShouldBe((place, code));
    }

    [Theory]
    [InlineData("公开信息　８４０　条（其中：新闻　７６２、公告　７８）")]
    [InlineData("公开信息：840条＝新闻762条＋公告78条")]
    public async Task Full_width_digits_and_other_writings_are_read(string text)
    {
        var row = (await _sheets.Previewed((await FilledIn.Downloaded(_sheets)).With(("F4", " 有 进展 "), ("J4", text)))).Single().Rows[0];
        row.Fate.ShouldBe(WorkbookFate.New, string.Join(';', row.Faults.Select(f => f.Rule.Says)));
        row.Wanted!.Quantities.Single().Value.ShouldBe(840);
        row.Wanted!.Quantities.Single().Parts.Select(p => p.Value).ShouldBe([762, 78]);
    }

    [Fact]
    public async Task A_formula_is_asked_to_be_pasted_as_a_value()
    {
        var book = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展")).Worked(sheet =>
        {
            var cell = sheet.Cell("G4");
            cell.RemoveAllChildren();
            cell.DataType = CellValues.String;
            cell.AppendChild(new CellFormula("HYPERLINK(\"http://example.org\",\"点我\")"));
            cell.AppendChild(new CellValue("点我"));
        });
        var fault = (await _sheets.Previewed(book)).Single().Rows[0].Faults.Single();
        (fault.Cell, fault.Column, fault.Rule.Code).ShouldBe(("G4", "进展情况", "return-workbook.formula"));
    }

    [Fact]
    public async Task Merged_cells_are_named_in_every_row_they_cover()
    {
        var book = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("F5", "有进展"), ("G4", "两行一起"), ("G5", "")).Worked(sheet =>
            sheet.Descendants<MergeCells>().Single().AppendChild(new MergeCell { Reference = "G4:G5" }));
        var preview = (await _sheets.Previewed(book)).Single();
        preview.Fates().ShouldBe("4:Refused 5:Refused 6:Blank");
        preview.Rows.SelectMany(r => r.Faults).Select(f => (f.Cell, f.Rule.Code)).ShouldBe([("G4", "return-workbook.merged"), ("G5", "return-workbook.merged")]);
    }

    [Fact]
    public async Task Inserted_copied_and_deleted_rows_are_told_apart()
    {
        var cells = Written.Cells((await FilledIn.Downloaded(_sheets)).With(("F4", "有进展")));
        string[] columns = ["A", "B", "C", "F", "G", "H", "I", "J", "K"];
        string[] Row(int row) => [.. columns.Select(c => cells[$"{c}{row}"])];
        var book = Uploaded.Book(Uploaded.Row(1, Row(3)) + Uploaded.Row(2, Row(4)) + Uploaded.Row(3, "", "", "", "有进展", "新加的一件") + Uploaded.Row(4, Row(4)) + Uploaded.Row(5, Row(5)));
        var preview = (await _sheets.Previewed(book.ToArray())).Single();
        preview.Fates().ShouldBe("2:New 3:Refused 4:Refused 5:Blank");
        preview.Rows[1].Faults.Single().Rule.ToString().ShouldBe("return-workbook.row-inserted(3)");
        preview.Rows[2].Faults.Single().Rule.ToString().ShouldBe("return-workbook.row-twice(4, 2)");
        preview.Missing.ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_duty_that_went_elsewhere_refuses_its_row_only()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "一"), ("F5", "有进展"), ("G5", "二"));
        _sheets.Forget(1, 1);
        var preview = (await _sheets.Previewed(filled)).Single();
        preview.Fates().ShouldBe("4:Refused 5:New 6:Blank");
        preview.Rows[0].Faults.Single().Rule.Code.ShouldBe("return-workbook.duty-gone");
    }

    [Fact]
    public async Task Last_years_file_says_so()
    {
        var book = (await FilledIn.Downloaded(_sheets)).Worked(sheet =>
        {
            foreach (var text in sheet.Descendants<Text>()) text.Text = text.Text.Replace("990000~2026~", "990000~2025~", StringComparison.Ordinal);
        });
        (await _sheets.Previewed(book)).Single().Rejection!.ToString().ShouldBe("return-workbook.other-period(2025年第一季度, 2026年第一季度)");
    }

    [Fact]
    public async Task Another_units_file_says_whose_it_is()
    {
        var book = await FilledIn.Downloaded(_sheets, unit: 2);
        (await _sheets.Previewed(book, only: 1)).Single().Rejection!.ToString().ShouldBe("return-workbook.other-unit(示例单位第2局)");
        _sheets.Closed.Add(UnitId.Parse("2"));
        (await _sheets.Previewed(book)).Single().Rejection!.ToString().ShouldBe("return-workbook.other-unit(示例单位第2局)");
    }

    [Fact]
    public async Task A_file_whose_keys_are_gone_is_to_be_downloaded_anew()
    {
        (await _sheets.Previewed(Uploaded.Book(Uploaded.Row(1, "序号", "本期情况", "进展情况") + Uploaded.Row(2, "1", "有进展", "一")).ToArray())).Single().Rejection!.Code.ShouldBe("return-workbook.keys-missing");
        (await _sheets.Previewed(Uploaded.Book(Uploaded.Row(1, "编码（勿改）", "本期情况", "进展情况") + Uploaded.Row(2, "1", "有进展", "一")).ToArray())).Single().Rejection!.Code.ShouldBe("return-workbook.keys-missing");
        (await _sheets.Previewed(Uploaded.Book(Uploaded.Row(1, "姓名", "电话")).ToArray())).Single().Rejection!.Code.ShouldBe("table.headings-missing");
    }

    [Fact]
    public async Task Macros_are_not_taken()
    {
        var book = await FilledIn.Downloaded(_sheets);
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/vbaProject.bin").Open();
            part.Write([1, 2, 3]);
        }
        (await _sheets.Previewed(memory.ToArray(), "填报表.xlsm")).Single().Rejection!.Code.ShouldBe("return-workbook.macros");
    }

    [Fact]
    public async Task Nothing_at_all_and_no_workbook_say_so()
    {
        (await _sheets.Previewed([])).Single().Rejection!.Code.ShouldBe("table.empty-file");
        (await _sheets.Previewed(Encoding.UTF8.GetBytes("序号,情况\n1,好"))).Single().Rejection!.Code.ShouldBe("table.not-a-workbook");
        (await _sheets.Previewed([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]])).Single().Rejection!.Code.ShouldBe("table.old-workbook");
        (await _sheets.Previewed((await FilledIn.Downloaded(_sheets))[..^200])).Single().Rejection!.Code.ShouldBe("table.damaged");
        (await _sheets.Previewed(FilledIn.Zip(("说明.txt", [1])))).Single().Rejection!.Code.ShouldBe("return-workbook.none-in-zip");
    }

    [Fact]
    public async Task A_zip_bomb_is_not_unpacked()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("填报表.xlsx", CompressionLevel.SmallestSize).Open();
            for (var megabytes = 0; megabytes < 300; megabytes++) entry.Write(new byte[1 << 20]);
        }
        (await _sheets.Previewed(memory.ToArray())).Single().Rejection!.Code.ShouldBe("table.unpacks-too-large");
        (await _sheets.Previewed(Uploaded.Book(new string(' ', 20 << 20)).ToArray())).Single().Rejection!.Code.ShouldBe("table.unpacks-too-large");
    }

    [Fact]
    public async Task A_file_too_large_is_not_read()
    {
        (await _sheets.Previewed(new byte[101 << 20])).Single().Rejection!.Code.ShouldBe("table.file-too-large");
    }

    [Fact]
    public async Task One_bad_file_of_a_pile_holds_up_none_of_the_others()
    {
        var good = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "好的"));
        var previews = await _sheets.Previewed(FilledIn.Zip(("一.xlsx", [1, 2, 3]), ("二.xlsx", good), ("三.xlsx", good), ("四.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]])));
        previews.ToDictionary(p => p.FileName, p => p.Rejection?.Code ?? p.Fates()).ShouldBe(new Dictionary<string, string>
        {
            ["一.xlsx"] = "table.not-a-workbook",
            ["三.xlsx"] = "4:New 5:Blank 6:Blank",
            ["二.xlsx"] = "return-workbook.unit-twice",
            ["四.xls"] = "table.old-workbook",
        }, ignoreOrder: true);
    }
}
