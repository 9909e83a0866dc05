using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The whole way from an empty folder to a closed assignment, in a browser that runs no script.</summary>
[Collection(nameof(Browser))]
public sealed class Working_without_scripts(Browser browser)
{
    [BrowserFact]
    public async Task Leads_from_the_first_start_to_a_closed_assignment()
    {
        await using var house = await PageHouse.Open();
        await using var officeVisit = await browser.Visit(house.Address);
        var office = await officeVisit.NewPageAsync();
        await OfficeDesk.SetUp(office, house.Code);
        var code = await OfficeDesk.ImportUnits(office);

        var plan = await OfficeDesk.ReadPlan(office);
        (await Said(office)).ShouldContain("已读入：3 条要点，2 个问题需要确认");
        await AnswerQuestions(office);
        await office.Follow("main a:has-text('下达…')");
        foreach (var step in (string[])["汇总单位", "报送路径", "预览", "下达"])
        {
            await office.Follow($"main a:has-text('下一步：{step}')");
        }
        (await office.InnerTextAsync(".tiles")).ShouldContain("4");
        await office.Follow("button:has-text('确认下达')");
        (await Said(office)).ShouldContain("已下达：3 条要点、9 项任务");

        await using var unitVisit = await browser.Visit(house.Address);
        var unit = await unitVisit.NewPageAsync();
        await FirstSignIn(unit, code);
        await Report(unit);

        await office.GotoAsync($"{plan}/ledger?role=lead");
        await office.Follow("tr:has-text('编制目录') >> a:has-text('省教育厅')");
        await Return(office);
        await unit.ReloadAsync();
        (await Said(unit)).ShouldContain("请补上西片的数字");
        await unit.FillAsync("#text", "西片也已上网，共计21家。");
        await unit.Follow("button:has-text('提交并报结')");
        (await Said(unit)).ShouldContain("确认报结");
        await unit.Follow("button:has-text('确认报结')");
        (await Said(unit)).ShouldContain("已报结，等待政务公开办审核");

        await office.ReloadAsync();
        await office.Follow("main a:has-text('办结…')");
        await office.Follow("button:has-text('确认办结')");
        (await Said(office)).ShouldContain("已办结。");
        await office.GoBackAsync();
        (await Said(office)).ShouldNotContain("确认办结"); // nothing is left to be closed
        await office.GotoAsync($"{plan}/ledger");
        (await office.InnerTextAsync(".tile-good")).ShouldContain("1");
    }

    [BrowserFact]
    public async Task Writes_once_what_is_sent_twice()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        var plan = await OfficeDesk.ReadPlan(page);
        await page.GotoAsync($"{plan}/assign/confirm");
        await page.CheckAsync("[name=leaveOpen]");
        await page.Follow("button:has-text('确认下达')");
        await page.GotoAsync($"{plan}/ledger?role=lead");
        await page.Follow("tr:has-text('编制目录') >> a:has-text('省教育厅')");
        await page.ClickAsync("summary:has-text('代省教育厅填报')"); // behind what the office comes for
        await page.FillAsync("#text", "只应记下一次。");
        await page.FillAsync("#links", "https://www.example.gov.cn/once");

        var form = await page.QuerySelectorAsync("form:has(#text)");
        var fields = await form!.EvaluateAsync<Dictionary<string, string>>("f => Object.fromEntries([...f.elements].filter(e => e.name && e.type !== 'file' && e.tagName !== 'BUTTON').map(e => [e.name, e.value]))");
        var sent = new List<int>();
        for (var time = 0; time < 2; time++)
        {
            var body = page.APIRequest.CreateFormData();
            foreach (var (name, value) in fields)
            {
                body.Append(name, value);
            }
            body.Append("closure", "no");
            var answer = await page.APIRequest.PostAsync(page.Url, new APIRequestContextOptions { Multipart = body, MaxRedirects = 0 });
            sent.Add(answer.Status);
        }

