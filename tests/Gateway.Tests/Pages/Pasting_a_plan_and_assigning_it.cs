using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office's first hour: paste, review, questions, the wizard, 下达, and the ledger shows it; on any screen, with scripts and without.</summary>
[Collection(nameof(Browser))]
public sealed class Pasting_a_plan_and_assigning_it(Browser browser)
{
    [BrowserFact]
    public Task From_a_text_with_scripts() => TheWholeWay(PlanDesk.Document, script: true, 1366);

    [BrowserFact]
    public Task From_a_text_without_scripts_on_a_telephone() => TheWholeWay(PlanDesk.Document, script: false, 390);

    [BrowserFact]
    public Task From_a_table_with_scripts_on_a_telephone() => TheWholeWay(PlanDesk.Table, script: true, 390);

    [BrowserFact]
    public Task From_a_table_without_scripts() => TheWholeWay(PlanDesk.Table, script: false, 1366);

    [BrowserFact]
    public async Task With_the_keyboard_alone()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: true);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");

        await Write(page, "#words", PlanDesk.Document);
        await Press(page, "main form button");
        await Press(page, "main a[href$='/assign']");
        await Write(page, ".question input[name=units]", "各市政府");
        await Press(page, ".question input[name=units]"); // the form's first button
        page.Url.ShouldContain("/assign?done=answered");
        await Press(page, "a[rel=next]");
        await Press(page, "button[name=rest]");
        page.Url.ShouldContain("done=named");
        await Press(page, "a[rel=next]");
        await Press(page, "a[rel=next]");
        await Press(page, "a[rel=next]");
        await Press(page, "main .button-last");
        page.Url.ShouldContain("done=assigned");

        (await page.InnerTextAsync("main")).ShouldContain("已下达：3 条要点、8 项任务");
        await Press(page, "main a[href$='/ledger']");
        (await page.InnerTextAsync("#rows-caption")).ShouldContain("共 8 项");
    }

    private async Task TheWholeWay(string text, bool script, int width)
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script, width, width == 390 ? 844 : 768);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);

        var draft = await PlanDesk.Paste(page, text);
        await PlanDesk.Assign(page, draft);
        await PlanDesk.FindInLedger(page);
    }

    private static async Task Press(IPage page, string selector)
    {
        await Reach(page, selector);
        await Following.Arrived(page, () => page.Keyboard.PressAsync("Enter"), selector);
    }

    /// <summary>Words come in as from an input method, which the browser does not keep in order with keys: they are waited for before the next key.</summary>
    private static async Task Write(IPage page, string selector, string words)
    {
        await Reach(page, selector);
        await page.Keyboard.InsertTextAsync(words);
        await Assertions.Expect(page.Locator(selector).First).ToHaveValueAsync(words, new() { Timeout = 60_000 });
    }

    /// <summary>Goes on from control to control, as the tab key does, until this one has the focus.</summary>
    private static async Task Reach(IPage page, string selector)
    {
        for (var pressed = 0; pressed < 200; pressed++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"{selector} cannot be reached with the keyboard.");
    }
}
