using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Naming_the_rule
{
    [Theory]
    [InlineData("(牵头单位:省档案馆)", ReadingRules.UnitLabel)]
    [InlineData("(牵头单位:省档案馆负责)", ReadingRules.UnitLabel)]
    [InlineData("(省档案馆牵头)", ReadingRules.UnitVerb)]
    [InlineData("(省档案馆按职责分工负责)", ReadingRules.UnitEachItsOwn)]
    [InlineData("(省档案馆分别负责落实)", ReadingRules.UnitEachItsOwn)]
    [InlineData("(分别由省档案馆负责)", ReadingRules.UnitVerb)]
    [InlineData("(省档案馆（牵头）)", ReadingRules.UnitRoleInBracket)]
    [InlineData("(省档案馆)", ReadingRules.UnitPlain)]
    public void Behind_a_unit(string bracket, string rule) => Rules($"1.晒出台账。都要晒。{bracket}").ShouldBe([("省档案馆", rule)]);

    [Theory]
    [InlineData("2024年6月底前", ReadingRules.TimeDay)]
    [InlineData("6月底前", ReadingRules.TimeDayOfTheYear)]
    [InlineData("年底前", ReadingRules.TimeDayOfTheYear)]
    [InlineData("每季度一次", ReadingRules.TimeRepeats)]
    [InlineData("收到来件后5个工作日内", ReadingRules.TimeCounted)]
    [InlineData("长期坚持", ReadingRules.TimeLasting)]
    public void Behind_a_limit(string words, string rule) =>
        Rules($"1.晒出台账。都要晒。(省档案馆牵头;完成时限:{words})").ShouldContain((words, rule));

    [Fact]
    public void Behind_a_unit_of_a_standing_clause() =>
        Rules("1.晒出台账。都晒。(省档案馆牵头;各市州均为责任单位,以下不再列出)", "2.说清来源。都说。(省气象局牵头)").ShouldContain(("各市州", ReadingRules.UnitStanding));

    [Fact]
    public void Behind_a_lead_that_is_only_named_first() =>
        Rules("1.晒出台账。都晒。(省档案馆、省气象局)", "列第一位的责任单位为牵头单位。").ShouldBe([("省档案馆", ReadingRules.UnitFirstNamed), ("省气象局", ReadingRules.UnitPlain)]);

    [Fact]
    public void Behind_the_limit_of_a_heading() =>
        PlanReader.ReadWhole(new SourceText("云岭省2024年工作要点\n一、6月底前完成的任务\n1.晒出台账。都晒。(省档案馆牵头)")).Rules.ShouldContain(r => r.Rule == ReadingRules.TimeOfHeading && r.Point == "1");

    [Fact]
    public void Behind_a_cell_of_a_table() =>
        PlanReader.ReadWhole(new SourceText("云岭省2024年工作要点\n序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限\n1 | 晒出台账 | 省档案馆 | 省气象局 | 6月底前\n2 | 说清来源 | 省气象局 | 省档案馆 | 长期")).Rules
            .Where(r => r.Field != "deadlines").ShouldAllBe(r => r.Rule == ReadingRules.UnitColumn);

    private static (string Quote, string Rule)[] Rules(params string[] points) =>
        [.. PlanReader.ReadWhole(new SourceText($"云岭省2024年工作要点\n一、公开\n{string.Join('\n', points)}")).Rules.Select(r => (r.Quote, r.Rule))];
}
