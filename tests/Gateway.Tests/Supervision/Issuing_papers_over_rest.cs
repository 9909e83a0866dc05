using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Supervision;

/// <summary>On 2026's small plan: the water bureau's point was due on 30 September and nothing came.</summary>
public class Issuing_papers_over_rest : IAsyncLifetime
{
    private const string Government = SmallPlan.Government;
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow().AddHours(8);
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private HttpClient _signer = null!;
    private HttpClient _water = null!;
    private HttpClient _plans = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(Government, SmallPlan.Units);
        await _house.Assigned(Government, SmallPlan.Text);
        _office = await _house.Program("drafter", Government, null, AccountRole.Office);
        _signer = await _house.Program("signer", Government, null, AccountRole.Office);
        _water = await _house.Program("water", Government, 2, AccountRole.UnitHandler);
        _plans = await _house.Program("plans", Government, 1, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in new[] { _office, _signer, _water, _plans }) client.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_suggestion_becomes_a_draft_a_signed_paper_and_an_answer()
    {
        var suggestion = (await (await _office.GetAsync("/api/ladder/suggestions")).Json()).EnumerateArray().First(s => s.GetProperty("unit").GetProperty("name").GetString() == "市水务局");
        suggestion.GetProperty("rung").GetString().ShouldBe("reminder");
        suggestion.GetProperty("facts")[0].GetProperty("words").GetString().ShouldNotBeNull().ShouldContain("第2条“公开水价听证");

        var paper = await Drafted(await _office.PostAsJsonAsync("/api/ladder/suggestions", new { unit = "2", rung = "reminder" }));
        await (await _office.PostAsync($"{paper}/sign", null)).ShouldBeRefused(409, "paper.same-person");
        await (await _office.PostAsync($"{paper}/issue", null)).ShouldBeRefused(409, "paper.not-signed");
        await (await _water.GetAsync($"{paper}/units/2")).ShouldBeRefused(404, "paper.unknown");
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        await (await _office.PostAsync($"{paper}/issue", null)).ShouldBeDone();

        var seen = await (await _water.GetAsync($"{paper}/units/2")).Json();
        seen.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("有以下事项需要办理");
        await (await _water.PostAsJsonAsync($"{paper}/units/2/answer", new { words = "材料已于今日公开。" })).ShouldBeDone();
        await (await _water.GetAsync($"{paper}/file.docx")).ShouldBeDone();
        await (await _plans.GetAsync($"{paper}/file.docx")).ShouldBeRefused(404, "paper.unknown");
        await (await _plans.PostAsJsonAsync($"{paper}/units/2/answer", new { words = "替答" })).ShouldBeRefused(404, "paper.unknown");

        var card = await (await _office.GetAsync(paper)).Json();
        card.GetProperty("answers")[0].GetProperty("words").GetString().ShouldBe("材料已于今日公开。");
        (await (await _office.GetAsync("/api/ladder/suggestions")).Json()).EnumerateArray().Select(s => s.GetProperty("unit").GetProperty("name").GetString())
            .ShouldNotContain("市水务局", "what was issued has its time first");
    }

    [Fact]
    public async Task One_act_drafts_a_reminder_for_every_unit_it_is_suggested_for_and_none_twice()
    {
        var units = (await (await _office.GetAsync("/api/ladder/suggestions")).Json()).EnumerateArray().Count(s => s.GetProperty("rung").GetString() == "reminder");
        units.ShouldBeGreaterThan(1);
        (await Pressed(Guid.Empty)).ShouldBe((units, 0));
        (await Pressed(Guid.CreateVersion7())).ShouldBe((0, units)); // they have their drafts
        (await (await _office.GetAsync("/api/papers")).Json()).GetProperty("all").GetArrayLength().ShouldBe(units);
        await (await _water.PostAsJsonAsync("/api/ladder/suggestions/all", new { rung = "reminder" })).ShouldBeRefused(403, "access.refused");
        await (await _office.PostAsJsonAsync("/api/ladder/suggestions/all", new { rung = "order" })).ShouldBeRefused(412, "ladder.suggestion-gone");
    }

