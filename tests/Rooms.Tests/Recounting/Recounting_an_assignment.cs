using Tracker.Recount;
using static Tracker.Rooms.Tests.Recounting.Small_year;

namespace Tracker.Rooms.Tests.Recounting;

public class Recounting_an_assignment
{
    private static string After(params string[] acts) => On("2026-12-31", [FirstQuarter, .. acts]).Of("1", "乙局").Status;

    private static string Act(string does, string more = "") => Small_year.Act("2026-04-02", does, "1", "乙局", more);

    private static string Sent(string outcome = "有进展") => Sheet("2026-04-02", "乙局", $"1 {outcome}");

    private const string SheetReturned = """{"day":"2026-04-03","do":"return-sheet","period":"q1","unit":"乙局"}""";

    [Fact]
    public void Waits_to_be_signed_for() => After().ShouldBe("待签收");

    [Fact]
    public void Is_underway_once_signed_for() => After(Act("acknowledge")).ShouldBe("推进中");

    [Fact]
    public void Keeps_its_status_through_the_set_up_and_its_review() =>
        After(Act("acknowledge"), Act("set-up"), Act("return-set-up"), Act("set-up"), Act("accept-set-up")).ShouldBe("推进中");

    [Fact]
    public void Goes_back_to_where_it_stood_when_a_refusal_is_not_upheld()
    {
        After(Act("refuse", ""","reason":"不是我局职责" """)).ShouldBe("退签待处理");
        After(Act("refuse"), Act("uphold")).ShouldBe("待签收");
        After(Act("acknowledge"), Act("refuse"), Act("uphold")).ShouldBe("推进中");
    }

    [Fact]
    public void Is_not_refused_after_a_report() => After(Sent(), Act("refuse")).ShouldBe("推进中");

    [Fact]
    public void Is_underway_again_when_a_returned_report_is_reported_anew()
    {
        After(Sent(), Act("return")).ShouldBe("退回补充");
        After(Sent(), Act("return"), Sent()).ShouldBe("推进中");
    }

    [Fact]
    public void Goes_back_with_its_sheet_and_comes_again_with_it()
    {
        After(Sent(), SheetReturned).ShouldBe("退回补充");
        After(Sent(), SheetReturned, Sheet("2026-04-04", "乙局", "2 有进展")).ShouldBe("推进中");
    }

    [Fact]
    public void Returned_by_itself_is_not_answered_by_another_row() =>
        After(Sent(), Act("return"), Sheet("2026-04-04", "乙局", "2 有进展")).ShouldBe("退回补充");

    [Fact]
    public void Is_not_concerned_only_when_the_office_confirms()
    {
        After(Sent("不涉及")).ShouldBe("推进中");
        After(Sent("不涉及"), Act("confirm-not-concerned")).ShouldBe("不涉及");
        After(Sent("不涉及"), Act("deny-not-concerned")).ShouldBe("退回补充");
        After(Sent("不涉及"), Act("deny-not-concerned"), Sent()).ShouldBe("推进中");
    }

    [Fact]
    public void Is_closed_after_its_closure_was_reported_and_can_be_sent_back()
    {
        After(Sent(), Act("report-closure")).ShouldBe("报结待审");
        After(Sent(), Act("report-closure"), Act("return")).ShouldBe("退回补充");
        After(Sent(), Act("report-closure"), Act("close")).ShouldBe("已办结");
        After(Sent(), Act("close", ""","by-self":true""")).ShouldBe("已办结");
        After(Sent(), Act("report-closure"), Act("close"), Act("reopen")).ShouldBe("退回补充");
        After(Sent(), Act("report-closure"), Act("close"), Act("reopen"), Sent()).ShouldBe("推进中");
    }

    [Fact]
    public void Takes_no_report_after_closing()
    {
        var line = On("2026-12-31", FirstQuarter, Act("close"), Sheet("2026-04-05", "乙局", "1 有进展")).Of("1", "乙局");
        line.Status.ShouldBe("已办结");
        line.LastReported.ShouldBeNull();
    }

    [Theory]
    [InlineData("已办结"), InlineData("年度任务完成并长期坚持"), InlineData("结转下年"), InlineData("未完成（转整改）"), InlineData("不涉及")]
    public void Ends_the_year_with_an_outcome(string outcome) => After(Act("clear", $""","outcome":"{outcome}" """)).ShouldBe(outcome);

    [Fact]
    public void Stays_visible_when_withdrawn_alone_or_with_its_point()
    {
        After(Act("withdraw")).ShouldBe("已撤销");
        After("""{"day":"2026-05-01","do":"withdraw","point":"1"}""").ShouldBe("已撤销");
        On("2026-12-31", Act("withdraw")).Of("1", "甲局").Status.ShouldBe("待签收");
    }

    [Fact]
    public void Added_again_after_being_withdrawn_stands_beside_the_old_one() =>
        On("2026-12-31", Act("withdraw"), Act("add-duty", ""","role":"责任","due":[]"""))
            .Ledger.Where(line => line is { Point: "1", Unit: "乙局" }).Select(line => line.Status).ShouldBe(["已撤销", "待签收"]);

    [Fact]
    public void Named_twice_on_a_point_has_the_stronger_role() =>
        On("2026-12-31", Act("add-duty", ""","role":"牵头","due":[]""")).Of("1", "乙局").Role.ShouldBe("牵头");

    [Fact]
    public void Is_overdue_from_the_day_after_its_day_until_it_is_closed()
    {
        On("2026-06-30").Of("1", "乙局").Overdue.ShouldBeFalse();
        On("2026-07-01").Of("1", "乙局").Overdue.ShouldBeTrue();
        On("2026-07-01", Act("report-closure")).Of("1", "乙局").Overdue.ShouldBeTrue();
        On("2026-07-01", Act("close")).Of("1", "乙局").Overdue.ShouldBeFalse();
        On("2026-07-01", Act("change-due", ""","due":["2026-09-30"]""")).Of("1", "乙局").Overdue.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_day_is_never_overdue() => On("2027-12-31").Of("2", "乙局").Overdue.ShouldBeFalse();

    [Fact]
    public void Was_last_reported_on_the_day_of_its_last_row()
    {
        string[] acts = [FirstQuarter, Sheet("2026-04-02", "乙局", "1 有进展", "2 本期无新增"), Sheet("2026-04-06", "乙局", "2 有进展")];
        On("2026-12-31", acts).Of("1", "乙局").LastReported.ShouldBe(new(2026, 4, 2));
        On("2026-12-31", acts).Of("2", "乙局").LastReported.ShouldBe(new(2026, 4, 6));
        On("2026-04-05", acts).Of("2", "乙局").LastReported.ShouldBe(new(2026, 4, 2));
        On("2026-04-01", acts).Of("2", "乙局").LastReported.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"day":"2026-04-02","do":"close","point":"1","unit":"丁局"}""")]
    [InlineData("""{"day":"2026-04-02","do":"withdraw","point":"3"}""")]
    [InlineData("""{"day":"2026-04-02","do":"close","point":"1"}""")]
    [InlineData("""{"day":"2026-04-02","do":"tidy"}""")]
    [InlineData("""{"day":"2026-04-02","do":"close-period","period":"q9"}""")]
    [InlineData("""{"day":"2026-04-02","do":"clear","point":"1","unit":"乙局","outcome":"办了"}""")]
    public void That_nobody_knows_is_an_error_of_the_script(string act) => Should.Throw<InvalidDataException>(() => On("2026-12-31", act));
}
