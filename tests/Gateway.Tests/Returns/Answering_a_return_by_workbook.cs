using Tracker.Assignments;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>A row that was returned (退回) says so in the workbook, and is answered by something new alone. One line of notes more: rows begin at 5.</summary>
public class Answering_a_return_by_workbook
{
    private readonly SheetsInMemory _sheets = new();

    public Answering_a_return_by_workbook()
    {
        _sheets.Write(1, 1, new PeriodRow(RowOutcome.Progress, "栏目已改版。", null, null, [], []));
        _sheets.Write(1, 2, new PeriodRow(RowOutcome.Same, "", null, null, [], []));
        _sheets.Return(1, 1, "没有写改了哪些栏目");
        _sheets.Return(1, 2, "上期的数字要更新");
    }

    [Fact]
    public async Task The_row_shows_why_by_whom_and_when()
    {
        var book = await FilledIn.Downloaded(_sheets);
        Written.Faults(book).ShouldBeEmpty();
        var cells = Written.Cells(book);
        cells["A2"].ShouldContain("有2行被退回补充");
        cells["F4"].ShouldBe(WorkbookTable.Returned);
        cells["F5"].ShouldBe("政务公开办 2026年4月3日退回补充：没有写改了哪些栏目");
        cells.GetValueOrDefault("F7", "").ShouldBeEmpty();
        (cells["G5"], cells["H5"]).ShouldBe(("有进展", "栏目已改版。"));
        (await _sheets.Previewed(book)).Single().Fates().ShouldBe("5:Same 6:Same 7:Blank");
    }

    [Theory]
    [InlineData("G5", "与上期一致", "5:Refused 6:Same 7:Blank")]
    [InlineData("G6", "本期无新增", "5:Same 6:Changed 7:Blank")] // another statement than the one returned
    [InlineData("H5", "栏目已改版：两个。", "5:Changed 6:Same 7:Blank")]
    [InlineData("K6", "公开信息 845 条", "5:Same 6:Changed 7:Blank")]
    [InlineData("L6", "专栏 https://example.org/new", "5:Same 6:Changed 7:Blank")]
    [InlineData("L6", "上期网页 https://example.org/1", "5:Same 6:Same 7:Blank")] // it is there
    public async Task As_before_is_no_answer_and_something_new_is(string cell, string text, string fates)
    {
        var preview = (await _sheets.Previewed((await FilledIn.Downloaded(_sheets)).With((cell, text)))).Single();
        preview.Fates().ShouldBe(fates);
        if (preview.Rows.FirstOrDefault(r => r.Fate is WorkbookFate.Refused)?.Faults.ShouldHaveSingleItem() is { } fault)
        {
            (fault.Cell, fault.Rule.Code).ShouldBe(("G5", "assignment.return-unanswered"));
            fault.Rule.Says.ShouldContain("「与上期一致」");
        }
    }
}
