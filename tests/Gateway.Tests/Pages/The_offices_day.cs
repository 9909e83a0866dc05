using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>今日待办 and what it leads to, in a browser that runs no script.</summary>
[Collection(nameof(Browser))]
public sealed class The_offices_day(Browser browser)
{
    [BrowserFact]
    public async Task Every_number_opens_its_list_and_a_view_of_it_is_kept()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");

        page.Url.ShouldEndWith("/today");
        foreach (var word in (string[])["报结待审核", "已逾期", "待签收"])
        {
            await page.GotoAsync("/today");
            var number = await page.InnerTextAsync($".tile:has-text('{word}') .tile-number");
            await page.Follow($".tile a:has-text('{word}')");
            (await Said(page)).ShouldContain($"共 {number} 项");
        }

        await page.GotoAsync("/today");
        (await page.InputValueAsync("textarea")).ShouldStartWith("【催报】2026年第四季度");
        await page.Follow("#due ~ ul li:first-child a");
        (await page.InnerTextAsync("#rows-caption")).ShouldContain("项");
        (await Said(page)).ShouldContain("只看：第");

        await page.Follow("main a:has-text('保存的视图')");
        await page.FillAsync("#view-name", "逾期的");
        await page.CheckAsync("[name=shared]");
        await page.Follow("button:has-text('保存视图')");
        (await Said(page)).ShouldContain("视图已保存");
        await page.Follow("main a:has-text('改名或删除')");
        await page.FillAsync("#new-name", "每周看逾期");
        await page.Follow("button:text-is('改名')");
        (await Said(page)).ShouldContain("视图已改名");
        await page.Follow("main a:has-text('每周看逾期')");
        page.Url.ShouldContain("due=late");
        await page.GoBackAsync();
        await page.Follow("main a:has-text('改名或删除')");
        await page.Follow("button:has-text('删除「每周看逾期」')");
        (await Said(page)).ShouldContain("还没有保存的视图");
    }

    [BrowserFact]
    public async Task From_the_ledger_it_groups_chases_and_looks_back()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.Follow("#year ~ h3 a");
        var ledger = page.Url;

        await page.Follow("main a:has-text('按牵头、地区等汇总')");
        await page.Follow("nav a:has-text('分地区')");
        var closed = await page.InnerTextAsync("tbody tr:has-text('霁川市') td:nth-of-type(2) a");
        await page.Follow("tbody tr:has-text('霁川市') td:nth-of-type(2) a");
        (await page.InnerTextAsync("#rows-caption")).ShouldContain($"共 {closed.Split('/')[0]} 项");

        await page.GotoAsync(ledger);
        await page.Follow("tr:has-text('霁川市政府') a:text-is('催办')");
        (await page.InputValueAsync("textarea")).ShouldStartWith("【催办】霁川市政府：");
        await page.Follow("main a:has-text('批量办结')");
        (await Said(page)).ShouldContain("预览");

        await page.GotoAsync($"{ledger}/../changes?from=2026-01-01&kind=report");
        (await Said(page)).ShouldContain("政务公开岗");
        await page.GotoAsync("/search?q=解读");
        (await page.Locator("mark").CountAsync()).ShouldBeGreaterThan(0);
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
