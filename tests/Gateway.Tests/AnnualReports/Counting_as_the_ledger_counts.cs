using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>What the words for the annual report say of the year's duties is what the ledger says of them, each by the rows that its link opens.</summary>
public sealed class Counting_as_the_ledger_counts : IAsyncLifetime
{
    private const int Planning = 1, Water = 2, Service = 3, Town = 4, Village = 5;
    private static readonly object[] Evidence = [new { url = "https://example.org/done", title = "公开页面" }];

    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(new YearClock(new DateOnly(2026, 12, 28)));
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = (await _house.Assigned(SmallPlan.Government, SmallPlan.Text)).RouteForm;
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        using var town = await _house.Program("town", SmallPlan.Government, Town, AccountRole.UnitHandler);
        using var water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
        using var service = await _house.Program("service", SmallPlan.Government, Service, AccountRole.UnitHandler);
        await Post(town, $"{Duty(1, Town)}/periods/q4", new { outcome = "not-concerned", text = "没有这项职责。" });
        await Post(_office, $"{Duty(1, Town)}/not-concerned/confirm", new { });
        await Post(water, $"{Duty(2, Water)}/closure", new { text = "已公开。", evidence = Evidence });
        await Post(_office, $"{Duty(2, Water)}/close", new { });
        await Post(_office, $"/api/plans/{_plan}/points/2/withdraw", new { reason = "上级已取消" });
        await Post(service, $"{Duty(3, Service)}/reports", new { text = "每季度都核对。", evidence = Evidence });
        await Post(_office, $"{Duty(3, Service)}/clear", new { outcome = "lasting" });
        await Post(_office, $"/api/plans/{_plan}/points", new
        {
            basis = new { kind = "upper-notice", number = "云政公函〔2026〕7号", date = "2026-05-18" },
            title = "补齐目录", text = "补齐本单位的公开目录并上网。", leadUnits = new[] { "市水务局" }, responsibleUnits = new[] { "市规划局" },
        });
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Every_figure_is_the_number_of_rows_that_its_link_opens()
    {
        var results = await Get(_office, $"/api/annual-reports/results/{_plan}");
        var figures = results.GetProperty("figures").EnumerateArray().ToDictionary(f => f.GetProperty("word").GetString()!);

        figures.Where(f => f.Key != "佐证材料" && f.Value.GetProperty("link").GetString()!.Contains("/ledger?", StringComparison.Ordinal)).Count().ShouldBe(6);
        foreach (var (word, figure) in figures.Where(f => f.Key is not ("佐证材料" or "年中追加") && f.Value.GetProperty("link").GetString()!.Contains("/ledger?", StringComparison.Ordinal)))
        {
            (await Rows(figure.GetProperty("link").GetString()!)).ShouldBe(figure.GetProperty("number").GetInt32(), word);
        }
        int Number(string word) => figures[word].GetProperty("number").GetInt32();
        (Number("工作要点"), Number("分解任务"), Number("已办结"), Number("逾期"), Number("年中追加"), Number("年中追加的任务")).ShouldBe((3, 7, 2, 0, 1, 2));
        results.GetProperty("text").GetString()!.ShouldContain("3条工作要点，分解任务7项，已办结2项，办结率28.6%，逾期0项。年中追加1条，任务2项，已办结0项。留存佐证材料2件。");
    }

    [Fact]
    public async Task The_annex_adds_up_to_the_ledgers_groups_and_names_who_still_has_the_duty()
    {
        var points = (await Get(_office, $"/api/annual-reports/results/{_plan}")).GetProperty("points").EnumerateArray().ToDictionary(p => p.GetProperty("number").GetString()!);
        var groups = (await Get(_office, $"/api/plans/{_plan}/ledger/groups?by=point")).GetProperty("groups").EnumerateArray().ToList();

        points.Where(p => p.Key[0] != 'a').Sum(p => p.Value.GetProperty("duties").GetInt32()).ShouldBe(groups.Sum(g => g.GetProperty("assignments").GetInt32()));
        points.Where(p => p.Key[0] != 'a').Sum(p => p.Value.GetProperty("closed").GetInt32()).ShouldBe(groups.Sum(g => g.GetProperty("closed").GetInt32()));
        points["1"].GetProperty("responsible").EnumerateArray().Select(u => u.GetString()).ShouldBe(["西坪镇政府"]);
        (points["2"].GetProperty("withdrawn").GetBoolean(), points["2"].GetProperty("responsible").GetArrayLength()).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData(Planning, 1, 1, 0)] // and one of the midyear
    [InlineData(Water, 2, 2, 1)]
    [InlineData(Service, 1, 1, 1)]
    [InlineData(Town, 1, 1, 0)]
    [InlineData(Village, 2, 2, 0)]
    public async Task A_units_own_report_says_what_its_ledger_says(int unit, int points, int duties, int closed)
    {
        using var program = await _house.Program($"own-{unit}", SmallPlan.Government, unit, AccountRole.UnitHandler);
        var begun = await (await Post(program, "/api/annual-reports", new { year = 2026, unit = $"{unit}" })).Json();
        var figures = (await Get(program, $"/api/annual-reports/{begun.GetProperty("report").GetString()!.Replace('/', '~')}/figures")).EnumerateArray().ToDictionary(f => f.GetProperty("key").GetString()!, f => f.GetProperty("number").GetInt32());

        (figures["ledger.points"], figures["ledger.duties"], figures["ledger.closed"]).ShouldBe((points, duties, closed));
        (await Rows($"/plans/{_plan}/ledger?role=counted&section=document&unit={unit}")).ShouldBe(duties);
    }

    private string Duty(int point, int unit) => $"/api/assignments/{_plan}~work-point~{point}~assignment~{unit}";

    private async Task<int> Rows(string link) => (await Get(_office, $"/api{link}")).GetProperty("total").GetInt32();

    private static async Task<HttpResponseMessage> Post(HttpClient who, string path, object body) => await (await who.PostAsJsonAsync(path, body)).ShouldBeDone();

    private static async Task<JsonElement> Get(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Json();
}
