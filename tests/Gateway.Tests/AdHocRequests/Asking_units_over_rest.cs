using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.AdHocRequests;

public class Asking_units_over_rest : IAsyncLifetime
{
    private const string Government = SmallPlan.Government;
    private static readonly string Soon = $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}";
    private ServedFolder _house = null!;
    private HttpClient _unit = null!;
    private HttpClient _other = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(Government, ("甲局", "各局"), ("乙局", "各局"), ("丙市政府", null));
        _unit = await _house.Program("jia", Government, 1, AccountRole.UnitHandler);
        _other = await _house.Program("yi", Government, 2, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Shows_the_burden_before_and_the_answers_after()
    {
        var request = await Draft();
        var preview = await (await _house.Http.PostAsJsonAsync($"{request}/preview", new { units = new[] { "各局" } })).Json();
        (preview.GetProperty("asked").GetInt32(), preview.GetProperty("known").GetInt32()).ShouldBe((4, 0));

        await Send(request, "各局");
        await (await Answer(_unit, request, 1, "１，２３４", "是")).ShouldBeDone();

        var card = await (await _house.Http.GetAsync(request)).Json();
        card.GetProperty("stage").GetString().ShouldBe("open");
        var answer = card.GetProperty("answers")[0];
        (answer.GetProperty("unit").GetString(), answer.GetProperty("standing").GetString(), answer.GetProperty("late").GetBoolean()).ShouldBe(("甲局", "given", false));
        answer.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("value").GetString()).ShouldBe(["1234", "yes"]);
        var rows = (await (await _house.Http.GetAsync($"{request}/answers/file.json")).Json()).EnumerateArray().ToList();
        (rows[0].GetProperty("专栏数").GetInt32(), rows[1].GetProperty("standing").GetString()).ShouldBe((1234, "awaited"));
        (await _house.Http.GetAsync($"{request}/answers/file.xlsx")).Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("专栏清查.xlsx");
    }

    [Fact]
    public async Task Twice_under_one_key_writes_once()
    {
        var key = Guid.CreateVersion7();
        var first = await Draft(key);
        await Send(first, "甲局");
        (await Draft(key)).ShouldBe(first);
        (await Draft()).ShouldNotBe(first);

        var answerKey = Guid.CreateVersion7();
        var one = await (await (await Answer(_unit, first, 1, "3", "否", answerKey)).ShouldBeDone()).Json();
        var two = await (await (await Answer(_unit, first, 1, "3", "否", answerKey)).ShouldBeDone()).Json();
        two.GetProperty("version").GetInt64().ShouldBe(one.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Offers_what_is_known_and_advises_not_to_ask_again()
    {
        var first = await Draft();
        await Send(first, "甲局");
        await (await Answer(_unit, first, 1, "12", "是")).ShouldBeDone();
        var second = await Draft();

        var preview = await (await _house.Http.PostAsJsonAsync($"{second}/preview", new { units = new[] { "1" } })).Json();
        preview.GetProperty("advice").GetString().ShouldBe("nothing-new");
        await Send(second, "各局");

        var asked = await (await _unit.GetAsync($"{second}/answers/1")).Json();
        asked.GetProperty("known").EnumerateArray().Select(k => k.GetProperty("value").GetString()).ShouldBe(["12", "yes"]);
        (await (await _other.GetAsync($"{second}/answers/2")).Json()).GetProperty("known").GetArrayLength().ShouldBe(0, "nobody sees another unit's answer");
    }

    [Fact]
    public async Task Over_the_budget_needs_a_reason()
    {
        await (await _house.Http.PutAsJsonAsync("/api/burden/budget", new { fields = 3, government = Government })).ShouldBeDone();
        await Send(await Draft(), "甲局");
        var second = await Draft();

        var preview = await (await _house.Http.PostAsJsonAsync($"{second}/preview", new { units = new[] { "各局" } })).Json();
        preview.GetProperty("units").EnumerateArray().Select(u => (u.GetProperty("soFar").GetInt32(), u.GetProperty("over").GetBoolean())).ShouldBe([(2, true), (0, false)]);
        var refused = await (await _house.Http.PostAsJsonAsync($"{second}/send", new { units = new[] { "各局" } })).ShouldBeRefused(409, "ad-hoc-request.over-budget");
        refused.GetProperty("args").EnumerateArray().Select(a => a.GetString()).ShouldBe(["1", "甲局"]);
        await (await _house.Http.PostAsJsonAsync($"{second}/send", new { units = new[] { "各局" }, reason = "防汛急需" })).ShouldBeDone();

        var year = await (await _unit.GetAsync($"/api/burden/{TimeProvider.System.GetUtcNow().AddHours(8).Year}")).Json();
        year.GetProperty("asked").GetInt32().ShouldBe(4, "a unit sees its own");
        var whole = await (await _house.Http.GetAsync($"/api/burden/{TimeProvider.System.GetUtcNow().AddHours(8).Year}?government={Government}")).Json();
        (whole.GetProperty("asked").GetInt32(), whole.GetProperty("cells").GetArrayLength()).ShouldBe((6, 2));
        var items = await (await _house.Http.GetAsync($"/api/burden/{TimeProvider.System.GetUtcNow().AddHours(8).Year}/items?unit=1&government={Government}")).Json();
        items.EnumerateArray().Sum(i => i.GetProperty("asked").GetInt32()).ShouldBe(4);
    }

    [Fact]
    public async Task After_its_end_takes_no_answer()
    {
        var request = await Draft();
        await Send(request, "各局");
        await (await Answer(_unit, request, 1, "3", "是")).ShouldBeDone();
        await (await _house.Http.PostAsync($"{request}/close", null)).ShouldBeDone();

        await (await Answer(_other, request, 2, "3", "是")).ShouldBeRefused(409, "answer.closed");
        await (await _house.Http.PostAsJsonAsync($"{request}/send", new { units = new[] { "丙市政府" } })).ShouldBeRefused(409, "ad-hoc-request.over");
        await (await _house.Http.PostAsJsonAsync($"{request}/withdraw", new { reason = "不用了" })).ShouldBeRefused(409, "ad-hoc-request.over");
        (await (await _house.Http.GetAsync($"{request}/answers/1")).Json()).GetProperty("answer").GetProperty("values").GetArrayLength().ShouldBe(2, "nothing is lost");
    }

    [Fact]
    public async Task Of_another_unit_is_not_there()
    {
        var request = await Draft();
        await Send(request, "各局");

        await (await _unit.GetAsync($"{request}/answers/2")).ShouldBeRefused(404, "ad-hoc-request.unknown");
        await (await Answer(_unit, request, 2, "3", "是")).ShouldBeRefused(404, "ad-hoc-request.unknown");
        await (await _unit.GetAsync(request)).ShouldBeRefused(404, "ad-hoc-request.unknown");
        await (await _unit.PostAsync($"{request}/close", null)).ShouldBeRefused(404, "ad-hoc-request.unknown");
        await (await _unit.PutAsJsonAsync("/api/burden/budget", new { fields = 1 })).ShouldBeRefused(403, "access.refused");
        (await (await _unit.GetAsync("/api/requests")).Json()).GetProperty("asked").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task That_is_wrong_is_said_and_writes_nothing()
    {
        var request = await Draft();
        await Send(request, "甲局");

        await (await Answer(_unit, request, 1, "十二", "是")).ShouldBeRefused(422, "answer.no-number-of");
        await (await _unit.PostAsJsonAsync($"{request}/answers/1", new { values = new[] { new { field = "专栏数", value = "3" }, new { field = "专栏 数", value = "4" } } })).ShouldBeRefused(422, "answer.field-twice");
        await (await _unit.PostAsJsonAsync($"{request}/answers/1", new { values = new[] { new { field = "人数", value = "3" } } })).ShouldBeRefused(422, "answer.field-unknown");
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{request}/answers/1") { Content = JsonContent.Create(new { values = new[] { new { field = "专栏数", value = "3" } } }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        await (await _unit.SendAsync(stale)).ShouldBeRefused(412, "grain.changed-meanwhile");
        (await _unit.GetAsync($"{request}/answers/1")).Headers.ETag!.Tag.ShouldBe("\"1\"");
        await (await _house.Http.PutAsJsonAsync(request, Body())).ShouldBeRefused(409, "ad-hoc-request.already-sent");
        await (await _house.Http.PostAsJsonAsync($"{request}/send", new { units = new[] { "没有的局" } })).ShouldBeRefused(422, "ad-hoc-request.unit-unknown");
    }

    private static object Body() => new
    {
        title = "专栏清查",
        government = Government,
        basis = new { kind = "document", text = "关于清查的通知", number = "政办函〔2026〕7号" },
        dueDay = Soon,
        fields = new object[] { new { name = "专栏数", kind = "number", measure = "个", required = true }, new { name = "首页有入口", kind = "yes-no" } },
    };

    private async Task<string> Draft(Guid? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/requests") { Content = JsonContent.Create(Body()) };
        if (key is { } id)
        {
            request.Headers.Add("Idempotency-Key", $"{id}");
        }
        var drafted = await (await (await _house.Http.SendAsync(request)).ShouldBeDone()).Json();
        return $"/api/requests/{drafted.GetProperty("request").GetString()!.Replace('/', '~')}";
    }

    private async Task Send(string request, params string[] units) =>
        await (await _house.Http.PostAsJsonAsync($"{request}/send", new { units })).ShouldBeDone();

    private static async Task<HttpResponseMessage> Answer(HttpClient who, string request, int unit, string columns, string linked, Guid? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{request}/answers/{unit}")
        {
            Content = JsonContent.Create(new { values = new[] { new { field = "专栏数", value = columns }, new { field = "首页有入口", value = linked } } }),
        };
        if (key is { } id)
        {
            message.Headers.Add("Idempotency-Key", $"{id}");
        }
        return await who.SendAsync(message);
    }
}
