using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Changing_the_organisation
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly ChangeBasis Basis = new("云编发〔2026〕8号");
    private static readonly ChangeCount Count = new(3, 1, 2, 1);
    private static readonly UnitChangeId First = UnitChangeId.Of(1);

    private static readonly PlanUnitChange Rename = new(UnitChangeKind.Rename, Day, Basis, Ids(2), [new(UnitId.Of(2), "省数据管理局")]);
    private static readonly PlanUnitChange Merge = new(UnitChangeKind.Merge, Day, Basis, Ids(2, 3), [new(null, "省数据和政务局")]);
    private static readonly PlanUnitChange Absorb = new(UnitChangeKind.Merge, Day, Basis, Ids(2, 1), [new(UnitId.Of(1))]);
    private static readonly PlanUnitChange Split = new(UnitChangeKind.Split, Day, Basis, Ids(4), [new(null, "白沙东市人民政府"), new(null, "白沙西市人民政府")]);
    private static readonly PlanUnitChange Abolish = new(UnitChangeKind.Abolish, Day, Basis, Ids(4), [new(UnitId.Of(3))]);
    private static readonly PlanUnitChange HandOver = new(UnitChangeKind.HandOverDuties, Day, Basis, Ids(1), [new(UnitId.Of(2))]);

    private static CarryOutUnitChange CarryOut(int day = 1) => new(First, new DateOnly(2026, 7, day), Count);

    private static UnitRegister After(PlanUnitChange plan) =>
        Small.Given((UnitRegisterEvent)Small.When(plan).Verdict.Facts[0]).When(CarryOut()).Afterwards();

    [Fact]
    public void Recording_one_changes_nothing_yet()
    {
        var register = Small
            .When(Merge)
            .Then(new UnitChangePlanned(First, UnitChangeKind.Merge, Day, Basis, [new(UnitId.Of(2), "省数据局"), new(UnitId.Of(3), "青禾市人民政府")], [new(UnitId.Of(5), "省数据和政务局")]))
            .Afterwards();
        register.Find("省数据局")!.Id.ShouldBe(UnitId.Of(2));
        register.Find("省数据和政务局").ShouldBeNull();
        register.Changes[1].IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void The_number_of_a_unit_to_come_is_kept_for_it() =>
        Small.When(Merge).AndAgain(Import(Row(2, "省林业局"))).Then(Registered(6, "省林业局"));

    [Fact]
    public void Said_twice_is_written_once() => Small.When(Merge).AndAgain(Merge).ThenNothing();

    [Fact]
    public void Before_its_day_it_cannot_be_carried_out() =>
        Small.When(Rename).AndAgain(new CarryOutUnitChange(First, Day.AddDays(-1), Count)).ThenRefused("unit-change.too-early", "2026-07-01");

    [Fact]
    public void On_a_later_day_it_can_and_once() =>
        Small.When(Rename).AndAgain(CarryOut(9)).Then(new UnitChangeCarriedOut(First, new DateOnly(2026, 7, 9), Count), new UnitRenamed(UnitId.Of(2), "省数据管理局"))
            .AndAgain(CarryOut(10)).ThenNothing();

    [Fact]
    public void A_merged_unit_is_found_under_its_successor_and_in_past_years_under_itself()
    {
        var register = After(Merge);
        register.Find("省数据局")!.Name.ShouldBe("省数据和政务局");
        register.Find("青禾市政府")!.Id.ShouldBe(UnitId.Of(5));
        register.FindEver("省数据局")!.Id.ShouldBe(UnitId.Of(2));
        register.Unit(UnitId.Of(2)).ShouldNotBeNull().Active.ShouldBeFalse();
        register.Unit(UnitId.Of(2))!.Name.ShouldBe("省数据局");
        register.Group("各市政府")!.Members.ShouldBe(Ids(4, 5));
    }

    [Fact]
    public void Into_a_unit_that_stays_only_the_others_go()
    {
        var register = After(Absorb);
        register.Unit(UnitId.Of(1))!.Active.ShouldBeTrue();
        register.Unit(UnitId.Of(2))!.Active.ShouldBeFalse();
        register.Find("省数据资源管理局")!.Id.ShouldBe(UnitId.Of(1));
    }

    [Fact]
    public void A_unit_that_is_split_up_passes_its_name_to_nobody()
    {
        var register = After(Split);
        register.Find("白沙市人民政府").ShouldBeNull();
        register.Resolve("各市政府").Units.Select(u => u.Name).ShouldBe(["青禾市人民政府", "白沙东市人民政府", "白沙西市人民政府"]);
    }

    [Fact]
    public void A_unit_that_is_split_may_go_on_beside_the_new_one()
    {
        var register = After(Split with { To = [new(UnitId.Of(4)), new(null, "白沙西市人民政府")] });
        register.Find("白沙市政府")!.Id.ShouldBe(UnitId.Of(4));
        register.Group("各市政府")!.Members.ShouldBe(Ids(3, 4, 5));
    }

    [Fact]
    public void An_abolished_unit_leaves_its_groups_and_its_names_to_who_takes_over()
    {
        var register = After(Abolish);
        register.Group("各市政府")!.Members.ShouldBe(Ids(3));
        register.Find("白沙市政府")!.Id.ShouldBe(UnitId.Of(3));
    }

    [Fact]
    public void Handing_duties_over_leaves_both_units_as_they_are() =>
        Small.When(HandOver).AndAgain(CarryOut()).Then(new UnitChangeCarriedOut(First, Day, Count));

    [Fact]
    public void Units_below_come_under_the_successor_and_never_in_a_ring()
    {
        var tree = Empty.Given(
            Registered(1, "省"), Below(2, "市", 1), Below(3, "县", 2), Below(4, "乡", 3), Below(5, "别县", 2));
        var planned = tree.When(new PlanUnitChange(UnitChangeKind.Abolish, Day, Basis, Ids(2), [new(UnitId.Of(4))]));
        var register = tree.Given((UnitRegisterEvent)planned.Verdict.Facts[0]).When(CarryOut()).Afterwards();
        register.Unit(UnitId.Of(3))!.Parent.ShouldBe(UnitId.Of(1));
        register.Unit(UnitId.Of(5))!.Parent.ShouldBe(UnitId.Of(4));
        UnitTree.Of(register).Above(UnitId.Of(5)).ShouldBe(Ids(4, 3, 1));
    }

    [Fact]
    public void A_unit_merged_into_itself_is_refused() => Small.When(Absorb with { From = Ids(1) }).ThenRefused("unit-change.into-itself");

    [Fact]
    public void A_unit_whose_duties_go_to_itself_is_refused() => Small.When(HandOver with { To = [new(UnitId.Of(1))] }).ThenRefused("unit-change.into-itself");

    [Fact]
    public void A_successor_that_does_not_exist_is_refused() => Small.When(Abolish with { To = [new(UnitId.Of(9))] }).ThenRefused("unit-register.unit-unknown", "9");

    [Fact]
    public void A_successor_that_was_abolished_is_refused() =>
        Small.Given(new UnitDeactivated(UnitId.Of(3))).When(Abolish).ThenRefused("unit-change.unit-abolished", "青禾市人民政府");

    [Fact]
    public void A_successor_named_twice_is_refused() =>
        Small.When(Split with { To = [new(null, "白沙东市"), new(null, "白沙 东市")] }).ThenRefused("unit-change.successor-twice");

    [Fact]
    public void One_unit_that_becomes_one_is_no_split() => Small.When(Split with { To = [new(null, "白沙东市")] }).ThenRefused("unit-change.shape-split");

    [Fact]
    public void A_new_name_that_is_anothers_is_refused() =>
        Small.When(Rename with { To = [new(UnitId.Of(2), "白沙市政府")] }).ThenRefused("unit-register.name-taken", "白沙市政府", "白沙市人民政府");

    [Fact]
    public void A_name_taken_meanwhile_is_refused_on_the_day() =>
        Small.When(Merge).AndAgain(Import(Row(2, "省数据和政务局"))).AndAgain(CarryOut()).ThenRefused("unit-register.name-taken");

    [Fact]
    public void Without_its_basis_it_is_refused() => Small.When(Rename with { Basis = new(" ") }).ThenRefused("unit-change.basis-missing");

    [Fact]
    public void A_unit_in_two_open_changes_is_refused() => Small.When(Merge).AndAgain(Abolish).ThenRefused("unit-change.overlaps", "1", "云编发〔2026〕8号");

    [Fact]
    public void Duties_may_go_out_of_a_unit_twice() =>
        Small.When(HandOver).AndAgain(HandOver with { To = [new(UnitId.Of(3))] }).Verdict.Rejection.ShouldBeNull();

    [Fact]
    public void After_one_was_withdrawn_another_may_be_recorded()
    {
        var again = Small.When(Merge).AndAgain(new WithdrawUnitChange(First, "文件改期")).Then(new UnitChangeWithdrawn(First, "文件改期"));
        again.AndAgain(CarryOut()).ThenRefused("unit-change.withdrawn");
        again.AndAgain(Abolish).Verdict.Facts.ShouldHaveSingleItem().ShouldBeOfType<UnitChangePlanned>().Change.ShouldBe(UnitChangeId.Of(2));
    }

    [Fact]
    public void What_was_carried_out_cannot_be_withdrawn() =>
        Small.When(Rename).AndAgain(CarryOut()).AndAgain(new WithdrawUnitChange(First, "写错")).ThenRefused("unit-change.carried-out");

    [Fact]
    public void A_change_that_nobody_recorded_is_unknown() => Small.When(CarryOut()).ThenRefused("unit-change.unknown", "1");

    private static UnitRegistered Below(int number, string name, int parent) =>
        new(UnitId.Of(number), name, [], UnitDetails.None with { Parent = UnitId.Of(parent) });
}
