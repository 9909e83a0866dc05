using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>年中追加 over REST: assigned at once, in the ledger, and no point of the document.</summary>
public class Adding_a_point_over_rest : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task It_stands_in_the_ledger_beside_the_documents_points()
    {
        var added = await (await (await Add(Request())).ShouldBeDone()).Json();

        added.GetProperty("number").GetString().ShouldBe("a1");
        added.GetProperty("assignments").GetInt32().ShouldBe(3);
        var plan = await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}")).Json();
        plan.GetProperty("points").GetArrayLength().ShouldBe(3);
        plan.GetProperty("added")[0].GetProperty("basis").GetProperty("kind").GetString().ShouldBe("meeting");
        (await Rows("?section=-1")).ShouldBe(["a1 市政务局 lead", "a1 东坪镇政府 responsible", "a1 西坪镇政府 responsible"]);
        (await Rows("")).Count.ShouldBe((await Rows("?section=1")).Count + (await Rows("?section=2")).Count + 3);
    }

    [Fact]
    public async Task Said_twice_it_is_added_once()
    {
        await (await Add(Request())).ShouldBeDone();
        (await (await Add(Request())).Json()).GetProperty("number").GetString().ShouldBe("a1");
        (await Rows("?section=-1")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_is_said_with_the_reason()
    {
        await (await Add(Request(leads: ["市没有局"]))).ShouldBeRefused(422, "plan.answer-unit-unknown");
        await (await Add(Request(basis: " "))).ShouldBeRefused(422, "plan.basis-missing");
        await (await _house.Http.PostAsJsonAsync("/api/plans/990100~2026~plan~77/points", Request())).ShouldBeRefused(404, "plan.unknown");
    }

    private static object Request(string[]? leads = null, string basis = "市政府第九次常务会议") => new
    {
        basis = new { kind = "meeting", number = basis },
        title = "公开应急预案",
        text = "编制并公开应急预案简本。",
        leadUnits = leads ?? ["市政务局"],
        responsibleUnits = new[] { "各镇政府" },
    };

    private Task<HttpResponseMessage> Add(object request) => _house.Http.PostAsJsonAsync($"/api/plans/{_plan.RouteForm}/points", request);

    private async Task<List<string>> Rows(string query) =>
        [.. (await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}/ledger{query}")).Json()).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("unit").GetString()} {r.GetProperty("role").GetString()}")];
}
