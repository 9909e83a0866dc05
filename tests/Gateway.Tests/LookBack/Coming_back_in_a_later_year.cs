using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>反弹: what one year closed out is found again by the next year's look-back.</summary>
public sealed class Coming_back_in_a_later_year
{
    [Fact]
    public async Task A_problem_names_the_one_that_was_closed_out_before()
    {
        await using var house = await Open(new DateOnly(2026, 11, 2), SmallPlan.Text, SmallPlan.Units);
        var before = await house.House.Assigned(SmallPlan.Government, SmallPlan.Text.Replace("2026", "2025", StringComparison.Ordinal));
        var first = await Raised(house, before);
        var second = await Raised(house, house.Plan);
        await IsTold(await house.Unit(2), second);
        object relapse = new { earlier = Id(first), reason = "同一栏目又停更" };
        await (await house.Office.PostAsJsonAsync($"{second}/relapse", relapse)).ShouldBeRefused(422, "problem.no-earlier");

        await Post(await house.Unit(2), $"{first}/result", new { words = "已更新", evidence = new[] { new { url = house.Link("/a") } } });
        await Post(house.Eyes, $"{first}/recheck", new { passed = true, words = "已更新" });
        await Post(house.Office, $"{first}/close-out", new { });
        await Post(house.Office, $"{second}/relapse", relapse);
        await Post(house.Office, $"{second}/day", new { day = "2027-01-31", reason = "等新网站" });

        var sums = await house.Overview();
        (sums.GetProperty("relapsed").GetInt32(), sums.GetProperty("problems").GetInt32()).ShouldBe((1, 1));
        var docx = await (await house.Office.GetAsync($"{house.LookBack}/report.docx")).Content.ReadAsByteArrayAsync();
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("与2025年比较");
        text.ShouldContain("2025年问题反弹");
        var again = (await Get(house.Office, "/api/look-backs/relapses")).EnumerateArray().ShouldHaveSingleItem();
        (again.GetProperty("year").GetInt32(), again.GetProperty("earlierYear").GetInt32(), again.GetProperty("reason").GetString()).ShouldBe((2026, 2025, "同一栏目又停更"));
        var sheet = await (await (await house.Office.GetAsync("/api/look-backs/relapses.csv")).ShouldBeDone()).Content.ReadAsStringAsync();
        sheet.ShouldContain("同一栏目又停更");
        (await house.Office.GetAsync("/api/look-backs/relapses.xlsx")).EnsureSuccessStatusCode();
        (await Get(await house.Unit(2), "/api/look-backs/relapses")).GetArrayLength().ShouldBe(0);
        var list = await house.Office.GetAsync($"{house.LookBack}/units/2/list.docx");
        list.EnsureSuccessStatusCode();
        (await (await house.Unit(1)).GetAsync($"{house.LookBack}/units/2/list.docx")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await Get(await house.Unit(2), "/api/look-backs/own")).GetArrayLength().ShouldBe(4, "its own duties of both years");
    }

    /// <summary>消息 and 今日待办 of the unit that has to put it right.</summary>
    private static async Task IsTold(HttpClient unit, string problem)
    {
        var told = (await Get(unit, "/api/inbox")).GetProperty("items").EnumerateArray().Select(n => $"{n.GetProperty("kind")} {n.GetProperty("link")}").ToList();
        told.ShouldContain($"problem-raised /look-backs/checks/{Id(problem).Replace("/problem/1", "", StringComparison.Ordinal).Replace('/', '~')}");
        told.Count(n => n == "looked-back-on /look-backs").ShouldBe(2, "one a look-back");
        var asked = (await Get(unit, "/api/today")).GetProperty("unit").GetProperty("lookBack").EnumerateArray().Select(r => r.GetProperty("asks").GetString()).ToList();
        asked.ShouldBe(["rectify", "rectify", "assess", "assess"]);
    }

    /// <summary>The look-back of the plan with a problem of the second unit on the second point.</summary>
    private static async Task<string> Raised(LookBackHouse house, GrainAddress plan)
    {
        await Post(house.Office, "/api/look-backs", new { plan = plan.Value, independence = "other-unit" });
        var check = $"{plan.Child("look-back", "1").RouteForm}~look-back-check~2_2";
        await Post(house.Eyes, $"/api/look-back-checks/{check}/judge", new { verdict = "not-done", finding = "没有公开", gap = "听证材料没有公开", methods = new[] { "online" }, rectifyBy = "2026-12-31" });
        return $"/api/problems/{check}~problem~1";
    }

    private static string Id(string problem) => problem[(problem.LastIndexOf('/') + 1)..].Replace('~', '/');
}
