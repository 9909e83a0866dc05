using System.Collections.Immutable;
using System.Xml.Linq;
using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Tables;

public class Writing_a_form
{
    private static readonly ImmutableArray<string> Many = [.. Enumerable.Range(1, 60).Select(n => $"示例单位第{n}局")];

    private static readonly TableSheet Form = new("填报表",
    [
        new("key", "编码", Hidden: true),
        new("no", "序号", CellKind.Number, 6),
        new("task", "任务", Width: 40),
        new("outcome", "情况", Width: 14, Entry: new ColumnEntry("从下拉列表里选。", ["有进展", "与上期一致", "不涉及本单位"])),
        new("unit", "单位", Width: 20, Entry: new ColumnEntry("选一个单位。", Many)),
        new("text", "进展", Width: 50, Entry: new ColumnEntry("不超过100字。", [], 100)),
        new("count", "数量", CellKind.Number, 10, Entry: new ColumnEntry("只填数字。", [])),
    ], "示例填报表")
    {
        Notes = ["只填浅黄色的格子，填好以后原样传回。", "说明第二行"],
        Foot = ["填报单位（盖章）：　　　　填报人：　　　　审核人："],
    };

    private static Table Rows(int count) => Table.Of(Form, Enumerable.Range(1, count), (n, row) => row
        .Text($"k{n}").Number(n).Text($"任务{n}").Blank().Blank().Text(n == 1 ? "上期的话" : null).Number(n == 1 ? 3 : (long?)null));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Satisfies_the_schema(int rows) => Faults(await As(TableFormat.Xlsx, Rows(rows))).ShouldBeEmpty();

    [Fact]
    public async Task Of_several_forms_with_long_lists_satisfies_the_schema() =>
        Faults(await Book(1_048_576, Rows(3), OfTexts("选项"), Rows(2))).ShouldBeEmpty();

    [Fact]
    public async Task Locks_all_but_what_is_to_be_filled_in()
    {
        var sheet = Part(await As(TableFormat.Xlsx, Rows(2)), "xl/worksheets/sheet1.xml");
        var protection = sheet.Descendants(Main + "sheetProtection").Single();
        protection.Attribute("sheet")!.Value.ShouldBe("1");
        protection.Attribute("password").ShouldBeNull();
        var styles = sheet.Descendants(Main + "c").ToDictionary(c => c.Attribute("r")!.Value, c => (int)c.Attribute("s")!);
        foreach (var open in new[] { "D5", "E5", "F5", "G5", "D6", "G6" }) IsLocked(styles[open]).ShouldBeFalse(open);
        foreach (var locked in new[] { "A1", "A2", "A4", "A5", "B5", "C5" }) IsLocked(styles[locked]).ShouldBeTrue(locked);
        sheet.Descendants(Main + "autoFilter").ShouldBeEmpty(); // filters and sorting do not work on a locked sheet
        sheet.Descendants(Main + "col").First().Attribute("hidden")!.Value.ShouldBe("1");
        sheet.Descendants(Main + "pane").Single().Attribute("topLeftCell")!.Value.ShouldBe("A5");

        static bool IsLocked(int style) => style is not (12 or 13 or 14 or 15 or 16 or 17);
    }

    [Fact]
    public async Task Offers_what_is_allowed_in_the_cell_or_on_a_hidden_sheet()
    {
        var book = await As(TableFormat.Xlsx, Rows(2));
        var rules = Part(book, "xl/worksheets/sheet1.xml").Descendants(Main + "dataValidation").ToArray();
        rules.Select(rule => (string)rule.Attribute("sqref")!).ShouldBe(["D5:D6", "E5:E6", "F5:F6", "G5:G6"]);
        rules[0].Element(Main + "formula1")!.Value.ShouldBe("\"有进展,与上期一致,不涉及本单位\"");
        rules[1].Element(Main + "formula1")!.Value.ShouldBe("'选项'!$A$1:$A$60");
        rules[2].Element(Main + "formula1")!.Value.ShouldBe("100");
        Cells(book, 2)["A60"].ShouldBe("示例单位第60局");
        Part(book, "xl/workbook.xml").Descendants(Main + "sheet").Last().Attribute("state")!.Value.ShouldBe("hidden");
    }

    [Fact]
    public async Task Repeats_its_headings_on_landscape_A4()
    {
        var book = await As(TableFormat.Xlsx, Rows(2));
        Part(book, "xl/workbook.xml").Descendants(Main + "definedName").Select(name => name.Value).ShouldBe(["'填报表'!$4:$4"]);
        var paper = Part(book, "xl/worksheets/sheet1.xml").Descendants(Main + "pageSetup").Single();
        (paper.Attribute("paperSize")!.Value, paper.Attribute("orientation")!.Value).ShouldBe(("9", "landscape"));
    }

    [SofficeFact]
    public async Task Opens_in_LibreOffice_locked_with_drop_downs_and_hidden_keys()
    {
        var opened = XDocument.Parse(await Soffice.ToXml(await As(TableFormat.Xlsx, Rows(3))));
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        var sheets = opened.Descendants(table + "table").ToArray();
        sheets[0].Attribute(table + "protected")!.Value.ShouldBe("true");
        sheets[0].Elements(table + "table-column").First().Attribute(table + "visibility")!.Value.ShouldBe("collapse");
        var rules = opened.Descendants(table + "content-validation").Select(rule => (string?)rule.Attribute(table + "condition") ?? "").ToArray();
        rules.ShouldContain(rule => rule.Contains("有进展", StringComparison.Ordinal) && rule.Contains("不涉及本单位", StringComparison.Ordinal));
        rules.ShouldContain(rule => rule.Contains("选项", StringComparison.Ordinal));
        opened.ToString().ShouldContain("填报单位（盖章）");
    }
}
