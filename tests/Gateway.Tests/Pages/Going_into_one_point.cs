using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A point of an assigned plan, as whoever clicks its title in the ledger finds it.</summary>
[Collection(nameof(Browser))]
public sealed class Going_into_one_point(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    [BrowserFact]
    public async Task Shows_the_office_every_unit_on_it_and_leads_on_to_each()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync($"/plans/{demo.Plan}/ledger?q=1&sort=point");
        await page.Follow("main td.cell-title a >> nth=0");

        page.Url.ShouldEndWith($"/plans/{demo.Plan}/points/1");
        var rows = page.Locator("tbody tr");
        var count = await rows.CountAsync();
        count.ShouldBeGreaterThan(1);
        (await page.Locator(".soft:has-text('不在您的查看范围内')").CountAsync()).ShouldBe(0);
        await page.Follow("tbody td.cell-title a >> nth=0");
        page.Url.ShouldContain("/assignments/");
        (await page.InnerTextAsync("main")).ShouldContain("办理经过");
    }

    [BrowserFact]
    public async Task Shows_a_unit_its_own_duty_and_only_how_many_others_there_are()
    {
        var foreign = await demo.AnAssignmentOf("澜屿市政府");
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");

        await page.GotoAsync($"/plans/{demo.Plan}/points/{foreign.Split('~')[^3]}");

        (await page.InnerTextAsync("main")).ShouldContain("个单位承担这条要点，办理情况不在您的查看范围内");
        (await page.Locator("tbody tr").AllInnerTextsAsync()).ShouldAllBe(row => row.Contains("霁川市政府"));
    }

    [BrowserFact]
    public async Task That_the_plan_does_not_have_is_not_found()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");

        foreach (var number in (string[])["99", "x", "1/correct/2"])
        {
            (await page.GotoAsync($"/plans/{demo.Plan}/points/{number}"))!.Status.ShouldBe(404, number);
        }
    }
}
