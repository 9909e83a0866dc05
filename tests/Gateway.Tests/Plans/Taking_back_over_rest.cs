using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>The last correction is taken back, and a document's facts are filled in, over REST.</summary>
public class Taking_back_over_rest : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text), ("government", SmallPlan.Government))).Headers.Location!.ToString();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_merge_leaves_no_trace_in_the_draft()
    {
        var before = (await Draft()).GetProperty("points").ToString();
        await (await _house.Http.PostAsJsonAsync($"{_plan}/points/merge", new { numbers = new[] { "1", "2" }, reason = "同一件事" })).ShouldBeDone();
        (await Draft()).GetProperty("points").GetArrayLength().ShouldBe(2);

        await (await _house.Http.PostAsync($"{_plan}/take-back", null)).ShouldBeDone();

        (await Draft()).GetProperty("points").ToString().ShouldBe(before);
        await (await _house.Http.PostAsync($"{_plan}/take-back", null)).ShouldBeRefused(409, "plan.nothing-to-take-back");
    }

    [Fact]
    public async Task A_title_that_is_filled_in_names_the_plan_in_the_list()
    {
        await (await _house.Http.PatchAsJsonAsync($"{_plan}/document", new { title = "云岭市要点", number = "" })).ShouldBeDone();

        var row = (await (await _house.Http.GetAsync("/api/plans")).Json()).EnumerateArray().Single();
        row.GetProperty("title").GetString().ShouldBe("云岭市要点");
        (row.TryGetProperty("number", out var number) ? number.GetString() : null).ShouldBeNull();
    }

    private async Task<JsonElement> Draft() => await (await _house.Http.GetAsync(_plan)).Json();
}
