using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Plans;

public class Assigning_a_plan : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private string _plan = "";

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        var imported = await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text));
        _plan = imported.Headers.Location!.ToString();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_refused_while_a_question_is_open()
    {
        var problem = await (await Assign(leaveOpen: false)).ShouldBeRefused(409, "plan.questions-open");

        problem.GetProperty("args")[0].GetString().ShouldBe("1");
        await (await Rows()).ShouldBeRefused(409, "plan.not-assigned");
    }

    [Fact]
    public async Task With_a_question_left_open_makes_no_duty_of_its_words()
    {
        var assigned = await (await (await Assign(leaveOpen: true)).ShouldBeDone()).Json();

        assigned.GetProperty("assignments").GetInt32().ShouldBe(9);
        assigned.GetProperty("leftOpen").GetInt32().ShouldBe(1);
        var rows = (await (await Rows()).Json()).GetProperty("rows").EnumerateArray().ToList();
        rows.Count(r => r.GetProperty("role").GetString() == "lead").ShouldBe(3);
        rows.Count(r => r.GetProperty("role").GetString() == "responsible").ShouldBe(6);
    }

    [Fact]
    public async Task Takes_the_units_that_the_office_names_for_a_vague_class()
    {
        var vague = (await View()).GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("asks").GetString() == "vague-unit");
        await (await Answer(new { question = vague.GetProperty("id").GetString(), kind = "units", units = new[] { "3" } })).ShouldBeDone();

        var assigned = await (await (await Assign(leaveOpen: false)).ShouldBeDone()).Json();

        assigned.GetProperty("assignments").GetInt32().ShouldBe(10);
        var rows = (await (await _house.Http.GetAsync($"{_plan}/ledger?unit=3")).Json()).GetProperty("rows").EnumerateArray();
        rows.Select(r => r.GetProperty("point").GetString()).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Changes_a_group_s_members_for_this_document_only()
    {
        var group = Tracker.Plans.PlanQuestions.IdOf("各镇政府");
        await (await Answer(new { question = group, kind = "units", units = new[] { "5" } })).ShouldBeDone();

        await (await Assign(leaveOpen: true)).ShouldBeDone();

        var rows = (await (await Rows()).Json()).GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("role").GetString() == "responsible").ToList();
        rows.Select(r => (r.GetProperty("point").GetString(), r.GetProperty("unit").GetString())).ShouldContain(("1", "西坪镇政府"));
        rows.Select(r => r.GetProperty("unit").GetString()).ShouldNotContain("东坪镇政府");
        var units = (await (await _house.Http.GetAsync($"/api/units?government={SmallPlan.Government}")).Json()).EnumerateArray();
        units.Single(u => u.GetProperty("id").GetString() == "4").GetProperty("groups")[0].GetString().ShouldBe("各镇政府");
    }

    [Fact]
    public async Task With_an_expected_version_notices_what_came_between()
    {
        var seen = (await _house.Http.GetAsync(_plan)).Headers.ETag!.Tag;
        await (await Revise("1", new { reason = "标题有误", title = "公开规划" })).ShouldBeDone();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_plan}/assign") { Content = JsonContent.Create(new { leaveOpen = true }) };
        request.Headers.TryAddWithoutValidation("If-Match", seen);

        await (await _house.Http.SendAsync(request)).ShouldBeRefused(412, "grain.changed-meanwhile");
    }

    [Fact]
    public async Task Twice_says_the_same()
    {
        await Assign(leaveOpen: true);

        (await (await (await Assign(leaveOpen: true)).ShouldBeDone()).Json()).GetProperty("assignments").GetInt32().ShouldBe(9);
        await (await Revise("1", new { reason = "晚了", title = "公开规划" })).ShouldBeRefused(409, "plan.already-assigned");
    }

    [Fact]
    public async Task Of_which_the_answer_makes_no_sense_is_said_with_the_reason()
    {
        await (await Answer(new { question = "q99", kind = "open" })).ShouldBeRefused(404, "plan.question-unknown");
        await (await Answer(new { question = "q1", kind = "perhaps" })).ShouldBeRefused(400, "request.malformed");
        await (await Revise("99", new { reason = "更正", title = "没有" })).ShouldBeRefused(404, "plan.point-unknown");
        await (await Revise("1", new { title = "没有理由" })).ShouldBeRefused(400, "request.malformed");
        await (await _house.Http.PostAsJsonAsync("/api/plans/990100~2026~plan~7/assign", new { leaveOpen = true })).ShouldBeRefused(404, "plan.unknown");
        await (await _house.Http.GetAsync("/api/plans/nonsense")).ShouldBeRefused(404, "plan.unknown");
    }

    private Task<HttpResponseMessage> Assign(bool leaveOpen) => _house.Http.PostAsJsonAsync($"{_plan}/assign", new { leaveOpen });

    private Task<HttpResponseMessage> Answer(object answer) => _house.Http.PostAsJsonAsync($"{_plan}/answers", answer);

    private Task<HttpResponseMessage> Revise(string point, object correction) => _house.Http.PatchAsJsonAsync($"{_plan}/points/{point}", correction);

    private Task<HttpResponseMessage> Rows() => _house.Http.GetAsync($"{_plan}/ledger");

    private async Task<JsonElement> View() => await (await _house.Http.GetAsync(_plan)).Json();
}