    [Fact]
    public async Task Pressed_twice_one_act_drafts_once()
    {
        var key = Guid.CreateVersion7();
        var first = await Pressed(key, "2");
        first.ShouldBe((1, 0));
        (await Pressed(key, "2")).ShouldBe(first);
        (await (await _office.GetAsync("/api/papers")).Json()).GetProperty("all").GetArrayLength().ShouldBe(1);
    }

    private async Task<(int Drafted, int UnderWay)> Pressed(Guid key, params string[] units)
    {
        using var press = new HttpRequestMessage(HttpMethod.Post, "/api/ladder/suggestions/all") { Content = JsonContent.Create(new { rung = "reminder", units = units.Length == 0 ? null : units }) };
        if (key != Guid.Empty)
        {
            press.Headers.Add("Idempotency-Key", $"{key}");
        }
        var done = await (await (await _office.SendAsync(press)).ShouldBeDone()).Json();
        return (done.GetProperty("drafted").GetInt32(), done.GetProperty("underWay").GetInt32());
    }

    [Fact]
    public async Task A_circular_waits_for_the_units_it_names()
    {
        await SetLadder();
        var paper = await Draft("circular");
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeRefused(409, "paper.verification-missing");
        await (await _office.PostAsJsonAsync($"{paper}/verification", new { dueDay = $"{Now.AddDays(1):yyyy-MM-dd}" })).ShouldBeRefused(422, "paper.verification-too-short");
        await (await _office.PostAsJsonAsync($"{paper}/verification", new { dueDay = $"{Now.AddDays(10):yyyy-MM-dd}" })).ShouldBeDone();
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeRefused(409, "paper.verification-open");

        var seen = await (await _water.GetAsync($"{paper}/units/2")).Json();
        seen.GetProperty("facts").GetArrayLength().ShouldBe(1, "a unit sees its own findings");
        seen.TryGetProperty("text", out _).ShouldBeFalse("the text is the office's own until it is issued");
        await (await _water.GetAsync($"{paper}/file.docx")).ShouldBeRefused(404, "paper.unknown");
        await (await _water.PostAsJsonAsync($"{paper}/units/2/verification", new { agrees = false })).ShouldBeRefused(422, "paper.verification-words-missing");
        await (await _water.PostAsJsonAsync($"{paper}/units/2/verification", new { agrees = false, words = "已于9月29日公开" })).ShouldBeDone();
        await (await _plans.PostAsJsonAsync($"{paper}/units/1/verification", new { agrees = true })).ShouldBeDone();
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        await (await _office.PostAsync($"{paper}/issue", null)).ShouldBeDone();

        (await (await _office.GetAsync(paper)).Json()).GetProperty("summary").GetProperty("number").GetString().ShouldBe($"云政公办〔{Now.Year}〕1号");
    }

    [Fact]
    public async Task Numbers_go_on_from_what_was_given_on_paper_and_stand_in_the_register()
    {
        await SetLadder();
        await (await _office.PutAsJsonAsync("/api/ladder/series", new { word = "云政公办函", after = 6 })).ShouldBeDone();
        var first = await Issued("notice");
        var second = await Issued("notice");
        await (await _office.PostAsJsonAsync($"{first}/withdraw", new { reason = "有误" })).ShouldBeDone();
        await Issued("notice");
        await (await _office.PutAsJsonAsync("/api/ladder/series", new { word = "云政公办函", after = 20 })).ShouldBeRefused(409, "number-series.begun");
        await (await _office.PostAsync($"{second}/scan", ServedFolder.Form("盖章件.pdf", [1, 2, 3]))).ShouldBeDone();

        var register = (await (await _office.GetAsync("/api/papers/register/file.json")).Json()).EnumerateArray().ToList();
        register.Select(r => r.GetProperty("number").GetString()).ShouldBe([$"云政公办函〔{Now.Year}〕7号", $"云政公办函〔{Now.Year}〕8号", $"云政公办函〔{Now.Year}〕9号"]);
        register.Select(r => r.GetProperty("stage").GetString()).ShouldBe(["withdrawn", "issued", "issued"]);
        register[1].GetProperty("scanned").GetString().ShouldBe("已登记");
        (await _office.GetAsync("/api/papers/register/file.xlsx")).Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("发文登记.xlsx");
        await (await _water.GetAsync("/api/papers/register/file.json")).ShouldBeRefused(403, "access.refused");
    }

