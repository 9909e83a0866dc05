using System.Text;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Hosting;

public sealed class Refusing_what_cannot_be_read : IAsyncLifetime
{
    private ServedFolder _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("""{"text":"已登出。","evidence":[null]}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_report_with_holes_is_malformed(string body)
    {
        var plan = await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        var problem = await (await Send(HttpMethod.Post, $"/api/assignments/{plan.RouteForm}~work-point~1~assignment~1/reports", body))
            .ShouldBeRefused(400, "request.malformed");
        problem.GetProperty("detail").GetString()!.ShouldNotContain("parameter");
    }

    [Theory]
    [InlineData("""{"reason":"笔误","leadUnits":[null]}""", 400, "request.malformed")]
    [InlineData("""{"reason":"笔误","deadlines":[null]}""", 400, "request.malformed")]
    [InlineData("""{"reason":"笔误","deadlines":[{}]}""", 400, "request.malformed")]
    [InlineData("""{"reason":"笔误","leadUnits":[""]}""", 422, "plan.unit-name-invalid")]
    [InlineData("""{"reason":"笔误","deadlines":[{"kind":"recurring","quote":"每年","period":"year","by":{"month":13,"day":45}}]}""", 422, "plan.deadline-invalid")]
    public async Task A_correction_with_holes_leaves_the_draft_as_it_was(string body, int status, string code)
    {
        var imported = await (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text), ("government", SmallPlan.Government))).Json();
        var plan = $"/api/plans/{imported.GetProperty("plan").GetString()!.Replace('/', '~')}";

        await (await Send(HttpMethod.Patch, $"{plan}/points/1", body)).ShouldBeRefused(status, code);

        (await (await _house.Http.GetAsync(plan)).ShouldBeDone()).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task A_role_said_as_a_number_is_malformed()
    {
        using var handler = await _house.Program("handler", SmallPlan.Government, 1, AccountRole.UnitHandler);
        await (await Send(HttpMethod.Put, "/api/accounts/handler/roles", """{"roles":[99]}""")).ShouldBeRefused(400, "request.malformed");
    }

    [Fact]
    public async Task JSON_in_an_encoding_that_is_not_its_own_is_refused()
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=gb18030");
        await (await _house.Http.PostAsync("/api/accounts", body)).ShouldBeRefused(415, "request.content-type");
    }

    [Theory]
    [InlineData("/api/plans?government=abc")]
    [InlineData("/API/plans?government=abc")]
    [InlineData("/api/units?government=abc")]
    public async Task A_government_that_is_none_is_said_back(string path)
    {
        var problem = await (await _house.Http.GetAsync(path)).ShouldBeRefused(400, "request.malformed");
        problem.GetProperty("args")[0].GetString().ShouldBe("government: abc");
    }

    [Fact]
    public async Task A_page_that_is_no_number_is_said_back()
    {
        var plan = await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        var problem = await (await _house.Http.GetAsync($"/api/plans/{plan.RouteForm}/ledger?page=x")).ShouldBeRefused(400, "request.malformed");
        problem.GetProperty("args")[0].GetString()!.ShouldEndWith("?page=x");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20260")]
    [InlineData("2147483647")]
    public async Task A_year_that_is_none_is_refused(string year) =>
        await (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text), ("government", SmallPlan.Government), ("year", year)))
            .ShouldBeRefused(422, "plan.year-invalid");

    [Fact]
    public async Task A_body_too_large_is_refused_however_the_path_is_spelt() =>
        await (await Send(HttpMethod.Post, "/API/accounts", $$"""{"account":"{{new string('a', 600_000)}}"}""")).ShouldBeRefused(413, "request.too-large");

    [Theory]
    [InlineData("a\r\nSet-Cookie: x=1\0.html", "aSet-Cookie: x=1.html")]
    [InlineData("../../..", "file")]
    [InlineData(@"C:\附件\图解.pdf", "图解.pdf")]
    public async Task A_file_keeps_no_more_of_its_name_than_can_be_shown(string sent, string kept)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent("图解"u8.ToArray());
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(sent)}");
        form.Add(file);

        var answer = await (await (await _house.Http.PostAsync("/api/files", form)).ShouldBeDone()).Json();

        answer.GetProperty("title").GetString().ShouldBe(kept);
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string body) =>
        _house.Http.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
