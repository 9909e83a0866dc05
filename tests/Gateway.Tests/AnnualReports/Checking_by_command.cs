using System.IO.Compression;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary><c>tracker annual-report</c> as it is typed: other people's reports checked, and workbooks down and up.</summary>
public sealed class Checking_by_command : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_carried_over_is_held_against_last_years_report()
    {
        var now = Report("今年.html", "市样本局", 2025, ("carriedIn", 3), ("r1", 3), ("r7", 3));
        var same = Report("去年.html", "市样本局", 2024, ("new", 3), ("carriedOut", 3));
        var other = Report("去年改.html", "市样本局", 2024, ("new", 2), ("carriedOut", 2));
        var sound = await Check(now, 0, "--previous", same);
        sound.Count(f => f.Rule == "R5" && f.Outcome == "consistent").ShouldBe(7);
        (await Check(now, 1, "--previous", other)).Where(f => f.Outcome == "inconsistent").Select(f => $"{f.Rule} {f.Place} {f.Left}/{f.Right}").ShouldBe(["R5 自然人 3/2", "R5 总计 3/2"]);
        (await Check(now, 0)).ShouldNotContain(f => f.Rule == "R5");
        (await Typed.Run("annual-report", "check", now, "--previous", _folder.PathOf("没有.html"))).ShouldBeRefused(2, "没有.html");
    }

    [Fact]
    public async Task The_sum_of_its_children_is_held_against_a_levels_report()
    {
        var children = Directory.CreateDirectory(_folder.PathOf("各单位"));
        Report("各单位/甲局.html", "市甲局", 2025, ("new", 2), ("r1", 2), ("r7", 2));
        Report("各单位/乙局.html", "市乙局", 2025, ("new", 3), ("r1", 3), ("r7", 3));
        var level = Report("本级.html", "某样本市", 2025, ("new", 5), ("r1", 5), ("r7", 5));
        (await Check(level, 0, "--children", children.FullName)).ShouldContain(f => f.Rule == "R11" && f.Outcome == "consistent");

        var wrong = Report("本级错.html", "某样本市", 2025, ("new", 3), ("r1", 3), ("r7", 3));
        var findings = (await Check(wrong, 1, "--children", children.FullName)).Where(f => f.Rule == "R11" && f.Outcome == "inconsistent").ToList();
        findings.ShouldContain(f => f.Left == 3 && f.Right == 5 && f.Advice.Contains("甲局"), "the one that was left out is named");

        Report("各单位/丙局.html", "市丙局", 2024, ("new", 1));
        (await Check(level, 0, "--children", children.FullName)).ShouldContain(f => f.Rule == "R11" && f.Outcome == "not-comparable" && f.Advice.Contains("丙局"), "another year's makes the sum uncertain");
        (await Typed.Run("annual-report", "check", level, "--children", _folder.PathOf("没有"))).ShouldBeRefused(2, "没有");
    }

    [Fact]
    public async Task Another_year_than_it_is_meant_for_is_found() =>
        (await Check(Report("报告.html", "市样本局", 2024), 1, "--year", "2025")).ShouldContain(f => f.Rule == "R14" && f.Outcome == "inconsistent");

    [Theory]
    [InlineData("宏")]
    [InlineData("炸弹")]
    [InlineData("截断")]
    [InlineData("空")]
    [InlineData("不是报告")]
    public async Task What_cannot_be_read_is_refused_in_a_sentence(string what)
    {
        var path = _folder.PathOf($"{what}.xlsx");
        await File.WriteAllBytesAsync(path, what switch
        {
            "宏" => Uploaded.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")).ToArray(),
            "炸弹" => ReportBooks.Bomb(),
            "截断" => (await ReportBooks.Of("市样本局", 2025))[..^300],
            "空" => [],
            _ => "今天天气很好。"u8.ToArray(),
        });
        foreach (var command in new[] { "read", "check" })
        {
            (await Typed.Run("annual-report", command, path)).ShouldBeRefused(2, what);
        }
    }

    [Fact]
    public async Task Workbooks_go_down_and_come_back_from_a_folder()
    {
        var year = TimeProvider.System.GetUtcNow().Year - 1;
        await _folder.Tracker("units import", await _folder.WriteUnits(("市甲局", null), ("市乙局", null)), "--government", SmallPlan.Government);
        (await _folder.Tracker("annual-report down", "--year", $"{year}", "--out", _folder.PathOf("空表.zip"))).ShouldBeDone();
        using var first = new MemoryStream();
        using (var zip = ZipFile.OpenRead(_folder.PathOf("空表.zip")))
        {
            zip.Entries.Count.ShouldBe(2);
            await using var packed = zip.Entries.Single(e => e.FullName.StartsWith("市甲局", StringComparison.Ordinal)).Open();
            await packed.CopyToAsync(first);
        }
        var filled = Directory.CreateDirectory(_folder.PathOf("填好"));
        await File.WriteAllBytesAsync(Path.Combine(filled.FullName, "甲.xlsx"), await ReportBooks.Of("市甲局", year, ("new", 2), ("r1", 2), ("r7", 2)));
        await File.WriteAllBytesAsync(Path.Combine(filled.FullName, "乙.xlsx"), await ReportBooks.Of("市乙局", year - 1));
        (await _folder.Tracker("annual-report up", filled.FullName, "--year", $"{year}", "--preview")).ShouldBeRefused(1, "2个文件，1个不写入，写入0份报告");
        var up = (await _folder.Tracker("annual-report up", filled.FullName, "--year", $"{year}")).ShouldBeRefused(1, "2个文件，1个不写入，写入1份报告");
        up.Results.ShouldContain($"这是 {year - 1} 年的报告");
        using var rollup = JsonDocument.Parse((await _folder.Tracker("annual-report status", $"{SmallPlan.Government}~{year}~annual-report~1", "--json")).ShouldBeDone().LastLine);
        rollup.RootElement.GetProperty("cells").GetProperty("cells").GetProperty("part3.new.total").GetDecimal().ShouldBe(2);

        var late = _folder.PathOf("甲 又一份.xlsx");
        await File.WriteAllBytesAsync(late, first.ToArray().Typed(new Dictionary<CellKey, decimal> { [CellKey.Parse("part3.new.total")] = 3 }));
        (await _folder.Tracker("annual-report up", late, "--year", $"{year}")).ShouldBeRefused(1, "写入0份报告").Results.ShouldContain("总计「2」→「3」");
        (await _folder.Tracker("annual-report up", late, "--year", $"{year}", "--overwrite")).ShouldBeDone();
    }

    private string Report(string name, string unit, int year, params (string Row, decimal Number)[] rows)
    {
        var cells = ReportCells.Of(FormEdition.Of2021, ReportBooks.Whole(rows).Select(c => KeyValuePair.Create(c.Key, CellValue.Of(c.Value))));
        var texts = new Dictionary<string, string> { ["part1"] = "全年工作按计划开展。", ["part5"] = "个别栏目更新不够及时，将按季检查。", ["part6"] = "本年度没有收取信息处理费。" };
        return _folder.Write(name, ReportHtml.Page(new PublishedReport(ReportFiling.TitleOf(unit, year), $"统计期限为{year}年1月1日至12月31日。", cells, System.Collections.Immutable.ImmutableDictionary.CreateRange(texts))));
    }

    private static async Task<List<Finding>> Check(string file, int code, params string[] options)
    {
        var said = await Typed.Run(["annual-report", "check", file, "--json", .. options]);
        said.Code.ShouldBe(code, said.Results + said.Messages);
        using var json = JsonDocument.Parse(said.Results);
        return
        [
            .. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => new Finding(
                f.GetProperty("rule").GetString()!, f.GetProperty("place").GetString()!, Number(f, "left"), Number(f, "right"), f.GetProperty("outcome").GetString()!, f.GetProperty("advice").GetString() ?? "")),
        ];
    }

    private static decimal? Number(JsonElement finding, string side) => finding.GetProperty(side) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private sealed record Finding(string Rule, string Place, decimal? Left, decimal? Right, string Outcome, string Advice);
}
