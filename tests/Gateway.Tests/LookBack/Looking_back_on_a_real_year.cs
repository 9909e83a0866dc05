using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Reading;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Units;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>A real document's year and the look-back on it: dead links, a changed page, a unit that never answers, a merger in between.</summary>
public sealed partial class Looking_back_on_a_real_year
{
    private const string RectifyBy = "2022-03-20";

    [CasesFact]
    public async Task Every_duty_is_verified_put_right_and_counted_and_none_is_lost()
    {
        var (leads, cities) = (Leads(), Cities());
        await using var house = await Open(new DateOnly(2021, 7, 1), await File.ReadAllTextAsync(Cases.PathOf("plans/liaoning-2021.txt")), [.. leads, .. cities]);
        var rows = (await house.Rows()).Where(r => r.GetProperty("point").GetString() is "5" or "14").ToList();
        var silent = Of(rows, leads.Length + 1); // the first city: on both points
        using var own = await house.House.Program("own", SmallPlan.Government, int.Parse(rows.First(r => r.GetProperty("role").GetString() == "lead").GetProperty("unitId").GetString()!, null), AccountRole.Office);
        foreach (var row in rows.Except(silent))
        {
            await house.Carried(row, row.GetProperty("role").GetString() == "lead" && row.GetProperty("point").GetString() == "5" ? own : null);
        }

        house.Clock.PutForward(new DateOnly(2022, 3, 1));
        await Selected(house, rows.Count);
        var checks = await house.Checks();
        var (dead, changed, late) = (Check(checks, "14", leads.Length + 2), Check(checks, "14", leads.Length + 3), Check(checks, "14", leads.Length + 1));
        await Verified(house, checks.Count, dead, changed);
        await Judged(house, own, checks, changed, late);
        await PutRight(house, changed);

        house.Clock.PutForward(new DateOnly(2022, 3, 25));
        (await house.Overview()).GetProperty("late").GetInt32().ShouldBe(2, "the silent unit, on both points");
        var suggested = (await Get(house.Office, $"/api/ladder/suggestions?government={SmallPlan.Government}")).EnumerateArray().SelectMany(s => s.GetProperty("facts").EnumerateArray()).Select(f => f.GetProperty("words").GetString()!).ToList();
        suggested.Count(w => w.Contains("“回头看”查出的问题", StringComparison.Ordinal)).ShouldBe(2, "overdue rectification goes to the ladder");
        await Merged(house, late, cities[0].Name, cities[3].Name);
        await Recounted(house, rows.Count);
        await Reported(house, cities[3].Name);
    }

    private static async Task Selected(LookBackHouse house, int duties)
    {
        var proposal = (await Get(house.Office, $"/api/look-backs/proposal/{house.Plan.RouteForm}")).EnumerateArray().ToList();
        proposal.Count.ShouldBe(22);
        proposal.Where(p => p.GetProperty("mandatory").GetBoolean()).Select(p => p.GetProperty("number").GetString()).ShouldBe(["5", "14"]);
        await (await house.Eyes.PostAsJsonAsync("/api/look-backs", new { plan = house.Plan.Value })).ShouldBeRefused(404, "look-back.unknown");
        await (await house.Office.PostAsJsonAsync("/api/look-backs", new { plan = house.Plan.Value, points = new[] { new { number = "9" } } })).ShouldBeRefused(422, "look-back.point-reason-missing");
        await Post(house.Office, "/api/look-backs", new { plan = house.Plan.Value });
        var checks = await house.Checks();
        checks.Count.ShouldBe(duties, "every duty under both points");
        checks[0].GetProperty("selfClosed").GetBoolean().ShouldBeTrue("自办自结 comes first");
    }

    private static async Task Verified(LookBackHouse house, int duties, JsonElement dead, JsonElement changed)
    {
        await house.Round();
        house.Server.Pages.Remove(PageOf(dead), out _);
        house.Server.Page(PageOf(changed), "本专栏已经停止更新，请到新的网站上查看有关内容");
        await house.Round();
        var tally = (await house.Overview()).GetProperty("evidence");
        (tally.GetProperty("all").GetInt32(), tally.GetProperty("looked").GetInt32(), tally.GetProperty("dead").GetInt32(), tally.GetProperty("changed").GetInt32()).ShouldBe((duties - 2, duties - 2, 1, 1));
        house.Server.Asked.CountBy(p => p).ShouldAllBe(p => p.Value == 2, "each page once a round");
        var card = await Get(house.Eyes, $"/api/look-back-checks/{RouteOf(changed, "check")}");
        card.GetProperty("differences").GetProperty("0").GetProperty("came")[0].GetString().ShouldBe("本专栏已经停止更新，请到新的网站上查看有关内容");

        house.Server.Page("/moved" + PageOf(dead), "搬到这里的公开专栏，每季度更新一次");
        var replaced = await Post(house.Office, $"{house.LookBack}/links/replace", new { from = house.Link(PageOf(dead)), to = house.Link("/moved" + PageOf(dead)), reason = "网站迁移" });
        replaced.GetProperty("links").GetInt32().ShouldBe(1);
        await house.Round();
        (await house.Overview()).GetProperty("evidence").GetProperty("dead").GetInt32().ShouldBe(0, "补正, and no gap");
    }

