using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Ledger;

public class Reading_a_ledger_over_rest(Reading_a_ledger_over_rest.OneReport ledger) : IClassFixture<Reading_a_ledger_over_rest.OneReport>
{
    private readonly ServedFolder _house = ledger.House;
    private readonly GrainAddress _plan = ledger.Plan;

    private string Ledger => $"/api/plans/{_plan.RouteForm}/ledger";

    /// <summary>The small plan assigned, with one report; nothing here writes to it.</summary>
    public sealed class OneReport : IAsyncLifetime
    {
        internal ServedFolder House { get; private set; } = null!;

        internal GrainAddress Plan { get; private set; }

        public async Task InitializeAsync()
        {
            (House, Plan) = await ServedFolder.OpenAssigned();
            await House.Http.PostAsJsonAsync(
                $"/api/assignments/{Plan.RouteForm}~work-point~2~assignment~2/reports",
                new { text = "听证材料已公开。", evidence = new[] { new { url = "https://example.org/a" } } });
        }

        public async Task DisposeAsync() => await House.DisposeAsync();
    }

    [Fact]
    public async Task Pages_follow_each_other_and_count_all()
    {
        var first = await Get("?size=4");
        var third = await Get("?size=4&page=3");

        (first.GetProperty("total").GetInt32(), first.GetProperty("rows").GetArrayLength()).ShouldBe((9, 4));
        (third.GetProperty("total").GetInt32(), third.GetProperty("rows").GetArrayLength()).ShouldBe((9, 1));
        first.GetProperty("rows")[0].GetProperty("role").GetString().ShouldBe("lead");
    }

    [Theory]
    [InlineData("?status=underway", 1)]
    [InlineData("?role=lead", 3)]
    [InlineData("?unit=4", 2)]
    [InlineData("?section=2", 4)]
    [InlineData("?text=听证", 2)]
    [InlineData("?role=lead&status=underway&unit=2", 1)]
    [InlineData("?role=cooperating", 0)]
    public async Task A_filter_keeps_what_fits(string query, int rows) => (await Get(query)).GetProperty("total").GetInt32().ShouldBe(rows);

    [Fact]
    public async Task Before_it_was_made_it_is_empty() => (await Get("?asOf=2020-01-01")).GetProperty("total").GetInt32().ShouldBe(0);

    [Theory]
    [InlineData("?status=perhaps")]
    [InlineData("?asOf=yesterday")]
    [InlineData("?unit=x")]
    public async Task A_filter_that_is_none_is_malformed(string query) =>
        await (await _house.Http.GetAsync(Ledger + query)).ShouldBeRefused(400, "request.malformed");

    [Fact]
    public async Task The_json_file_is_a_list_of_rows_with_these_fields()
    {
        var rows = (await (await _house.Http.GetAsync($"{Ledger}/file.json")).Json()).EnumerateArray().ToList();

        rows.Count.ShouldBe(9);
        rows[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["assignment", "point", "title", "unit", "role", "status", "deadlines", "lastReport", "lastReportOn", "evidence", "consolidator", "route", "light", "because"]);
        var reported = rows.Single(r => r.GetProperty("evidence").GetInt32() == 1);
        reported.GetProperty("assignment").GetString().ShouldBe($"{_plan}/work-point/2/assignment/2");
        reported.GetProperty("lastReport").GetString().ShouldBe("听证材料已公开。");
        reported.GetProperty("deadlines").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused() =>
        await (await _house.Http.GetAsync($"{Ledger}/file.pdf")).ShouldBeRefused(422, "file.format-unknown");

    [Fact]
    public async Task The_sheet_has_a_Chinese_name_and_type()
    {
        var file = await _house.Http.GetAsync($"{Ledger}/file.xlsx");

        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("云岭市2026年政务公开工作要点台账.xlsx");
    }

    private async Task<JsonElement> Get(string query) => await (await (await _house.Http.GetAsync(Ledger + query)).ShouldBeDone()).Json();
}
