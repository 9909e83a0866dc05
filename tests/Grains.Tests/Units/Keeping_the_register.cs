using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Keeping_the_register
{
    [Fact]
    public void A_renamed_unit_is_still_found_by_its_old_name()
    {
        var register = Small.When(new RenameUnit(UnitId.Of(2), "省数据管理局")).Then(new UnitRenamed(UnitId.Of(2), "省数据管理局")).Afterwards();
        register.Find("省数据局")!.Name.ShouldBe("省数据管理局");
        register.Find("省数据资源管理局")!.Name.ShouldBe("省数据管理局");
    }

    [Fact]
    public void A_unit_may_take_an_old_name_of_its_own_again()
    {
        var register = Small.Given(new UnitRenamed(UnitId.Of(2), "省数据管理局")).When(new RenameUnit(UnitId.Of(2), "省数据局")).Afterwards();
        register.Find("省数据管理局")!.Name.ShouldBe("省数据局");
        register.Unit(UnitId.Of(2))!.Aliases.ShouldBe(["省数据资源管理局", "省数据管理局"]);
    }

    [Fact]
    public void Renaming_to_another_units_old_name_is_refused_with_both() =>
        Small.When(new RenameUnit(UnitId.Of(2), "省政府办")).ThenRefused("unit-register.name-taken", "省政府办", "云岭省政府办公厅");

    [Fact]
    public void Renaming_said_twice_writes_once() =>
        Small.When(new RenameUnit(UnitId.Of(2), "省数局")).AndAgain(new RenameUnit(UnitId.Of(2), "省数局")).ThenNothing();

    [Fact]
    public void A_unit_that_was_never_registered_is_refused() =>
        Small.When(new RenameUnit(UnitId.Of(9), "省数局")).ThenRefused("unit-register.unit-unknown", "9");

    [Fact]
    public void Numbers_of_abolished_units_are_not_given_again() =>
        Small
            .Given(new UnitDeactivated(UnitId.Of(4)))
            .When(Import(Row(2, "黑石市人民政府")))
            .Then(Registered(5, "黑石市人民政府"));

    [Fact]
    public void An_abolished_unit_is_meant_by_no_document_but_keeps_its_name()
    {
        var register = Small.When(new DeactivateUnit(UnitId.Of(4))).Afterwards();
        register.Resolve("白沙市政府").Meaning.ShouldBe(NameMeaning.UnknownUnit);
        register.Resolve("各市政府").Units.ShouldHaveSingleItem().Name.ShouldBe("青禾市人民政府");
        register.Unit(UnitId.Of(4))!.Name.ShouldBe("白沙市人民政府");
    }

    [Fact]
    public void A_removed_alias_is_free_again()
    {
        var register = Small.When(new RemoveAlias(UnitId.Of(2), "省数据资源 管理局")).Afterwards();
        register.Find("省数据资源管理局").ShouldBeNull();
        register.Names.ShouldNotContainKey("省数据资源管理局");
    }

    [Fact]
    public void A_group_takes_its_members_in_the_registers_order() =>
        Small
            .When(new DefineGroup("省政府各部门", Ids(2, 1, 2)))
            .Then(new GroupDefined("省政府各部门", Ids(1, 2)))
            .AndAgain(new DefineGroup("省政府各部门", Ids(1, 2)))
            .ThenNothing();

    [Fact]
    public void A_group_of_nobody_is_refused() =>
        Small.When(new DefineGroup("各县政府", [])).ThenRefused("unit-register.group-empty", "各县政府");

    [Fact]
    public void A_group_with_a_strange_member_is_refused() =>
        Small.When(new DefineGroup("各县政府", Ids(7))).ThenRefused("unit-register.unit-unknown", "7");

    [Fact]
    public void A_vague_word_can_be_no_group() =>
        Small.When(new DefineGroup("相关市政府", Ids(3))).ThenRefused("unit-register.name-vague", "相关市政府");

    [Fact]
    public void The_tree_knows_who_is_below_whom()
    {
        var register = Empty
            .When(Import(Row(2, "省"), Row(3, "市", parent: "省"), Row(4, "县", parent: "市"), Row(5, "局", parent: "省")))
            .Afterwards();
        var tree = UnitTree.Of(register);
        tree.Below(UnitId.Of(1)).ShouldBe(Ids(2, 3, 4));
        tree.Above(UnitId.Of(3)).ShouldBe(Ids(2, 1));
        tree.IsBelow(UnitId.Of(3), UnitId.Of(1)).ShouldBeTrue();
        tree.IsBelow(UnitId.Of(4), UnitId.Of(2)).ShouldBeFalse();
        tree.Below(UnitId.Of(9)).ShouldBeEmpty();
    }
}
