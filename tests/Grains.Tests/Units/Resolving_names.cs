using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Resolving_names
{
    private static readonly UnitRegister Known = Small.Given(Registered(5, "省营林局", "省大数据中心"), Registered(6, "省林草局"), Registered(7, "森林防火办")).State;

    [Theory]
    [InlineData("青禾市人民政府", "3")]
    [InlineData("青禾市政府", "3")]
    [InlineData("　青禾市 政府\n", "3")]
    [InlineData("省营林局(数字办)", "5")]
    [InlineData("省营林局（数字办）", "5")]
    [InlineData("省营林局〔数字办〕", "5")]
    [InlineData("省政务局(省大数据中心)", "5")]
    [InlineData("省营林局(省大数据中心)", "5")]
    public void A_name_an_alias_or_a_name_with_a_bracket_is_the_unit(string name, string unit)
    {
        var resolved = Known.Resolve(name);
        resolved.Meaning.ShouldBe(NameMeaning.Unit);
        resolved.Units.ShouldHaveSingleItem().Unit.Value.ShouldBe(unit);
        resolved.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("青禾市", "a shorter name")]
    [InlineData("青禾市政府办", "a longer name")]
    [InlineData("青河市政府", "one character off")]
    [InlineData("省林草局(森林防火办)", "two units")]
    [InlineData("某局(某办)", "no unit")]
    [InlineData("", "nothing")]
    [InlineData("()", "only brackets")]
    public void Anything_else_is_no_unit(string name, string because) =>
        Known.Resolve(name).Meaning.ShouldBe(NameMeaning.UnknownUnit, because);

    [Fact]
    public void A_class_with_a_group_is_its_members()
    {
        var resolved = Known.Resolve("各市政府");
        resolved.Meaning.ShouldBe(NameMeaning.Group);
        resolved.Units.ShouldBe([new UnitRef(UnitId.Of(3), "青禾市人民政府"), new UnitRef(UnitId.Of(4), "白沙市人民政府")]);
    }

    [Theory]
    [InlineData("各县(市、区)政府")]
    [InlineData("省政府各部门")]
    [InlineData("省直单位")]
    public void A_class_without_a_group_is_said_to_be_one(string name) =>
        Known.Resolve(name).Meaning.ShouldBe(NameMeaning.UnknownGroup);

    [Theory]
    [InlineData("省政府有关部门")]
    [InlineData("相关市政府")]
    [InlineData("各有关单位")]
    [InlineData("各市政府(有关部门)")]
    public void A_vague_word_is_a_question_whatever_the_register_knows(string name) =>
        Known.Resolve(name).Meaning.ShouldBe(NameMeaning.Vague);

    [Fact]
    public void A_word_that_may_be_vague_is_answered_by_a_group_of_just_that_name()
    {
        Known.Resolve("试点市政府").Meaning.ShouldBe(NameMeaning.Vague);
        Small.Given(new GroupDefined("试点市政府", Ids(3))).State.Resolve("试点市政府").Meaning.ShouldBe(NameMeaning.Group);
    }

    [Fact]
    public void Every_name_is_answered_in_the_order_given() =>
        Known.Resolve(["各市政府", "省数据局", "有关部门"]).Select(r => r.Meaning).ShouldBe([NameMeaning.Group, NameMeaning.Unit, NameMeaning.Vague]);
}
