using System.Diagnostics;
using System.Text;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Reading_long_documents
{
    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("一、")]
    [InlineData("1.好。(省档案馆负责)\n")]
    [InlineData("等")]
    [InlineData("和各市")]
    [InlineData("《")]
    [InlineData("一季度")]
    [InlineData("即时")]
    [InlineData("省档案馆、")]
    [InlineData("在前")]
    [InlineData("|")]
    [InlineData("任务\n|\n责任单位\n|\n")]
    [InlineData("任务|责任单位\n|省档案馆\n")]
    [InlineData("1\t\"任务\t责任单位\n")]
    [InlineData("?")]
    [InlineData(" ")]
    public void Takes_time_in_proportion_to_the_length(string bit)
    {
        var text = new StringBuilder("云岭省2024年政务公开工作要点\n1.晒出台账。(省档案馆,").Insert(0, bit, 3).ToString() + string.Concat(Enumerable.Repeat(bit, 60_000 / bit.Length));
        var watch = Stopwatch.StartNew();
        PlanReader.Read(new SourceText(text));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // about 0.1 s; a quadratic pass takes minutes
    }
}
