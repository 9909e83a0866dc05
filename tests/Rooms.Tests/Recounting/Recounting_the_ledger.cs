using Tracker.Recount;
using static Tracker.Rooms.Tests.Recounting.Small_year;

namespace Tracker.Rooms.Tests.Recounting;

public class Recounting_the_ledger
{
    [Fact]
    public void Counts_every_assignment_once_and_leaves_the_cooperating_out()
    {
        var counts = On("2026-07-01", Act("2026-03-03", "acknowledge", "2", "乙局")).Counts;
        Shown(counts.Whole).ShouldBe("3 (2 overdue): 待签收 2, 推进中 1");
        Shown(counts.ByRole["牵头"]).ShouldBe("1 (1 overdue): 待签收 1");
        Shown(counts.ByRole["责任"]).ShouldBe("2 (1 overdue): 待签收 1, 推进中 1");
        counts.ByRole.ShouldNotContainKey("配合");
        Shown(counts.BySection["一"]).ShouldBe("2 (2 overdue): 待签收 2");
        Shown(counts.ByUnit["乙局"]).ShouldBe("2 (1 overdue): 待签收 1, 推进中 1");
        counts.ByUnit.ShouldNotContainKey("丙局");
    }

    [Fact]
    public void Counts_neither_what_was_withdrawn_nor_what_does_not_concern()
    {
        var answer = On("2026-04-03", FirstQuarter,
            Act("2026-04-02", "withdraw", "1", "甲局"), Sheet("2026-04-02", "乙局", "1 不涉及"), Act("2026-04-03", "confirm-not-concerned", "1", "乙局"));
        Shown(answer.Counts.Whole).ShouldBe("1 (0 overdue): 待签收 1");
        answer.Ledger.Length.ShouldBe(4);
    }

    [Fact]
    public void Counts_a_role_as_it_was_last_changed() =>
        On("2026-04-03", Act("2026-04-02", "change-role", "1", "丙局", ""","role":"责任" """)).Counts.ByRole["责任"].Total.ShouldBe(3);

    [Fact]
    public void Counts_a_point_added_in_the_year_apart()
    {
        const string added = """{"day":"2026-05-10","do":"add-point","number":"追加1","due":["2026-09-30"],"duties":[{"unit":"丙局","role":"牵头"},{"unit":"甲局","role":"责任"}]}""";
        var counts = On("2026-05-10", added, Act("2026-05-10", "add-duty", "追加1", "乙局", ""","role":"责任","due":[]""")).Counts;
        Shown(counts.BySection["年中追加"]).ShouldBe("3 (0 overdue): 待签收 3");
        counts.Whole.Total.ShouldBe(6);
    }

    [Fact]
    public void Sums_to_the_same_whole_however_it_is_grouped()
    {
        var counts = On("2026-07-01", Act("2026-03-03", "acknowledge", "2", "乙局"), Act("2026-05-03", "close", "1", "甲局")).Counts;
        foreach (var grouping in new[] { counts.ByRole, counts.BySection, counts.ByUnit })
        {
            grouping.Values.Sum(tally => tally.Total).ShouldBe(counts.Whole.Total);
            grouping.Values.Sum(tally => tally.Overdue).ShouldBe(counts.Whole.Overdue);
            grouping.Values.SelectMany(tally => tally.ByStatus).GroupBy(one => one.Key).Select(all => (all.Key, all.Sum(one => one.Value))).Order()
                .ShouldBe(counts.Whole.ByStatus.Select(all => (all.Key, all.Value)).Order());
        }
    }

    private static string Shown(Tally tally) =>
        $"{tally.Total} ({tally.Overdue} overdue): {string.Join(", ", tally.ByStatus.Select(one => $"{one.Key} {one.Value}"))}";
}
