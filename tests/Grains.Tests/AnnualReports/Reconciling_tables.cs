using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

public class Reconciling_tables
{
    [Fact]
    public void A_sound_report_holds_everywhere()
    {
        var results = ReportRules.Check(Tables.Sound);
        results.ShouldAllBe(r => r.Outcome == CheckOutcome.Consistent);
        results.CountBy(r => r.Rule).ShouldBe([new("R1", 7), new("R2", 7), new("R3", 25), new("R4", 3), new("R8", 200), new("R9", 200)]);
    }

    [Fact]
    public void A_failure_shows_both_sides_and_the_difference()
    {
        var failing = Tables.Sound.With("part3.new.person", 21).Failing().ToList();
        failing.Said().ShouldBe(["R1 自然人 24/23", "R3 一、本年新收政府信息公开申请数量 26/25"]);
        failing[0].Difference.ShouldBe(1);
    }

    [Fact]
    public void Blanks_add_nothing_beside_a_filled_cell_and_alone_compare_with_nothing()
    {
        var blank = Tables.Sound.With("part3.carriedIn.research", null).With("part3.new.research", null).With("part3.carriedIn.welfare", null);
        var results = ReportRules.Check(blank).Where(r => r.Outcome is not CheckOutcome.Consistent).ToList();
        results.Where(r => r.Rule != "R9" && r.Rule != "R8").Said().ShouldBe(["R1 科研机构 /0"]);
        results.Where(r => r.Rule == "R9").Select(r => r.Place).ShouldBe(
            ["一、本年新收政府信息公开申请数量·科研机构", "二、上年结转政府信息公开申请数量·科研机构", "二、上年结转政府信息公开申请数量·社会公益组织"]);
        results.ShouldAllBe(r => r.Outcome == CheckOutcome.NotComparable);
    }

    [Fact]
    public void Counts_are_whole_and_not_negative_and_only_money_has_decimals() =>
        Tables.Sound.With("part4.direct.total", -1).With("part4.direct.upheld", -1).With("part2.licences.decided", 0.5m).With("part2.fees.charged", 0.01m)
            .Failing().Said().ShouldBe(["R8 行政许可·本年处理决定数量 0.5/", "R8 未经复议直接起诉·结果维持 -1/", "R8 未经复议直接起诉·总计 -1/"]);

    [Fact]
    public void Last_years_figures_are_carried_over_column_by_column()
    {
        var previous = Tables.Sound.With("part3.carriedOut.person", 3).With("part3.carriedOut.company", 0).With("part3.carriedOut.total", 3).With("part2.normative.inForce", 20).With("part4.review.pending", 3);
        Tables.Sound.Failing(previous).ShouldBeEmpty();
        Tables.Sound.Failing(previous.With("part3.carriedOut.company", 1).With("part2.normative.inForce", 21).With("part4.review.pending", 4)).Said()
            .ShouldBe(["R5 商业企业 0/1", "R6 行政规范性文件 23/24", "R7 行政复议 4/3"]);
    }

    [Fact]
    public void What_was_in_force_is_not_compared_where_last_year_did_not_count_it()
    {
        var results = ReportRules.Check(Tables.Sound, ReportCells.Blank(FormEdition.Of2019));
        results.Where(r => r.Rule is "R5" or "R6" or "R7").ShouldAllBe(r => r.Outcome == CheckOutcome.NotComparable);
        results.Count(r => r.Rule == "R6").ShouldBe(2);
    }

    [Fact]
    public void The_form_of_2019_has_its_own_rows()
    {
        var cells = ReportCells.Blank(FormEdition.Of2019).With("part3.r6.person", 4).With("part3.r7.person", 4).With("part2.fees.change", -3);
        var results = ReportRules.Check(cells);
        results.Single(r => r.Rule == "R2" && r.Place == "自然人").Outcome.ShouldBe(CheckOutcome.Consistent);
        results.ShouldNotContain(r => r.Outcome == CheckOutcome.Inconsistent);
    }
}
