using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Returns;
using Tracker.Gateway.Tests.Tables;
using Tracker.Gateway.Tests.Year;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>Many units' annual reports by workbook over the interface: each stored or refused as a whole, with its reason.</summary>
public sealed class Sending_a_pile_of_reports : IAsyncLifetime
{
    private const int Year = 2026;
    private ServedFolder _house = null!;
    private HttpClient _office = null!, _unit = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(new YearClock(new DateOnly(2027, 1, 11)));
        await _house.Register(SmallPlan.Government, [.. Enumerable.Range(1, 60).Select(n => ($"第{n}示例局", (string?)null))]);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _unit = await _house.Program("unit-1", SmallPlan.Government, 1, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Sixty_go_down_and_come_back_filled_in()
    {
        var down = await Books(_office);
        down.Count.ShouldBe(60);
        var up = FilledIn.Zip([.. down.Select((book, n) => (book.Name, book.Content.Typed(ReportBooks.Whole(("new", n), ("r1", n), ("r7", n)))))]);

        var preview = await Sent(_office, "年报.zip", up, ("preview", "true"));
        (preview.GetProperty("files").GetInt32(), preview.GetProperty("refused").GetInt32(), preview.GetProperty("stored").GetInt32()).ShouldBe((60, 0, 0), string.Join('\n', preview.GetProperty("reports").EnumerateArray().Where(r => Code(r) is not null)));
        preview.GetProperty("reports").EnumerateArray().ShouldAllBe(r => r.GetProperty("begins").GetBoolean() && r.GetProperty("errors").GetInt32() == 0);
        (await Filled(7)).ShouldBeNull("a preview writes nothing");

        (await Sent(_office, "年报.zip", up)).GetProperty("stored").GetInt32().ShouldBe(60);
        var again = await Sent(_office, "年报.zip", up, ("preview", "true"));
        again.GetProperty("reports").EnumerateArray().ShouldAllBe(r => r.GetProperty("changes").GetInt32() == 0);
        (await Filled(7)).ShouldNotBeNull();
        (await Books(_unit)).Count.ShouldBe(1, "a unit's own");
    }

    [Fact]
    public async Task Each_is_refused_as_a_whole_for_its_own_reason()
    {
        var good = await ReportBooks.Of("第1示例局", Year, ("new", 2), ("r1", 2), ("r7", 2));
        var wrong = await ReportBooks.Of("第2示例局", Year, ("new", 1), ("r7", 3));
        var up = FilledIn.Zip(
            ("a 好.xlsx", good),
            ("b 勾稽不符.xlsx", wrong),
            ("c 去年.xlsx", await ReportBooks.Of("第3示例局", Year - 1)),
            ("d 别家.xlsx", await ReportBooks.Of("无名局", Year)),
            ("e 文字.xlsx", (await ReportBooks.Of("第5示例局", Year)).Said("part3.new.total", "若干")),
            ("f 没有标题.xlsx", (await ReportBooks.Blank("填报表")).Typed(ReportBooks.Whole())),
            ("g 截断.xlsx", good[..^200]),
            ("h 宏.xlsx", Uploaded.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")).ToArray()),
            ("i 炸弹.xlsx", ReportBooks.Bomb()),
            ("j 又一份.xlsx", good),
            ("k 插行.xlsx", (await ReportBooks.Of("第11示例局", Year)).WithRowPutIn()),
            ("l 公式.xlsx", (await ReportBooks.Of("第12示例局", Year)).WithFormula("part3.r1.person")),
            ("m 负数.xlsx", (await ReportBooks.Of("第13示例局", Year)).Typed(new Dictionary<Tracker.AnnualReports.CellKey, decimal> { [Tracker.AnnualReports.CellKey.Parse("part3.r1.person")] = -1 })),
            ("n 没填完.xlsx", await ReportBooks.Blank(Gateway.AnnualReports.ReportFiling.TitleOf("第14示例局", Year))),
            ("o 合并.xlsx", (await ReportBooks.Of("第15示例局", Year)).WithMerged("part3.r1.person", "part3.r1.company")),
            ("p 带元.xlsx", (await ReportBooks.Of("第16示例局", Year)).Said("part2.fees.charged", "15000元")),
            ("q 带件.xlsx", (await ReportBooks.Of("第17示例局", Year)).Said("part3.r1.person", "3件")),
            ("r 小数.xlsx", (await ReportBooks.Of("第18示例局", Year)).Typed(Numbers(("part3.r1.person", 1.5m)))),
            ("s 旧表.xlsx", await ReportBooks.Blank(Gateway.AnnualReports.ReportFiling.TitleOf("第19示例局", Year), Tracker.AnnualReports.FormEdition.Of2019)),
            ("t 全角.xlsx", (await ReportBooks.Of("第20示例局", Year)).Said("part3.new.person", "１２").Said("part3.new.total", "１２").Said("part3.r1.person", "12 ").Said("part3.r1.total", "１２").Said("part3.r7.person", "12").Said("part3.r7.total", "12")),
            ("u 斜线.xlsx", (await ReportBooks.Of("第21示例局", Year)).Said("part2.regulations.made", "/").Said("part2.regulations.ended", "－").Said("part2.regulations.inForce", "")),
            ("说明.txt", [1, 2, 3]));

        var done = await Sent(_office, "年报.zip", up);
        done.GetProperty("reports").EnumerateArray().Select(r => $"{r.GetProperty("fileName").GetString()![0]} {Code(r) ?? $"stored, {r.GetProperty("errors").GetInt32()} errors"}").ShouldBe(
            [
                "a stored, 0 errors", "b stored, 4 errors", "c annual-report.other-year", "d annual-report.unit-unknown", "e annual-report.cell-wrong", "f annual-report.title-missing",
                "g reading.damaged-docx", "h reading.macros", "i reading.zip-bomb", "j annual-report.unit-twice", "k annual-report.cell-moved", "l annual-report.cell-formula",
                "m stored, 3 errors", "n stored, 0 errors", "o annual-report.cell-merged", "p annual-report.cell-measured", "q annual-report.cell-measured", "r stored, 3 errors", "s annual-report.other-form",
                "t stored, 0 errors", "u stored, 0 errors",
            ]);
        done.GetProperty("reports")[15].GetProperty("says").GetString()!.ShouldContain("填的「15000元」带着单位：这一格按“万元”计");
        (await Cell(20, "part3.new.person")).ShouldBe(12);
        (await Filled(21))!.Value.GetProperty("cells").GetProperty("cells").EnumerateObject().Where(c => c.Name.StartsWith("part2.regulations.")).Select(c => $"{c.Value}").ShouldBe(["n/a", "n/a"]);
        done.GetProperty("reports")[4].GetProperty("says").GetString().ShouldBe("「工作表「三、收到和处理政府信息公开申请情况」J4 一、本年新收政府信息公开申请数量·总计」填的「若干」不是数字。数字、空着，或者用 / 表示不适用。");
        done.GetProperty("reports")[10].GetProperty("says").GetString()!.ShouldStartWith("工作表「二、主动公开政府信息情况」A5 应当是");
        done.GetProperty("stored").GetInt32().ShouldBe(7);
        var list = await (await (await _office.GetAsync($"/api/annual-reports?year={Year}")).ShouldBeDone()).Json();
        list.GetProperty("reports").EnumerateArray().Count(r => r.TryGetProperty("report", out _)).ShouldBe(7, "nothing is half stored");
    }

    [Fact]
    public async Task Every_wrong_cell_of_a_workbook_is_named_and_of_very_many_the_first()
    {
        var book = (await ReportBooks.Of("第1示例局", Year)).Said("part2.fees.charged", "15000元").Said("part3.new.total", "若干").WithFormula("part3.r1.person");
        var refused = (await Sent(_office, "年报.xlsx", book)).GetProperty("reports")[0];
        Code(refused).ShouldBe("annual-report.cells-wrong");
        var says = refused.GetProperty("says").GetString()!;
        says.ShouldStartWith("有 3 格要改");
        foreach (var named in (string[])["（1）", "15000元", "（2）", "工作表「三、收到和处理政府信息公开申请情况」J4", "若干", "（3）", "是公式"])
        {
            says.ShouldContain(named);
        }

        var many = Tracker.AnnualReports.ReportForm.Of2021.Cells.Where(c => c.Key.ToString().StartsWith("part3.", StringComparison.Ordinal)).Take(40).Aggregate(await ReportBooks.Of("第1示例局", Year), (b, c) => b.Said($"{c.Key}", "约"));
        (await Sent(_office, "年报.xlsx", many)).GetProperty("reports")[0].GetProperty("says").GetString()!.ShouldEndWith("另有 10 处，改好以上的再传一次就会列出。");
    }

    [Fact]
    public async Task A_unit_sends_its_own_and_no_other()
    {
        var own = await ReportBooks.Of("第1示例局", Year, ("new", 2), ("r1", 2), ("r7", 2));
        Code((await Sent(_unit, "年报.xlsx", await ReportBooks.Of("第2示例局", Year))).GetProperty("reports")[0]).ShouldBe("annual-report.unit-unknown");
        (await Sent(_unit, "年报.xlsx", own)).GetProperty("stored").GetInt32().ShouldBe(1);

        var path = $"/api/annual-reports/{SmallPlan.Government}~{Year}~annual-report~1";
        await (await _unit.PostAsync($"{path}/file", ServedFolder.Form("年报.xlsx", await ReportBooks.Of("第2示例局", Year)))).ShouldBeRefused(422, "annual-report.other-unit");
        await (await _unit.PostAsync($"{path}/file", ServedFolder.Form("年报.xlsx", await ReportBooks.Of("第1示例局", Year - 1)))).ShouldBeRefused(422, "annual-report.other-year");
        await (await _unit.PostAsync($"{path}/file", ServedFolder.Form("年报.xlsx", await ReportBooks.Of("云岭市第1示例局", Year, ("new", 9))))).ShouldBeDone();
    }

    [Fact]
    public async Task What_nobody_typed_does_nothing_and_what_others_changed_meanwhile_is_not_written_over()
    {
        await Begun(_unit, 1);
        await Put(1, ("part3.new.person", 4), ("part3.r1.person", 1));
        var down = (await Books(_unit)).Single().Content;
        await Put(1, ("part3.r1.person", 7), ("part3.r2.person", 3));

        (await Sent(_unit, "年报.xlsx", down, ("preview", "true"))).GetProperty("reports")[0].GetProperty("changes").GetInt32().ShouldBe(0, "nobody typed");
        var up = down.Typed(Numbers(("part3.new.person", 5), ("part3.r1.person", 9)));
        var refused = (await Sent(_unit, "年报.xlsx", up)).GetProperty("reports")[0];
        (Code(refused), refused.GetProperty("stored").GetBoolean()).ShouldBe(("annual-report.cells-changed", false));
        refused.GetProperty("conflicts").GetArrayLength().ShouldBe(1);
        var conflict = refused.GetProperty("conflicts")[0];
        (conflict.GetProperty("cell").GetString(), conflict.GetProperty("filled").GetInt32(), conflict.GetProperty("now").GetInt32(), conflict.GetProperty("typed").GetInt32()).ShouldBe(("part3.r1.person", 1, 7, 9));
        refused.GetProperty("says").GetString()!.ShouldContain("自然人「7」→「9」");
        (await Cell(1, "part3.new.person")).ShouldBe(4, "nothing of it is stored");

        (await Sent(_unit, "年报.xlsx", up, ("overwrite", "true"))).GetProperty("stored").GetInt32().ShouldBe(1);
        (await Cell(1, "part3.new.person"), await Cell(1, "part3.r1.person"), await Cell(1, "part3.r2.person")).ShouldBe((5, 9, 3));
        var again = (await Sent(_unit, "年报.xlsx", up)).GetProperty("reports")[0];
        (again.GetProperty("stored").GetBoolean(), again.GetProperty("changes").GetInt32()).ShouldBe((true, 0), "it says what stands");
    }

    [Fact]
    public async Task A_single_workbook_carries_the_same_key_and_a_number_taken_out_is_gone()
    {
        await Begun(_unit, 1);
        await Put(1, ("part3.new.person", 4), ("part3.r1.person", 1));
        var down = await _unit.GetByteArrayAsync($"{Path(1)}/file.xlsx");
        await Put(1, ("part3.r1.person", 7));
        await (await _unit.PostAsync($"{Path(1)}/file", ServedFolder.Form("年报.xlsx", down.Typed(Numbers(("part3.r1.person", 9)))))).ShouldBeRefused(409, "annual-report.cells-changed");
        await (await _unit.PostAsync($"{Path(1)}/file", ServedFolder.Form("年报.xlsx", down.Said("part3.new.person", "")))).ShouldBeDone();
        (await Cell(1, "part3.new.person"), await Cell(1, "part3.r1.person")).ShouldBe((null, 7));
        await (await _unit.PostAsync($"{Path(1)}/file", ServedFolder.Form("年报.xlsx", down.Typed(Numbers(("part3.r1.person", 9))), ("overwrite", "true")))).ShouldBeDone();
        (await Cell(1, "part3.r1.person")).ShouldBe(9);
    }

    [Fact]
    public async Task Every_figure_goes_out_with_where_it_comes_from_and_what_the_rules_say_of_it()
    {
        await Begun(_unit, 1);
        await Put(1, ("part3.new.person", 4));
        var down = await _unit.GetByteArrayAsync($"{Path(1)}/file.xlsx");
        await (await _unit.PostAsync($"{Path(1)}/file", ServedFolder.Form("年报.xlsx", down.Typed(Numbers(("part3.new.total", 5)))))).ShouldBeDone();
        var origins = (await (await _office.GetAsync($"{Path(1)}/file.json")).Json()).GetProperty("origins");
        (Origin("part3.new.person"), Origin("part3.new.total")).ShouldBe(("typed office 2027-01-11", "workbook unit-1 2027-01-11"));
        var rows = (await _office.GetStringAsync($"{Path(1)}/file.csv")).Split('\n');
        rows.Single(r => r.Contains("part3.new.total")).ShouldSatisfyAllConditions(r => r.ShouldContain("工作簿"), r => r.ShouldContain("unit-1"), r => r.ShouldContain("R3"));

        string Origin(string cell) => origins.GetProperty(cell) is var o ? $"{o.GetProperty("source").GetString()} {o.GetProperty("by").GetString()} {o.GetProperty("on").GetString()}" : "";
    }

    [Fact]
    public async Task A_workbook_under_another_units_title_or_with_its_key_spoilt_is_refused()
    {
        var down = await Books(_office);
        var (other, spoilt) = (down[1].Content.WithTitle(Gateway.AnnualReports.ReportFiling.TitleOf("第1示例局", Year)), down[2].Content.WithKey("T1|?"));
        var done = await Sent(_office, "年报.zip", FilledIn.Zip(("a.xlsx", other), ("b.xlsx", spoilt)));
        done.GetProperty("reports").EnumerateArray().Select(Code).ShouldBe(["annual-report.other-workbook", "annual-report.key-broken"]);
    }

    [Fact]
    public async Task How_far_it_is_is_told_line_by_line()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/annual-reports/workbooks") { Content = ServedFolder.Form("年报.xlsx", await ReportBooks.Of("第4示例局", Year), ("year", $"{Year}")) };
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        var lines = (await (await (await _office.SendAsync(request)).ShouldBeDone()).Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonDocument.Parse(lines[^1]).RootElement.GetProperty("result").GetProperty("stored").GetInt32().ShouldBe(1);
    }

    private static string Path(int unit) => $"/api/annual-reports/{SmallPlan.Government}~{Year}~annual-report~{unit}";

    private static Task Begun(HttpClient who, int unit) => Done(who.PostAsJsonAsync("/api/annual-reports", new { year = Year, unit = $"{unit}" }));

    private Task Put(int unit, params (string Cell, int Number)[] cells) => Done(_office.PutAsJsonAsync($"{Path(unit)}/content", new { cells = cells.ToDictionary(c => c.Cell, c => c.Number) }));

    private static async Task Done(Task<HttpResponseMessage> answer) => await (await answer).ShouldBeDone();

    private async Task<int?> Cell(int unit, string key) =>
        (await Filled(unit))!.Value.GetProperty("cells").GetProperty("cells").TryGetProperty(key, out var value) ? value.GetInt32() : null;

    private static Dictionary<Tracker.AnnualReports.CellKey, decimal> Numbers(params (string Cell, decimal Number)[] cells) => cells.ToDictionary(c => Tracker.AnnualReports.CellKey.Parse(c.Cell), c => c.Number);

    private static string? Code(JsonElement report) => report.TryGetProperty("rejection", out var why) ? why.GetProperty("code").GetString() : null;

    private async Task<JsonElement?> Filled(int unit)
    {
        var answer = await _office.GetAsync($"/api/annual-reports/{SmallPlan.Government}~{Year}~annual-report~{unit}");
        return answer.IsSuccessStatusCode ? await answer.Json() : null;
    }

    private static async Task<JsonElement> Sent(HttpClient who, string name, byte[] content, params (string, string)[] fields) =>
        await (await (await who.PostAsync("/api/annual-reports/workbooks", ServedFolder.Form(name, content, [("year", $"{Year}"), .. fields]))).ShouldBeDone()).Json();

    private static async Task<List<(string Name, byte[] Content)>> Books(HttpClient who)
    {
        var books = new List<(string, byte[])>();
        using var zip = new ZipArchive(new MemoryStream(await who.GetByteArrayAsync($"/api/annual-reports/workbooks.zip?year={Year}")));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var packed = entry.Open();
            await packed.CopyToAsync(content);
            books.Add((entry.FullName, content.ToArray()));
        }
        return books;
    }
}
