using Tracker.Recount;
using static Tracker.Rooms.Tests.Recounting.Small_year;

namespace Tracker.Rooms.Tests.Recounting;

public class Recounting_the_burden
{
    [Fact]
    public void A_request_asks_its_fields_of_each_unit_on_the_day_it_is_sent_and_an_answer_asks_nothing() =>
        On("2026-12-31",
            """{"day":"2026-05-06","do":"request","name":"热线情况","units":["甲局","丁局","甲局"],"fields":7}""",
            """{"day":"2026-06-01","do":"answer","name":"热线情况","unit":"丁局"}""")
            .Burden.Lines.ShouldBe([new("丁局", "2026-05", 7, 7), new("甲局", "2026-05", 7, 7)]);

    [Fact]
    public void A_set_up_asks_six_fields_once() =>
        On("2026-12-31",
            Act("2026-03-09", "set-up", "1", "乙局"), Act("2026-03-10", "return-set-up", "1", "乙局"), Act("2026-04-01", "set-up", "1", "乙局"), Act("2026-04-01", "set-up", "2", "乙局"))
            .Burden.Lines.ShouldBe([new("乙局", "2026-03", 6, 6), new("乙局", "2026-04", 6, 6)]);

    [Theory]
    [InlineData("有进展 2", 3 + (1 + 4 + 2), 10 + 2)]
    [InlineData("与上期一致", 3 + 1, 10)]
    [InlineData("本期无新增", 3 + 1, 10)]
    [InlineData("不涉及", 3 + (1 + 1), 10)]
    public void A_row_asks_by_its_outcome_and_a_form_asks_ten(string row, int ours, int oneForm) =>
        On("2026-12-31", FirstQuarter, Sheet("2026-04-02", "乙局", $"1 {row}")).Burden.Lines.ShouldBe([new("乙局", "2026-04", ours, oneForm)]);

    [Fact]
    public void A_sheet_sent_again_asks_for_itself_and_for_the_rows_that_changed() =>
        On("2026-12-31", FirstQuarter, Sheet("2026-04-02", "乙局", "1 与上期一致", "2 有进展 1"), Sheet("2026-05-02", "乙局", "2 有进展 3"))
            .Burden.Lines.ShouldBe([new("乙局", "2026-04", 3 + 1 + 6, 10 + 11), new("乙局", "2026-05", 3 + 8, 13)]);

    [Fact]
    public void Ours_may_be_half_of_the_forms_and_no_more()
    {
        var sheet = Sheet("2026-04-02", "乙局", "1 与上期一致", "2 有进展 1");
        var half = On("2026-12-31", FirstQuarter, sheet).Burden;
        (half.Ours, half.OneForm, half.AtMostHalf).ShouldBe((10, 21, true));
        var more = On("2026-12-31", FirstQuarter, sheet, Act("2026-04-02", "set-up", "1", "乙局")).Burden;
        (more.Ours, more.OneForm, more.AtMostHalf).ShouldBe((16, 27, false));
    }
}