    [Fact]
    public async Task The_docx_has_the_number_once_it_is_issued_and_a_blank_before()
    {
        await SetLadder();
        var paper = await Draft("order");
        (await Text(paper)).ShouldContain("云政公办函〔　　　〕　号");
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        await (await _office.PostAsync($"{paper}/issue", null)).ShouldBeDone();
        var text = await Text(paper);
        text.ShouldContain($"云政公办函〔{Now.Year}〕1号");
        text.ShouldContain("市规划局、市水务局：");
        text.ShouldContain("云岭市政务公开办公室");
    }

    [Fact]
    public async Task What_is_off_cannot_be_drafted()
    {
        await (await _office.PostAsJsonAsync("/api/papers", Body("talk"))).ShouldBeRefused(409, "paper.rung-off");
        await (await _office.PutAsJsonAsync("/api/ladder", new { talk = true })).ShouldBeDone();
        await Draft("talk");
        await (await _office.PostAsJsonAsync("/api/papers", Body("sanction"))).ShouldBeRefused(409, "paper.rung-off");
        await (await _water.PutAsJsonAsync("/api/ladder", new { sanction = true })).ShouldBeRefused(403, "access.refused");
        await (await _water.PostAsJsonAsync("/api/papers", Body("notice"))).ShouldBeRefused(403, "access.refused");
    }

    [Fact]
    public async Task What_a_change_of_the_ladder_leaves_out_stays_as_it_is()
    {
        await SetLadder();
        await (await _office.PutAsJsonAsync("/api/ladder", new { talk = true })).ShouldBeDone();
        var ladder = await (await _office.GetAsync("/api/ladder")).Json();
        (ladder.GetProperty("talk").GetBoolean(), ladder.GetProperty("issuer").GetString(), ladder.GetProperty("words").GetArrayLength()).ShouldBe((true, "云岭市政务公开办公室", 3));
    }

    [Fact]
    public async Task A_period_is_looked_back_on_and_its_circular_drafted_in_one_go()
    {
        var period = $"/api/ladder/reviews/{Government}~2026~period~q3";
        await (await _office.GetAsync(period)).ShouldBeRefused(404, "period.unknown");
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q3", year = 2026, dueDay = "2026-10-10" })).ShouldBeDone();

        var review = await (await _office.GetAsync(period)).Json();
        review.GetProperty("sent").GetInt32().ShouldBe(0);
        var water = review.GetProperty("units").EnumerateArray().Single(u => u.GetProperty("unit").GetString() == "市水务局");
        water.GetProperty("findings").EnumerateArray().Select(f => f.GetString()![..3]).ShouldBe(["第2条", "202"]);

        var paper = await Drafted(await _office.PostAsJsonAsync(period, new { }));
        var content = (await (await _office.GetAsync(paper)).Json()).GetProperty("content");
        content.GetProperty("rung").GetString().ShouldBe("circular");
        content.GetProperty("title").GetString().ShouldBe("关于2026年第三季度政务公开工作要点任务办理情况的通报");
        content.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("二、存在问题");
        content.GetProperty("units").GetArrayLength().ShouldBe(review.GetProperty("units").GetArrayLength(), "nobody has sent anything");
        await (await _water.GetAsync(period)).ShouldBeRefused(404, "period.unknown");
    }

