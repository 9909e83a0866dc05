using Tracker.Recount;
using static Tracker.Rooms.Tests.Recounting.Small_year;

namespace Tracker.Rooms.Tests.Recounting;

public class Recounting_a_period
{
    private const string Closed = """{"day":"2026-04-20","do":"close-period","period":"q1"}""";
    private static readonly string FirstSent = Sheet("2026-04-08", "甲局", "1 有进展");
    private static readonly string LateSent = Sheet("2026-04-09", "乙局", "1 有进展", "2 与上期一致");

    private static PeriodLine Q1(string day, params string[] acts) => On(day, [FirstQuarter, .. acts]).Periods.Single();

    [Fact]
    public void Who_owes_and_has_not_sent_is_missing_and_who_only_cooperates_is_not()
    {
        Q1("2026-04-07", FirstSent).Missing.ShouldBe(["乙局", "甲局"], ignoreOrder: true);
        Q1("2026-04-08", FirstSent).Missing.ShouldBe(["乙局"]);
        Q1("2026-04-09", FirstSent, LateSent).Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Who_has_nothing_open_is_not_missing()
    {
        var withdrawn = Act("2026-04-02", "withdraw", "1", "乙局");
        Q1("2026-04-08", FirstSent, withdrawn, Act("2026-04-02", "close", "2", "乙局")).Missing.ShouldBeEmpty();
        Q1("2026-04-08", FirstSent, withdrawn, Act("2026-04-02", "refuse", "2", "乙局")).Missing.ShouldBeEmpty();
        Q1("2026-04-08", FirstSent, withdrawn).Missing.ShouldBe(["乙局"]);
    }

    [Fact]
    public void The_list_is_set_when_the_period_closes_and_a_sheet_still_clears_a_unit()
    {
        string[] closedAfterwards = [Closed, Act("2026-05-01", "close", "1", "乙局"), Act("2026-05-01", "close", "2", "乙局")];
        Q1("2026-05-01", [FirstSent, .. closedAfterwards]).Missing.ShouldBe(["乙局"]);
        Q1("2026-05-02", [FirstSent, Closed, Sheet("2026-05-02", "乙局", "1 有进展")]).Missing.ShouldBeEmpty();
        Q1("2026-05-01", FirstSent, Closed).Open.ShouldBeFalse();
    }

    [Fact]
    public void A_sheet_on_the_last_day_is_in_time_and_the_day_after_is_late()
    {
        var answer = On("2026-12-31", FirstQuarter, FirstSent, LateSent);
        answer.Of("1", "甲局").Sheets.ShouldBe([new("q1", "甲局", new(2026, 4, 8), Late: false, Returned: false)]);
        answer.Of("2", "乙局").Sheets.ShouldBe([new("q1", "乙局", new(2026, 4, 9), Late: true, Returned: false)]);
        answer.Of("1", "丙局").Sheets.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_sheet_makes_no_point_overdue() => On("2026-04-09", FirstQuarter, LateSent).Of("1", "乙局").Overdue.ShouldBeFalse();

    [Fact]
    public void Returned_and_sent_again_is_as_late_as_it_first_was()
    {
        const string returned = """{"day":"2026-04-09","do":"return-sheet","period":"q1","unit":"甲局"}""";
        Q1("2026-04-09", FirstSent, returned).Sheets.Single().Returned.ShouldBeTrue();
        Q1("2026-04-09", FirstSent, returned).Missing.ShouldBe(["乙局"]);
        Q1("2026-04-10", FirstSent, returned, Sheet("2026-04-10", "甲局", "1 有进展")).Sheets
            .ShouldBe([new("q1", "甲局", new(2026, 4, 8), Late: false, Returned: false)]);
    }

    [Fact]
    public void A_late_import_makes_nobody_late_or_missing()
    {
        const string added = """{"day":"2026-04-10","do":"add-point","number":"追加1","due":[],"duties":[{"unit":"丁局","role":"责任"}]}""";
        Q1("2026-04-11", added).Missing.ShouldNotContain("丁局");
        Q1("2026-04-11", added, Sheet("2026-04-11", "丁局", "追加1 有进展")).Sheets.Single().Late.ShouldBeFalse();
    }
}