    private static async Task Judged(LookBackHouse house, HttpClient own, List<JsonElement> checks, JsonElement changed, JsonElement late)
    {
        object done = new { verdict = "done", finding = "专栏可以打开，按季更新", methods = new[] { "online" } };
        await (await own.PostAsJsonAsync(Judge(checks[0]), done)).ShouldBeRefused(409, "look-back-check.judge-reported");
        var crossed = Check(checks, "14", UnitOf(changed) + 1);
        await (await (await house.Unit(UnitOf(changed))).PostAsJsonAsync(Judge(crossed), done)).ShouldBeRefused(404, "look-back-check.unknown");
        await Post(house.Office, $"/api/look-back-checks/{RouteOf(crossed, "check")}/allot", new { unit = $"{UnitOf(changed)}" });
        await (await (await house.Unit(UnitOf(crossed))).PostAsJsonAsync(Judge(crossed), done)).ShouldBeRefused(404, "look-back-check.unknown");
        await Post(await house.Unit(UnitOf(changed)), Judge(crossed), done);

        await Post(await house.Unit(UnitOf(changed)), $"/api/look-back-checks/{RouteOf(changed, "check")}/assess", new { verdict = "done", words = "专栏已建成" });
        await (await house.Eyes.PostAsJsonAsync(Judge(changed), new { verdict = "partly-done", finding = "专栏停止更新", methods = new[] { "online" } })).ShouldBeRefused(422, "look-back-check.gap-missing");
        await Post(house.Eyes, Judge(changed), new { verdict = "partly-done", finding = "专栏停止更新", gap = "没有按季更新", methods = new[] { "online" }, rectifyBy = RectifyBy });
        foreach (var check in checks.Where(c => UnitOf(c) == UnitOf(late)))
        {
            await Post(house.Eyes, Judge(check), new { verdict = "not-done", finding = "没有填报，也没有找到专栏", gap = "没有办理", methods = new[] { "online", "documents" }, rectifyBy = RectifyBy });
        }
        foreach (var check in (await house.Checks()).Where(c => !c.TryGetProperty("verdict", out _)).SkipLast(1))
        {
            await Post(house.Eyes, Judge(check), done);
        }
        var sums = await house.Overview();
        (sums.GetProperty("checks").GetInt32() - sums.GetProperty("judged").GetInt32(), sums.GetProperty("problems").GetInt32()).ShouldBe((1, 3), "what is not verified stays listed");
    }

    private static async Task PutRight(LookBackHouse house, JsonElement changed)
    {
        var problem = $"/api/problems/{RouteOf(changed, "check")}~problem~1";
        var unit = await house.Unit(UnitOf(changed));
        await Post(unit, $"{problem}/measures", new { measures = "每季度末更新", responsible = "办公室" });
        await (await unit.PostAsJsonAsync($"{problem}/result", new { words = "已更新" })).ShouldBeRefused(422, "problem.result-unproven");
        await (await house.Office.PostAsync($"{problem}/close-out", null)).ShouldBeRefused(409, "problem.no-result");
        await Post(unit, $"{problem}/result", new { words = "已更新", evidence = new[] { new { url = house.Link("/new") } } });
        await (await house.Office.PostAsync($"{problem}/close-out", null)).ShouldBeRefused(409, "problem.not-rechecked");
        await (await unit.PostAsJsonAsync($"{problem}/recheck", new { passed = true, words = "自己看过" })).ShouldBeRefused(404, "problem.unknown");
        await Post(house.Eyes, $"{problem}/recheck", new { passed = true, words = "已经更新" });
        await Post(house.Office, $"{problem}/close-out", new { });
        var sample = await Post(house.Office, $"{house.LookBack}/sample", new { seed = "2022" });
        sample.GetProperty("drawn").EnumerateArray().Select(p => p.GetString()).ShouldBe([$"{changed.GetProperty("check").GetString()}/problem/1"]);
        await Post(house.Office, $"{problem}/sample-check", new { holds = false, words = "又停了", rectifyBy = "2022-04-30" });
        (await house.Checks()).Single(c => c.GetProperty("check").GetString() == changed.GetProperty("check").GetString()).GetProperty("problem").GetString().ShouldBe("open", "重新挂账");
        await Post(unit, $"{problem}/result", new { words = "已恢复更新", evidence = new[] { new { url = house.Link("/new") } } });
        await Post(house.Eyes, $"{problem}/recheck", new { passed = true, words = "已恢复" });
        await Post(house.Office, $"{problem}/close-out", new { });
    }

