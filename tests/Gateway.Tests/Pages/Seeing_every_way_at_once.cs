using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>On the screen that most offices have, no column of the site is cut off.</summary>
[Collection(nameof(Browser))]
public sealed class Seeing_every_way_at_once(Browser browser)
{
    [BrowserTheory]
    [InlineData("demo-office")]
    [InlineData("demo-admin")]
    public async Task Nothing_has_to_be_scrolled_to(string account)
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address, script: true, width: 1366);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, account);
        await page.GotoAsync("/plans");

        (await page.EvaluateAsync<int>("() => { const ways = document.querySelector('.ways ul'); return ways.scrollWidth - ways.clientWidth; }")).ShouldBe(0);
        (await page.EvalOnSelectorAllAsync<bool>(".ways li", "all => all.every(way => way.getBoundingClientRect().right <= document.documentElement.clientWidth)")).ShouldBeTrue();
    }
}
