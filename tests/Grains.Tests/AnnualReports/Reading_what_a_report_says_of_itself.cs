using Tracker.AnnualReports;
using Tracker.Reading;

namespace Tracker.Grains.Tests.AnnualReports;

public class Reading_what_a_report_says_of_itself
{
    [Theory]
    [InlineData("示例市财政局2025年政府信息公开工作年度报告", "示例市财政局", 2025)]
    [InlineData("2025年示例县人民政府政府信息公开工作年度报告", "示例县人民政府", 2025)]
    [InlineData("示例区东山街道办事处2025年度政府\n信息公开工作年度报告", "示例区东山街道办事处", 2025)]
    [InlineData("示例市第2010小学2025年政府信息公开工作年度报告", "示例市第2010小学", 2025)]
    [InlineData("示例市第20中学2025年政府信息公开工作年度报告", "示例市第20中学", 2025)]
    [InlineData("示例省教育厅\n二〇二五年政府信息公开工作年度报告", "示例省教育厅", 2025)]
    public void Title_unit_and_year(string title, string unit, int year)
    {
        var report = ReportReader.Read(new SourceText($"{title}\n一、总体情况\n全年有序。\n"));
        (report.Unit, report.Year).ShouldBe((unit, year));
    }

    [Fact]
    public void A_wrong_year_is_named_where_it_stands()
    {
        var report = ReportReader.Read(new SourceText("示例市财政局2025年政府信息公开工作年度报告\n统计期限为2024年1月1日至12月31日。\n一、总体情况\n2024年，我局推进公开。\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"));
        ReportCheck.Of(report).Where(f => f.Outcome is CheckOutcome.Inconsistent).Select(f => $"{f.Rule} {f.Place}").ShouldBe(
            ["R13 五、存在的主要问题及改进情况", "R13 六、其他需要报告的事项", "R14 统计期限", "R14 一、总体情况"]);
    }

    [Fact]
    public void Its_words_are_read_as_they_are_printed()
    {
        const string Words = "2025年，我市（含县区）公开信息130件；其中：“自然人”申请3件！";
        ReportReader.Read(new SourceText($"示例市2025年政府信息公开工作年度报告\n一、总体情况\n{Words}\n五、存在的主要问题及改进情况\n一是不够全；二是——不够快。\n")).TextOf("part1").ShouldBe(Words);
    }

    [Theory]
    [InlineData("示例省人民政府", true)]
    [InlineData("示例市", true)]
    [InlineData("示例区东山街道", false)]
    [InlineData("示例县财政局", false)]
    [InlineData("示例市人民政府办公室", null)]
    [InlineData(null, null)]
    public void Who_may_make_regulations(string? unit, bool? may) => HeadFindings.MayMakeRegulations(unit).ShouldBe(may);

    [Theory]
    [InlineData("行政事业性收费 | 3000元 |", UnreadReason.OtherMeasure)]
    [InlineData("行政许可 | 三十 |", UnreadReason.NotANumber)]
    [InlineData("行政处罚 | 5万 |", UnreadReason.OtherMeasure)]
    public void A_cell_that_counts_in_something_else_is_named_and_never_worked_out(string row, UnreadReason reason)
    {
        var report = ReportReader.Read(new SourceText($"二、主动公开政府信息情况\n信息内容 | 本年收费金额（单位：万元） |\n{row}\n"));
        report.Unread.ShouldHaveSingleItem().Reason.ShouldBe(reason);
        ReportCheck.Of(report).ShouldContain(f => f.Rule == "R8" && f.Outcome == CheckOutcome.Inconsistent);
    }

    [Fact]
    public void A_row_with_too_few_values_is_left_unread()
    {
        var report = ReportReader.Read(new SourceText("三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 3 0 0 0 3\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"));
        report.Unread.Select(u => (u.Cell.Row.Key, u.Reason)).Distinct().ShouldBe([("new", UnreadReason.RowNotLaidOut)]);
    }
}
