using Tracker.AnnualReports;
using Tracker.Reading;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>R10: new 25, carried in 3, answered 24 (granted 11, withheld 4, not held 8, other 1), carried out 4; review 3, suits 0.</summary>
public class Reading_a_text_beside_its_tables
{
    [Theory]
    [InlineData("我局共收到政府信息公开申请25件，均按时答复。", "25/25")]
    [InlineData("2025年共受理依申请公开28件。", "28/28")] // with what was carried over
    [InlineData("收到政府信息公开申请二十件。", "20/25!")]
    [InlineData("全年收到26件政府信息公开申请。", "26/25!")]
    [InlineData("全年未收到政府信息公开申请。", "0/25!")]
    [InlineData("新收申请25件，上年结转3件，办结24件，结转下年度继续办理4件。", "25/25 3/3 24/24 4/4")]
    [InlineData("收到公开申请25件，结转至2026年办理5件。", "25/25 5/4!")]
    [InlineData("2024年结转申请3件，另有4件申请顺延至下一年度答复。", "3/3 4/4")]
    [InlineData("答复申请24件，其中予以公开11件、不予公开4件、无法提供9件，其他处理1件。", "24/24 11/11 4/4 9/8! 1/1")]
    [InlineData("办理信息公开申请，其中11件予以公开，4件不予公开。", "11/11 4/4")]
    [InlineData("收到申请25件，其中自然人20件，法人或其他组织6件。", "25/25 20/20 6/5!")]
    [InlineData("共受理申请28件，其中自然人申请23件，法人或其他组织申请5件。", "28/28 23/23 5/5")] // with what was carried over
    [InlineData("办结的信息公开申请中同意公开答复9件，不予公开答复4件。", "4/4")]
    [InlineData("因政府信息公开引起的行政复议3件，行政诉讼0件。", "3/3 0/0")]
    [InlineData("完成备案管理。因政府信息公开引起的行政复议4件。", "4/3!")] // the sentence before is another
    [InlineData("全年未发生因政府信息公开引起的行政复议、行政诉讼。", "0/3! 0/0")]
    [InlineData("政府信息公开行政复议3件，均维持。", "3/3 3/2!")]
    public void Says_what_the_tables_say_or_not(string text, string wanted) => Said(text).ShouldBe(wanted);

    [Theory]
    [InlineData("2024年收到政府信息公开申请12件。")] // another year
    [InlineData("收到政府信息公开申请比上年增加5件。")]
    [InlineData("收到政府信息公开申请20余件。")]
    [InlineData("全年办理行政复议案件120件。")] // as the organ that decides
    [InlineData("办理人大建议、政协提案16件，办结热线工单300件。")]
    [InlineData("制发政府信息130件，其中主动公开18件，不予公开112件。")]
    [InlineData("收到信访件9件。")]
    [InlineData("办理好每一件依申请公开案件。")]
    [InlineData("努力做到办结一件申请、解决一个问题。")]
    [InlineData("全年备案政府信息公开行政复议案件134件。")]
    [InlineData("按月完成备案管理。全市全年备案政府信息依申请公开领域\n行政复议案件134件，行政诉讼案件57件。")] // a page's line ends within the sentence
    [InlineData("没有超期答复的政府信息公开申请。")]
    public void Passes_over_what_is_something_else(string text) => Said(text).ShouldBe("");

    private static string Said(string text)
    {
        var cells = Tables.Sound.With("part3.carriedOut.person", 4).With("part3.carriedOut.company", 0).With("part3.carriedOut.total", 4);
        var passage = ReportReader.Read(new SourceText($"示例市财政局2025年政府信息公开工作年度报告\n一、总体情况\n{text}\n"));
        var findings = ReportCheck.Of(passage with { Cells = cells }).Where(f => f.Rule == "R10");
        return string.Join(' ', findings.Select(f => $"{f.Left}/{f.Right}{(f.Outcome is CheckOutcome.Inconsistent ? "!" : "")}"));
    }
}
