using System.Text.RegularExpressions;
using Tracker.Gateway.Demo;

namespace Tracker.Gateway.Tests.Demo;

public partial class The_demo_plans
{
    private static readonly string[] Classes =
        [.. DemoJson.Units.List("groups").Select(group => group.Word("name")), .. DemoJson.Reports.List("namings").Select(naming => naming.Word("name"))];

    [Theory]
    [InlineData(DemoFiles.ThisYear)]
    [InlineData(DemoFiles.LastYear)]
    public void Say_that_they_are_fictional(string plan) => DemoJson.Text(plan).ShouldStartWith("〔本文件为演示用虚构文件");

    [Theory]
    [InlineData(DemoFiles.ThisYear, 22)]
    [InlineData(DemoFiles.LastYear, 20)]
    public void Number_their_points_without_a_gap(string plan, int points) =>
        PointsOf(plan).Select(point => int.Parse(point.Groups["number"].Value)).ShouldBe(Enumerable.Range(1, points));

    [Theory]
    [InlineData(DemoFiles.ThisYear)]
    [InlineData(DemoFiles.LastYear)]
    public void Name_only_units_of_the_register_and_classes_that_are_resolved(string plan)
    {
        var aliases = DemoJson.Units.List("units").SelectMany(unit => unit.Words("aliases"));
        var known = DemoJson.UnitNames.Concat(aliases).Concat(Classes).ToHashSet();
        var named = PointsOf(plan).SelectMany(point => NamedIn(point.Groups["units"].Value)).ToList();
        named.Count.ShouldBeGreaterThan(60);
        named.Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    private static MatchCollection PointsOf(string plan) => Point().Matches(DemoJson.Text(plan));

    private static IEnumerable<string> NamedIn(string bracket) =>
        bracket.Replace(':', '：').Replace(';', '；').Replace('(', '（').Replace(')', '）')
            .Split('；').Where(field => !field.StartsWith("完成时限"))
            .SelectMany(field => field[(field.IndexOf('：') + 1)..].Split('、', '，'));

    [GeneratedRegex(@"^(?<number>\d+)\..*[（(〔](?<units>牵头单位[：:].*)[）)〕]\r?$", RegexOptions.Multiline)]
    private static partial Regex Point();
}
