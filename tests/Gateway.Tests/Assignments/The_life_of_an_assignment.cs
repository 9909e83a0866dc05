using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Assignments;

/// <summary>退签, 建账, 本期填报, 不涉及, 退回重办 and 年终清账 over REST, each by whom it belongs to.</summary>
public class The_life_of_an_assignment : IAsyncLifetime
{
    private const int Planning = 1;
    private const int Water = 2;
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _town = null!;

    private string Town => Of(1, EastTown);

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Refused_with_a_proposed_unit_it_waits_for_the_office()
    {
        await Refused(_town, "refuse", new { reason = "不归镇里", proposed = "77" }, 422, "plan.unit-unknown");
        await Done(_town, "refuse", new { reason = "不归镇里", proposed = "2" });
        (await Status()).ShouldBe("refused");
        await Refused(_town, "uphold", new { reason = "维持" }, 404, "assignment.unknown");
        await Done(_office, "uphold", new { reason = "就是镇里的" });
        (await Status()).ShouldBe("unacknowledged");
    }

    [Fact]
    public async Task A_set_up_is_entered_by_the_unit_and_reviewed_by_the_office()
    {
        await Refused(_town, "set-up", new { measures = " " }, 422, "set-up.measures-missing");
        await Done(_town, "set-up", new
        {
            measures = "先登门户，再贴公告栏。",
            department = "党政办",
            milestones = new[] { new { day = "2026-05-01", text = "登出" } },
            shares = new[] { new { department = "信息中心", text = "排版" } },
        });
        await Refused(_town, "set-up/accept", new { }, 404, "assignment.unknown");
        await Done(_office, "set-up/return", new { reason = "写清谁来做" });
        await Refused(_office, "set-up/accept", new { }, 409, "set-up.returned");
        await Done(_town, "set-up", new { measures = "党政办负责登门户。", outcomeForm = "规划专栏" });
        await Done(_office, "set-up/accept", new { });

        var card = await Card();
        (card.GetProperty("setUpStanding").GetString(), card.GetProperty("setUp").GetProperty("outcomeForm").GetString(), card.GetProperty("status").GetString())
            .ShouldBe(("accepted", "规划专栏", "underway"));
    }

    [Fact]
    public async Task A_row_of_a_period_stands_on_the_ledger_with_problem_and_next_step()
    {
        await Refused(_town, "periods/q9", new { outcome = "progress", text = "一" }, 422, "assignment.period-unreadable");
        await Refused(_town, "periods/q1", new { outcome = "progress", text = "登出", quantities = new[] { new { name = "文件", value = 840, measure = "件", parts = new[] { new { name = "甲", value = 762 }, new { name = "乙", value = 77 } } } } }, 422, "assignment.parts-differ");
        await Done(_town, "periods/q1", new { outcome = "progress", text = "登出840件。", problem = "缺人手", nextStep = "加人", evidence = new[] { new { url = "https://example.org/1" } } });
        await Done(_town, "periods/q2", new { outcome = "same" });

        var card = await Card();
        (card.GetProperty("lastReport").GetString(), card.GetProperty("problem").GetString(), card.GetProperty("nextStep").GetString(), card.GetProperty("evidence").GetInt32())
            .ShouldBe(("登出840件。", "缺人手", "加人", 1));
    }

    [Fact]
    public async Task Not_concerned_counts_once_the_office_agrees()
    {
        await Refused(_town, "periods/q1", new { outcome = "not-concerned" }, 422, "assignment.not-concerned-reason-missing");
        await Done(_town, "periods/q1", new { outcome = "not-concerned", text = "镇里没有规划" });
        (await Status()).ShouldBe("underway");
        await Refused(_town, "not-concerned/confirm", new { }, 404, "assignment.unknown");
        await Done(_office, "not-concerned/deny", new { reason = "去年有" });
        (await Status()).ShouldBe("returned");
        await Done(_town, "periods/q1", new { outcome = "not-concerned", text = "今年没有了" });
        await Done(_office, "not-concerned/confirm", new { });
        (await Status()).ShouldBe("not-concerned");
        await Refused(_town, "reports", new { text = "晚到的填报" }, 409, "assignment.not-concerned");
    }

    [Fact]
    public async Task What_is_closed_takes_no_report_until_it_is_done_again_and_ends_with_its_year()
    {
        await Done(_town, "reports", new { text = "登出。", evidence = new[] { new { url = "https://example.org/1" } } });
        await Done(_office, "close", new { });
        await Refused(_town, "reports", new { text = "晚到的填报" }, 409, "assignment.already-closed");
        await Refused(_town, "reopen", new { reason = "再来" }, 404, "assignment.unknown");
        await Done(_office, "reopen", new { reason = "链接打不开" });
        await Done(_town, "reports", new { text = "换了链接。", evidence = new[] { new { url = "https://example.org/2" } } });
        await Refused(_office, "clear", new { outcome = "unfinished" }, 422, "assignment.note-missing");
        await Refused(_office, "clear", new { outcome = "closed" }, 409, "assignment.not-closed");
        await Done(_office, "clear", new { outcome = "carried-over", note = "明年做完" });
        (await Status()).ShouldBe("carried-over");
    }

    [Fact]
    public async Task Two_at_once_are_told_apart_by_version()
    {
        var seen = (await _office.GetAsync(Town)).Headers.ETag!.Tag;
        await Done(_town, "set-up", new { measures = "党政办负责。" });
        using var late = new HttpRequestMessage(HttpMethod.Post, $"{Town}/set-up/return") { Content = JsonContent.Create(new { reason = "太晚" }) };
        late.Headers.TryAddWithoutValidation("If-Match", seen);
        await (await _office.SendAsync(late)).ShouldBeRefused(412, "grain.changed-meanwhile");
    }

    [Fact]
    public async Task The_lead_returns_only_where_reports_go_through_it()
    {
        using var planning = await _house.Program("planning", SmallPlan.Government, Planning, AccountRole.UnitHandler);
        await Done(_town, "reports", new { text = "登出。" });
        await Refused(planning, "return", new { reason = "缺链接" }, 409, "assignment.returned-by-office");
        using var water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
        await Refused(water, "return", new { reason = "缺链接" }, 404, "assignment.unknown");

        await (await _office.PostAsJsonAsync($"/api/plans/{_plan.RouteForm}/routes", new { points = new[] { "1" }, route = "through-lead", reason = "逐级" })).ShouldBeDone();
        await Done(planning, "return", new { reason = "缺链接" });
        (await Status()).ShouldBe("returned");
    }

    private async Task Done(HttpClient who, string what, object body) => await (await who.PostAsJsonAsync($"{Town}/{what}", body)).ShouldBeDone();

    private async Task Refused(HttpClient who, string what, object body, int status, string code) =>
        await (await who.PostAsJsonAsync($"{Town}/{what}", body)).ShouldBeRefused(status, code);

    private async Task<JsonElement> Card() => await (await _office.GetAsync(Town)).Json();

    private async Task<string?> Status() => (await Card()).GetProperty("status").GetString();

    private string Of(int point, int unit) => $"/api/assignments/{_plan.RouteForm}~work-point~{point}~assignment~{unit}";
}
