using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Tables;

public class Writing_a_workbook
{
    private static readonly TableSheet Mixed = Sheet("示例台账",
        new("no", "序号", CellKind.Number, 6),
        new("title", "事项", CellKind.Text, 40, ColumnTotal.Count),
        new("share", "完成比例", CellKind.Percent, 10),
        new("count", "件数", CellKind.Number, 10, ColumnTotal.Sum),
        new("due", "完成时限", CellKind.Date, 12),
        new("at", "最近填报", CellKind.Moment, 18));

    private static Table MixedRows(int count) => Table.Of(Mixed, Enumerable.Range(1, count), (n, row) => row
        .Number(n).Text($"第{n}项 <&> \"引号\"\t制表\n换行\u0001 \uD800 \U00020000").Percent(n / 100m).Number(n * 1.5m)
        .Date(new DateOnly(2026, 1, 1).AddDays(n)).Moment(Made.AddMinutes(n)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    public async Task Satisfies_the_schema(int rows) => Faults(await Book(1_048_576, MixedRows(rows))).ShouldBeEmpty();

    [Fact]
    public async Task Of_several_tables_and_several_sheets_satisfies_the_schema() =>
        Faults(await Book(50, MixedRows(120), OfTexts("一", null, "二"), MixedRows(3))).ShouldBeEmpty();

    [Fact]
    public async Task Without_columns_still_satisfies_the_schema() =>
        Faults(await Book(50, Table.Of(Sheet(null), Array.Empty<int>(), (_, _) => { }))).ShouldBeEmpty();

    [Fact]
    public async Task Puts_every_kind_of_cell_where_it_belongs()
    {
        var cells = Cells(await As(TableFormat.Xlsx, MixedRows(2)));
        cells["A1"].ShouldBe("示例台账");
        cells["B2"].ShouldBe("事项");
        cells["A4"].ShouldBe("2");
        cells["B4"].ShouldBe("第2项 <&> \"引号\"\t制表\n换行 \uFFFD \U00020000");
        cells["C4"].ShouldBe("0.02");
        cells["D4"].ShouldBe("3.0");
        cells["E4"].ShouldBe(new DateTime(2026, 1, 3).ToOADate().ToString(CultureInfo.InvariantCulture));
        double.Parse(cells["F4"], CultureInfo.InvariantCulture).ShouldBe(new DateTime(2026, 3, 2, 9, 32, 0).ToOADate(), 1e-8);
        (double.Parse(cells["F4"], CultureInfo.InvariantCulture) * 1440 % 60).ShouldBeInRange(32, 32.001); // never a minute early where a program cuts
    }

    [Fact]
    public async Task Freezes_filters_and_repeats_the_heading_row()
    {
        var book = await As(TableFormat.Xlsx, MixedRows(5));
        var sheet = Part(book, "xl/worksheets/sheet1.xml");
        sheet.Descendants(Main + "pane").Single().Attribute("topLeftCell")!.Value.ShouldBe("A3");
        sheet.Descendants(Main + "autoFilter").Single().Attribute("ref")!.Value.ShouldBe("A2:F7"); // the total stays out of the filter
        sheet.Descendants(Main + "pageSetup").Single().Attribute("orientation")!.Value.ShouldBe("landscape");
        Part(book, "xl/workbook.xml").Descendants(Main + "definedName").Select(name => name.Value)
            .ShouldBe(["'台账'!$A$2:$F$7", "'台账'!$2:$2"]);
    }

    [Fact]
    public async Task Totals_by_formulas_over_the_visible_rows_with_their_values()
    {
        var book = await As(TableFormat.Xlsx, MixedRows(4));
        Cells(book)["A7"].ShouldBe("合计");
        Cells(book)["B7"].ShouldBe("4");
        Cells(book)["D7"].ShouldBe("15.0");
        Formula(book, 1, "B7").ShouldBe("SUBTOTAL(103,B3:B6)");
        Formula(book, 1, "D7").ShouldBe("SUBTOTAL(109,D3:D6)");
    }

    [Fact]
    public async Task Without_rows_totals_to_nought_and_no_formula_refers_to_itself()
    {
        var book = await As(TableFormat.Xlsx, MixedRows(0));
        Cells(book)["D3"].ShouldBe("0");
        Formula(book, 1, "D3").ShouldBeNull();
    }

    [Fact]
    public async Task Longer_than_a_sheet_goes_on_in_the_next_and_sums_them_at_the_end()
    {
        var book = await Book(10, MixedRows(13)); // title, heading, two lines for totals: six rows a sheet
        Cells(book, 1)["A3"].ShouldBe("1");
        Cells(book, 1)["A9"].ShouldBe("本表小计");
        Cells(book, 2)["A3"].ShouldBe("7");
        Cells(book, 3)["A3"].ShouldBe("13");
        Cells(book, 3)["A4"].ShouldBe("本表小计");
        Cells(book, 3)["A5"].ShouldBe("合计");
        Cells(book, 3)["B5"].ShouldBe("13");
        Cells(book, 3)["D5"].ShouldBe("136.5");
        Formula(book, 3, "D5").ShouldBe("'台账'!D9+'台账 (2)'!D9+'台账 (3)'!D4");
    }

    [Fact]
    public async Task Just_filling_a_sheet_needs_no_second_one()
    {
        var book = await Book(10, MixedRows(6));
        Cells(book, 1)["A9"].ShouldBe("合计");
        Should.Throw<ShouldAssertException>(() => Cells(book, 2));
    }

    [Fact]
    public async Task Cuts_a_text_that_no_cell_can_hold_and_says_so()
    {
        var cells = Cells(await As(TableFormat.Xlsx, OfTexts(new string('长', 40_000), new string('整', 32_767), string.Concat(Enumerable.Repeat("\U00020000", 20_000)))));
        cells["A2"].Length.ShouldBe(32_767);
        cells["A2"].ShouldEndWith("已截断）");
        cells["A3"].ShouldBe(new string('整', 32_767));
        cells["A4"].ShouldEndWith("已截断）");
        cells["A4"].ShouldNotContain("\uFFFD"); // no character is cut in two
    }

    [Fact]
    public async Task Makes_a_row_as_high_as_its_longest_text_wraps()
    {
        var table = Table.Of(Sheet("标题", new("a", "内容", Width: 20), new("b", "备注", Width: 60)),
            ["短", new string('长', 25), "三\n行\n字", new string('a', 21), new string('巨', 5_000)], (text, row) => row.Text(text).Text(text));
        var rows = Part(await As(TableFormat.Xlsx, table), "xl/worksheets/sheet1.xml").Descendants(Main + "row");
        rows.Select(row => (string?)row.Attribute("ht")).ShouldBe(["027", null, null, "045", "045", "030", "405"]);
    }

    [SofficeFact]
    public async Task Lies_in_LibreOffice_without_lines_upon_each_other()
    {
        var opened = await Soffice.ToXml(await As(TableFormat.Xlsx, Table.Of(Sheet(null, new TableColumn("a", "内容", Width: 20)), [new string('长', 25)], (text, row) => row.Text(text))));
        opened.ShouldContain("style:row-height=\"0.625"); // 45 points
    }

    [Fact]
    public async Task Keeps_a_number_of_more_than_fifteen_digits_as_text()
    {
        var table = Table.Of(Sheet(null, new TableColumn("n", "编号", CellKind.Number)), [999_999_999_999_999, 110_101_199_003_071_234], (n, row) => row.Number(n));
        var sheet = Part(await As(TableFormat.Xlsx, table), "xl/worksheets/sheet1.xml").Descendants(Main + "c").ToArray();
        sheet[1].Attribute("t").ShouldBeNull();
        sheet[2].Attribute("t")!.Value.ShouldBe("s");
    }

    [Fact]
    public async Task Fills_cells_left_out_and_refuses_one_too_many()
    {
        var sheet = Sheet(null, new("a", "甲"), new("b", "乙"));
        Cells(await As(TableFormat.Xlsx, Table.Of(sheet, [1], (_, row) => row.Text("一"))))["B2"].ShouldBe("");
        await Should.ThrowAsync<InvalidOperationException>(() => As(TableFormat.Xlsx, Table.Of(sheet, [1], (_, row) => row.Text("一").Text("二").Text("三"))));
    }

    [Fact]
    public async Task Shares_texts_that_recur_and_not_those_that_do_not()
    {
        var sheet = Sheet(null, new("unit", "单位"), new("note", "备注"));
        var book = await As(TableFormat.Xlsx, Table.Of(sheet, Enumerable.Range(0, 5_000), (n, row) => row.Text($"单位{n % 40}").Text($"备注{n}")));
        Part(book, "xl/sharedStrings.xml").Descendants(Main + "si").Count().ShouldBeInRange(40, 400);
        Cells(book)["A5001"].ShouldBe("单位39");
        Cells(book)["B5001"].ShouldBe("备注4999");
    }

    [Fact]
    public void Gives_back_any_text_but_for_what_no_cell_can_show() => Prop.ForAll(Texts, text =>
    {
        using var buffer = new Utf8Buffer();
        using var output = new MemoryStream();
        buffer.Put("<t>"u8);
        buffer.PutXml(text);
        buffer.Put("</t>"u8);
        buffer.FlushTo(output, default).AsTask().GetAwaiter().GetResult();
        output.Position = 0;
        return XElement.Load(output, LoadOptions.PreserveWhitespace).Value == Shown(text);
    }).QuickCheckThrowOnFailure();

    [SofficeFact]
    public async Task Opens_in_LibreOffice_with_headings_dates_and_totals()
    {
        var lines = (await Soffice.ToCsv(await As(TableFormat.Xlsx, Table.Of(Mixed, Enumerable.Range(1, 3), (n, row) => row
            .Number(n).Text($"第{n}项").Percent(n / 100m).Number(n * 1.5m).Date(new DateOnly(2026, 1, 1).AddDays(n)).Moment(Made))))).Single().Split('\n');
        lines[0].ShouldStartWith("示例台账");
        lines[1].ShouldBe("序号,事项,完成比例,件数,完成时限,最近填报");
        lines[2].ShouldBe("1,第1项,1.0%,1.5,2026-01-02,2026-03-02 09:30");
        lines[5].ShouldBe("合计,3,,9,,");
    }

    private static readonly Arbitrary<string> Texts = Arb.From(
        Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()), Gen.Elements("_x0041_", "_x", "\uD840\uDC00", "&<>\"", "\r\n", "\r", "政务")))
            .Select(parts => string.Concat(parts)));

    private static string Shown(string text)
    {
        var shown = new System.Text.StringBuilder();
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes()) // a lone surrogate comes as U+FFFD
            if (rune.Value is >= ' ' or '\t' or '\n' && rune.Value is not (0xFFFE or 0xFFFF)) shown.Append(rune);
        return System.Text.RegularExpressions.Regex.Replace(shown.ToString(), "_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }

    private static string? Formula(byte[] book, int sheet, string cell) =>
        Part(book, $"xl/worksheets/sheet{sheet}.xml").Descendants(Main + "c").Single(c => c.Attribute("r")!.Value == cell).Element(Main + "f")?.Value;
}
