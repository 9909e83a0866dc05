using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>填报情况 counts the rows that count now: what ended or went to another unit hides no row that is missing.</summary>
public sealed class Counting_the_rows_of_a_period : IAsyncLifetime
{
    private const string Period = $"/api/periods/{SmallPlan.Government}~2026~period~q4";
    private const int Planning = 1, Town = 4, Village = 5;

    private readonly YearClock _clock = new(new DateOnly(2026, 12, 28));
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(_clock);
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = (await _house.Assigned(SmallPlan.Government, SmallPlan.Text)).RouteForm;
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        await Post(_office, "/api/periods", new { period = "q4", year = 2026, dueDay = "2027-01-10" });
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_row_that_ended_stands_for_none_that_is_missing()
    {
        await Send(Planning, point => point == "1" ? "progress" : "not-concerned");
        await Post(_office, $"/api/assignments/{_plan}~work-point~2~assignment~{Planning}/not-concerned/confirm", new { });
        (await Standing(Planning)).ShouldBe((1, 1));

        await Add("市规划局");

        (await Standing(Planning)).ShouldBe((2, 1));
    }

    [Fact]
    public async Task After_a_merger_the_filed_rows_count_where_they_are_now()
    {
        await Add("东坪镇政府");
        await Send(Town, _ => "progress");
        await Send(Village, _ => "progress");
        (await Standing(Town), await Standing(Village)).ShouldBe(((3, 3), (2, 2)));

        var change = await (await Post(_office, "/api/units/changes", new { kind = "merge", effectiveOn = "2026-12-28", basis = "云编发〔2026〕3号", from = new[] { "东坪镇政府" }, to = new[] { "西坪镇政府" } })).Json();
        await Post(_office, $"/api/units/changes/{change.GetProperty("id").GetString()}/carry-out", new { });

        (await Standing(Village)).ShouldBe((3, 3));
        (await Units()).Select(u => u.GetProperty("unit").GetString()).ShouldNotContain($"{Town}");
    }

    private Task<HttpResponseMessage> Add(string unit) => Post(_office, $"/api/plans/{_plan}/points", new
    {
        basis = new { kind = "upper-notice", number = "云政公函〔2026〕7号", date = "2026-05-18" },
        title = "补齐目录", text = "补齐本单位的公开目录并上网。", leadUnits = new[] { "市水务局" }, responsibleUnits = new[] { unit },
    });

    /// <summary>By the office, which enters it for the unit.</summary>
    private async Task Send(int unit, Func<string, string> outcome)
    {
        var sheet = await Get(_office, $"{Period}/returns/{unit}");
        await Post(_office, $"{Period}/returns/{unit}", new
        {
            rows = sheet.GetProperty("rows").EnumerateArray().Select(r => new
            {
                assignment = r.GetProperty("assignment").GetString(), version = r.GetProperty("version").GetInt64(), outcome = outcome(r.GetProperty("point").GetString()!), text = "已办。",
            }),
        });
    }

    /// <summary>Rows that are asked for, and those of them that were filed.</summary>
    private async Task<(int Rows, int Filed)> Standing(int unit) =>
        (await Units()).Where(u => u.GetProperty("unit").GetString() == $"{unit}").Select(u => (u.GetProperty("rows").GetInt32(), u.GetProperty("filed").GetInt32())).Single();

    private async Task<List<JsonElement>> Units() => [.. (await Get(_office, $"{Period}/returns")).EnumerateArray()];

    private static async Task<HttpResponseMessage> Post(HttpClient who, string path, object body) => await (await who.PostAsJsonAsync(path, body)).ShouldBeDone();

    private static async Task<JsonElement> Get(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Json();
}
