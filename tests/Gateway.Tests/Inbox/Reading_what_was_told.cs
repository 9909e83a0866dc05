using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;
using Tracker.Silo.DueWork;

namespace Tracker.Gateway.Tests.Inbox;

/// <summary>消息 over REST: who gets what, what is read, and what is held after a restore.</summary>
public class Reading_what_was_told : IAsyncLifetime
{
    private const int Planning = 1;
    private const int Water = 2;
    private readonly YearClock _clock = new(new DateOnly(2026, 9, 26));
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private HttpClient _water = null!;
    private HttpClient _town = null!;
    private HttpClient _chief = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(_clock);
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
        _town = await _house.Program("town", SmallPlan.Government, 4, AccountRole.UnitHandler);
        _chief = await _house.Program("operator", SmallPlan.Government, null, AccountRole.Administrator);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_limit_is_told_to_its_units_and_its_being_overdue_to_the_office_too()
    {
        await On(9, 26);
        (await Said(_water)).ShouldBe(["* reminded 第2条 公开水价听证（完成时限2026年9月30日）"]);
        (await Said(_office)).ShouldBeEmpty();
        await On(10, 1);
        (await Said(_water)).ShouldBe(["* overdue 第2条 公开水价听证（完成时限2026年9月30日）", "* reminded 第2条 公开水价听证（完成时限2026年9月30日）"]);
        (await Said(_office)).ShouldContain("* overdue 第2条 公开水价听证（完成时限2026年9月30日）", "one for the point, whoever is late");
        (await Said(_office)).Count(line => line.Contains("overdue", StringComparison.Ordinal)).ShouldBe(1);
        (await Said(_town)).ShouldBeEmpty();
        (await Said(_chief)).ShouldBeEmpty();
        (await _water.GetFromJsonAsync<JsonElement>("/api/today")).GetProperty("unread").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_read_is_read_for_one_account_and_comes_after_what_was_not()
    {
        await On(9, 26);
        await On(10, 1);
        using var other = await _house.Program("water-2", SmallPlan.Government, Water, AccountRole.UnitHandler);
        var newest = (await Inbox(_water)).GetProperty("items")[0].GetProperty("id").GetString();
        (await Mark(_water, new { ids = new[] { newest } })).ShouldBe(1);
        (await Said(_water)).ShouldBe(["* reminded 第2条 公开水价听证（完成时限2026年9月30日）", "  overdue 第2条 公开水价听证（完成时限2026年9月30日）"]);
        (await Mark(_town, new { ids = new[] { newest } })).ShouldBe(0, "somebody else's");
        (await Mark(_water, new { all = true })).ShouldBe(2);
        (await Inbox(_water)).GetProperty("unread").GetInt32().ShouldBe(0);
        (await Inbox(other)).GetProperty("unread").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task What_the_office_does_is_told_to_the_unit_and_leads_to_the_thing()
    {
        (await All(_water)).ShouldBe(["* assigned 云岭市2026年政务公开工作要点（下达日期2026年9月26日）"], "once, with two duties on the plan");
        using var signer = await _house.Program("signer", SmallPlan.Government, null, AccountRole.Office);
        var duty = $"/api/assignments/{SmallPlan.Government}~2026~plan~1~work-point~2~assignment~{Water}";
        await Done(_water, $"{duty}/reports", new { text = "正在准备。" });
        await Done(_office, $"{duty}/return", new { reason = "缺材料" });
        await Done(_water, $"{duty}/limits/0/extension", new { until = "2026-10-20", reason = "等批复" });
        await Done(_office, $"{duty}/limits/0/extension/decision", new { granted = true, reason = "同意" });
        (await All(_water)).Take(2).ShouldBe(["* extension-granted 第2条 公开水价听证（延至2026年10月20日）", "* returned 第2条 公开水价听证（退回日期2026年9月26日）"]);

        await (await _office.PutAsJsonAsync("/api/ladder", new { issuer = "云岭市政务公开办公室", words = new[] { new { rung = "circular", word = "云政公办" } } })).ShouldBeDone();
        var draft = new
        {
            rung = "circular", title = "情况通报", units = new[] { $"{Water}" }, facts = new[] { new { unit = $"{Water}", words = "第2条没有按期公开" } }, text = "现通报如下。", replyBy = "2026-10-30",
        };
        var paper = "/api/papers/" + (await (await Done(_office, "/api/papers", draft)).Json()).GetProperty("paper").GetString()!.Replace('/', '~');
        await Done(_office, $"{paper}/verification", new { dueDay = "2026-10-12" });
        (await All(_water))[0].ShouldBe("* verification-asked 通报“情况通报”（反馈期限2026年10月12日）");
        await Done(_water, $"{paper}/units/{Water}/verification", new { agrees = true });
        await Done(signer, $"{paper}/sign", new { });
        await Done(_office, $"{paper}/issue", new { });
        (await All(_water))[0].ShouldBe("* paper-to-answer 通报“情况通报”（反馈期限2026年10月30日）");
        (await Inbox(_water)).GetProperty("items")[0].GetProperty("link").GetString().ShouldBe(paper.Replace("/api/papers/", "/supervision/", StringComparison.Ordinal) + $"/units/{Water}");
        (await All(_office)).ShouldBeEmpty();
        (await All(_town)).ShouldHaveSingleItem("assigned");

        var text = (await (await _office.GetAsync("/api/delivery/text?day=2026-09-26")).Json()).GetProperty("text").GetString().ShouldNotBeNull();
        text.ShouldContain("任务下达");
        text.ShouldNotContain("通报");
        text.ShouldNotContain("退回");
    }

    [Fact]
    public async Task What_is_changed_in_midyear_and_asked_beside_the_plan_is_told_too()
    {
        const string point = $"/api/plans/{SmallPlan.Government}~2026~plan~1/points/1";
        await Done(_office, $"{point}/duties", new { duties = new[] { new { unit = "4", role = "cooperating" } }, reason = "分工调整" });
        await Done(_office, $"{point}/deadlines", new { deadlines = new[] { new { kind = "fixed", date = "2026-11-30", quote = "11月底前" } }, reason = "提前" });
        (await Said(_town)).ShouldBe(["* limits-changed 第1条 公开年度规划（调整日期2026年9月26日）", "* duties-adjusted 第1条 公开年度规划（调整日期2026年9月26日）"]);
        (await Inbox(_town)).GetProperty("items")[1].GetProperty("link").GetString().ShouldBe($"/assignments/{SmallPlan.Government}~2026~plan~1~work-point~1~assignment~4");

        var request = await (await Done(_office, "/api/requests", new { title = "摸底", basis = new { kind = "document", text = "工作需要", number = "云政公函〔2026〕9号" }, dueDay = "2026-10-09", fields = new[] { new { name = "数量", kind = "number", required = true } } })).Json();
        await Done(_office, $"/api/requests/{request.GetProperty("request").GetString()!.Replace('/', '~')}/send", new { units = new[] { "4" } });
        (await Said(_town))[0].ShouldBe("* request-asked “摸底”（填报截止2026年10月9日）");
        (await Said(_office)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_that_the_office_opens_is_told_to_the_units_that_are_asked()
    {
        (await _office.PostAsJsonAsync("/api/periods", new { period = "q3", year = 2026, dueDay = "2026-10-10" })).EnsureSuccessStatusCode();
        (await Said(_town)).ShouldBe(["* period-opened 2026年第三季度（填报截止2026年10月10日）"]);
        await On(10, 5);
        (await Said(_town)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rules_are_the_offices_to_set_and_count_at_once()
    {
        (await _water.PostAsJsonAsync("/api/reminder-rules", new { before = new[] { 4 } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _office.PostAsJsonAsync("/api/reminder-rules", new { before = new[] { 200 } })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _office.PostAsJsonAsync("/api/reminder-rules", new { before = new[] { 30 }, unit = "working-day" })).EnsureSuccessStatusCode();
        var rules = await _water.GetFromJsonAsync<JsonElement>("/api/reminder-rules");
        (rules.GetProperty("before")[0].GetInt32(), rules.GetProperty("after")[0].GetInt32(), rules.GetProperty("unit").GetString()).ShouldBe((30, 7, "working-day"));

        (await _water.PostAsJsonAsync("/api/light-rules", new { dueWithin = 4 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _office.PostAsJsonAsync("/api/light-rules", new { dueWithin = 200 })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _office.PostAsJsonAsync("/api/light-rules", new { yellowWhenSilent = false })).EnsureSuccessStatusCode();
        (await _office.PostAsJsonAsync("/api/light-rules", new { dueWithin = 9 })).EnsureSuccessStatusCode();
        var lights = await _water.GetFromJsonAsync<JsonElement>("/api/light-rules");
        (lights.GetProperty("dueWithin").GetInt32(), lights.GetProperty("yellowWhenSilent").GetBoolean()).ShouldBe((9, false), "what is absent stays");
    }

    [Fact]
    public async Task After_a_restore_the_administrator_lets_out_what_is_held()
    {
        (await _office.PostAsJsonAsync("/api/restore", new { reason = "磁盘损坏" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _chief.PostAsJsonAsync("/api/restore", new { reason = "磁盘损坏" })).EnsureSuccessStatusCode();
        (await Said(_chief)).ShouldHaveSingleItem().ShouldStartWith("* restored");
        await On(10, 1);
        (await Said(_water)).ShouldBeEmpty();
        var held = (await _chief.GetFromJsonAsync<JsonElement>("/api/restore")).GetProperty("held").EnumerateArray().ToList();
        var waters = held.Where(h => h.GetProperty("to").GetString() == $"{Water}").Select(h => h.GetProperty("id").GetString()).ToArray();
        waters.Length.ShouldBe(1);
        (await _chief.PostAsJsonAsync("/api/restore/send", new { reason = " ", ids = waters })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _chief.PostAsJsonAsync("/api/restore/send", new { reason = "核对过，没有收到", ids = waters })).EnsureSuccessStatusCode();
        (await Said(_water)).ShouldBe(["* overdue 第2条 公开水价听证（完成时限2026年9月30日）"]);
        (await _chief.PostAsJsonAsync("/api/restore/send", new { reason = "再发一次", ids = waters })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _chief.PostAsJsonAsync("/api/restore/drop", new { reason = "其余不发", all = true })).EnsureSuccessStatusCode();
        (await _chief.GetFromJsonAsync<JsonElement>("/api/restore")).GetProperty("held").GetArrayLength().ShouldBe(0);
        using var planning = await _house.Program("planning", SmallPlan.Government, Planning, AccountRole.UnitHandler);
        (await Said(planning)).ShouldBeEmpty();
    }

    private async Task On(int month, int day)
    {
        _clock.PutForward(new DateOnly(2026, month, day));
        await _house.Service<HouseDueWork>().Round();
    }

    private static async Task<JsonElement> Inbox(HttpClient who) => await who.GetFromJsonAsync<JsonElement>("/api/inbox");

    /// <summary>Without what was told when the plan was assigned.</summary>
    private static async Task<IReadOnlyList<string>> Said(HttpClient who) => [.. (await All(who)).Where(line => !line.Contains(" assigned ", StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<string>> All(HttpClient who) =>
        [.. (await Inbox(who)).GetProperty("items").EnumerateArray().Select(i => $"{(i.GetProperty("read").GetBoolean() ? " " : "*")} {i.GetProperty("kind").GetString()} {i.GetProperty("text").GetString()}")];

    private static async Task<HttpResponseMessage> Done(HttpClient who, string path, object body) => await (await who.PostAsJsonAsync(path, body)).ShouldBeDone();

    private static async Task<int> Mark(HttpClient who, object body)
    {
        var answer = await who.PostAsJsonAsync("/api/inbox/read", body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("marked").GetInt32();
    }
}
