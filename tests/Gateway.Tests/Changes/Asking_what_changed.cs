using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Changes;

/// <summary>What changed between two days, by whom, over REST.</summary>
public class Asking_what_changed : IAsyncLifetime
{
    private const int EastTown = 4;
    private const int WestTown = 5;
    private static readonly string Today = $"{TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}";
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _east = null!;
    private HttpClient _west = null!;

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _east = await _house.Program("east", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        _west = await _house.Program("west", SmallPlan.Government, WestTown, AccountRole.UnitHandler);
        await Done(_east, "reports", new { text = "贴了。" });
        await Done(_office, "return", new { reason = "缺照片" });
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/periods/{SmallPlan.Government}~2026~period~q2/due-day", new { day = "2026-12-20", reason = "系统升级" })).ShouldBeDone();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Reports_returns_and_days_are_there_with_post_and_unit()
    {
        var said = await Said(_office, "?unit=4&point=1");

        said.ShouldBe([
            "1 status 下达  政务公开办",
            "1 status 签收  东坪镇政府 · 岗位",
            "1 report 填报 贴了。 东坪镇政府 · 岗位",
            "1 return 退回补充 缺照片 政务公开办 · 岗位"], ignoreOrder: false, string.Join('\n', said));
        (await Said(_office, "?kind=day")).ShouldContain(" day 改填报截止 改为2026年12月20日：系统升级 政务公开办 · 岗位");
    }

    [Fact]
    public async Task Rules_of_lights_reminders_and_scores_are_said_in_words()
    {
        await (await _office.PostAsJsonAsync("/api/light-rules", new { dueWithin = 20, yellowWhenSilent = false })).ShouldBeDone();
        await (await _office.PostAsJsonAsync("/api/reminder-rules", new { before = new[] { 30, 3 }, after = new[] { 7 }, periods = "quarter" })).ShouldBeDone();
        await (await _office.PostAsJsonAsync("/api/scores/rules", new
        {
            rules = new { title = "年度评分", indicators = new[] { new { name = "日常工作", way = "deduct", weight = 30, rules = new[] { new { of = "sheet-missing", each = 2.5, most = 20 } } } } },
        })).ShouldBeDone();
        await (await _office.PostAsync("/api/scores/off", null)).ShouldBeDone();

        (await Said(_west, "?kind=rules")).ShouldBe([
            " rules 设亮灯规则 到期前 20 天亮黄灯；上一期没有填报：不亮灯 政务公开办 · 岗位",
            " rules 设提醒规则 时限和填报截止：到期前 30、3 天，过期后 7 天；填报期：每季度一期，期末前 10 天开放，填报截止为期末后 10 天；季度回顾：季后 15 天；年度报告：部门次年1月31日、政府3月31日 政务公开办 · 岗位",
            " rules 设评分规则 年度评分（满分30分）：日常工作扣分至多30分（漏报每次2.5分、至多20分） 政务公开办 · 岗位",
            " rules 停用评分  政务公开办 · 岗位"]);
        (await Said(_office, "?kind=rules&unit=4")).ShouldBeEmpty("they are nobody's own");
    }

    [Fact]
    public async Task Of_other_days_there_is_nothing() => (await Said(_office, "?from=2020-01-01&to=2020-12-31")).ShouldBeEmpty();

    [Fact]
    public async Task A_unit_reads_nothing_of_anothers()
    {
        (await Said(_west, "")).ShouldNotContain(line => line.Contains("贴了"));
        (await Said(_west, "?kind=day")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_can_be_had_as_a_file()
    {
        var rows = await (await _office.GetAsync($"/api/plans/{_plan.RouteForm}/changes/file.json?from={Today}&to={Today}&kind=return")).Json();
        rows.EnumerateArray().ShouldHaveSingleItem().GetProperty("words").GetString().ShouldBe("缺照片");
        (await _office.GetAsync($"/api/plans/{_plan.RouteForm}/changes/file.xlsx")).Content.Headers.ContentDisposition!.FileNameStar!.ShouldContain("变化");
        await (await _office.GetAsync($"/api/plans/{_plan.RouteForm}/changes?kind=perhaps")).ShouldBeRefused(400, "request.malformed");
    }

    private async Task<List<string>> Said(HttpClient who, string query) =>
    [
        .. (await (await (await who.GetAsync($"/api/plans/{_plan.RouteForm}/changes{query}")).ShouldBeDone()).Json()).GetProperty("changes").EnumerateArray()
            .Select(c => $"{Text(c, "point")} {Text(c, "kind")} {Text(c, "what")} {Text(c, "words")} {Text(c, "by")}"),
    ];

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task Done(HttpClient who, string deed, object body) =>
        await (await who.PostAsJsonAsync($"/api/assignments/{_plan.RouteForm}~work-point~1~assignment~{EastTown}/{deed}", body)).ShouldBeDone();
}
