using System.Text.RegularExpressions;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Tests.Plans;

public partial class Saying_a_points_number
{
    [Theory]
    [InlineData("5", "5", "第5条")]
    [InlineData("5-1", "5-1", "第5-1条")]
    [InlineData("一(一)-4-2", "一（一）4-2", "一（一）4-2")]
    [InlineData("二(三)", "二（三）", "二（三）")]
    [InlineData("a2", "追加2", "追加2")]
    public void Reads_as_people_write_it(string number, string said, string point)
    {
        Words.PointNumber(number).ShouldBe(said);
        Words.Point(number).ShouldBe(point);
    }

    [Theory]
    [InlineData("2、5", "第2、5条")]
    [InlineData("2、5、2", "第2、5条")]
    [InlineData("2、5、7、9", "第2、5、7等4条")]
    [InlineData("一(一)-1、二(三)", "一（一）1、二（三）")]
    [InlineData("2、a1", "第2条、追加1")]
    [InlineData("二(一)、二(二)、二(三)、二(四)", "二（一）、二（二）、二（三）等4条")]
    public void Several_are_read_together(string numbers, string said) => Words.Points(numbers.Split('、'), most: 3).ShouldBe(said);

    [Fact]
    public void Of_none_nothing_is_said() => Words.Points([]).ShouldBe("");

    [Theory]
    [InlineData("look-back.point-unknown", "9", "这份文件里没有第9条。")]
    [InlineData("look-back.point-unknown", "一(一)-4-2", "这份文件里没有一（一）4-2。")]
    [InlineData("plan.route-without-consolidator", "二(一)、二(二)", "二（一）、二（二）要经牵头单位报送，但没有一个单位来汇总。请指定汇总单位，或者改为直接报办公室。")]
    public void So_do_refusals(string code, string number, string says) => new Rejection(code, number).Says.ShouldBe(says);

    [Fact]
    public void So_does_the_command_line() => new Texts("CommandLine").Say("points.done", Language.Chinese, "一(一)-4-2").ShouldBe("一（一）4-2已调整。");

    [Fact]
    public void Nothing_puts_its_own_words_round_a_number()
    {
        var said = from folder in new[] { "Gateway", "Silo", "Grains" }
                   from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*", SearchOption.AllDirectories)
                   where Path.GetExtension(file) is ".cs" or ".razor" or ".resx" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                   where Path.GetFileName(file) != "PointNames.cs"
                   from line in File.ReadLines(file)
                   where OwnWords().IsMatch(line)
                   select $"{Path.GetFileName(file)}: {line.Trim()}";
        said.ShouldBeEmpty("PointNames knows how a point is called");
    }

    /// <summary>第 … 条 round something that is filled in, save of a record of the journal.</summary>
    [GeneratedRegex(@"第(\{|@)[^。，；]*?条(?!记录)")]
    private static partial Regex OwnWords();
}
