using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>A point and its assignments change together, or not at all.</summary>
public class Changing_a_point_underway : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Amended_it_reads_otherwise_in_the_ledger_under_its_number()
    {
        await (await Post("points/1/amend", new { title = "公开年度规划和图解", reason = "" })).ShouldBeRefused(422, "work-point.reason-missing");
        await (await Post("points/1/amend", new { title = "公开年度规划和图解", reason = "更正" })).ShouldBeDone();
        (await Rows()).Where(r => r.StartsWith("1 ", StringComparison.Ordinal)).ShouldAllBe(r => r.Contains("公开年度规划和图解", StringComparison.Ordinal));
        await (await Post("points/9/amend", new { title = "甲", reason = "更正" })).ShouldBeRefused(404, "work-point.unknown");
    }

    [Fact]
    public async Task Duties_move_at_the_point_and_at_the_assignments()
    {
        await (await Post("points/1/duties", new
        {
            duties = new object[] { new { unit = "4" }, new { unit = "2", role = "responsible" }, new { unit = "5", role = "cooperating" } },
            reason = "会议议定",
        })).ShouldBeDone();

        (await Duties("1")).ShouldBe(["1 lead unacknowledged", "2 responsible unacknowledged", "4 responsible withdrawn", "5 cooperating unacknowledged"], ignoreOrder: true);
        await (await Post("points/1/duties", new { duties = new object[] { new { unit = "4", role = "lead" } }, reason = "又给回" })).ShouldBeDone();
        (await Duties("1")).ShouldContain("4 lead unacknowledged");
        await (await Post("points/1/duties", new { duties = new object[] { new { unit = "99", role = "lead" } }, reason = "议定" })).ShouldBeRefused(422, "plan.unit-unknown");
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("duties")]
    public async Task Clicked_twice_it_is_done_once_and_answered_twice(string what)
    {
        object Body(string reason) => what == "withdraw" ? new { reason } : new { duties = new object[] { new { unit = "4" }, new { unit = "2", role = "responsible" } }, reason };
        var id = Guid.CreateVersion7();

        await (await Press("会议议定")).ShouldBeDone();
        await (await Press("会议议定")).ShouldBeDone();
        await (await Press("别的理由")).ShouldBeRefused(409, "command.id-reused");

        (await Duties("1")).Count(d => d.EndsWith("withdrawn", StringComparison.Ordinal)).ShouldBe(what == "withdraw" ? 3 : 1);

        async Task<HttpResponseMessage> Press(string reason)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/plans/{_plan.RouteForm}/points/1/{what}") { Content = JsonContent.Create(Body(reason)) };
            request.Headers.Add("Idempotency-Key", $"{id}");
            return await _house.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_duty_that_comes_later_gets_the_limits_that_the_whole_point_was_given()
    {
        var limits = new { deadlines = new[] { new { kind = "fixed", date = "2026-11-30", quote = "" } }, reason = "会议议定" };
        var one = new { deadlines = new[] { new { kind = "fixed", date = "2026-12-10", quote = "" } }, reason = "会议议定", units = new[] { "1" } };
        await (await Post("points/1/duties", new { duties = new[] { new { unit = "4" } }, reason = "不再承担" })).ShouldBeDone();
        await (await Post("points/1/deadlines", limits)).ShouldBeDone();
        await (await Post("points/1/deadlines", one)).ShouldBeDone();
        await (await Post("points/1/duties", new { duties = new[] { new { unit = "2", role = "responsible" }, new { unit = "4", role = "responsible" } }, reason = "会议议定" })).ShouldBeDone();

        (await Lines()).Where(r => r.GetProperty("point").GetString() == "1").Select(r => $"{r.GetProperty("unitId").GetString()} {(r.TryGetProperty("dueDay", out var due) ? due.GetString() : null)}")
            .ShouldBe(["1 2026-12-10", "2 2026-11-30", "4 2026-11-30", "5 2026-11-30"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_whole_point_is_marked_as_set_above_at_once_and_a_duty_that_comes_later_inherits_it()
    {
        await (await Post("points/2/set-above", new { setAbove = true, basis = "" })).ShouldBeRefused(422, "work-point.reason-missing");
        await (await Post("points/2/set-above", new { setAbove = true, basis = "省里文件" })).ShouldBeDone();
        await (await Post("points/2/duties", new { duties = new[] { new { unit = "4", role = "responsible" } }, reason = "会议议定" })).ShouldBeDone();

        (await Above("2")).ShouldBe([true, true, true]);
        var later = new { deadlines = new[] { new { kind = "fixed", date = "2027-12-31", quote = "" } }, reason = "会议议定" };
        await (await Post("points/2/deadlines", later)).ShouldBeRefused(409, "limit.set-above");
        await (await Post("points/2/set-above", new { setAbove = false, basis = "省里改期" })).ShouldBeDone();
        (await Above("2")).ShouldBe([false, false, false]);
        await (await Post("points/2/deadlines", later)).ShouldBeDone();
    }

    [Fact]
    public async Task One_duty_that_cannot_change_keeps_all_as_they_were()
    {
        var town = $"/api/assignments/{_plan.RouteForm}~work-point~1~assignment~4";
        await (await _house.Http.PostAsJsonAsync($"{town}/reports", new { text = "登出", evidence = new[] { new { url = "https://example.org/1" } } })).ShouldBeDone();
        await (await _house.Http.PostAsJsonAsync($"{town}/close", new { })).ShouldBeDone();
        var before = await Duties("1");
        await (await Post("points/1/duties", new { duties = new object[] { new { unit = "5" }, new { unit = "4" } }, reason = "议定" })).ShouldBeRefused(409, "assignment.already-closed");
        (await Duties("1")).ShouldBe(before);
    }

    [Fact]
    public async Task Withdrawn_it_stays_visible_and_leaves_the_counters()
    {
        await (await Post("points/1/withdraw", new { reason = "上级取消" })).ShouldBeDone();
        (await Duties("1")).ShouldAllBe(d => d.EndsWith(" withdrawn", StringComparison.Ordinal));
        await (await Post("points/1/duties", new { duties = new object[] { new { unit = "2", role = "lead" } }, reason = "议定" })).ShouldBeRefused(409, "work-point.withdrawn");
    }

    [Fact]
    public async Task Many_end_at_once_as_they_were_shown_or_none_does()
    {
        foreach (var unit in new[] { 1, 4, 5 })
        {
            await (await _house.Http.PostAsJsonAsync($"/api/assignments/{_plan.RouteForm}~work-point~1~assignment~{unit}/closure", new { text = "完成", evidence = new[] { new { url = "https://example.org/1" } } })).ShouldBeDone();
        }
        var lines = (await (await Post("ending/preview", new { points = new[] { "1" } })).Json()).EnumerateArray().Select(l => l.Clone()).ToList();
        lines.Count.ShouldBe(3);
        var chosen = lines.Select(l => new { assignment = l.GetProperty("assignment").GetString(), version = l.GetProperty("version").GetInt64() }).ToList();
        var stale = chosen.Select((c, i) => i == 0 ? c with { version = 1 } : c);

        await (await Post("ending", new { points = new[] { "1" }, assignments = stale })).ShouldBeRefused(412, "grain.changed-meanwhile");
        (await Duties("1")).ShouldAllBe(d => d.EndsWith(" closure-reported", StringComparison.Ordinal));
        var ended = await (await (await Post("ending", new { points = new[] { "1" }, assignments = chosen })).ShouldBeDone()).Json();
        ended.GetProperty("ended").GetInt32().ShouldBe(3);
        (await Duties("1")).ShouldAllBe(d => d.EndsWith(" closed", StringComparison.Ordinal));
        await (await Post("ending", new { points = new[] { "1" } })).ShouldBeRefused(422, "assignment.none-chosen");
    }

    [Fact]
    public async Task The_lead_sums_up_and_others_do_not()
    {
        using var planning = await _house.Program("planning", SmallPlan.Government, 1, AccountRole.UnitHandler);
        using var town = await _house.Program("town", SmallPlan.Government, 4, AccountRole.UnitHandler);
        var path = $"/api/plans/{_plan.RouteForm}/points/1/summaries/q1";
        await (await planning.PostAsJsonAsync(path, new { text = "各镇都已登出。" })).ShouldBeDone();
        await (await town.PostAsJsonAsync(path, new { text = "镇里也来汇总。" })).ShouldBeRefused(404, "work-point.unknown");
        await (await planning.PostAsJsonAsync(path, new { text = "引用别的要点。", sources = new[] { $"{_plan.Value}/work-point/2/assignment/1" } })).ShouldBeRefused(404, "assignment.unknown");
    }

    private Task<HttpResponseMessage> Post(string what, object body) => _house.Http.PostAsJsonAsync($"/api/plans/{_plan.RouteForm}/{what}", body);

    private async Task<List<JsonElement>> Lines() =>
        [.. (await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}/ledger")).Json()).GetProperty("rows").EnumerateArray().Select(r => r.Clone())];

    private async Task<List<string>> Rows() => [.. (await Lines()).Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("title").GetString()}")];

    private async Task<List<string>> Duties(string point) =>
        [.. (await Lines()).Where(r => r.GetProperty("point").GetString() == point)
            .Select(r => $"{r.GetProperty("unitId").GetString()} {r.GetProperty("role").GetString()} {r.GetProperty("status").GetString()}")];

    private async Task<List<bool>> Above(string point)
    {
        var above = new List<bool>();
        foreach (var row in (await Lines()).Where(r => r.GetProperty("point").GetString() == point))
        {
            var limits = await (await _house.Http.GetAsync($"/api/assignments/{row.GetProperty("assignment").GetString()!.Replace('/', '~')}/limits")).Json();
            above.Add(limits.GetProperty("setAbove").GetBoolean());
        }
        return above;
    }
}
