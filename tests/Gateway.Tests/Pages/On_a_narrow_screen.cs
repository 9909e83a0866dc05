namespace Tracker.Gateway.Tests.Pages;

/// <summary>At 390 pixels no number of a table and no choice of a list lies beside the screen, where nobody looks for it.</summary>
[Collection(nameof(Browser))]
public sealed class On_a_narrow_screen(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    private const string BesideTheScreen = "of => [...document.querySelectorAll(of)].filter(e => e.scrollWidth > e.clientWidth).map(e => e.getAttribute('aria-labelledby') ?? e.className)";

    [BrowserFact]
    public async Task A_ledgers_roll_ups_and_the_register_stand_below_each_other()
    {
        await using var visit = await browser.Visit(demo.Address, width: 390, height: 844);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");

        foreach (var path in (string[])[$"/plans/{demo.Plan}/ledger", $"/plans/{demo.Plan}/ledger/groups?by=region", "/units", $"/periods/{demo.Period}"])
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<string[]>(BesideTheScreen, ".table-scroll")).ShouldBeEmpty(path);
        }
    }

    [BrowserFact]
    public async Task Every_unit_to_choose_from_is_found_by_scrolling_down()
    {
        await using var visit = await browser.Visit(demo.Address, width: 390, height: 844);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync("/supervision/new");

        (await page.Locator(".choices-many li").CountAsync()).ShouldBeGreaterThan(50);
        (await page.EvaluateAsync<string[]>(BesideTheScreen, ".choices-many")).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => { const list = document.querySelector('.choices-many'); return list.scrollHeight > list.clientHeight; }")).ShouldBeTrue();
    }
}
