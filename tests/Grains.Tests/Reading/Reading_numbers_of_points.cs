namespace Tracker.Grains.Tests.Reading;

public class Reading_numbers_of_points
{
    [Theory]
    [InlineData("任务1:", "任务2:")]
    [InlineData("任务一、", "任务二、")]
    [InlineData("任务(一)", "任务(二)")]
    [InlineData("重点任务1.", "重点任务2.")]
    [InlineData("第一,", "第二,")]
    [InlineData("第一:", "第二:")]
    [InlineData("第一条 ", "第二条 ")]
    [InlineData("①", "②")]
    [InlineData("(1)", "(2)")]
    [InlineData("㈠", "㈡")]
    [InlineData("1、", "2、")]
    [InlineData("1)", "2)")]
    [InlineData("1.", "2.")]
    public void Takes_the_printed_number_off_the_title(string first, string second)
    {
        var draft = Sample.Points($"{first}晒出台账。都要晒。{Sample.Units}", $"{second}说清来源。都要说。{Sample.Units}");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源")]);
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("任务1个不少,每月都要对。")]
    [InlineData("要点100%落实。")]
    public void Leaves_a_sentence_about_tasks_alone(string line) =>
        Sample.Points($"1.晒出台账。都要晒。\n{line}{Sample.Units}").Points.ShouldHaveSingleItem().Text.ShouldContain(line[..3]);

    [Fact]
    public void Counts_short_paragraphs_with_their_units_below()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n一、公开\n晒出台账,每季度核对。\n责任单位:省档案馆\n办好公报。\n责任单位:省气象局");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账,每季度核对"), ("2", "办好公报")]);
        draft.Points.Select(p => p.ResponsibleUnits.ShouldHaveSingleItem().Name).ShouldBe(["省档案馆", "省气象局"]);
    }
}
