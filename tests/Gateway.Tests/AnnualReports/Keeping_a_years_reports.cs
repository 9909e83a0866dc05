using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>A year of annual reports over the interface: filled, refused, mended, signed, returned, published, and summed up.</summary>
public sealed class Keeping_a_years_reports : IAsyncLifetime
{
    private readonly YearClock _clock = new(new DateOnly(2027, 1, 11));
    private ServedFolder _house = null!;
    private HttpClient _unit = null!, _second = null!, _other = null!, _office = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(_clock);
        await _house.Register(SmallPlan.Government, ("市规划局", null), ("市水务局", null));
        _unit = await _house.Program("unit-1", SmallPlan.Government, 1, AccountRole.UnitHandler);
        _second = await _house.Program("unit-1b", SmallPlan.Government, 1, AccountRole.UnitHandler);
        _other = await _house.Program("unit-2", SmallPlan.Government, 2, AccountRole.UnitHandler);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task From_last_years_carry_over_to_the_governments_total()
    {
        // Last year's report of one unit is known: two applications went over.
        await Post(_office, "/api/annual-reports/past", new { year = 2025, unit = "1", cells = new { edition = "2021-30", cells = Whole(("new", 5), ("r7", 3), ("r1", 3), ("carriedOut", 2)) }, texts = new { part5 = "时效不够" }, link = "https://example.org/2025" });
        var report = (await Post(_unit, "/api/annual-reports", new { year = 2026, unit = "1" })).GetProperty("report").GetString()!;
        report.ShouldBe("990100/2026/annual-report/1");
        var path = $"/api/annual-reports/{report.Replace('/', '~')}";
        var begun = await Get(_unit, path);
        begun.GetProperty("cells").GetProperty("cells").GetProperty("part3.carriedIn.total").GetDecimal().ShouldBe(2);
        begun.GetProperty("previousFrom")[0].GetProperty("name").GetString().ShouldBe("市规划局");

        // Another unit's reports are not there for it.
        (await _other.GetAsync(path)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await (await _other.PostAsJsonAsync("/api/annual-reports", new { year = 2026, unit = "1" })).ShouldBeRefused(404, "annual-report.unknown");

        // An error keeps it back; mended, it goes its way.
        var texts = new { part1 = "全年工作按计划开展。", part5 = "个别栏目更新不够及时。", part6 = "本年度没有收取信息处理费。" };
        await Put(_unit, $"{path}/content", new { cells = Whole(("new", 4), ("carriedIn", 2), ("r1", 5), ("r7", 5)), texts });
        await (await _unit.PostAsync($"{path}/hand-in", null)).ShouldBeRefused(409, "annual-report.errors-stand");
        var seen = await Get(_unit, path);
        seen.GetProperty("findings").EnumerateArray().ShouldContain(f => f.GetProperty("rule").GetString() == "R1" && f.GetProperty("outcome").GetString() == "inconsistent");
        using var stale = new HttpRequestMessage(HttpMethod.Put, $"{path}/content") { Content = JsonContent.Create(new { cells = new Dictionary<string, object> { ["part3.new.total"] = 9 } }), Headers = { { "If-Match", "\"1\"" } } };
        await (await _unit.SendAsync(stale)).ShouldBeRefused(412, "grain.changed-meanwhile");
        await Put(_unit, $"{path}/content", new { cells = Whole(("new", 4), ("carriedIn", 2), ("r1", 6), ("r7", 6)) });
        await Signed(path);
        await Post(_unit, $"{path}/send", null);

        // The total is uncertain while the other is missing.
        var sum = await Get(_office, "/api/annual-reports/roll-up?year=2026");
        (sum.GetProperty("uncertain").GetBoolean(), sum.GetProperty("missing")[0].GetProperty("name").GetString()).ShouldBe((true, "市水务局"));

        // Returned, mended, signed anew: the old sign-offs are void.
        await (await _unit.PostAsJsonAsync($"{path}/return", new { reason = "x" })).ShouldBeRefused(404, "annual-report.unknown");
        await Post(_office, $"{path}/return", new { reason = "新收数与平台不符" });
        await Put(_unit, $"{path}/content", new { cells = Whole(("new", 5), ("carriedIn", 2), ("r1", 7), ("r7", 7)) });
        (await Get(_unit, path)).GetProperty("steps").EnumerateArray().Count(s => s.GetProperty("void").GetBoolean()).ShouldBe(4);
        await (await _unit.PostAsync($"{path}/send", null)).ShouldBeRefused(409, "annual-report.not-signed");
        await Signed(path);
        await Post(_unit, $"{path}/send", null);
        await Post(_office, $"{path}/accept", null);
        await Post(_second, $"{path}/screen", new { words = "不涉及国家秘密" });
        await Post(_unit, $"{path}/publish", new { link = "https://example.org/2026", publishedOn = "2027-01-11" });
        await Post(_office, $"{path}/paper", null);

        // Each was told to the other side.
        (await Told(_office)).ShouldBe(["report-sent 2026年政府信息公开工作年度报告（报送日期2027年1月11日）", "report-sent 2026年政府信息公开工作年度报告（报送日期2027年1月11日）"]);
        (await Told(_unit)).ShouldBe(
            [
                "report-screened 2026年政府信息公开工作年度报告（审查日期2027年1月11日）", "report-accepted 2026年政府信息公开工作年度报告（审核日期2027年1月11日）",
                "returned 2026年政府信息公开工作年度报告（退回日期2027年1月11日）",
            ]);
        (await Told(_other)).ShouldBeEmpty();

        // The other unit files; the total is taken, signed and published as a report of its own.
        var other = $"/api/annual-reports/{(await Post(_other, "/api/annual-reports", new { year = 2026, unit = "2" })).GetProperty("report").GetString()!.Replace('/', '~')}";
        await Put(_other, $"{other}/content", new { cells = Whole(("new", 1), ("r1", 1), ("r7", 1)), texts });
        await (await _unit.PostAsJsonAsync($"{other}/pre-review", new { words = "请核对" })).ShouldBeRefused(404, "annual-report.unknown");
        await Post(_office, $"{other}/pre-review", new { words = "数据没有意见" });
        (await Get(_other, other)).GetProperty("preReview").GetString().ShouldBe("数据没有意见");
        (await Told(_other)).ShouldBe(["report-data-pre-reviewed 2026年政府信息公开工作年度报告（预审日期2027年1月11日）"]);
        await Signed(other, _other, _office);
        await Post(_other, $"{other}/send", null);
        var total = await Post(_office, "/api/annual-reports/roll-up", new { year = 2026 });
        total.GetProperty("report").GetString().ShouldBe("990100/2026/annual-report/total");
        var whole = await Get(_office, "/api/annual-reports/990100~2026~annual-report~total");
        whole.GetProperty("cells").GetProperty("cells").GetProperty("part3.new.total").GetDecimal().ShouldBe(6);

        (await _office.GetStringAsync("/api/annual-reports/990100~2026~annual-report~total/file.html")).ShouldContain("汇总口径：属地、双重管理，纳入汇总的有市规划局、市水务局，共2个单位。");

        // One unit restates: both figures stay, and the difference names it.
        await Post(_unit, $"{path}/reopen", new { reason = "漏计一件" });
        await Put(_unit, $"{path}/content", new { cells = Whole(("new", 6), ("carriedIn", 2), ("r1", 8), ("r7", 8)) });
        await Signed(path);
        await Post(_unit, $"{path}/send", null);
        await Post(_second, $"{path}/screen", new { words = "不涉及国家秘密" });
        await Post(_unit, $"{path}/publish", new { link = "https://example.org/2026b", publishedOn = "2027-01-11" });
        (await Get(_unit, path)).GetProperty("published").EnumerateArray().Select(p => p.GetProperty("cells").GetProperty("cells").GetProperty("part3.new.total").GetDecimal()).ShouldBe([5, 6]);
        var differences = (await Get(_office, "/api/annual-reports/roll-up?year=2026")).GetProperty("differences").EnumerateArray().ToList();
        var cause = differences.Single(d => d.GetProperty("cell").GetString() == "part3.new.total").GetProperty("causes")[0];
        (cause.GetProperty("unit").GetString(), cause.GetProperty("then").GetDecimal(), cause.GetProperty("now").GetDecimal()).ShouldBe(("市规划局", 5, 6));

        var list = await Get(_office, "/api/annual-reports?year=2026");
        (list.GetProperty("filed").GetInt32(), list.GetProperty("missing").GetInt32()).ShouldBe((2, 0));
        (await Get(_unit, "/api/annual-reports?year=2026")).GetProperty("reports").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_scope_is_declared_with_its_basis()
    {
        var scope = new { year = 2026, units = new[] { "2" }, dueDay = "2027-01-20", reason = "市规划局由省直报", kinds = new[] { "local" } };
        await (await _unit.PutAsJsonAsync("/api/annual-reports/scope", scope)).ShouldBeRefused(404, "annual-report.unknown");
        (await _office.PutAsJsonAsync("/api/annual-reports/scope", scope)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        var list = await Get(_office, "/api/annual-reports?year=2026");
        (list.GetProperty("dueDay").GetString(), list.GetProperty("missing").GetInt32(), list.GetProperty("scopeDeclared").GetBoolean()).ShouldBe(("2027-01-20", 1, true));
        await (await _office.PutAsJsonAsync("/api/annual-reports/scope", scope with { units = [] })).ShouldBeRefused(422, "annual-report.scope-empty");
    }

    [Fact]
    public async Task A_file_of_it_is_read_back_whole_or_not_at_all()
    {
        var path = $"/api/annual-reports/{(await Post(_unit, "/api/annual-reports", new { year = 2026, unit = "1" })).GetProperty("report").GetString()!.Replace('/', '~')}";
        await Put(_unit, $"{path}/content", new { cells = Whole(("new", 4), ("r1", 4), ("r7", 4)), texts = new { part5 = "个别栏目更新不够及时。", part6 = "本年度没有收取信息处理费。" } });
        var whole = (await Get(_unit, path)).GetProperty("content").GetString();
        foreach (var format in new[] { "docx", "html", "xlsx" })
        {
            var file = await _unit.GetByteArrayAsync($"{path}/file.{format}");
            await Put(_unit, $"{path}/content", new { cells = new Dictionary<string, object> { ["part3.new.total"] = 9, ["part4.review.total"] = 7 } });
            (await Get(_unit, path)).GetProperty("content").GetString().ShouldNotBe(whole);
            await (await _unit.PostAsync($"{path}/file", ServedFolder.Form($"report.{format}", file))).ShouldBeDone();
            (await Get(_unit, path)).GetProperty("content").GetString()!.Equals(whole, StringComparison.Ordinal).ShouldBe(format != "xlsx", "into a workbook of ours nobody typed; a published report says all that it says");
        }
        await Put(_unit, $"{path}/content", new { cells = new Dictionary<string, object> { ["part3.new.total"] = 4, ["part4.review.total"] = 0 } });
        foreach (var format in new[] { "csv", "json" })
        {
            (await _unit.GetByteArrayAsync($"{path}/file.{format}")).ShouldNotBeEmpty();
        }
        var wrong = (await _unit.GetStringAsync($"{path}/file.html")).Replace(">4<", ">四件左右<");
        await (await _unit.PostAsync($"{path}/file", ServedFolder.Form("report.html", System.Text.Encoding.UTF8.GetBytes(wrong)))).ShouldBeRefused(422, "annual-report.cells-wrong");
        var other = (await _unit.GetStringAsync($"{path}/file.html")).Replace("2026年", "2024年");
        await (await _unit.PostAsync($"{path}/file", ServedFolder.Form("report.html", System.Text.Encoding.UTF8.GetBytes(other)))).ShouldBeRefused(422, "annual-report.other-year");
        (await Get(_unit, path)).GetProperty("content").GetString().ShouldBe(whole);
    }

    private async Task Signed(string path, HttpClient? who = null, HttpClient? second = null)
    {
        await Post(who ?? _unit, $"{path}/hand-in", null);
        await (await (who ?? _unit).PostAsync($"{path}/review", null)).ShouldBeRefused(409, "annual-report.reviews-own");
        await Post(second ?? _second, $"{path}/review", null);
        await Post(who ?? _unit, $"{path}/sign", new { signedOn = "2027-01-11", post = "局长" });
    }

    /// <summary>Zeros, and these rows of part 3 for 自然人 and 总计.</summary>
    private static Dictionary<string, object> Whole(params (string Row, decimal Number)[] rows)
    {
        var cells = ReportForm.Of2021.Cells.ToDictionary(c => c.Key.Value, _ => (object)0m);
        foreach (var (row, number) in rows)
        {
            cells[$"part3.{row}.person"] = cells[$"part3.{row}.total"] = number;
        }
        return cells;
    }

    private static async Task<string[]> Told(HttpClient who) =>
        [.. (await Get(who, "/api/inbox")).GetProperty("items").EnumerateArray().Select(n => $"{n.GetProperty("kind").GetString()} {n.GetProperty("text").GetString()}")];

    private static async Task<JsonElement> Get(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Json();

    private static async Task<JsonElement> Put(HttpClient who, string path, object body) => await (await (await who.PutAsJsonAsync(path, body)).ShouldBeDone()).Json();

    private static async Task<JsonElement> Post(HttpClient who, string path, object? body) =>
        await (await (body is null ? await who.PostAsync(path, null) : await who.PostAsJsonAsync(path, body)).ShouldBeDone()).Json();
}
