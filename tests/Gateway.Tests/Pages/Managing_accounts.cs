using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Forgotten passwords and changed persons, as the office and a unit's administrator put them right.</summary>
[Collection(nameof(Browser))]
public sealed class Managing_accounts(Browser browser)
{
    [BrowserFact]
    public async Task Prints_a_new_code_that_signs_in_and_stops_one_who_is_suspended()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var office = await visit.NewPageAsync();
        await OfficeDesk.SetUp(office, house.Code);
        var first = await OfficeDesk.ImportUnits(office);

        await office.Follow("nav a:has-text('账号')");
        await office.Follow("main a:has-text('jiaoyu')");
        await office.Follow("button:has-text('重发口令')");
        (await office.InnerTextAsync(".slips")).ShouldContain("省教育厅");
        var second = await office.InnerTextAsync(".slips code >> nth=1");
        second.ShouldNotBe(first);

        await using var unitVisit = await browser.Visit(house.Address);
        var unit = await unitVisit.NewPageAsync();
        (await SignIn(unit, first)).ShouldContain("账号或密码不对");
        (await SignIn(unit, second)).ShouldContain("设置自己的密码");

        await office.GotoAsync("/accounts/jiaoyu");
        await office.Follow("button:has-text('停用这个账号')");
        (await office.InnerTextAsync("main")).ShouldContain("已停用");
        await unit.GotoAsync("/password");
        unit.Url.ShouldContain("/sign-in");
    }

    [BrowserFact]
    public async Task Shows_a_units_administrator_the_own_units_accounts_only()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-unit-admin");

        await page.GotoAsync("/accounts");

        var rows = await page.Locator("tbody tr").AllInnerTextsAsync();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Contains("霁川市政府"));
        (await page.GotoAsync("/accounts/demo-office"))!.Status.ShouldBe(404);
        await DemoPages.SignIn(page, "demo-city");
        (await page.GotoAsync("/accounts"))!.Status.ShouldBe(404);
    }

    private static async Task<string> SignIn(IPage page, string code)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#login", "jiaoyu");
        await page.FillAsync("#password", code);
        await page.Follow("main button");
        return await page.InnerTextAsync("main");
    }
}
