using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A browser with scripts asks before a page is left with words on it that nobody has stored; sending them is no leaving.</summary>
[Collection(nameof(Browser))]
public sealed class Leaving_with_unsent_words(Browser browser)
{
    [BrowserFact]
    public async Task Asks_in_an_annual_report_and_in_setting_up_and_not_when_they_are_sent()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address, script: true);
        var page = await visit.NewPageAsync();
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialog.Type.ShouldBe(DialogType.BeforeUnload);
            asked++;
            await dialog.AcceptAsync();
        };
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync("/annual-reports");
        await page.Follow("button:has-text('开始填写')");
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(0, "nothing was typed");

        await page.GoBackAsync();
        await Type(page, "#part1", "全年工作按计划开展。");
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(1);

        await page.GoBackAsync();
        await Type(page, "#part1", "全年工作按计划开展。");
        await page.Follow("button:has-text('保存并核对')");
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(1, "it was sent");

        await page.GotoAsync("/set-ups");
        await page.Follow("td.cell-title a >> nth=0");
        await Type(page, "#m0", "制定方案，分步推进。");
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(2);
    }

    [BrowserFact]
    public async Task Asks_in_a_sheet_until_it_has_saved_itself()
    {
        await using var house = await PageHouse.OpenDemo();
        var period = (await house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government)).ShouldHaveSingleItem().Address.RouteForm;
        var register = (await house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;
        await using var visit = await browser.Visit(house.Address, script: true);
        var page = await visit.NewPageAsync();
        var asked = 0;
        page.Dialog += async (_, dialog) => { asked++; await dialog.AcceptAsync(); };
        await DemoPages.SignIn(page, "demo-city");
        var sheet = $"/returns/{period}/{register.Find("霁川市政府")!.Id}";

        await page.GotoAsync(sheet);
        await page.Locator(".sheet-row .sheet-progress").First.CheckAsync(new() { Force = true });
        await Type(page, ".sheet-row textarea >> nth=0", "本期完成两件。");
        await page.Locator(".sheet-saved:has-text('已自动保存')").WaitForAsync();
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(0, "it has saved itself");

        await page.GotoAsync(sheet);
        await page.RouteAsync("**/draft", route => route.AbortAsync());
        await Type(page, ".sheet-row textarea >> nth=0", "本期完成三件。");
        await page.Locator(".sheet-saved:has-text('没有存上')").WaitForAsync();
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(1, "it could not be saved");
    }

    /// <summary>By the keyboard: a browser asks only whoever has touched the page.</summary>
    private static async Task Type(IPage page, string field, string words)
    {
        await page.FocusAsync(field);
        await page.Keyboard.InsertTextAsync(words);
        await page.Keyboard.PressAsync("End");
    }
}
