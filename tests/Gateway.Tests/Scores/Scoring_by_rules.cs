using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;
using Tracker.Scores;

namespace Tracker.Gateway.Tests.Scores;

public class Scoring_by_rules : IAsyncLifetime
{
    private const string Government = SmallPlan.Government;
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private HttpClient _planning = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(Government, SmallPlan.Units);
        await _house.Assigned(Government, SmallPlan.Text); // its second point fell due on 30 September 2026
        _office = await _house.Program("office", Government, null, AccountRole.Office);
        _planning = await _house.Program("planning", Government, 1, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_off_until_the_office_sets_rules_and_then_shows_each_fact()
    {
        (await (await _office.GetAsync("/api/scores?year=2026")).Json()).GetArrayLength().ShouldBe(0);
        await (await _planning.GetAsync("/api/scores/1?year=2026")).ShouldBeRefused(404, "scores.unknown");
        await (await _planning.PostAsJsonAsync("/api/scores/rules", Rules())).ShouldBeRefused(403, "access.refused");
        await (await _office.PostAsJsonAsync("/api/scores/rules", Rules(weight: 0))).ShouldBeRefused(422, "scores.no-indicators");

        await (await _office.PostAsJsonAsync("/api/scores/rules", Rules())).ShouldBeDone();

        (await Names(_office)).ShouldBe(["市规划局", "市水务局", "市政务局", "东坪镇政府", "西坪镇政府"]);
        (await Names(_planning)).ShouldBe(["市规划局"]);
        await (await _planning.GetAsync("/api/scores/2?year=2026")).ShouldBeRefused(404, "scores.unknown");
        var own = await Own();
        own.GetProperty("total").GetDecimal().ShouldBe(55);
        var addend = own.GetProperty("indicators")[0].GetProperty("addends").EnumerateArray().ShouldHaveSingleItem();
        addend.GetProperty("fact").GetProperty("about").GetString().ShouldBe($"{Government}/2026/plan/1/work-point/2/assignment/1");
        var row = (await (await _planning.GetAsync("/api/scores/1/file.json?year=2026")).Json()).EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("weight").GetDecimal() - row.GetProperty("points").GetDecimal()).ShouldBe(55, "the download is enough to reckon it again");

        (await _office.PostAsync("/api/scores/off", null)).EnsureSuccessStatusCode();
        await (await _planning.GetAsync("/api/scores/1?year=2026")).ShouldBeRefused(404, "scores.unknown");
    }

