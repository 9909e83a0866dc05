using System.Text.RegularExpressions;

namespace Tracker.Gateway.Tests.Demo;

public partial class The_demo_plan
{
    private static readonly string[] Classes =
        [.. DemoJson.Units.List("groups").Select(group => group.Word("name")), .. DemoJson.Reports.List("namings").Select(naming => naming.Word("name"))];

    [Fact]
    public void Says_that_it_is_fictional() => DemoJson.Plan.ShouldStartWith("〔本文件为演示用虚构文件");

    [Fact]
    public void Numbers_its_22_points_without_a_gap() =>
        Points().Select(point => int.Parse(point.Groups["number"].Value)).ShouldBe(Enumerable.Range(1, 22));

    [Fact]
    public void Names_only_units_of_the_register_and_classes_that_are_resolved()
    {
        var aliases = DemoJson.Units.List("units").SelectMany(unit => unit.Words("aliases"));
        var known = DemoJson.UnitNames.Concat(aliases).Concat(Classes).ToHashSet();
        var named = Points().SelectMany(point => NamedIn(point.Groups["units"].Value)).ToList();
        named.Count.ShouldBeGreaterThan(60);
        named.Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    private static MatchCollection Points() => Point().Matches(DemoJson.Plan);

    private static IEnumerable<string> NamedIn(string bracket) =>
        bracket.Replace(':', '：').Replace(';', '；').Replace('(', '（').Replace(')', '）')
            .Split('；').Where(field => !field.StartsWith("完成时限"))
            .SelectMany(field => field[(field.IndexOf('：') + 1)..].Split('、', '，'));

    [GeneratedRegex(@"^(?<number>\d+)\..*[（(〔](?<units>牵头单位[：:].*)[）)〕]\r?$", RegexOptions.Multiline)]
    private static partial Regex Point();
}
