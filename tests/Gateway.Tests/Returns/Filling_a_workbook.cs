using Tracker.Assignments;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Returns;

public class Filling_a_workbook
{
    private readonly SheetsInMemory _sheets = new();

    [Fact]
    public async Task It_goes_down_without_a_fault_and_filled_with_what_is_known()
    {
        var book = await FilledIn.Downloaded(_sheets);
        Written.Faults(book).ShouldBeEmpty();
        var cells = Written.Cells(book);
        cells["A1"].ShouldBe("示例单位第1局2026年第一季度政务公开工作填报表");
        cells["C4"].ShouldBe("第1项：按时公开办理结果");
        cells["F4"].ShouldBe("");
        cells["G4"].ShouldBe("上期第1项的进展");
        cells["J4"].ShouldBe("公开信息 ___ 条");
        cells["L4"].ShouldBe("上期网页");
    }

    [Fact]
    public async Task Come_up_untouched_does_nothing() =>
        (await _sheets.Previewed(await FilledIn.Downloaded(_sheets))).Single().Fates().ShouldBe("4:Blank 5:Blank 6:Blank");

    [Fact]
    public async Task Rows_are_new_then_the_same_then_changed()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "栏目已改版。"), ("K4", "专栏 https://example.org/new"), ("F5", "与上期一致"));
        var preview = (await _sheets.Previewed(filled)).Single();
        preview.Fates().ShouldBe("4:New 5:New 6:Blank");
        preview.Rows[0].Wanted!.Text.ShouldBe("栏目已改版。");
        preview.Rows[0].Wanted!.Evidence.Single().Title.ShouldBe("专栏");
        preview.Rows[0].Wanted!.Quantities.ShouldBeEmpty(); // the gap was left open
        (await _sheets.Sent(filled)).ShouldBeNull();

        var again = await FilledIn.Downloaded(_sheets);
        Written.Cells(again)["F4"].ShouldBe("有进展");
        Written.Cells(again)["L4"].ShouldBe("上期网页\n专栏");
        (await _sheets.Previewed(again)).Single().Fates().ShouldBe("4:Same 5:Same 6:Blank");
        var changed = (await _sheets.Previewed(again.With(("G4", "栏目已改版并上线。")))).Single();
        changed.Fates().ShouldBe("4:Changed 5:Same 6:Blank");
        changed.Rows[0].Now!.ShouldContain("栏目已改版。");
    }

    [Fact]
    public async Task Last_periods_words_that_nobody_changed_are_neither_this_periods_nor_a_reason()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "不涉及本单位"), ("F5", "与上期一致"), ("F6", "本期无新增"), ("G6", "没有新文件。"));
        var preview = (await _sheets.Previewed(filled)).Single();
        preview.Fates().ShouldBe("4:Refused 5:New 6:New");
        preview.Rows[0].Faults.Single().Rule.Code.ShouldBe("assignment.not-concerned-reason-missing");
        preview.Rows[1].Wanted!.Text.ShouldBeEmpty();
        preview.Rows[2].Wanted!.Text.ShouldBe("没有新文件。");
        (await _sheets.Previewed(filled.With(("G4", "职责已划转。")))).Single().Rows[0].Wanted!.Text.ShouldBe("职责已划转。");
    }

    [Fact]
    public async Task The_same_file_twice_writes_once()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "栏目已改版。"));
        (await _sheets.Sent(filled)).ShouldBeNull();
        (await _sheets.Previewed(filled)).Single().Fates().ShouldBe("4:Same 5:Blank 6:Blank");
        (await _sheets.Sent(filled)).ShouldBeNull();
        _sheets.All.Values.First().Lines[0].Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_others_changed_meanwhile_is_shown_and_never_written_over()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "我写的"), ("F5", "有进展"), ("G5", "也是我写的"));
        _sheets.Write(1, 1, new PeriodRow(RowOutcome.Progress, "别人写的", null, null, [], []));

        var preview = (await _sheets.Previewed(filled)).Single();
        preview.Fates().ShouldBe("4:Conflict 5:New 6:Blank");
        preview.Rows[0].Now.ShouldBe("有进展；别人写的");
        (await _sheets.Sent(filled))!.ToString().ShouldBe("return-workbook.rows-not-good(0, 1)");
        _sheets.All.Values.First().Lines[1].Said.ShouldBeNull(); // all or nothing
        (await _sheets.Sent(filled, goodOnly: true)).ShouldBeNull();
        _sheets.All.Values.First().Lines[0].Said!.Text.ShouldBe("别人写的");
        _sheets.All.Values.First().Lines[1].Said!.Text.ShouldBe("也是我写的");
    }

    [Fact]
    public async Task A_row_nobody_touched_stays_as_others_left_it()
    {
        var book = await FilledIn.Downloaded(_sheets);
        _sheets.Write(1, 1, new PeriodRow(RowOutcome.Progress, "别人写的", null, null, [], []));
        (await _sheets.Previewed(book)).Single().Fates().ShouldBe("4:Blank 5:Blank 6:Blank");
    }

    [Fact]
    public async Task What_changes_between_the_preview_and_the_writing_refuses_the_writing()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "我写的"));
        var preview = (await _sheets.Previewed(filled)).Single();
        _sheets.Write(1, 1, new PeriodRow(RowOutcome.Nothing, "", null, null, [], []));
        (await FilledIn.Workbooks(_sheets).Send(FilledIn.Errand, SheetsInMemory.Period, preview, goodOnly: true, default))!.Code.ShouldBe("grain.changed-meanwhile");
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 3, 1, 0, 2 })]
    public async Task A_zip_of_all_units_goes_down_and_comes_up_in_any_order(int[] order)
    {
        var sheets = new SheetsInMemory(units: 4);
        using var down = new MemoryStream();
        (await FilledIn.Workbooks(sheets).WriteAll(FilledIn.Office, SheetsInMemory.Period, new AsynchronousOnly(down), default)).ShouldBeNull();
        using var zip = new System.IO.Compression.ZipArchive(down);
        zip.Entries.Select(e => e.FullName).ShouldContain("示例单位第3局2026年第一季度填报表.xlsx");
        var files = new List<(string, byte[])>();
        foreach (var (entry, n) in zip.Entries.Select((e, n) => (e, n)))
        {
            using var book = new MemoryStream();
            await using var content = await entry.OpenAsync();
            await content.CopyToAsync(book);
            files.Add(($"{order[n]}/{entry.Name}", book.ToArray().With(("F4", "有进展"), ("G4", $"第{n + 1}个单位的进展"))));
        }
        (await sheets.Sent(FilledIn.Zip([("说明.txt", [1]), ("__MACOSX/._x.xlsx", [1]), .. order.Select(n => files[n])]))).ShouldBeNull();
        sheets.All.Values.Select(s => s.Lines[0].Said!.Text).ShouldBe(["第1个单位的进展", "第2个单位的进展", "第3个单位的进展", "第4个单位的进展"]);
    }

    [Fact]
    public async Task Sorted_rows_and_swapped_columns_come_up_right()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "第一项"), ("F6", "有进展"), ("G6", "第三项"));
        var cells = Written.Cells(filled);
        string[] columns = ["A", "B", "C", "F", "G", "H", "I", "J", "K"];
        string[] swapped = [.. columns.Reverse()];
        var rows = new[] { 3, 6, 4, 5 }.Select((row, n) => Uploaded.Row(n + 1, [.. swapped.Select(c => cells[$"{c}{row}"])]));
        var preview = (await _sheets.Previewed(Uploaded.Book(string.Concat(rows)).ToArray())).Single();
        preview.Fates().ShouldBe("2:New 3:New 4:Blank");
        preview.Rows[0].Wanted!.Text.ShouldBe("第三项");
    }

    [SofficeFact]
    public async Task Saved_again_by_LibreOffice_it_comes_up_right()
    {
        var filled = (await FilledIn.Downloaded(_sheets)).With(("F4", "有进展"), ("G4", "栏目已改版。\n第二行"), ("F5", "本期无新增"));
        var saved = await Soffice.Converted("填报表.xlsx", filled, "ods");
        saved = await Soffice.Converted("填报表.ods", saved, "xlsx");
        var preview = (await _sheets.Previewed(saved)).Single();
        preview.Fates().ShouldBe("4:New 5:New 6:Blank");
        preview.Rows[0].Wanted!.Text.ShouldBe("栏目已改版。\n第二行");
    }
}
