using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>结束, papers per unit and 反弹清单, over REST.</summary>
public sealed class Ending_and_following_up
{
    private static readonly object Done = new { verdict = "done", finding = "查过，已办", methods = new[] { "online" } };

    [Fact]
    public async Task A_look_back_ends_with_its_checks_and_is_reopened_with_a_reason()
    {
        await using var house = await Started();
        var checks = await house.Checks();
        await Post(house.Eyes, Judge(checks[0]), Done);
        await (await house.Eyes.PostAsJsonAsync($"{house.LookBack}/end", new { reason = "不查了" })).ShouldBeRefused(404, "look-back.unknown");
        await (await house.Office.PostAsJsonAsync($"{house.LookBack}/end", new { })).ShouldBeRefused(422, "look-back-check.unverified");
        await Post(house.Office, $"{house.LookBack}/end", new { reason = "其余几项材料还在档案馆" });

        await (await house.Eyes.PostAsJsonAsync(Judge(checks[1]), Done)).ShouldBeRefused(409, "look-back.ended");
        await (await house.Office.PostAsJsonAsync($"{house.LookBack}/verification", new { })).ShouldBeRefused(409, "look-back.ended");
        (await Get(house.Office, house.LookBack)).GetProperty("ended").GetProperty("reason").GetString().ShouldBe("其余几项材料还在档案馆");
        var report = await Text(house, $"{house.LookBack}/report.docx");
        report.ShouldContain("已于2026年11月2日结束");
        report.ShouldContain("其余几项材料还在档案馆");

        await (await house.Office.PostAsJsonAsync($"{house.LookBack}/reopen", new { reason = "" })).ShouldBeRefused(422, "look-back.reason-missing");
        await Post(house.Office, $"{house.LookBack}/reopen", new { reason = "材料找到了" });
        await Post(house.Eyes, Judge(checks[1]), Done);
        (await house.Overview()).GetProperty("judged").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_workbook_tells_the_results_before_it_lists_the_checks()
    {
        await using var house = await Started();
        var checks = await house.Checks();
        await Post(house.Eyes, Judge(checks[0]), Done);
        await Post(house.Eyes, Judge(checks[1]), new { verdict = "not-done", finding = "没有公开", gap = "材料没有公开", methods = new[] { "online" }, rectifyBy = "2026-12-31" });
        using var book = SpreadsheetDocument.Open(new MemoryStream(await house.Office.GetByteArrayAsync($"{house.LookBack}/file.xlsx")), false);
        var sheets = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList();
        sheets.Select(s => s.Name!.Value).ShouldBe(["总体情况", "各要点", "各单位", "存在问题", "整改前后", "核查台账"]);
        foreach (var (sheet, column, sum) in new[] { (1, "B", checks.Count), (2, "B", checks.Count), (1, "C", 2), (2, "C", 2) })
        {
            var cells = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[sheet].Id!)).Worksheet!.Descendants<Cell>();
            cells.Where(c => c.CellReference!.Value!.TrimEnd([.. "0123456789"]) == column && c.CellFormula is null && c.DataType is null && c.CellValue is not null)
                .Sum(c => int.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture)).ShouldBe(sum, $"{sheets[sheet].Name} {column}");
        }
    }

    [Fact]
    public async Task Each_unit_with_problems_gets_a_paper_with_its_list_and_a_number_when_it_is_issued()
    {
        await using var house = await Started();
        await Put(house.Office, $"/api/ladder?government={SmallPlan.Government}", new { issuer = "云岭市政务公开办公室", words = new[] { new { rung = "notice", word = "云政公开函" } } });
        await (await house.Office.PostAsJsonAsync($"{house.LookBack}/papers", new { })).ShouldBeRefused(409, "look-back.nothing-to-rectify");
        var checks = await house.Checks();
        foreach (var check in checks.Take(2))
        {
            await Post(house.Eyes, Judge(check), new { verdict = "not-done", finding = "没有公开", gap = "材料没有公开", methods = new[] { "online" }, rectifyBy = "2026-12-31" });
        }
        await (await house.Eyes.PostAsJsonAsync($"{house.LookBack}/papers", new { })).ShouldBeRefused(404, "look-back.unknown");
        (await Post(house.Office, $"{house.LookBack}/papers", new { })).GetProperty("drafted").GetInt32().ShouldBe(2);
        (await Post(house.Office, $"{house.LookBack}/papers", new { })).GetProperty("underWay").GetInt32().ShouldBe(2, "each unit has its draft");

        var papers = (await Get(house.Office, "/api/papers")).GetProperty("all").EnumerateArray().ToList();
        papers.Select(p => p.GetProperty("units")[0].GetProperty("unit").GetString()).ShouldBe(["市规划局", "市水务局"], ignoreOrder: true);
        using var chief = await house.House.Program("signer", SmallPlan.Government, null, AccountRole.Office);
        var numbers = new List<string>();
        foreach (var paper in papers.Select(p => p.GetProperty("paper").GetString()!.Replace('/', '~')))
        {
            await Post(chief, $"/api/papers/{paper}/sign", new { });
            await Post(chief, $"/api/papers/{paper}/issue", new { });
            var text = await Text(house, $"/api/papers/{paper}/file.docx");
            text.ShouldContain("材料没有公开");
            text.ShouldContain("问题清单、责任清单、措施清单");
            numbers.AddRange(Enumerable.Range(1, 2).Select(n => $"云政公开函〔2026〕{n}号").Where(text.Contains));
        }
        numbers.Order().ShouldBe(["云政公开函〔2026〕1号", "云政公开函〔2026〕2号"]);
    }

    private static async Task<LookBackHouse> Started()
    {
        var house = await Open(new DateOnly(2026, 11, 2), SmallPlan.Text, SmallPlan.Units);
        await Post(house.Office, "/api/look-backs", new { plan = house.Plan.Value });
        return house;
    }

    private static string Judge(System.Text.Json.JsonElement check) => $"/api/look-back-checks/{RouteOf(check, "check")}/judge";

    private static async Task<string> Text(LookBackHouse house, string path)
    {
        var docx = await (await (await house.Office.GetAsync(path)).ShouldBeDone()).Content.ReadAsByteArrayAsync();
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
