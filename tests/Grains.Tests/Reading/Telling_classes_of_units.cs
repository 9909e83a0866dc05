using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Telling_classes_of_units
{
    [Theory]
    [InlineData("省档案馆")]
    [InlineData("省营林局(木材局)")]
    [InlineData("市规划和自然资源局")]
    [InlineData("市政务公开领导小组办公室")]
    [InlineData("市体育局")]
    public void Knows_a_unit(string name) => GroupWords.Of(name).ShouldBe(UnitClass.Single);

    [Theory]
    [InlineData("各市政府")]
    [InlineData("省政府各部门")]
    [InlineData("各街镇")]
    [InlineData("各县(市、区)政府")]
    [InlineData("各县〔区〕政府")]
    [InlineData("县（市、区）政府")]
    [InlineData("市直单位")]
    [InlineData("驻市中省直单位")]
    [InlineData("各垂管单位")]
    public void Knows_a_class_that_a_group_can_answer(string name) => GroupWords.Of(name).ShouldBe(UnitClass.NamedClass);

    [Theory]
    [InlineData("有关部门")]
    [InlineData("相关市政府")]
    [InlineData("省政府有关部门")]
    [InlineData("市级各相关单位")]
    [InlineData("其他部门")]
    [InlineData("起草部门")]
    public void Knows_a_class_that_only_a_person_can_answer(string name) => GroupWords.Of(name).ShouldBe(UnitClass.VagueClass);

    [Theory]
    [InlineData("县市场监管局", UnitClass.Single)]
    [InlineData("县市政园林局", UnitClass.Single)]
    [InlineData("县市财政局", UnitClass.NamedClass)]
    public void Knows_a_countys_bureau_of_markets_from_those_of_counties_and_cities(string name, UnitClass wanted) => GroupWords.Of(name).ShouldBe(wanted);
}
