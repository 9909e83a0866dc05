using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Who a name of a draft is, half typed and half ticked in the register: nothing that was typed is lost on the way there or back.</summary>
[Collection(nameof(Browser))]
public sealed class Choosing_from_the_register(Browser browser)
{
    [BrowserFact]
    public Task What_was_typed_is_ticked_there_and_comes_back() => ThereAndBack(script: true);

    [BrowserFact]
    public Task Without_scripts_it_is_the_same() => ThereAndBack(script: false);

    private async Task ThereAndBack(bool script)
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await OfficeDesk.ReadPlan(page);

        await Card(page).Locator("[name=units]").FillAsync("省财政厅、省拓荒总局");
        await Card(page).Locator("[name=remember]").UncheckAsync();
        await Card(page).Locator("text=从名册勾选").Follow();
        (await Ticked(page)).ShouldBe(["省财政厅"]);
        (await page.InnerTextAsync("main")).ShouldContain("刚才填写的「省拓荒总局」名册里没有");
        (await page.IsCheckedAsync("[name=remember]")).ShouldBeFalse();
        await page.Picture($"question-ticked-{script}");
        await page.NarrowPicture($"question-ticked-{script}");

        await page.Follow("main >> text=返回");
        (await Card(page).Locator("[name=units]").InputValueAsync()).ShouldBe("省财政厅、省拓荒总局");
        (await Card(page).Locator("[name=remember]").IsCheckedAsync()).ShouldBeFalse();
        (await page.InnerTextAsync("main")).ShouldNotContain("已保存");

        await Card(page).Locator("text=从名册勾选").Follow();
        await page.CheckAsync("text=东川市政府");
        await page.Follow("button:has-text('保存')");
        (await page.InnerTextAsync("main")).ShouldContain("已回答的 1 个问题");
        await page.ClickAsync("summary:has-text('已回答的')");
        (await Card(page).InnerTextAsync()).ShouldContain("省财政厅、东川市政府");

        await Card(page).Locator("text=从名册勾选").Follow();
        (await Ticked(page)).ShouldBe(["省财政厅", "东川市政府"], ignoreOrder: true, "with nothing typed, what was answered before");
    }

    private static ILocator Card(IPage page) => page.Locator(".question:has(mark:text-is('省拓荒局'))").First;

    private static async Task<IReadOnlyList<string>> Ticked(IPage page) => await page.Locator("label:has([name=unit]:checked)").AllInnerTextsAsync();
}
