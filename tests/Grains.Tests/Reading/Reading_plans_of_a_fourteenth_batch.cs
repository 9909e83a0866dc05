namespace Tracker.Grains.Tests.Reading;

/// <summary>What plans and tables of a fourteenth batch showed; the words are our own.</summary>
public class Reading_plans_of_a_fourteenth_batch
{
    [Theory]
    [InlineData("责任单位（处室）：账务处,档案处，各办事处", " | 账务处、档案处、各办事处 | ")]
    [InlineData("责任处室（单位）：账务处", " | 账务处 | ")]
    [InlineData("牵头单位（部门）：县财政局；配合单位（部门、处室）：县审计局", "县财政局 |  | 县审计局")]
    public void A_label_may_say_in_a_bracket_of_what_kind_its_units_are(string label, string units) =>
        Sample.Told($"霜河县2024年晒账方案\n一、晒账\n1.晒预算。都要晒。\n{label}\n二、要求\n1.加强领导。要亲自抓。\n").ShouldBe($"1 晒预算 | {units} |");
}
