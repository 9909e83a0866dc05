using Microsoft.Playwright;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.Year;

/// <summary>The handful of things that the year does in a real browser.</summary>
internal sealed class YearPages(YearHouse house, Browser browser)
{
    /// <summary>The pasted document becomes an assigned plan; answers its address in the form of routes.</summary>
    public async Task<string> Assign(string text)
    {
        await using var visit = await browser.Visit(house.Address);
        var page = await SignedIn(visit, "demo-office");
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", text);
        await page.Follow("button:has-text('读入')");
        var draft = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{draft}/assign/consolidators");
        (await page.Locator("select[id^=unit-]").AllAsync()).Count.ShouldBeGreaterThan(0);
        foreach (var point in await page.Locator("select[id^=unit-]").AllAsync())
        {
            if (await point.InputValueAsync() is "")
            {
                await point.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            }
        }
        await page.Follow("main button:has-text('保存')");
        await page.GotoAsync($"{draft}/assign/confirm");
        await page.Picture("year-assign");
        await page.Follow("button:has-text('确认下达')");
        (await page.InnerTextAsync("main")).ShouldContain("已下达：22 条要点");
        return draft.Split('/')[^1];
    }

    /// <summary>建账 by the unit, on its own page.</summary>
    public async Task SetUp(string account, string assignment)
    {
        await using var visit = await browser.Visit(house.Address);
        var page = await SignedIn(visit, account);
        await page.GotoAsync($"/assignments/{assignment}/set-up");
        await page.FillAsync("[name=measures]", "每月核对一次，结果贴在公示栏。");
        await page.FillAsync("[name=form]", "清单");
        await page.FillAsync("[name=department]", "办公室");
        await page.FillAsync("[name=leader]", "某乙");
        await page.Follow("button:has-text('保存建账')");
        page.Url.ShouldEndWith("?done=set-up");
        await page.NarrowPicture("year-set-up");
    }

    /// <summary>The unit's sheet, its preview and the sending: one row has progress, all others are as before.</summary>
    public async Task Sheet(string account, string period, string unit, int row, string said)
    {
        await using var visit = await browser.Visit(house.Address);
        var page = await SignedIn(visit, account);
        await page.GotoAsync($"/returns/{period}/{unit}");
        await page.CheckAsync($"#o{row}-progress", new() { Force = true });
        await page.FillAsync($"#t{row}", said);
        await page.Follow("button:has-text('其余与上期一致')");
        await page.Picture("year-sheet");
        await page.Follow("button:has-text('核对并报送')");
        await page.NarrowPicture("year-preview");
        await page.Follow("main form button:has-text('报送')");
        (await page.InnerTextAsync(".paper")).ShouldContain(said);
        await page.Picture("year-print");
    }

    /// <summary>What the office sees first, and the plan's ledger.</summary>
    public async Task Look(string name)
    {
        await using var visit = await browser.Visit(house.Address);
        var page = await SignedIn(visit, "demo-office");
        await page.GotoAsync("/");
        await page.NarrowPicture($"year-{name}");
        await page.GotoAsync($"/plans/{house.Plan}/ledger");
        (await page.InnerTextAsync("main")).ShouldContain("共");
        await page.Picture($"year-{name}-ledger");
    }

    private static async Task<IPage> SignedIn(IBrowserContext visit, string account)
    {
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, account);
        return page;
    }
}
