using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>年度报告 in a browser that runs its script: rules answer while figures are typed, arrows go from cell to cell, a copied block goes in at once.</summary>
[Collection(nameof(Browser))]
public sealed class Typing_into_a_report(Browser browser)
{
    [BrowserFact]
    public async Task The_failing_rule_stands_there_before_anything_is_sent()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address, script: true);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync("/annual-reports");
        await page.Follow("button:has-text('开始填写')");
        (await Failing(page)).ShouldBeEmpty();

        await Cell(page, "part3.new.person").FillAsync("3");
        await Cell(page, "part3.r7.person").FillAsync("2");
        (await Failing(page)).ShouldBe(["R1 自然人：3 ≠ 2，第一项加第二项与第三项加第四项相差1。"]);
        (await Cell(page, "part3.r7.person").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        await Cell(page, "part3.r7.person").FillAsync("若干");
        (await Cell(page, "part3.r7.person").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        await Cell(page, "part3.r7.person").FillAsync("３");
        (await Failing(page)).ShouldBeEmpty();

        await Cell(page, "part3.new.person").FocusAsync();
        (await Pressed(page, "ArrowDown")).ShouldBe("part3.carriedIn.person");
        (await Pressed(page, "ArrowRight")).ShouldBe("part3.carriedIn.company");
        (await Pressed(page, "Enter")).ShouldBe("part3.r1.company");

        await page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer(), to = document.querySelector('[data-cell="part3.new.person"]');
              data.setData('text', text);
              to.focus();
              to.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            "5\t1\t0\t0\t0\t0\t7\n0\t0\t0\t0\t0\t0\t0");
        (await Cell(page, "part3.new.total").InputValueAsync()).ShouldBe("7");
        (await Failing(page)).ShouldBe(["R1 自然人：5 ≠ 3，第一项加第二项与第三项加第四项相差2。", "R3 一、本年新收政府信息公开申请数量：6 ≠ 7，各类申请人之和与总计相差1。"]);
        (await page.InnerTextAsync("[data-grid-said]")).ShouldContain("14");
        await page.Picture("annual-report-typed");
        await page.NarrowPicture("annual-report-typed");
    }

    private static ILocator Cell(IPage page, string key) => page.Locator($"[data-cell='{key}']");

    private static async Task<string> Pressed(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        return await page.EvaluateAsync<string>("document.activeElement.dataset.cell");
    }

    private static async Task<IReadOnlyList<string>> Failing(IPage page) => await page.Locator("[data-annual-report-findings] li").AllInnerTextsAsync();
}
