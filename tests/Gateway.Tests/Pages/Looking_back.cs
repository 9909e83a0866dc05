using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>“回头看” in a browser that runs no script: selected, judged by another, put right, looked at again, closed out.</summary>
[Collection(nameof(LongRounds))]
public sealed class Looking_back(Browser browser)
{
    [BrowserFact]
    public async Task Leads_from_the_selection_to_the_close_out()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var signerVisit = await browser.Visit(house.Address);
        await using var unitVisit = await browser.Visit(house.Address);
        var (office, signer, unit) = (await officeVisit.NewPageAsync(), await signerVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(signer, "demo-signer");
        await DemoPages.SignIn(unit, "demo-city");

        await office.GotoAsync("/look-backs");
        await office.ClickAsync("section:has(#startable) a >> nth=0");
        await Pictures(office, "look-back-start");
        await office.ClickAsync("button:has-text('开始')");
        (await Said(office)).ShouldContain("已开始，选取的要点下每一项任务都列入了核查");
        await Pictures(office, "look-back");

        await unit.GotoAsync("/look-backs");
        await Pictures(unit, "look-backs-of-unit");
        await unit.ClickAsync("#own-caption >> xpath=ancestor::section >> css=td.cell-title a >> nth=0");
        var check = new Uri(unit.Url).AbsolutePath;
        await unit.SelectOptionAsync("#own-verdict", "Done");
        await unit.FillAsync("#own-words", "已经建成并更新。");
        await unit.ClickAsync("button:has-text('提交自评')");
        (await Said(unit)).ShouldContain("已提交自评");

        await signer.GotoAsync(check);
        await signer.SelectOptionAsync("#verdict-choice", "PartlyDone");
        await signer.FillAsync("#finding", "专栏可以打开，两个月没有更新。");
        await signer.CheckAsync("[name=method][value=Online]");
        await signer.ClickAsync("button:has-text('提交结论')");
        (await Said(signer)).ShouldContain("请写明存在什么问题");
        await signer.FillAsync("#gap", "没有按季更新。");
        await signer.FillAsync("#rectify-by", $"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}");
        await Pictures(signer, "look-back-judge");
        await signer.ClickAsync("button:has-text('提交结论')");
        (await Said(signer)).ShouldContain("已提交核查结论");

        await unit.GotoAsync(check);
        await unit.FillAsync("#measures-words", "每季度末更新。");
        await unit.FillAsync("#responsible", "办公室");
        await unit.ClickAsync("button:has-text('报送措施')");
        (await Said(unit)).ShouldContain("已报送整改措施");
        await unit.FillAsync("#result-words", "已经更新。");
        await unit.ClickAsync("button:has-text('报送结果')");
        (await Said(unit)).ShouldContain("整改结果要附链接或文件");
        await unit.FillAsync("#result-links", "新的专栏 https://www.example.org/new");
        await unit.ClickAsync("button:has-text('报送结果')");
        (await Said(unit)).ShouldContain("已报送整改结果");

        await signer.GotoAsync(check);
        await signer.CheckAsync("[name=passed][value=yes]");
        await signer.FillAsync("#recheck-words", "已经更新。");
        await signer.ClickAsync("button:has-text('提交复核')");
        (await Said(signer)).ShouldContain("已提交复核");
        await office.GotoAsync(check);
        await office.ClickAsync("main form button:has-text('销号')");
        (await Said(office)).ShouldContain("已销号");
        await Pictures(office, "look-back-check");
        await office.GotoAsync("/look-backs");
        await Pictures(office, "look-backs");
    }

    private static async Task Pictures(IPage page, string name)
    {
        await page.Picture(name);
        await page.NarrowPicture(name);
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
