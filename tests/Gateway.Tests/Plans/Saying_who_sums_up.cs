using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>汇总单位 and 报送路径 over REST, before the plan is assigned and after.</summary>
public class Saying_who_sums_up : IAsyncLifetime
{
    private const string Text = """
        云岭市2026年政务公开工作要点
        一、公开
        1.公开年度规划。把全市的年度规划登在门户网站上。（牵头单位：市规划局；责任单位：各镇政府）
        2.公开水价听证。在2026年9月30日前公开听证材料。（牵头单位：市水务局、市规划局；责任单位：各镇政府）
        3.整理办事指南。每季度核对一次办事指南。（责任单位：市政务局）
        """;

    private ServedFolder _house = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(Text), ("government", SmallPlan.Government))).Headers.Location!.ToString();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_missing_where_several_lead_or_none_and_only_suggested() =>
        (await Rows()).ShouldBe(["1 lead 市规划局 - direct", "2 not-said - - direct", "3 not-said - 市政务局 direct"]);

    [Fact]
    public async Task Is_asked_for_before_the_plan_is_assigned()
    {
        var problem = await (await Post("assign", new { })).ShouldBeRefused(409, "plan.consolidators-missing");
        problem.GetProperty("args")[0].GetString().ShouldBe("2、3");
        await (await Post("assign", new { nameLater = true })).ShouldBeDone();
    }

    [Fact]
    public async Task Stands_in_every_row_of_the_ledger_once_assigned()
    {
        await (await Post("consolidators", new { points = new[] { "2" }, name = "市水务局" })).ShouldBeDone();
        await (await Post("consolidators", new { points = new[] { "3" } })).ShouldBeDone();
        await (await Post("routes", new { points = new[] { "1", "2" }, route = "through-lead" })).ShouldBeDone();
        (await Rows()).ShouldBe(["1 lead 市规划局 - through-lead", "2 named 市水务局 - through-lead", "3 left-open - - direct"]);

        await (await Post("assign", new { })).ShouldBeDone();

        (await Ledger()).ShouldBe(["1 市规划局 through-lead", "2 市水务局 through-lead", "3 - direct"]);
        (await Rows()).ShouldBe(["1 - 市规划局 - through-lead", "2 - 市水务局 - through-lead", "3 - - - direct"]);
    }

    [Fact]
    public async Task Is_changed_on_the_point_afterwards_with_a_reason()
    {
        await (await Post("assign", new { nameLater = true })).ShouldBeDone();
        await (await Post("consolidators", new { points = new[] { "2" }, unit = "3" })).ShouldBeRefused(422, "work-point.reason-missing");
        await (await Post("routes", new { points = new[] { "3" }, route = "through-lead", reason = "逐级" })).ShouldBeRefused(409, "work-point.consolidator-missing");

        await (await Post("consolidators", new { points = new[] { "2", "3" }, unit = "3", reason = "会议议定" })).ShouldBeDone();
        await (await Post("routes", new { route = "through-lead", reason = "逐级汇总" })).ShouldBeDone();

        (await Ledger()).ShouldBe(["1 市规划局 through-lead", "2 市政务局 through-lead", "3 市政务局 through-lead"]);
    }

    [Fact]
    public async Task Lets_that_unit_read_what_every_unit_reports_on_the_point()
    {
        await (await Post("assign", new { nameLater = true })).ShouldBeDone();
        using var unit = await _house.Program("zhengwu", SmallPlan.Government, 3, AccountRole.UnitHandler);
        var before = await Units(unit);

        await (await Post("consolidators", new { points = new[] { "2" }, unit = "3", reason = "会议议定" })).ShouldBeDone();

        before.ShouldBe(["3 市政务局"]);
        (await Units(unit)).ShouldBe(["2 市规划局", "2 市水务局", "2 东坪镇政府", "2 西坪镇政府", "3 市政务局"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_is_said_with_the_reason()
    {
        await (await Post("consolidators", new { points = new[] { "1" }, unit = "2" })).ShouldBeRefused(409, "plan.lead-consolidates");
        await (await Post("consolidators", new { points = new[] { "9" }, unit = "2" })).ShouldBeRefused(404, "plan.point-unknown");
        await (await Post("consolidators", new { points = new[] { "2" }, name = "市没有局" })).ShouldBeRefused(422, "plan.answer-unit-unknown");
        await (await Post("consolidators", new { points = Array.Empty<string>(), unit = "2" })).ShouldBeRefused(422, "plan.points-unnamed");
        await (await Post("routes", new { route = "by-air" })).ShouldBeRefused(400, "request.malformed");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Each_units_preview_comes_as_a_file(string format)
    {
        var file = await _house.Http.GetAsync($"{_plan}/preview/file.{format}?unit=1");
        file.EnsureSuccessStatusCode();
        (await file.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(50);
        await (await _house.Http.GetAsync($"{_plan}/preview/file.{format}?unit=99")).ShouldBeRefused(422, "plan.unit-unknown");
    }

    [Fact]
    public async Task The_preview_is_just_what_is_assigned()
    {
        var preview = (await (await _house.Http.GetAsync($"{_plan}/preview/file.json")).Json()).EnumerateArray()
            .Select(r => $"{r.GetProperty("point")} {r.GetProperty("unit")} {r.GetProperty("role")}").ToList();
        await (await Post("assign", new { nameLater = true })).ShouldBeDone();

        (await (await _house.Http.GetAsync($"{_plan}/ledger")).Json()).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("point")} {r.GetProperty("unit")} {r.GetProperty("role")}").ShouldBe(preview, ignoreOrder: true);
    }

    private Task<HttpResponseMessage> Post(string what, object body) => _house.Http.PostAsJsonAsync($"{_plan}/{what}", body);

    private async Task<List<string>> Rows() =>
        [.. (await (await _house.Http.GetAsync($"{_plan}/reporting")).Json()).GetProperty("points").EnumerateArray()
            .Select(r => $"{r.GetProperty("point")} {Word(r, "standing")} {Name(r, "consolidator")} {Name(r, "suggested")} {r.GetProperty("route")}")];

    private async Task<List<string>> Ledger() =>
        [.. (await (await _house.Http.GetAsync($"{_plan}/ledger")).Json()).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("point")} {Name(r, "consolidator")} {r.GetProperty("route")}").Distinct()];

    private async Task<List<string>> Units(HttpClient unit) =>
        [.. (await (await unit.GetAsync($"{_plan}/ledger")).Json()).GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("point")} {r.GetProperty("unit")}")];

    private static string Word(JsonElement row, string field) => row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "-";

    private static string Name(JsonElement row, string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Object ? value.GetProperty("name").GetString()! : "-";
}
