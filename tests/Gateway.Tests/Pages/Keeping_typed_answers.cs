using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Answers that were typed beside the one that is sent are not lost.</summary>
[Collection(nameof(Browser))]
public sealed class Keeping_typed_answers(Browser browser)
{
    [BrowserFact]
    public async Task While_another_is_sent_they_wait_and_leaving_is_asked_about()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: true);
        var page = await visit.NewPageAsync();
        var asked = 0;
        page.Dialog += async (_, dialog) => { asked++; await dialog.AcceptAsync(); };
        await Read(page, house);

        await Type(page, Units("有关部门"), "省财政厅、省教育厅");
        await Type(page, Units("省拓荒局"), "省财政厅");
        await Card(page, "省拓荒局").Locator("[name=remember]").UncheckAsync();
        await Card(page, "有关部门").Locator("button:has-text('确定单位')").Follow();

        asked.ShouldBe(0, "what was typed beside it waits");
        (await page.Locator(Units("省拓荒局")).InputValueAsync()).ShouldBe("省财政厅");
        (await Card(page, "省拓荒局").Locator("[name=remember]").IsCheckedAsync()).ShouldBeFalse();
        (await page.InnerTextAsync("main")).ShouldContain("已保存，还有 1 个问题");

        await page.FocusAsync(Units("省拓荒局"));
        await page.Keyboard.PressAsync("End");
        await page.Follow("nav a:has-text('今日待办')");
        asked.ShouldBe(1, "it was not sent");
        await page.GoBackAsync();

        await Type(page, Units("省拓荒局"), "省财政厅");
        await Card(page, "省拓荒局").Locator("button:has-text('确定单位')").Follow();
        (await page.InnerTextAsync("main")).ShouldContain("全部问题都回答完了");
        await page.ReloadAsync();
        (await page.Locator(".question input[name=units] >> nth=0").InputValueAsync()).ShouldBe("", "what was sent does not come back");
    }

    [BrowserFact]
    public async Task Without_scripts_one_form_takes_several_at_once()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await visit.NewPageAsync();
        await Read(page, house);
        var draft = page.Url;
        await page.Follow("text=在一张表里一次回答几个问题");

        await page.FillAsync(".question:has-text('有关部门') input[type=text]", "省财政厅、省教育厅");
        await page.FillAsync(".question:has-text('省拓荒局') input[type=text]", "省没有厅");
        await page.Follow("button:has-text('保存填好的回答')");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("省没有厅");
        (await page.InputValueAsync(".question:has-text('有关部门') input[type=text]")).ShouldBe("省财政厅、省教育厅", "nothing that was typed is lost");
        await page.Picture("answers-refused");
        await page.NarrowPicture("answers-refused");

        await page.FillAsync(".question:has-text('省拓荒局') input[type=text]", "");
        await page.SelectOptionAsync(".question:has-text('省拓荒局') select", new SelectOptionValue { Value = "Open" });
        await page.Follow("button:has-text('保存填好的回答')");
        (await page.InnerTextAsync("main")).ShouldContain("问题都回答完了");

        await page.GotoAsync(draft);
        var said = await page.InnerTextAsync("main");
        said.ShouldContain("已回答的 2 个问题");
        await page.ClickAsync("summary:has-text('已回答的')");
        (await page.InnerTextAsync("main")).ShouldContain("指定单位：省财政厅、省教育厅");
    }

    [BrowserFact]
    public async Task Of_several_in_one_form_an_answer_that_somebody_gave_meanwhile_is_shown_first()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await visit.NewPageAsync();
        await Read(page, house);
        var other = await page.Context.NewPageAsync();
        await page.Follow("text=在一张表里一次回答几个问题");
        await other.GotoAsync(page.Url);

        await other.FillAsync(".question:has-text('有关部门') input[type=text]", "省教育厅");
        await other.Follow("button:has-text('保存填好的回答')");
        await page.FillAsync(".question:has-text('有关部门') input[type=text]", "省财政厅");
        await page.Follow("button:has-text('保存填好的回答')");

        (await page.InnerTextAsync("[role=alert]")).ShouldContain("被别人改过");
        (await page.InnerTextAsync(".question:has-text('有关部门')")).ShouldContain("刚才已有回答：指定单位：省教育厅");
        (await page.InputValueAsync(".question:has-text('有关部门') input[type=text]")).ShouldBe("省财政厅");
    }

    private static async Task Read(IPage page, PageHouse house)
    {
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await OfficeDesk.ReadPlan(page);
    }

    private static ILocator Card(IPage page, string quote) => page.Locator($".question:has(mark:text-is('{quote}'))");

    private static string Units(string quote) => $".question:has(mark:text-is('{quote}')) input[name=units]";

    /// <summary>By the keyboard: a browser asks only whoever has touched the page.</summary>
    private static async Task Type(IPage page, string field, string words)
    {
        await page.FillAsync(field, "");
        await page.FocusAsync(field);
        await page.Keyboard.InsertTextAsync(words);
        await page.Keyboard.PressAsync("End");
    }
}
