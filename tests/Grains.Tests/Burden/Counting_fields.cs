using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.Burden;

public class Counting_fields
{
    private static readonly GrainAddress Assignment = GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/3");
    private static readonly UnitId Holder = UnitId.Of(8);

    [Fact]
    public void A_request_asks_its_fields_of_each_unit() =>
        BurdenRule.Of(Address.Child("answer", "3"), Asked, null).ShouldBe(new BurdenItem(First.Unit, Day, BurdenKind.Request, Address, 5, 5));

    [Fact]
    public void A_set_up_asks_six_of_whoever_holds_the_duty_then_and_only_once()
    {
        var item = BurdenRule.Of(Assignment, new SetUpEntered(Day, new SetUp("举措", "", [], "", [])), Holder).ShouldNotBeNull();

        item.ShouldBe(new BurdenItem(Holder, Day, BurdenKind.SetUp, Assignment, 6, 6));
        item.Once.ShouldBeTrue();
    }

    [Fact]
    public void A_row_asks_its_figures()
    {
        var row = new PeriodRow(RowOutcome.Progress, "已办", null, null, [new("办件", 840, "件", [])], []);

        BurdenRule.Of(Assignment, new PeriodReported(PeriodId.Parse("q1"), Day, row, false), Holder).ShouldBe(new BurdenItem(Holder, Day, BurdenKind.PeriodReturn, Assignment, 1, 1));
        BurdenRule.Of(Assignment, new PeriodReported(PeriodId.Parse("q1"), Day, row with { Quantities = [] }, false), Holder).ShouldBeNull("the sheet counts its rows");
    }

    [Fact]
    public void A_sheet_asks_by_what_its_rows_say()
    {
        BurdenRule.OfRows([RowOutcome.Same]).ShouldBe(new BurdenCount(3 + 1, 10));
        BurdenRule.OfRows([RowOutcome.Progress, RowOutcome.Nothing, RowOutcome.NotConcerned]).ShouldBe(new BurdenCount(3 + 5 + 1 + 2, 30));
    }

    [Fact]
    public void What_asks_nothing_counts_nothing()
    {
        BurdenRule.Of(Address, Sent, null).ShouldBeNull();
        BurdenRule.Of(Address.Child("answer", "3"), Given1, null).ShouldBeNull();
        BurdenRule.Of(Assignment, new ReportSubmitted(Day, "自己想报的", [], false), Holder).ShouldBeNull();
    }

    [Fact]
    public void An_erasure_by_law_changes_no_count()
    {
        var reported = new PeriodReported(PeriodId.Parse("q1"), Day, new PeriodRow(RowOutcome.Progress, "已办", "难", null, [new("办件", 840, "件", [])], []), false);
        var entered = new SetUpEntered(Day, new SetUp("举措", "成果", [new(Day, "节点")], "处", []));

        foreach (var fact in new IErasable[] { reported, entered })
        {
            BurdenRule.Of(Assignment, fact.Erased, Holder).ShouldBe(BurdenRule.Of(Assignment, fact, Holder));
        }
    }
}
