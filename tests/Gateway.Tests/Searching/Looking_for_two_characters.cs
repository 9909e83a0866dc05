using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Searching;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Searching;

/// <summary>Words of two characters, or one, are found wherever they stand, by whoever may see the place.</summary>
public class Looking_for_two_characters : IAsyncLifetime
{
    private const int EastTown = 4;
    private const int WestTown = 5;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _west = null!;

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _west = await _house.Program("west", SmallPlan.Government, WestTown, AccountRole.UnitHandler);
        await Done(1, EastTown, "reports", new { text = "规划图解已贴在东坪广场，ＡＢＣ栏。" });
        await Done(3, EastTown, "set-up", new { measures = "由党政办逐条比对。", outcomeForm = "比对表" });
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("听证", "point 要点原文|point 标题")]
    [InlineData("广场", "report 最近填报")]
    [InlineData("比对", "set-up 建账·具体举措")]
    [InlineData("水务", "unit 名称")]
    [InlineData("abc", "report 最近填报")]
    [InlineData("东坪 广场", "report 最近填报")]
    [InlineData("广场 查无", "")]
    public async Task They_are_found_with_the_place(string words, string places)
    {
        var found = (await Find(_house.Http, words)).GetProperty("hits").EnumerateArray().Select(h => $"{h.GetProperty("kind").GetString()} {h.GetProperty("place").GetString()}").Distinct().ToList();

        found.ShouldAllBe(place => places.Contains(place));
        found.Count.ShouldBe(places.Length == 0 ? 0 : 1, string.Join('|', found));
    }

    [Fact]
    public async Task What_was_said_last_is_found_at_once_and_what_was_said_before_no_more()
    {
        await Done(1, EastTown, "reports", new { text = "改贴在文化站。" });

        (await Find(_house.Http, "文化站")).GetProperty("total").GetInt32().ShouldBe(1);
        (await Find(_house.Http, "广场")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_row_does_not_find_it()
    {
        (await Find(_west, "广场")).GetProperty("total").GetInt32().ShouldBe(0);
        (await Find(_west, "听证")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_filter_of_a_ledger_finds_the_same()
    {
        var rows = (await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}/ledger?q=比对")).Json()).GetProperty("rows");

        rows.EnumerateArray().ShouldHaveSingleItem().GetProperty("point").GetString().ShouldBe("3");
    }

    [Fact]
    public async Task Nothing_to_look_for_is_said() => await (await _house.Http.GetAsync("/api/search?q=%20")).ShouldBeRefused(422, "search.words-missing");

    [Fact]
    public void The_words_round_it_are_shown_with_it_marked()
    {
        var pieces = SearchWords.Of("公开　图解")!.In("政务公开要配图解，图解要清楚。", around: 2)!.Value;

        string.Concat(pieces.Select(p => p.Found ? $"[{p.Text}]" : p.Text)).ShouldBe("政务[公开]要配[图解]…");
    }

    private async Task<JsonElement> Find(HttpClient who, string words) => await (await (await who.GetAsync($"/api/search?q={Uri.EscapeDataString(words)}")).ShouldBeDone()).Json();

    private async Task Done(int point, int unit, string deed, object body) =>
        await (await _house.Http.PostAsJsonAsync($"/api/assignments/{_plan.RouteForm}~work-point~{point}~assignment~{unit}/{deed}", body)).ShouldBeDone();
}
