using System.Net.Http.Json;
using System.Text;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

public class Importing_a_document : IAsyncLifetime
{
    private ServedFolder _house = null!;

    public async Task InitializeAsync() => _house = await ServedFolder.Open();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Makes_a_plan_with_its_questions_and_keeps_the_file()
    {
        var answer = await (await Import(SmallPlan.Text)).ShouldBeDone();
        var plan = await answer.Json();

        plan.GetProperty("plan").GetString().ShouldBe("000000/2026/plan/1");
        plan.GetProperty("points").GetInt32().ShouldBe(3);
        var view = await (await _house.Http.GetAsync(answer.Headers.Location)).Json();
        view.GetProperty("stage").GetString().ShouldBe("drafted");
        view.GetProperty("points")[1].GetProperty("title").GetString().ShouldBe("公开水价听证");
        view.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("quote").GetString())
            .ShouldBe(["有关部门", "市规划局", "各镇政府", "市水务局", "市政务局"], ignoreOrder: true);
        (await _house.Http.GetStringAsync($"{answer.Headers.Location}/source")).ShouldBe(SmallPlan.Text);
    }

    [Fact]
    public async Task Goes_to_the_only_government_that_has_units()
    {
        await _house.Register(SmallPlan.Government, SmallPlan.Units);

        (await (await Import(SmallPlan.Text)).Json()).GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2026/plan/1");
    }

    [Fact]
    public async Task Twice_is_refused_and_names_the_plan_that_is_there()
    {
        await Import(SmallPlan.Text);

        var problem = await (await Import("\uFEFF" + SmallPlan.Text)).ShouldBeRefused(409, "plan.same-document");
        problem.GetProperty("args")[0].GetString().ShouldBe("000000/2026/plan/1");
    }

    [Fact]
    public async Task Said_again_under_the_same_key_is_answered_as_the_first_time()
    {
        var key = Guid.CreateVersion7().ToString();
        var first = await (await (await Import(SmallPlan.Text, key)).ShouldBeDone()).Json();
        var second = await (await (await Import(SmallPlan.Text, key)).ShouldBeDone()).Json();

        second.GetProperty("plan").GetString().ShouldBe(first.GetProperty("plan").GetString());
        await (await Import(SmallPlan.Text.Replace("图解", "图说"), key)).ShouldBeRefused(409, "command.id-reused");
    }

    [Fact]
    public async Task Of_the_same_number_is_asked_to_be_called_a_new_version()
    {
        await Import(SmallPlan.Text);
        var revised = SmallPlan.Text.Replace("一页图解", "两页图解");

        await (await Import(revised)).ShouldBeRefused(409, "plan.same-number");
        var answer = await (await (await Import(revised, newVersion: true)).ShouldBeDone()).Json();
        answer.GetProperty("plan").GetString().ShouldBe("000000/2026/plan/1");
        answer.GetProperty("version").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task As_a_new_version_stands_beside_an_assigned_plan()
    {
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        await _house.Assigned(SmallPlan.Government, SmallPlan.Text);

        var answer = await (await (await Import(SmallPlan.Text, newVersion: true)).ShouldBeDone()).Json();
        answer.GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2026/plan/2");
    }

    [Theory]
    [InlineData("", 422, "reading.empty-file")]
    [InlineData("这里没有要点。", 422, "reading.no-points")]
    [InlineData("\0\u0001\u0002PNG\0\0", 422, "reading.not-text")]
    public async Task That_is_none_is_refused(string content, int status, string code) =>
        await (await Import(content)).ShouldBeRefused(status, code);

    [Fact]
    public async Task That_is_too_large_is_refused_and_nothing_is_kept()
    {
        var answer = await _house.Upload("/api/plans", "large.txt", new byte[100 * 1024 * 1024]);

        await answer.ShouldBeRefused(413, "reading.too-large");
        Directory.GetFiles(Path.Combine(_house.Folder.FullName, "files"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_file_is_refused()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("990100"), "government" } };

        await (await _house.Http.PostAsync("/api/plans", empty)).ShouldBeRefused(422, "request.file-missing");
        await (await _house.Http.PostAsJsonAsync("/api/plans", new { })).ShouldBeRefused(415, "request.content-type");
    }

    private async Task<HttpResponseMessage> Import(string text, string? key = null, bool newVersion = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/plans")
        {
            Content = ServedFolder.Form("plan.txt", Encoding.UTF8.GetBytes(text), newVersion ? [("newVersion", "true")] : []),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        return await _house.Http.SendAsync(request);
    }
}