    [Fact]
    public async Task The_lead_records_that_it_chased_the_units_of_its_own_points_and_no_others()
    {
        string Duty(int point, int unit) => $"{Government}/2026/plan/1/work-point/{point}/assignment/{unit}";
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q3", year = 2026, dueDay = "2026-10-10" })).ShouldBeDone();
        var seen = await (await _water.GetAsync($"/api/periods/{Government}~2026~period~q3/points/{Government}~2026~plan~1~work-point~2")).Json();
        seen.GetProperty("urging").GetString().ShouldNotBeNull().ShouldContain("市规划局");
        await (await _plans.GetAsync($"/api/periods/{Government}~2026~period~q3/points/{Government}~2026~plan~1~work-point~2")).ShouldBeRefused(404, "period.unknown");

        var paper = await Drafted(await _water.PostAsJsonAsync("/api/papers/urged", new { assignments = new[] { Duty(2, 1) } }));
        var summary = (await (await _office.GetAsync(paper)).Json()).GetProperty("summary");
        summary.GetProperty("title").GetString().ShouldBe("市水务局催办1项工作要点任务");
        summary.GetProperty("rung").GetString().ShouldBe("reminder");

        await (await _plans.PostAsJsonAsync("/api/papers/urged", new { assignments = new[] { Duty(2, 1) } })).ShouldBeRefused(404, "assignment.unknown");
        await (await _water.PostAsJsonAsync("/api/papers/urged", new { assignments = new[] { Duty(2, 1), Duty(1, 4) } })).ShouldBeRefused(404, "assignment.unknown");
        await (await _water.PostAsJsonAsync("/api/papers/urged", new { period = $"{Government}/2026/period/q3" })).ShouldBeRefused(404, "period.unknown");
    }

    [Fact]
    public async Task Twice_under_one_key_writes_once()
    {
        await SetLadder();
        var key = Guid.CreateVersion7();
        var first = await Drafted(await Keyed(HttpMethod.Post, "/api/papers", key, Body("notice")));
        (await Drafted(await Keyed(HttpMethod.Post, "/api/papers", key, Body("notice")))).ShouldBe(first);
        await (await _signer.PostAsync($"{first}/sign", null)).ShouldBeDone();
        var issue = Guid.CreateVersion7();
        await (await Keyed(HttpMethod.Post, $"{first}/issue", issue)).ShouldBeDone();
        await (await Keyed(HttpMethod.Post, $"{first}/issue", issue)).ShouldBeDone();
        await (await _office.PostAsync($"{first}/issue", null)).ShouldBeRefused(409, "paper.already-issued");
    }

    private async Task<HttpResponseMessage> Keyed(HttpMethod method, string path, Guid key, object? body = null)
    {
        using var message = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        message.Headers.Add("Idempotency-Key", $"{key}");
        return await _office.SendAsync(message);
    }

    private async Task SetLadder() => await (await _office.PutAsJsonAsync("/api/ladder", new
    {
        issuer = "云岭市政务公开办公室",
        words = new[] { new { rung = "notice", word = "云政公办函" }, new { rung = "order", word = "云政公办函" }, new { rung = "circular", word = "云政公办" } },
    })).ShouldBeDone();

    private static object Body(string rung) => new
    {
        rung,
        title = "关于按期办理的文书",
        units = new[] { "1", "市水务局" },
        facts = new object[] { new { unit = "市规划局", words = "第1条没有填报" }, new { unit = "2", words = "第2条逾期", subject = $"{Government}/2026/plan/1/work-point/2/assignment/2" } },
        text = "请抓紧办理。",
        replyBy = $"{Now.AddDays(20):yyyy-MM-dd}",
    };

    private async Task<string> Draft(string rung) => await Drafted(await _office.PostAsJsonAsync("/api/papers", Body(rung)));

    private async Task<string> Issued(string rung)
    {
        var paper = await Draft(rung);
        await (await _signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        await (await _office.PostAsync($"{paper}/issue", null)).ShouldBeDone();
        return paper;
    }

    private static async Task<string> Drafted(HttpResponseMessage response) =>
        $"/api/papers/{(await (await response.ShouldBeDone()).Json()).GetProperty("paper").GetString()!.Replace('/', '~')}";

    private async Task<string> Text(string paper)
    {
        var docx = await (await (await _office.GetAsync($"{paper}/file.docx")).ShouldBeDone()).Content.ReadAsByteArrayAsync();
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
