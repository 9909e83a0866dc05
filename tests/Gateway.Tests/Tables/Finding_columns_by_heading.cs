using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Uploaded;

namespace Tracker.Gateway.Tests.Tables;

public class Finding_columns_by_heading
{
    [Fact]
    public void Takes_any_order_and_any_writing_of_a_heading()
    {
        using var reader = XlsxReader.Open(Book(Row(1, "单位一览") + Row(3, "级 别：", "＊名　称", "别名（多个）") + Row(4, "省", " 某局 ", "甲、乙；丙"), after: "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>"));
        var (headings, refused) = HeadingMap.Find(reader, "名称", "级别");
        refused.ShouldBeNull();
        headings!.Row.ShouldBe(3);
        var row = headings.RowsOf(reader).Single();
        headings.Text(row, "名称").ShouldBe("某局");
        headings.Text(row, "级别").ShouldBe("省");
        headings.Texts(row, "别名(多个)").ShouldBe(["甲", "乙", "丙"]);
        headings.Text(row, "电话").ShouldBe("");
        headings.Texts(row, "电话").ShouldBeEmpty();
    }

    [Fact]
    public void Passes_over_the_second_line_of_a_head_and_heads_said_again()
    {
        using var reader = XlsxReader.Open(Book(
            Row(1, "名称", "联系", "") + Row(2, "", "人", "电话") + Row(3, "某局", "张", "1") + Row(4, "名称", "联系") + Row(5, "某厅", "李", "2"),
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"));
        var (headings, _) = HeadingMap.Find(reader, "名称");
        headings!.RowsOf(reader).Select(row => headings.Text(row, "名称")).ShouldBe(["某局", "某厅"]);
    }

    [Fact]
    public void Names_the_headings_that_are_missing_from_the_likeliest_row()
    {
        using var reader = XlsxReader.Open(Book(Row(1, "一览") + Row(2, "名称", "类型") + Row(3, "某局", "厅局")));
        HeadingMap.Find(reader, "名称", "级别", "账号").Rejection!.ToString().ShouldBe("table.headings-missing(级别、账号)");
    }

    [Fact]
    public void Refuses_a_heading_that_stands_twice()
    {
        using var reader = XlsxReader.Open(Book(Row(1, "名称", "级别", "名 称")));
        HeadingMap.Find(reader, "名称").Rejection!.ToString().ShouldBe("table.heading-twice(名称)");
    }

    [Fact]
    public void Passes_on_why_the_file_itself_is_refused()
    {
        using var reader = XlsxReader.Open(new MemoryStream());
        HeadingMap.Find(reader, "名称").Rejection.ShouldBe(TableRejections.EmptyFile);
    }
}
