using Tracker.Recount;
using static Tracker.Rooms.Tests.Recounting.Small_year;

namespace Tracker.Rooms.Tests.Recounting;

public class Recounting_units_that_change
{
    private const string Renamed = """{"day":"2026-05-01","do":"rename","from":"乙局","to":"乙委"}""";

    private static string Merged(string to, params string[] from) =>
        $$"""{"day":"2026-04-05","do":"merge","from":["{{string.Join("\",\"", from)}}"],"to":"{{to}}"}""";

    private static IEnumerable<string> Shown(Answer answer) => answer.Ledger.Select(line => $"{line.Point} {line.Unit} {line.Role} {line.Status}");

    [Fact]
    public void A_renamed_unit_has_its_old_name_in_ledgers_of_before()
    {
        string[] acts = [FirstQuarter, Sheet("2026-04-02", "乙局", "1 有进展"), Renamed, Act("2026-05-02", "close", "1", "乙委")];
        On("2026-04-30", acts).Of("1", "乙局").Status.ShouldBe("推进中");
        On("2026-05-02", acts).Of("1", "乙委").Status.ShouldBe("已办结");
        On("2026-05-02", acts).Ledger.ShouldNotContain(line => line.Unit == "乙局");
        On("2026-05-02", acts).Burden.Lines.ShouldBe([new("乙委", "2026-04", 8, 10)]);
    }

    [Fact]
    public void A_new_unit_takes_over_what_is_open_and_the_stronger_of_two_roles() =>
        Shown(On("2026-12-31", Act("2026-04-01", "acknowledge", "1", "甲局"), Act("2026-04-02", "close", "2", "乙局"), Merged("丁局", "乙局", "甲局"))).ShouldBe(
            ["1 丁局 牵头 推进中", "1 乙局 责任 已撤销", "1 丙局 配合 待签收", "2 乙局 责任 已办结"], ignoreOrder: true);

    [Fact]
    public void A_successor_with_a_duty_on_the_point_keeps_the_stronger_one()
    {
        Shown(On("2026-12-31", Merged("甲局", "甲局", "乙局"))).ShouldBe(
            ["1 甲局 牵头 待签收", "1 乙局 责任 已撤销", "1 丙局 配合 待签收", "2 甲局 责任 待签收"], ignoreOrder: true);
        Shown(On("2026-12-31", Merged("乙局", "丙局"))).ShouldBe(
            ["1 甲局 牵头 待签收", "1 乙局 责任 待签收", "1 丙局 配合 已撤销", "2 乙局 责任 待签收"], ignoreOrder: true);
    }

    [Fact]
    public void A_successor_is_missing_only_for_what_its_predecessors_did_not_report()
    {
        var merged = Merged("丁局", "甲局", "乙局");
        var first = Sheet("2026-04-02", "甲局", "1 有进展");
        On("2026-04-05", FirstQuarter, first, merged).Periods.Single().Missing.ShouldBe(["丁局"]);
        On("2026-04-05", FirstQuarter, first, Sheet("2026-04-02", "乙局", "1 有进展", "2 有进展"), merged).Periods.Single().Missing.ShouldBeEmpty();
        On("2026-04-05", FirstQuarter, first, merged).Of("1", "丁局").Sheets.ShouldBe([new("q1", "甲局", new(2026, 4, 2), Late: false, Returned: false)]);
    }
}
