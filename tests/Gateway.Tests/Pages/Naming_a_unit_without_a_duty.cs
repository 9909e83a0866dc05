using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A 汇总单位 that the document gives no part of the point is said to be one, where it is named and in the preview.</summary>
[Collection(nameof(Browser))]
public sealed class Naming_a_unit_without_a_duty(Browser browser)
{
    [BrowserFact]
    public async Task Is_warned_of_at_once_and_in_the_preview()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", PlanDesk.Document);
        await page.Follow("button:has-text('读入')");
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/assign/consolidators");

        await page.SelectOptionAsync("#unit-3", new SelectOptionValue { Label = "东川市政府" });
        await page.SelectOptionAsync("#unit-2", new SelectOptionValue { Label = "省财政厅" });
        await page.Follow("main button:has-text('保存')");
        var warned = await page.InnerTextAsync("#outside");
        warned.ShouldContain("第3条：东川市政府");
        warned.ShouldNotContain("第2条", customMessage: "it leads that one");

        await page.Follow(".steps a:has-text('预览')");
        (await page.InnerTextAsync("#summing-up-only")).ShouldContain("东川市政府：第3条由它汇总");
        await page.Picture("preview-summing-up-only");
        await page.NarrowPicture("preview-summing-up-only");
    }
}
