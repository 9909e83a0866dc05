using System.Text.Json;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.History;

/// <summary>Last year's ledger is often one that was downloaded here: its columns, roles and states need no mapping.</summary>
public class Recording_what_was_downloaded_here : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        (_house, var plan) = await ServedFolder.OpenAssigned();
        _plan = plan.RouteForm;
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("file.xlsx")]
    [InlineData("file.csv")]
    [InlineData("work.xlsx")]
    public async Task Reads_as_it_stood(string file)
    {
        var ledger = await _house.Http.GetByteArrayAsync($"/api/plans/{_plan}/ledger/{file}");

        var preview = await (await (await _house.Upload("/api/history/import", file, ledger, ("government", SmallPlan.Government), ("year", "2025"), ("preview", "true"))).ShouldBeDone()).Json();

        preview.GetProperty("points").GetInt32().ShouldBe(3);
        preview.GetProperty("assignments").GetInt32().ShouldBe(9);
        preview.GetProperty("names").GetArrayLength().ShouldBe(0);
        preview.GetProperty("states").GetArrayLength().ShouldBe(0);
        (preview.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.Object).ShouldBeFalse($"{refusal}");
        Meanings(preview).ShouldContain("task");
        Meanings(preview).Contains("role-of-unit").ShouldBe(file != "work.xlsx"); // there the lead's own row says it
        preview.GetProperty("notes").ToString().ShouldNotContain("history.numbered-anew");
    }

    [Fact]
    public async Task Each_unit_keeps_its_role()
    {
        var ledger = await _house.Http.GetByteArrayAsync($"/api/plans/{_plan}/ledger/work.xlsx");
        var recorded = await (await (await _house.Upload("/api/history/import", "去年.xlsx", ledger, ("government", SmallPlan.Government), ("year", "2025"))).ShouldBeDone()).Json();
        recorded.GetProperty("applied").GetBoolean().ShouldBeTrue(recorded.ToString());

        var then = await Rows($"{SmallPlan.Government}~2025~plan~1");

        then.ShouldBe(await Rows(_plan));
    }

    private async Task<List<string>> Rows(string plan) =>
        [.. (await (await (await _house.Http.GetAsync($"/api/plans/{plan}/ledger")).ShouldBeDone()).Json()).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("unit").GetString()} {r.GetProperty("role").GetString()}")];

    private static List<string?> Meanings(JsonElement preview) => [.. preview.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("meaning").GetString())];
}
