using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>部分已报: a unit that sent one of its two rows is neither 已报 nor 未报, wherever the office looks.</summary>
public class Telling_a_part_from_a_whole : IAsyncLifetime
{
    private const int EastTown = 4;
    private const string Period = $"{SmallPlan.Government}~2026~period~q2";
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _town = null!;

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task In_the_list_of_units_and_on_the_office_s_day()
    {
        await Send(1);
        var unit = await Unit();
        (unit.GetProperty("missing").GetBoolean(), unit.GetProperty("partial").GetBoolean(), unit.GetProperty("filed").GetInt32(), unit.GetProperty("counted").GetInt32()).ShouldBe((false, true, 1, 2));
        var day = await Day();
        day.GetProperty("missing").GetArrayLength().ShouldBe(4);
        day.GetProperty("partial")[0].ToString().ShouldBe("""{"unit":"东坪镇政府","filed":1,"counted":2}""");
        day.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("以下4个单位还没有报送：市规划局、市水务局、市政务局、西坪镇政府；以下1个单位只报了一部分，请补齐：东坪镇政府（1/2）");

        await Send(3);
        (await Unit()).GetProperty("partial").GetBoolean().ShouldBeFalse();
        (await Day()).GetProperty("partial").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task When_a_period_is_looked_back_on()
    {
        await Send(1);
        var before = await Json($"/api/ladder/reviews/{Period}");
        (before.GetProperty("asked").GetInt32(), before.GetProperty("sent").GetInt32(), before.GetProperty("partial").GetInt32()).ShouldBe((5, 0, 1));

        await Send(3);
        var after = await Json($"/api/ladder/reviews/{Period}");
        (after.GetProperty("sent").GetInt32(), after.GetProperty("partial").GetInt32()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Whoever_is_chased_without_being_named_is_chased_for_a_part_too()
    {
        await Send(1);

        var receipt = await (await (await _office.PostAsJsonAsync("/api/papers/urged", new { period = Period })).ShouldBeDone()).Json();

        receipt.GetProperty("recorded").EnumerateArray().Select(u => u.GetString()).ShouldContain("东坪镇政府");
        var facts = (await Json($"/api/papers/{receipt.GetProperty("paper").GetString()!.Replace('/', '~')}")).GetProperty("content").GetProperty("facts").EnumerateArray();
        facts.Select(f => f.GetProperty("words").GetString()).ShouldContain("2026年第二季度只报了一部分（1/2）");
    }

    [Fact]
    public async Task What_is_added_after_the_period_makes_no_part_of_a_whole()
    {
        await Send(1);
        await Send(3);
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "year", year = 2026 })).ShouldBeDone();

        var added = new { basis = new { kind = "meeting", number = "市政府第九次常务会议" }, title = "公开应急预案", text = "编制并公开应急预案简本。", leadUnits = new[] { "市政务局" }, responsibleUnits = new[] { "各镇政府" } };
        await (await _office.PostAsJsonAsync($"/api/plans/{_plan.RouteForm}/points", added)).ShouldBeDone();

        var unit = await Unit();
        (unit.GetProperty("partial").GetBoolean(), unit.GetProperty("counted").GetInt32()).ShouldBe((false, 2));
        var whole = (await Json($"/api/periods/{SmallPlan.Government}~2026~period~year/returns")).EnumerateArray().Single(u => u.GetProperty("name").GetString() == "东坪镇政府");
        whole.GetProperty("counted").GetInt32().ShouldBe(3, "it came within the year");
    }

    [Theory]
    [InlineData(1, false, false, "部分已报（1/2）")]
    [InlineData(1, true, false, "部分已报（1/2，迟报）")]
    [InlineData(2, true, false, "已报（迟报）")]
    [InlineData(2, false, false, "已报")]
    [InlineData(1, false, true, "退回补充")]
    public void In_words(int filed, bool late, bool returned, string words)
    {
        var sent = new ReturnLine(GrainAddress.Parse("990100/2026/period/q2/period-return/4"), new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 1), late, returned, filed);
        ReturnWords.Of(sent, 2).ShouldBe(words);
        new UnitStanding(UnitId.Of(4), "东坪镇政府", new AskedRows(3, 2), sent).IsPartial.ShouldBe(words.StartsWith("部分", StringComparison.Ordinal));
    }

    private async Task Send(int point)
    {
        var row = new { assignment = $"{_plan}/work-point/{point}/assignment/{EastTown}", outcome = "progress", text = "已张贴。" };
        await (await _town.PostAsJsonAsync($"/api/periods/{Period}/returns/{EastTown}", new { rows = new[] { row } })).ShouldBeDone();
    }

    private async Task<JsonElement> Unit() => (await Json($"/api/periods/{Period}/returns")).EnumerateArray().Single(u => u.GetProperty("name").GetString() == "东坪镇政府");

    private async Task<JsonElement> Day() => (await Json("/api/today")).GetProperty("office").GetProperty("periods")[0];

    private async Task<JsonElement> Json(string path) => await (await (await _office.GetAsync(path)).ShouldBeDone()).Json();
}