        sent.ShouldBe([302, 302]);
        await page.ReloadAsync();
        (await page.Locator(".history > li", new() { HasText = "只应记下一次。" }).CountAsync()).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Shows_no_other_units_assignment()
    {
        await using var house = await PageHouse.OpenDemo();
        var ledger = house.Services.GetRequiredService<Silo.Ledger.ILedger>();
        var plan = (await ledger.Plans())[0].Plan;
        GrainAddress? foreign = null;
        await foreach (var line in ledger.Lines(plan))
        {
            foreign ??= line.Entry.UnitName == "澜屿市政府" ? line.Entry.Assignment : null;
        }
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");

        var answer = await page.GotoAsync($"/assignments/{foreign!.Value.RouteForm}");

        answer!.Status.ShouldBe(404);
        (await Said(page)).ShouldContain("没有找到这项内容");
        (await Said(page)).ShouldNotContain("澜屿市政府");
    }

    private static async Task AnswerQuestions(IPage office)
    {
        await office.FillAsync(".question:has-text('有关部门') input[name=units]", "省级教育部门、东川市政府");
        await office.Follow(".question:has-text('有关部门') >> button:has-text('确定单位')");
        (await Said(office)).ShouldContain("还有 1 个问题");
        await office.FillAsync(".question:has-text('省拓荒局') input[name=units]", "省拓荒总局");
        await office.Follow(".question:has-text('省拓荒局') >> button:has-text('确定单位')");
        (await Said(office)).ShouldContain("名册里没有「省拓荒总局」");
        await office.Follow(".question:has-text('省拓荒局') >> button:has-text('从名册勾选')");
        await office.CheckAsync("text=西川市政府");
        await office.Follow("button:has-text('保存')");
        (await Said(office)).ShouldContain("全部问题都回答完了");
    }

    private static async Task FirstSignIn(IPage unit, string code)
    {
        await unit.GotoAsync("/my");
        await unit.FillAsync("#login", "jiaoyu");
        await unit.FillAsync("#password", code);
        await unit.Follow("main button");
        await unit.FillAsync("#current", code);
        await unit.FillAsync("#wanted", OfficeDesk.Password + "乙");
        await unit.FillAsync("#again", OfficeDesk.Password + "乙");
        await unit.Follow("main button");
        unit.Url.ShouldEndWith("/today");
        (await Said(unit)).ShouldContain("请签收");
        await unit.Follow("main a:has-text('我的全部任务')");
        unit.Url.ShouldEndWith("/my");
    }

    private static async Task Report(IPage unit)
    {
        await unit.Follow("button:has-text('全部签收')");
        (await Said(unit)).ShouldContain("已全部签收");
        await unit.Follow("main a:has-text('编制目录')");
        await unit.FillAsync("#text", "目录已编好，东片上网。");
        await unit.FillAsync("#links", "目录栏目 https://www.example.gov.cn/mulu");
        await unit.SetInputFilesAsync("#files", new FilePayload { Name = "目录 终稿.txt", MimeType = "text/plain", Buffer = "目录正文"u8.ToArray() });
        await unit.Follow("button:has-text('提交填报')");
        (await Said(unit)).ShouldContain("填报已保存");
        (await unit.InnerTextAsync(".evidence >> nth=0")).ShouldContain("目录栏目");
        var file = await unit.APIRequest.GetAsync(new Uri(new Uri(unit.Url), await unit.GetAttributeAsync("a:has-text('目录 终稿.txt')", "href")).ToString());
        (await file.TextAsync()).ShouldBe("目录正文");
    }

    private static async Task Return(IPage office)
    {
        await office.ClickAsync("button:has-text('退回补充')");
        (await office.Locator("#reason").CountAsync()).ShouldBe(1); // the browser itself asks for a reason
        await office.FillAsync("#reason", "请补上西片的数字。");
        await office.Follow("button:has-text('退回补充')");
        (await Said(office)).ShouldContain("已退回");
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
