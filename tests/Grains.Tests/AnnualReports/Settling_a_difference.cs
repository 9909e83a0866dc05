using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

public class Settling_a_difference
{
    [Fact]
    public void A_slip_in_one_cell_is_found_where_its_row_and_column_cross() =>
        Settled(Tables.Sound.With("part3.r3_5.person", 14), "R2", "自然人").ShouldBe(["part3.r3_5.person 14→4"]);

    [Fact]
    public void A_wrong_total_shows_in_its_row_and_its_column() =>
        Settled(Tables.Sound.With("part3.r7.total", 25), "R3", "三、(七)总计").ShouldBe(["part3.r7.total 25→24"]);

    [Fact]
    public void Where_nothing_else_depends_every_cell_of_the_sum_would_do() =>
        Settled(Tables.Sound.With("part4.review.total", 4), "R4", "行政复议")
            .ShouldBe(["part4.review.upheld 2→3", "part4.review.corrected 0→1", "part4.review.otherwise 0→1", "part4.review.pending 1→2", "part4.review.total 4→3"]);

    [Fact]
    public void Two_swapped_cells_are_a_pair() =>
        Settled(Tables.Sound.With("part3.r1.person", 4).With("part3.r3_5.person", 9), "R3", "三、(一)予以公开")
            .ShouldBe(["part3.r1.person 4→9, part3.r3_5.person 9→4", "part3.r1.total 11→6, part3.r3_5.total 4→9"]);

    [Fact]
    public void A_cell_left_blank_is_a_cell_to_settle_it() =>
        Settled(Tables.Sound.With("part3.r4_1.company", null), "R2", "商业企业").ShouldBe(["part3.r4_1.company →2"]);

    [Fact]
    public void When_more_are_wrong_it_proposes_nothing() =>
        Settled(Tables.Sound.With("part3.r1.person", 90).With("part3.r3_5.person", 70).With("part3.r4_1.person", 50), "R2", "自然人").ShouldBeEmpty();

    [Fact]
    public void Slips_that_do_not_meet_are_settled_one_by_one() =>
        Settled(Tables.Sound.With("part3.r1.person", 90).With("part3.r3_5.company", 70).With("part3.new.legal", 50), "R2", "自然人").ShouldBe(["part3.r1.person 90→9"]);

    [Fact]
    public void Never_a_negative_count() =>
        Settled(Tables.Sound.With("part4.direct.upheld", 5).With("part4.direct.total", 0), "R4", "未经复议直接起诉").ShouldBe(["part4.direct.upheld 5→0", "part4.direct.total 0→5"]);

    private static string[] Settled(ReportCells cells, string rule, string place)
    {
        var results = ReportRules.Check(cells);
        return [.. new Settling(cells, results).Of(results.Single(r => r.Rule == rule && r.Place == place))
            .Select(s => string.Join(", ", s.Changes.Select(c => $"{c.Cell.Key} {c.From}→{c.To}")))];
    }
}
