using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Uploaded;

namespace Tracker.Gateway.Tests.Tables;

public class Reading_a_workbook
{
    [Fact]
    public async Task Gives_back_what_was_written()
    {
        var sheet = new TableSheet("单位", [new("name", "名称"), new("n", "人数", CellKind.Number), new("share", "比例", CellKind.Percent), new("on", "日期", CellKind.Date), new("at", "时间", CellKind.Moment)]);
        var book = await Written.As(TableFormat.Xlsx, Table.Of(sheet, [1, 2], (n, row) => row
            .Text(n == 1 ? "某局<甲>_x0041_\n第二行 " : null).Number(n + 0.1m).Percent(0.955m).Date(new DateOnly(2026, 2, 28 - n)).Moment(Written.Made)));
        Read(new MemoryStream(book)).ShouldBe([
            "1: 名称|人数|比例|日期|时间",
            "2: 某局<甲>_x0041_\n第二行 |1.1|0.955|2026-02-27|2026-03-02T09:30:00",
            "3: |2.1|0.955|2026-02-26|2026-03-02T09:30:00"]);
    }

    [Fact]
    public void Takes_texts_however_they_are_stored() => Read(Book(
        """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>
        <c r="D1" t="str"><f>A1&amp;""</f><v>公式</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" t="s"><v>99</v></c><c r="H1" t="d"><v>2026-01-05</v></c></row>
        """,
        shared: "<si><t>共享</t></si><si><r><t>富</t></r><r><t xml:space=\"preserve\"> 文本_x000A_</t></r><rPh sb=\"0\" eb=\"1\"><t>ピン</t></rPh></si>"))
        .ShouldBe(["1: 共享|富 文本\n|内联|公式|TRUE|#N/A||2026-01-05"]);

    [Theory]
    [InlineData("0", "5", "5")]
    [InlineData("0", "0.30000000000000004", "0.3")]
    [InlineData("0", "1.2E+3", "1200")]
    [InlineData("0", "123456789012345", "123456789012345")]
    [InlineData("0", "-0.5", "-0.5")]
    [InlineData("9", "0.95", "0.95")]
    [InlineData("0", "not a number", "not a number")]
    [InlineData("14", "46082", "2026-03-01")]
    [InlineData("31", "46082", "2026-03-01")]
    [InlineData("22", "46082.5", "2026-03-01T12:00:00")]
    [InlineData("20", "0.75", "18:00:00")]
    [InlineData("14", "59", "1900-02-28")]
    [InlineData("14", "61", "1900-03-01")]
    [InlineData("14", "-1", "-1")]
    [InlineData("14", "99999999", "99999999")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "46082", "2026-03-01")]
    [InlineData("[$-804]yyyy/m/d;@", "46082", "2026-03-01")]
    [InlineData("[h]:mm", "0.75", "18:00:00")]
    [InlineData("[Red]0.00", "46082", "46082")]
    [InlineData("0\"days\"", "46082", "46082")]
    [InlineData("0\\d", "46082", "46082")]
    [InlineData("0.00E+00", "46082", "46082")]
    [InlineData("General", "46082", "46082")]
    [InlineData("0;yyyy", "46082", "46082")]
    public void Shows_a_number_as_its_format_means_it(string format, string stored, string shown) =>
        Read(Book($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{stored}</v></c></row>", formats: ["0", format])).ShouldBe([$"1: {shown}"]);

    [Fact]
    public void Counts_days_from_1904_where_the_workbook_does() =>
        Read(Book("<row r=\"1\"><c s=\"0\"><v>44620</v></c></row>", formats: ["14"], bookProperties: "<workbookPr date1904=\"1\"/>")).ShouldBe(["1: 2026-03-01"]);

    [Fact]
    public void Passes_over_blank_rows_and_places_cells_by_their_reference() => Read(Book(
        """<row r="2"><c r="C2"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row><row r="4"/><row r="5"><c r="A5" t="inlineStr"><is><t> </t></is></c></row><row><c><v>7</v></c><c><v>8</v></c></row>"""))
        .ShouldBe(["2: ||1", "6: 7|8"]);

    [Fact]
    public void Fills_merged_cells_with_their_first() => Read(Book(
        Row(1, "一览表") + Row(2, "要点", "单位", "情况") + Row(3, "一", "甲局", "好") + Row(4, "", "乙局", "好") + Row(6, "", "丙局") + Row(7, "", "丁局"),
        after: "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A6\"/><mergeCell ref=\"A9:A12\"/><mergeCell ref=\"bad\"/></mergeCells>"))
        .ShouldBe(["1: 一览表|一览表|一览表", "2: 要点|单位|情况", "3: 一|甲局|好", "4: 一|乙局|好", "6: 一|丙局", "7: |丁局"]);

    [Fact]
    public void Takes_the_first_sheet_that_can_be_seen_or_the_one_named()
    {
        const string sheets = """<sheet name="藏" sheetId="3" state="hidden" r:id="rId9"/><sheet name="图" sheetId="4" r:id="rId4"/><sheet name="表一" sheetId="1" r:id="rId1"/>""";
        Read(Book(Row(1, "一"), sheets: sheets)).ShouldBe(["1: 一"]);
        Read(Book(Row(1, "一"), sheets: sheets), "表一").ShouldBe(["1: 一"]);
        Read(Book(Row(1, "一"), sheets: sheets), "表二").ShouldBe(["table.sheet-unknown(表二, 图、表一)"]);
    }

    [Fact]
    public void Does_not_mind_the_strict_dialect() => Read(Zip(
        ("xl/workbook.xml", """<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="甲" sheetId="1" rel:id="k"/></x:sheets></x:workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="k" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/s.xml"/></Relationships>"""),
        ("xl/s.xml", """<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>严格</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>""")))
        .ShouldBe(["1: 严格"]);

    [SofficeFact]
    public async Task Reads_what_LibreOffice_wrote()
    {
        var book = await Soffice.ToXlsx("名称,日期,数,比例\n某局,2026-03-01,1234.5,95%\n\"两\n行\",,0,\n");
        Read(new MemoryStream(book)).ShouldBe(["1: 名称|日期|数|比例", "2: 某局|2026-03-01|1234.5|0.95", "3: 两\n行||0"]);
    }
}
