using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_units_of_parts
{
    [Fact]
    public void Of_three_points_are_one_question()
    {
        const string Bracket = "(省档案馆牵头,省气象局负责校对账目)";
        var asked = Sample.Points($"1.晒出台账。都要晒。{Bracket}", $"2.说清来源。都要说。{Bracket}", $"3.补齐旧账。都要补。{Bracket}").Questions.ShouldHaveSingleItem();
        (asked.Point, asked.Where, asked.Quote).ShouldBe((null, "parts", "第1、2、3条"));
    }

    [Theory]
    [InlineData("(省档案馆负责晒台账,省气象局负责晒天气)")]
    [InlineData("(责任单位:省档案馆负责晒台账、旧账,省气象局负责晒天气)")]
    public void Names_the_units_and_asks_about_the_parts(string bracket)
    {
        var draft = Sample.Points($"1.晒出台账。都要晒。{bracket}");
        Sample.Names(draft.Points.ShouldHaveSingleItem().ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.UnclearFact, "1", "parts", bracket));
    }

    [Theory]
    [InlineData("由省档案馆牵头,省气象局配合,每月晒一次。", "省档案馆", "", "省气象局")]
    [InlineData("由省档案馆负责,每月晒一次。", "", "省档案馆", "")]
    [InlineData("由省档案馆、省气象局牵头开展核对。", "省档案馆 省气象局", "", "")]
    [InlineData("牵头单位为省档案馆,责任单位为各市政府。", "省档案馆", "各市政府", "")]
    [InlineData("(牵头单位)省档案馆 (责任单位)各市政府", "省档案馆", "各市政府", "")]
    public void Takes_them_from_the_words_of_a_point_that_has_no_bracket(string words, string lead, string responsible, string cooperating)
    {
        var draft = Sample.Points($"1.说清来源。都要说。{Sample.Units}", $"2.晒出台账。{words}", $"3.办好公报。都要办。{Sample.Units}");
        var point = draft.Points[1];
        (string.Join(' ', Sample.Names(point.LeadUnits)), string.Join(' ', Sample.Names(point.ResponsibleUnits)), string.Join(' ', Sample.Names(point.CooperatingUnits))).ShouldBe((lead, responsible, cooperating));
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("由浅入深开展培训。")]
    [InlineData("由各地自行负责的事项不在此列。")]
    public void Does_not_take_other_words_for_units(string words) =>
        Sample.Points($"1.说清来源。都要说。{Sample.Units}", $"2.晒出台账。{words}", $"3.办好公报。都要办。{Sample.Units}").Points[1].LeadUnits.ShouldBeEmpty();
}