    private static async Task Merged(LookBackHouse house, JsonElement late, string from, string to)
    {
        var planned = await Post(house.Office, "/api/units/changes", new { government = SmallPlan.Government, kind = "merge", from = new[] { from }, to = new[] { to }, effectiveOn = "2022-03-24", basis = "编发〔2022〕1号" });
        await Post(house.Office, $"/api/units/changes/{planned.GetProperty("id").GetString()}/carry-out", new { government = SmallPlan.Government });
        var check = (await house.Checks()).Single(c => c.GetProperty("check").GetString() == late.GetProperty("check").GetString());
        (check.GetProperty("unit").GetProperty("name").GetString(), check.GetProperty("holder").GetProperty("name").GetString()).ShouldBe((from, to));
        var taker = await house.Unit(int.Parse(check.GetProperty("holder").GetProperty("unit").GetString()!, null));
        await Post(taker, $"/api/problems/{RouteOf(late, "check")}~problem~1/measures", new { measures = "接手后补办", responsible = "办公室" });
    }

    /// <summary>The overview against a count that knows only the journal's facts.</summary>
    private static async Task Recounted(LookBackHouse house, int duties)
    {
        var journal = house.House.Service<IJournal>();
        var facts = (await journal.ReadAll(0, int.MaxValue)).Select(f => (f.Address, Fact: TrackerSilo.Facts.Decode(f.Type, f.Data))).ToList();
        var verdicts = facts.Where(f => f.Fact is CheckJudged).GroupBy(f => f.Address).Select(f => ((CheckJudged)f.Last().Fact).Verdict).ToList();
        var problems = facts.Where(f => f.Fact is ProblemEvent).GroupBy(f => f.Address).Select(f => f.Select(e => e.Fact).ToList()).ToList();
        var closed = problems.Count(p => p.FindLastIndex(f => f is ProblemClosedOut) > p.FindLastIndex(f => f is ProblemReopened));
        var sums = await house.Overview();
        sums.GetProperty("checks").GetInt32().ShouldBe(facts.Count(f => f.Fact is CheckListed));
        sums.GetProperty("checks").GetInt32().ShouldBe(duties);
        sums.GetProperty("judged").GetInt32().ShouldBe(verdicts.Count);
        sums.GetProperty("verdicts").GetProperty("done").GetInt32().ShouldBe(verdicts.Count(v => v == CheckVerdict.Done));
        sums.GetProperty("verdicts").GetProperty("not-done").GetInt32().ShouldBe(verdicts.Count(v => v == CheckVerdict.NotDone));
        sums.GetProperty("problems").GetInt32().ShouldBe(problems.Count);
        sums.GetProperty("stages").GetProperty("closed-out").GetInt32().ShouldBe(closed);
        sums.GetProperty("reopened").GetInt32().ShouldBe(problems.Count(p => p.Any(f => f is ProblemReopened)));
    }

    private static async Task Reported(LookBackHouse house, string taker)
    {
        var docx = await (await house.Office.GetAsync($"{house.LookBack}/report.docx")).Content.ReadAsByteArrayAsync();
        if (Environment.GetEnvironmentVariable("TRACKER_PICTURES") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "look-back.docx"), docx);
        }
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var said in (string[])["没有按季更新", "已恢复更新", "随机种子2022", "现在情况", taker, "未核查1项", "整改逾期2个"])
        {
            text.ShouldContain(said);
        }
        var rows = (await Get(house.Office, $"{house.LookBack}/file.json")).EnumerateArray().ToList();
        rows.Count.ShouldBe((await house.Checks()).Count);
        rows.Count(r => r.GetProperty("stage").GetString() == "closed-out").ShouldBe(1);
    }

    private static string Judge(JsonElement check) => $"/api/look-back-checks/{RouteOf(check, "check")}/judge";

    private static string PageOf(JsonElement check) => $"/{check.GetProperty("point").GetString()}/{UnitOf(check)}";

    private static int UnitOf(JsonElement check) => int.Parse(check.GetProperty("unit").GetProperty("unit").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Check(List<JsonElement> checks, string point, int unit) => checks.Single(c => c.GetProperty("point").GetString() == point && UnitOf(c) == unit);

    private static List<JsonElement> Of(List<JsonElement> rows, int unit) => [.. rows.Where(r => r.GetProperty("unitId").GetString() == $"{unit}")];

    private static (string Name, string? Group)[] Cities() =>
        [.. CityNames().Matches(Cases.Json("units.json").GetProperty("groups").ToString())[0].Groups[1].Value.Split(' ').Select(c => ($"{c}市政府", (string?)"各市政府"))];

    private static (string Name, string? Group)[] Leads()
    {
        var gold = Cases.Gold("liaoning-2021");
        var suspects = gold.GetProperty("document").GetProperty("suspectTokens").EnumerateArray().Select(t => t.GetProperty("token").GetString()).ToHashSet();
        return
        [
            .. gold.GetProperty("distinctLeadUnits").EnumerateArray().Select(u => u.GetProperty("name").GetString()!)
                .Where(name => !suspects.Contains(name) && UnitRegister.Initial.Resolve(name).Meaning is not NameMeaning.Vague).Select(name => (name, (string?)null)),
        ];
    }

    [GeneratedRegex(@"14: ([^)]+)\)")]
    private static partial Regex CityNames();
}
