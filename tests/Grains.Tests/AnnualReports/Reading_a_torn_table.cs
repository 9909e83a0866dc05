using Tracker.AnnualReports;
using Tracker.Reading;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>Tables as they come out of a printed page: labels over several lines with words of a neighbouring cell in them, headings torn apart.</summary>
public class Reading_a_torn_table
{
    private const string Head = "示例市财政局2025年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n";

    private const string Above = Head + "一、本年新收政府信息公开申请数量   20   5   0   0   0   0   25\n二、上年结转政府信息公开申请数量   3   0   0   0   0   0   3\n三 （一）予以公开   9   2   0   0   0   0   11\n";

    [Fact]
    public void Rows_that_lost_their_label_between_two_that_have_theirs_are_the_next_of_the_form()
    {
        var cells = ReportReader.Read(new SourceText(Above + "（二）部分公开（区分处理的，只\n 本  4  1  0  0  0  0  5\n年计这一情形）\n 1.属于国家秘密  0  0  0  0  0  0  0\n")).Cells;
        (cells[Tables.Key("part3.r2.person")].Number, cells[Tables.Key("part3.r2.total")].Number).ShouldBe((4, 5));
    }

    [Fact]
    public void One_line_too_few_or_too_many_and_none_of_them_is_read()
    {
        foreach (var between in new[] { "2.其他法律度公开\n3.危及办理结果\n 6 0 0 0 0 0 6\n", "2.其他 1 0 0 0 0 0 1\n3.危及 2 0 0 0 0 0 2\n 3 0 0 0 0 0 3\n" })
        {
            var report = ReportReader.Read(new SourceText(Above + "（二）部分公开 4 1 0 0 0 0 5\n1.属于国家秘密 0 0 0 0 0 0 0\n" + between + "4.保护第三方合法权益 1 0 0 0 0 0 1\n"));
            report.Cells[Tables.Key("part3.r3_2.total")].IsBlank.ShouldBeTrue();
            report.Cells[Tables.Key("part3.r3_4.total")].Number.ShouldBe(1);
        }
    }

    [Fact]
    public void A_label_before_another_rows_cells_is_no_reading_of_its_own()
    {
        var row = "| {0} | {1} | 0 | 0 | 0 | 0 | 0 | {1} |\n";
        string Row(string label, int value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, label, value);
        var report = ReportReader.Read(new SourceText(Above + "（二）部分公开 4 1 0 0 0 0 5\n" + Row("7.属于行政执法案卷", 0) + "1.本机关不掌握相关政府信息\n" + Row("", 7)
            + "2.没有现成信息需要另行制 4 0 0 0 0 0 4\n 5 0 0 0 0 0 5\n" + Row("3.补正后申请内容仍不明确", 0)));
        report.Cells[Tables.Key("part3.r4_1.total")].IsBlank.ShouldBeTrue();
        report.Unread.Select(u => u.Cell.Row.Key).ShouldContain("r4_1");
        report.Cells[Tables.Key("part3.r3_8.total")].Number.ShouldBe(7);
    }

    [Fact]
    public void What_was_not_read_is_not_found_wrong()
    {
        var findings = ReportCheck.Of(ReportReader.Read(new SourceText(Above + "（七）总计 20 5 0 0 0 0 25\n四、结转下年度继续办理 3 0 0 0 0 0 3\n")));
        findings.Where(f => f.Rule == "R2").ShouldAllBe(f => f.Outcome != CheckOutcome.Inconsistent);
        findings.ShouldContain(f => f.Rule == "R9" && f.Advice[0].Key == "R9.row-missing");
    }

    [Theory]
    [InlineData("|\n规章 |\n3 |\n0 |\n|\n|\n行政规范性文件 |\n5 |\n12 |\n8 |\n|\n第二十条第(五)项 | |||\n|\n信息内容 |\n本年处理决定数量 | ||\n|\n行政许可 |\n7 | ||\n|\n第二十条第(八)项 | |||\n|\n行政事业性收费 |\n1.5 | ||\n", "3 0 _ 5 12 8 7 1.5")] // a mark of its own opens each row
    [InlineData("规章 |\n3 |\n0 |\n0 |\n行政规范性文件 |\n5 |\n12 |\n8 |\n第二十条 第(五)项 |\n|||\n信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n7 |\n||\n第二十条 第(八)项 |\n|||\n行政事业性收费 |\n1.5 |\n", "3 0 0 5 12 8 7 1.5")]
    [InlineData("|\n规章 |\n3 |\n0 |\n|\n行政规范性文件 |\n5 |\n12 |\n8 |\n|\n第二十条第(五)项 | |||\n|\n行政许可 |\n7 | ||\n", "_ _ _ 5 12 8 7 _")] // two cells where three belong: none
    public void Part_2_with_a_cell_a_line(string table, string wanted)
    {
        var cells = ReportReader.Read(new SourceText($"示例市财政局2025年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n{table}三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 20 5 0 0 0 0 25\n")).Cells;
        string.Join(' ', ReportForm.Of2021.Cells.Where(c => c.Table.Part == "part2" && c.Row.Key is "regulations" or "normative" or "licences" or "fees").Select(c => cells[c]).Select(v => v.IsBlank ? "_" : v.ToString())).ShouldBe(wanted);
    }

    [Theory]
    [InlineData("结果   结果  其他  尚未\n                      总计\n维持   纠正  结果  审结\n\n7  1  0  2  10  3  0  0  0  3  1  0  0  0  1\n")]
    [InlineData("### 行政复议\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n| 7 | 1 | 0 | 2 | 10 |\n### 行政诉讼（未经复议直接起诉）\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n| 3 | 0 | 0 | 0 | 3 |\n### 行政诉讼（复议后起诉）\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|:--|---|---|---|--:|\n| 1 | 0 | 0 | 0 | 1 |\n")]
    public void Part_4_with_torn_headings_or_a_table_a_group(string table)
    {
        var cells = ReportReader.Read(new SourceText($"示例市财政局2025年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{table}五、存在的主要问题及改进情况\n有。\n")).Cells;
        new[] { "review.upheld", "review.total", "direct.total", "afterReview.upheld" }.Select(k => cells[Tables.Key($"part4.{k}")].Number).ShouldBe([7, 10, 3, 1]);
    }

    [Fact]
    public void Two_cells_of_three_between_marks_are_no_row()
    {
        var report = ReportReader.Read(new SourceText("二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 22 | 235 |\n"));
        report.Unread.ShouldNotBeEmpty();
        report.Cells[Tables.Key("part2.regulations.ended")].IsBlank.ShouldBeTrue();
    }
}
