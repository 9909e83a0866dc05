using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office says once who a name is; the unit's page shows it and takes it back.</summary>
[Collection(nameof(Browser))]
public sealed class Confirming_a_name_once(Browser browser)
{
    [BrowserFact]
    public Task Next_year_s_draft_does_not_ask_and_a_vague_class_is_offered() => TwoYears(script: true);

    [BrowserFact]
    public Task Without_scripts_it_is_the_same() => TwoYears(script: false);

    private async Task TwoYears(bool script)
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await Read(page, 2025);
        await Learn(house, async () =>
        {
            await Card(page, "省拓荒局").Locator("[name=units]").FillAsync("省财政厅");
            (await Card(page, "省拓荒局").Locator("[name=remember]").IsCheckedAsync()).ShouldBeTrue();
            await Card(page, "省拓荒局").Locator("button:has-text('确定单位')").Follow();
        });
        (await page.InnerTextAsync("main")).ShouldContain("已回答的 1 个问题");
        await Learn(house, async () =>
        {
            await Card(page, "有关部门").Locator("[name=units]").FillAsync("省教育厅、东川市政府");
            await Card(page, "有关部门").Locator("button:has-text('确定单位')").Follow();
        });

        await Read(page, 2026);
        (await page.Locator(".question:has-text('省拓荒局')").CountAsync()).ShouldBe(0);
        var vague = Card(page, "有关部门");
        (await vague.InnerTextAsync()).ShouldContain("可能是：省教育厅、东川市政府");
        (await vague.InnerTextAsync()).ShouldContain("2025年的工作要点里，「有关部门」指定的就是它们");
        await vague.ScrollIntoViewIfNeededAsync();
        await page.Picture("question-suggested");
        await page.NarrowPicture("question-suggested");
        await vague.Locator("button:has-text('就是这 2 个单位')").Follow();
        (await page.InnerTextAsync("main")).ShouldContain("全部问题都回答完了");

        await page.GotoAsync("/units");
        await page.Follow("a:text-is('省财政厅')");
        (await page.InnerTextAsync("main")).ShouldContain("省拓荒局");
        (await page.InnerTextAsync("main")).ShouldContain("的问题时确认");
        await page.Picture("unit");
        await page.NarrowPicture("unit");
        await page.Follow("button[value='省拓荒局']");
        (await page.InnerTextAsync("main")).ShouldContain("别名已取消");

        await Read(page, 2027);
        (await Card(page, "省拓荒局").CountAsync()).ShouldBe(1);
    }

    private static ILocator Card(IPage page, string name) => page.Locator($".question:has(mark:text-is('{name}'))").First;

    private static async Task Read(IPage page, int year)
    {
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", OfficeDesk.Document.Replace("2026", $"{year}", StringComparison.Ordinal));
        await page.Follow("button:has-text('读入')");
    }

    /// <summary>An answer is followed by what the register learns from it: goes on once both are written.</summary>
    private static async Task Learn(PageHouse house, Func<Task> answer)
    {
        var journal = house.Services.GetRequiredService<IJournal>();
        var before = await journal.LastPosition(default);
        await answer();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await journal.WaitBeyond(before + 1, limit.Token);
    }
}
