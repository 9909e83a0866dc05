using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Assignments;

public class Reporting_over_rest : IAsyncLifetime
{
    private const string Link = "https://example.org/guihua";
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    private string Assignment => $"/api/assignments/{_plan.RouteForm}~work-point~1~assignment~1";

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_on_the_ledger_at_once()
    {
        await (await Report("规划已登出，图解已附。", Link)).ShouldBeDone();

        var card = await (await _house.Http.GetAsync(Assignment)).Json();
        card.GetProperty("status").GetString().ShouldBe("underway");
        card.GetProperty("lastReport").GetString().ShouldBe("规划已登出，图解已附。");
        card.GetProperty("evidence").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_who_said_it_when_and_through_which_door()
    {
        await Report("规划已登出。", Link);

        var history = (await (await _house.Http.GetAsync($"{Assignment}/history")).Json()).EnumerateArray().ToList();
        history.Select(e => e.GetProperty("fact").GetString())
            .ShouldBe(["assignment.made.v1", "assignment.acknowledged.v1", "assignment.report-submitted.v1"]);
        history[2].GetProperty("account").GetString()!.ShouldStartWith("os-");
        history[2].GetProperty("door").GetString().ShouldBe("command-line");
        history[2].GetProperty("onBehalf").GetBoolean().ShouldBeTrue();
        history[2].GetProperty("evidence")[0].GetProperty("url").GetString().ShouldBe(Link);
    }

    [Fact]
    public async Task Twice_under_one_key_is_written_once()
    {
        var key = Guid.CreateVersion7();
        var first = await (await (await Report("规划已登出。", Link, key)).ShouldBeDone()).Json();
        var second = await (await (await Report("规划已登出。", Link, key)).ShouldBeDone()).Json();

        second.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
        await (await Report("另一句话。", Link, key)).ShouldBeRefused(409, "command.id-reused");
    }

    [Fact]
    public async Task With_an_old_version_is_refused_and_tells_both()
    {
        var seen = (await _house.Http.GetAsync(Assignment)).Headers.ETag!.Tag;
        await Report("第一次填报。", Link);

        var problem = await (await Report("第二次填报。", Link, ifMatch: seen)).ShouldBeRefused(412, "grain.changed-meanwhile");
        problem.GetProperty("args").EnumerateArray().Select(a => a.GetString()).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task With_a_file_gives_that_file_back()
    {
        var bytes = Encoding.UTF8.GetBytes("会议纪要");
        var kept = await (await (await _house.Upload("/api/files", "纪要.txt", bytes)).ShouldBeDone()).Json();
        var hash = kept.GetProperty("hash").GetString()!;
        await (await _house.Http.PostAsJsonAsync($"{Assignment}/reports", new { text = "附纪要。", evidence = new[] { new { file = hash, title = "纪要.txt" } } })).ShouldBeDone();

        var file = await _house.Http.GetAsync($"{Assignment}/evidence/{hash}");
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("纪要.txt");
        // Kept, but no evidence of that other assignment.
        var other = Assignment.Replace("work-point~1~assignment~1", "work-point~2~assignment~2");
        await (await _house.Http.GetAsync($"{other}/evidence/{hash}")).ShouldBeRefused(404, "file.unknown");
    }

    [Fact]
    public async Task Goes_on_to_closure_return_and_close()
    {
        await (await Post("close")).ShouldBeRefused(422, "assignment.evidence-missing");
        await (await Post("return", new { reason = "请补充" })).ShouldBeRefused(409, "assignment.nothing-to-return");
        await (await Post("closure", new { text = "都做完了。", evidence = new[] { new { url = Link } } })).ShouldBeDone();
        await (await Post("reports", new { text = "再补一句。" })).ShouldBeRefused(409, "assignment.awaiting-review");
        await (await Post("return", new { reason = "缺一份材料。" })).ShouldBeDone();
        await (await Post("closure", new { text = "材料已补。" })).ShouldBeDone();
        await (await Post("close")).ShouldBeDone();
        await (await Post("reports", new { text = "晚了。" })).ShouldBeRefused(409, "assignment.already-closed");

        (await (await _house.Http.GetAsync(Assignment)).Json()).GetProperty("status").GetString().ShouldBe("closed");
        var cells = await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}/ledger/cells")).Json();
        (cells.GetProperty("closed").GetInt32(), cells.GetProperty("assignments").GetInt32()).ShouldBe((1, 9));
    }

    [Theory]
    [InlineData("""{"text":"","evidence":[]}""", 422, "assignment.report-empty")]
    [InlineData("""{"text":"好","evidence":[{"url":"javascript:alert(1)"}]}""", 422, "evidence.link-invalid")]
    [InlineData("""{"text":"好","evidence":[{"file":"0000000000000000000000000000000000000000000000000000000000000000"}]}""", 422, "evidence.file-unknown")]
    [InlineData("""{"text":"好","evidence":[{"file":"../../tracker.db"}]}""", 422, "evidence.file-unknown")]
    [InlineData("""{"text":"好",""", 400, "request.malformed")]
    [InlineData("""{"words":"好"}""", 400, "request.malformed")]
    [InlineData("""{"text":null}""", 400, "request.malformed")]
    [InlineData("", 400, "request.malformed")]
    public async Task That_is_wrong_is_refused_and_writes_nothing(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await (await _house.Http.PostAsync($"{Assignment}/reports", content)).ShouldBeRefused(status, code);
        (await _house.Http.GetAsync(Assignment)).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Malformed_says_where()
    {
        using var content = new StringContent("{\n \"text\": 好\n}", Encoding.UTF8, "application/json");

        var problem = await (await _house.Http.PostAsync($"{Assignment}/reports", content)).ShouldBeRefused(400, "request.malformed");
        problem.GetProperty("args")[0].GetString()!.ShouldContain("2:");
    }

    [Fact]
    public async Task Too_long_is_refused_before_it_is_read()
    {
        using var content = new StringContent($$"""{"text":"{{new string('长', 400_000)}}"}""", Encoding.UTF8, "application/json");

        await (await _house.Http.PostAsync($"{Assignment}/reports", content)).ShouldBeRefused(413, "request.too-large");
    }

    [Theory]
    [InlineData("Idempotency-Key", "7")]
    [InlineData("Idempotency-Key", "00000000-0000-0000-0000-000000000000")]
    [InlineData("If-Match", "seven")]
    public async Task With_a_broken_header_is_malformed(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Assignment}/reports") { Content = JsonContent.Create(new { text = "好" }) };
        request.Headers.TryAddWithoutValidation(header, value);

        var problem = await (await _house.Http.SendAsync(request)).ShouldBeRefused(400, "request.malformed");
        problem.GetProperty("args")[0].GetString()!.ShouldStartWith(header);
    }

    [Theory]
    [InlineData("/api/assignments/990100~2026~plan~1~work-point~9~assignment~1")]
    [InlineData("/api/assignments/990100~2026~plan~1~work-point~1~assignment~none")]
    [InlineData("/api/assignments/990100~2026~plan~1")]
    [InlineData("/api/assignments/nonsense")]
    public async Task On_what_does_not_exist_is_not_found(string assignment)
    {
        await (await _house.Http.GetAsync(assignment)).ShouldBeRefused(404, "assignment.unknown");
        await (await _house.Http.PostAsJsonAsync($"{assignment}/reports", new { text = "好" })).ShouldBeRefused(404, "assignment.unknown");
    }

    [Fact]
    public async Task By_nobody_is_not_let_in()
    {
        await (await _house.Network.PostAsJsonAsync($"{Assignment}/reports", new { text = "好" })).ShouldBeRefused(401, "sign-in.required");
        await (await _house.Network.GetAsync(Assignment)).ShouldBeRefused(401, "sign-in.required");
    }

    [Fact]
    public async Task Refused_speaks_English_where_it_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Assignment}/close");
        request.Headers.AcceptLanguage.ParseAdd("en-GB,en;q=0.9");

        var problem = await (await _house.Http.SendAsync(request)).ShouldBeRefused(422, "assignment.evidence-missing");
        problem.GetProperty("detail").GetString()!.ShouldStartWith("There is no evidence");
    }

    private Task<HttpResponseMessage> Post(string deed, object? body = null) =>
        _house.Http.PostAsync($"{Assignment}/{deed}", body is null ? null : JsonContent.Create(body));

    private async Task<HttpResponseMessage> Report(string text, string link, Guid? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Assignment}/reports")
        {
            Content = JsonContent.Create(new { text, evidence = new[] { new { url = link } } }),
        };
        if (key is { } id)
        {
            request.Headers.Add("Idempotency-Key", id.ToString());
        }
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return await _house.Http.SendAsync(request);
    }
}
