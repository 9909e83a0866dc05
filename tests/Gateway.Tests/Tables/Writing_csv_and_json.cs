using System.Text.Json;
using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Tables;

public class Writing_csv_and_json
{
    private static readonly TableSheet Columns = Sheet("不出现", new("no", "序号", CellKind.Number), new("units", "单位"), new("share", "比例", CellKind.Percent),
        new("due", "时限", CellKind.Date), new("at", "时间", CellKind.Moment), new("sum", "合计", CellKind.Number, Total: ColumnTotal.Sum));

    private static readonly Table Rows = Table.Of(Columns, [1, 2], (n, row) =>
    {
        if (n == 1) row.Number(-1).Texts(["甲局", "乙局"]).Percent(0.955m).Date(new DateOnly(2026, 6, 30)).Moment(Made.ToUniversalTime()).Number(-1.50m);
    });

    [Fact]
    public async Task Csv_begins_with_the_mark_that_tells_spreadsheets_the_encoding() =>
        (await As(TableFormat.Csv, Rows))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);

    [Fact]
    public async Task Csv_has_a_head_line_and_the_rows() => (await AsText(TableFormat.Csv, Rows)).ShouldBe(
        "\uFEFF序号,单位,比例,时限,时间,合计\r\n-1,甲局、乙局,95.5%,2026-06-30,2026-03-02 09:30,-1.50\r\n,,,,,\r\n");

    [Theory]
    [InlineData("平常", "平常")]
    [InlineData("有,逗号", "\"有,逗号\"")]
    [InlineData("有\"引号\"", "\"有\"\"引号\"\"\"")]
    [InlineData("两\r\n行", "\"两\r\n行\"")]
    [InlineData(" 前有空格", "\" 前有空格\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@甲", "'@甲")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\0=1", "'=1")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("a=1", "a=1")]
    public async Task Csv_quotes_and_disarms(string text, string written) =>
        (await AsText(TableFormat.Csv, OfTexts(text))).ShouldBe($"\uFEFF内容\r\n{written}\r\n");

    [Fact]
    public async Task Json_is_a_list_of_rows_by_key()
    {
        var rows = JsonDocument.Parse(await As(TableFormat.Json, Rows)).RootElement;
        rows.GetArrayLength().ShouldBe(2);
        rows[0].GetRawText().ShouldBe("""{"no":-1,"units":["甲局","乙局"],"share":0.955,"due":"2026-06-30","at":"2026-03-02T09:30:00+08:00","sum":-1.50}""");
        rows[1].EnumerateObject().ShouldAllBe(cell => cell.Value.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Json_without_rows_is_an_empty_list() =>
        JsonDocument.Parse(await As(TableFormat.Json, OfTexts())).RootElement.GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task Json_keeps_Chinese_as_text_and_survives_half_a_character()
    {
        var text = await AsText(TableFormat.Json, OfTexts("政务\U00020000", "半\uD800字"));
        text.ShouldContain("政务");
        JsonDocument.Parse(text).RootElement[1].GetProperty("text").GetString().ShouldBe("半\uFFFD字");
    }

    [Fact]
    public async Task Rows_may_come_one_by_one_from_afar()
    {
        var table = Table.Of(Sheet(null, new TableColumn("n", "数", CellKind.Number)), Afar(3), (n, row) => row.Number(n));
        (await AsText(TableFormat.Csv, table)).ShouldBe("\uFEFF数\r\n0\r\n1\r\n2\r\n");
    }

    [Theory]
    [InlineData("台账.XLSX", ".xlsx")]
    [InlineData("csv", ".csv")]
    [InlineData("a/b.json", ".json")]
    [InlineData("a.pdf", null)]
    public void A_format_is_found_by_ending_or_name(string asked, string? ending) => TableFormat.For(asked)?.Ending.ShouldBe(ending);

    private static async IAsyncEnumerable<int> Afar(int count)
    {
        for (var n = 0; n < count; n++)
        {
            await Task.Yield();
            yield return n;
        }
    }
}
