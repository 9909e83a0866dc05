using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Importing_units
{
    [Fact]
    public void Registers_each_row_once_and_defines_the_groups() =>
        Empty
            .When(Import(Row(2, "青禾市人民政府", "青禾市政府", groups: "各市政府"), Row(3, "白沙市人民政府", groups: "各市政府")))
            .Then(Registered(1, "青禾市人民政府", "青禾市政府"), Registered(2, "白沙市人民政府"), new GroupDefined("各市政府", Ids(1, 2)));

    [Fact]
    public void Said_twice_writes_once()
    {
        var import = Import(Row(2, "省数据局", "省大数据局", groups: "省直"), Row(3, "青禾市人民政府", parent: "省数据局", groups: "各市政府"));
        Empty.When(import).AndAgain(import).ThenNothing();
    }

    [Fact]
    public void A_parent_may_stand_below_its_children() =>
        Empty
            .When(Import(Row(2, "信息科", parent: "省数据局"), Row(3, "省数据局")))
            .Then(
                new UnitRegistered(UnitId.Of(1), "信息科", [], UnitDetails.None with { Parent = UnitId.Of(2) }),
                Registered(2, "省数据局"));

    [Fact]
    public void What_a_row_leaves_out_stays_as_it_is() =>
        Small.When(Import(Row(2, "青禾市政府"))).ThenNothing();

    [Fact]
    public void A_row_under_an_alias_speaks_of_the_unit() =>
        Small
            .When(Import(Row(2, "青禾市政府", "青禾", level: UnitLevel.City)))
            .Then(
                new UnitAliasesAdded(UnitId.Of(3), ["青禾"]),
                new UnitDetailsChanged(UnitId.Of(3), UnitDetails.None with { Level = UnitLevel.City }));

    [Fact]
    public void Groups_of_a_row_take_the_place_of_the_units_groups() =>
        Small
            .When(Import(Row(2, "青禾市人民政府", groups: "试点市")))
            .Then(new GroupDefined("各市政府", Ids(4)), new GroupDefined("试点市", Ids(3)));

    [Fact]
    public void A_group_that_its_last_member_leaves_is_dissolved() =>
        Small
            .When(Import(Row(2, "青禾市人民政府", groups: "甲组"), Row(3, "白沙市人民政府", groups: "甲组")))
            .Then(new GroupDissolved("各市政府"), new GroupDefined("甲组", Ids(3, 4)));

    [Fact]
    public void An_alias_that_is_another_units_name_is_refused_with_both_names() =>
        Small.When(Import(Row(2, "省信息中心", "省数据局"))).ThenRefused("unit-register.name-taken", "省数据局", "省数据局");

    [Fact]
    public void An_alias_of_another_unit_is_refused_whatever_its_width_and_brackets() =>
        Small
            .Given(Registered(5, "省营林局(改革办)"))
            .When(Import(Row(2, "省改革办", "省营林局〔改革办〕")))
            .ThenRefused("unit-register.name-taken", "省营林局〔改革办〕", "省营林局(改革办)");

    [Fact]
    public void The_same_name_in_two_rows_is_refused_with_the_other_row() =>
        Empty.When(Import(Row(2, "省数据局"), Row(5, "省 数据局"))).ThenRefused("unit-register.name-twice", "省 数据局", "2");

    [Fact]
    public void The_same_unit_under_two_names_in_two_rows_is_refused() =>
        Small.When(Import(Row(2, "青禾市政府"), Row(3, "青禾市人民政府"))).ThenRefused("unit-register.name-twice", "青禾市人民政府", "2");

    [Fact]
    public void A_parent_that_nobody_knows_is_refused() =>
        Empty.When(Import(Row(2, "信息科", parent: "省数局"))).ThenRefused("unit-register.parent-unknown", "信息科", "省数局");

    [Fact]
    public void A_circle_of_parents_is_refused() =>
        Empty
            .When(Import(Row(2, "甲局", parent: "丙局"), Row(3, "乙局", parent: "甲局"), Row(4, "丙局", parent: "乙局")))
            .ThenRefused("unit-register.parent-cycle", "甲局", "丙局");

    [Fact]
    public void A_circle_through_the_register_is_refused() =>
        Empty
            .When(Import(Row(2, "甲局"), Row(3, "乙局", parent: "甲局")))
            .AndAgain(Import(Row(2, "甲局", parent: "乙局")))
            .ThenRefused("unit-register.parent-cycle", "甲局", "乙局");

    [Theory]
    [InlineData("有关部门", "unit-register.name-vague")]
    [InlineData("省直相关单位", "unit-register.name-vague")]
    public void A_vague_word_is_no_units_name(string name, string code) =>
        Empty.When(Import(Row(2, name))).ThenRefused(code, name);

    [Theory]
    [InlineData("甲局、乙局")]
    [InlineData("甲局,乙局")]
    [InlineData("甲局\n乙局")]
    public void A_name_that_reads_like_two_is_refused(string name) =>
        Empty.When(Import(Row(2, name))).ThenRefused("unit-register.name-characters", name);

    [Fact]
    public void A_name_may_hold_a_list_in_brackets() =>
        Empty.When(Import(new UnitRow(2, "甲局", [], null, null, null, null, ["各县(市、区)政府"])))
            .Then(Registered(1, "甲局"), new GroupDefined("各县(市、区)政府", Ids(1)));

    [Fact]
    public void A_group_cannot_have_a_units_name() =>
        Small.When(Import(Row(2, "白沙市人民政府", groups: "青禾市政府"))).ThenRefused("unit-register.group-is-unit", "青禾市政府", "青禾市人民政府");

    [Fact]
    public void One_bad_row_writes_no_row() =>
        Empty.When(Import(Row(2, "甲局"), Row(3, "乙局", parent: "没有的局"))).ThenRefused("unit-register.parent-unknown", "乙局", "没有的局");

    [Fact]
    public void The_preview_says_of_every_row_what_becomes_of_it()
    {
        var merge = UnitMerge.Of(
            Small.State,
            [Row(2, "省数据局", level: UnitLevel.Province), Row(3, "青禾市政府"), Row(4, "黑石市人民政府"), Row(5, "白沙市人民政府", parent: "某局"), Row(6, "有关单位")]);
        merge.Rows.Select(r => r.Fate).ShouldBe([RowFate.Changed, RowFate.Unchanged, RowFate.New, RowFate.Refused, RowFate.Refused]);
        merge.Rows[0].Changed.ShouldBe([UnitColumn.Level]);
        merge.Rows[3].Problems.ShouldHaveSingleItem().Column.ShouldBe(UnitColumn.Parent);
        merge.Facts.ShouldBeEmpty();
    }
}
