using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Today;

/// <summary>今日待办 over REST: to the office what waits for its answer, to a unit what is its own to do.</summary>
public class Seeing_what_waits_today : IAsyncLifetime
{
    private const int Water = 2;
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _town = null!;
    private HttpClient _water = null!;

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        _water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Whatever_asks_for_an_answer_is_counted_and_listed_until_it_is_answered()
    {
        (await Office()).ShouldBe("closures 0, set-ups 0, not-concerned 0, extensions 0, refusals 0, returned 0, unsigned 9");

        await Done(_town, 1, EastTown, "set-up", new { measures = "贴公告栏。" });
        await Done(_town, 1, EastTown, "closure", new { text = "都贴了。", evidence = new[] { new { url = "https://example.org/a" } } });
        await Done(_town, 3, EastTown, "periods/q1", new { outcome = "not-concerned", text = "镇里没有办事大厅" });
        await Done(_water, 2, Water, "refuse", new { reason = "应归规划局" });
        (await Office()).ShouldBe("closures 1, set-ups 1, not-concerned 1, extensions 0, refusals 1, returned 0, unsigned 6");

        await Done(_office, 1, EastTown, "set-up/accept", new { });
        await Done(_office, 1, EastTown, "return", new { reason = "缺照片" });
        await Done(_office, 3, EastTown, "not-concerned/confirm", new { });
        await Done(_office, 2, Water, "uphold", new { reason = "就是水务局的" });
        (await Office()).ShouldBe("closures 0, set-ups 0, not-concerned 0, extensions 0, refusals 0, returned 1, unsigned 7");
    }

    [Fact]
    public async Task A_unit_sees_its_own_and_nothing_of_others()
    {
        var before = (await Get(_town)).GetProperty("unit");
        Count(before, "unsigned").ShouldBe(2);
        (await Get(_town)).TryGetProperty("office", out _).ShouldBeFalse();
        await Done(_town, 1, EastTown, "acknowledge", new { });
        var after = (await Get(_town)).GetProperty("unit");
        (Count(after, "unsigned"), Count(after, "set-up-missing")).ShouldBe((1, 1));
        var water = (await Get(_water)).GetProperty("unit");
        Count(water, "unsigned").ShouldBe(2);
        water.GetProperty("leading").EnumerateArray().Select(p => p.GetProperty("point").GetString()).ShouldBe(["2"]);
        after.GetProperty("leading").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_missing_in_an_open_period_stands_there_with_a_text_to_copy()
    {
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();

        var period = (await Get(_office)).GetProperty("office").GetProperty("periods")[0];
        period.GetProperty("missing").GetArrayLength().ShouldBe(5);
        period.GetProperty("text").GetString()!.ShouldContain("以下5个单位还没有报送：市规划局、市水务局");
        (await Get(_town)).GetProperty("unit").GetProperty("sheets")[0].GetProperty("rows").GetInt32().ShouldBe(2);

        var row = new { assignment = $"{_plan}/work-point/1/assignment/{EastTown}", outcome = "progress", text = "已张贴。" };
        await (await _town.PostAsJsonAsync($"/api/periods/{SmallPlan.Government}~2026~period~q2/returns/{EastTown}", new { rows = new[] { row } })).ShouldBeDone();
        (await Get(_office)).GetProperty("office").GetProperty("periods")[0].GetProperty("missing").GetArrayLength().ShouldBe(4);
        (await Get(_town)).GetProperty("unit").GetProperty("sheets").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_chased_outside_is_on_record_and_counted()
    {
        var period = $"{SmallPlan.Government}~2026~period~q2";
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
        await (await _town.PostAsJsonAsync("/api/papers/urged", new { period })).ShouldBeRefused(404, "period.unknown");

        await (await _office.PostAsJsonAsync("/api/papers/urged", new { period })).ShouldBeDone();
        await (await _office.PostAsJsonAsync("/api/papers/urged", new { period, units = new[] { $"{EastTown}" } })).ShouldBeDone(); // once a day
        (await Get(_office)).GetProperty("office").GetProperty("periods")[0].GetProperty("urged").GetProperty("times").GetInt32().ShouldBe(1);

        var duty = $"{_plan}/work-point/1/assignment/{EastTown}";
        await (await _office.PostAsJsonAsync("/api/papers/urged", new { assignments = new[] { duty } })).ShouldBeDone();
        await (await _office.PostAsJsonAsync("/api/papers/urged", new { assignments = Array.Empty<string>() })).ShouldBeRefused(409, "paper.urging-nobody");
        var own = (await (await _town.GetAsync("/api/papers")).Json()).GetProperty("own").EnumerateArray().Select(p => $"{p.GetProperty("rung").GetString()} {p.GetProperty("title").GetString()}").ToList();
        own.ShouldBe(["reminder 催办1项工作要点任务", "reminder 催报2026年第二季度填报表"]);
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_with_the_work_is_refused()
    {
        using var auditor = await _house.Program("auditor", SmallPlan.Government, null, AccountRole.Auditor);

        await (await auditor.GetAsync("/api/today")).ShouldBeRefused(403, "access.refused");
    }

    private async Task<string> Office()
    {
        var waiting = (await Get(_office)).GetProperty("office").GetProperty("waiting").EnumerateArray().ToList();
        waiting.ShouldAllBe(list => list.GetProperty("count").GetInt32() == list.GetProperty("rows").GetArrayLength());
        return string.Join(", ", waiting.Select(list => $"{list.GetProperty("kind").GetString()} {list.GetProperty("count").GetInt32()}").Where(said => !said.StartsWith("late") && !said.StartsWith("soon")));
    }

    private static int Count(JsonElement day, string kind) =>
        day.GetProperty("waiting").EnumerateArray().Single(list => list.GetProperty("kind").GetString() == kind).GetProperty("count").GetInt32();

    private static async Task<JsonElement> Get(HttpClient who) => await (await (await who.GetAsync("/api/today")).ShouldBeDone()).Json();

    private async Task Done(HttpClient who, int point, int unit, string deed, object body) =>
        await (await who.PostAsJsonAsync($"/api/assignments/{_plan.RouteForm}~work-point~{point}~assignment~{unit}/{deed}", body)).ShouldBeDone();
}