    [Fact]
    public async Task An_appeal_holds_the_score_up_and_an_upheld_one_strikes_its_fact()
    {
        await (await _office.PostAsJsonAsync("/api/scores/rules", Rules())).ShouldBeDone();
        var fact = $"overdue~{Government}~2026~plan~1~work-point~2~assignment~1";
        await (await _planning.PostAsJsonAsync("/api/scores/1/appeals?year=2026", new { fact = "overdue~x", words = "无此事。" })).ShouldBeRefused(422, "scores.no-such-fact");
        await (await _planning.PostAsJsonAsync("/api/scores/2/appeals?year=2026", new { fact, words = "不是我们的。" })).ShouldBeRefused(404, "scores.unknown");

        (await _planning.PostAsJsonAsync("/api/scores/1/appeals?year=2026", new { fact, words = "听证材料已经按期公开。" })).EnsureSuccessStatusCode();
        (await Own()).GetProperty("waiting")[0].GetProperty("kind").GetString().ShouldBe("appeal");
        (await Own()).TryGetProperty("total", out _).ShouldBeFalse();
        await (await _planning.PostAsJsonAsync("/api/scores/1/appeals/decisions?year=2026", new { fact, upheld = true, reason = "是。" })).ShouldBeRefused(404, "scores.unknown");
        (await _office.PostAsJsonAsync("/api/scores/1/appeals/decisions?year=2026", new { fact, upheld = true, reason = "核实属实。" })).EnsureSuccessStatusCode();

        (await Own()).GetProperty("total").GetDecimal().ShouldBe(60);
        _house.Service<Tracker.Silo.Journal.IStore>().Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_addend_that_comes_from_a_paper_names_it_on_the_page_and_in_the_download()
    {
        await using var house = await ServedFolder.Open(new YearClock(new DateOnly(2026, 11, 2)));
        await house.Register(Government, SmallPlan.Units);
        await house.Assigned(Government, SmallPlan.Text);
        using var drafter = await house.Program("drafter", Government, null, AccountRole.Office);
        using var signer = await house.Program("signer", Government, null, AccountRole.Office);
        using var unit = await house.Program("water", Government, 2, AccountRole.UnitHandler);
        await (await drafter.PutAsJsonAsync("/api/ladder", new { issuer = "云岭市政务公开办公室", words = new[] { new { rung = "notice", word = "云政公办函" } } })).ShouldBeDone();
        var drafted = await (await drafter.PostAsJsonAsync("/api/papers", new
        {
            rung = "notice", title = "关于按期公开听证材料的提示函", units = new[] { "2" }, facts = new[] { new { unit = "2", words = "第2条逾期" } }, text = "请抓紧办理。", replyBy = "2026-11-20",
        })).Json();
        var paper = $"/api/papers/{drafted.GetProperty("paper").GetString()!.Replace('/', '~')}";
        await (await signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        await (await drafter.PostAsync($"{paper}/issue", null)).ShouldBeDone();
        var rules = new { title = "示例规则", indicators = new[] { new { name = "督办", way = "deduct", weight = 10, rules = new[] { new { of = "notice", each = 2 } } } } };
        await (await drafter.PostAsJsonAsync("/api/scores/rules", new { rules })).ShouldBeDone();

        var row = (await (await unit.GetAsync("/api/scores/2/file.json?year=2026")).Json()).EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("title").GetString().ShouldBe("云政公办函〔2026〕1号 关于按期公开听证材料的提示函");
        row.GetProperty("about").GetString().ShouldBe(drafted.GetProperty("paper").GetString());
    }

    [Fact]
    public async Task What_others_scored_stands_apart()
    {
        await (await _office.PostAsJsonAsync("/api/scores/rules", Rules())).ShouldBeDone();
        object outside = new { by = "某大学评估", scoredOn = "2026-06-01", points = 30, full = 100 };
        await (await _planning.PostAsJsonAsync("/api/scores/1/outside?year=2026", outside)).ShouldBeRefused(404, "scores.unknown");
        (await _office.PostAsJsonAsync("/api/scores/1/outside?year=2026", outside)).EnsureSuccessStatusCode();
        (await Own()).GetProperty("total").GetDecimal().ShouldBe(55);
        (await (await _planning.GetAsync("/api/scores/1?year=2026")).Json()).GetProperty("outside")[0].GetProperty("points").GetDecimal().ShouldBe(30);
    }

    [Fact]
    public void A_form_is_read_row_by_row_and_back()
    {
        foreach (var rules in new[] { ScoreExamples.Hundred, ScoreExamples.WithVeto })
        {
            ScoreTable.Read(rules.Title, rules.BonusFrom is { } from ? ScoreWords.Of(from) : "", ScoreTable.Rows(rules)).Rules.ShouldBe(rules);
        }
        var row = ScoreTable.Rows(ScoreExamples.Hundred)[0];
        ScoreTable.Read("规则", "", [row with { Each = "５" }]).Rules!.Indicators[0].Rules[0].Each.ShouldBe(5);
        ScoreTable.Read("规则", "", [row with { Each = "五分" }]).Rejection!.Code.ShouldBe("scores.points-invalid");
        ScoreTable.Read("规则", "", [row with { Weight = "" }]).Rejection!.Code.ShouldBe("scores.points-invalid");
        ScoreTable.Read("规则", "", [row with { Indicator = "" }]).Rejection!.Code.ShouldBe("scores.row-without-indicator");
        ScoreTable.Read("规则", "多", [row]).Rejection!.Code.ShouldBe("scores.bonus-from-invalid");
    }

    private static object Rules(int weight = 60) => new
    {
        rules = new { title = "示例规则", indicators = new[] { new { name = "年度任务", way = "deduct", weight, rules = new[] { new { of = "overdue", each = 5 } } } } },
    };

    private static async Task<string?[]> Names(HttpClient program) =>
        [.. (await (await program.GetAsync("/api/scores?year=2026")).Json()).EnumerateArray().Select(v => v.GetProperty("unit").GetString())];

    private async Task<JsonElement> Own() => (await (await _planning.GetAsync("/api/scores/1?year=2026")).Json()).GetProperty("score");
}
