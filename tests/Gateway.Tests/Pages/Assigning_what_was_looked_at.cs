using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The last steps before 下达: what a table lacks is put in by answering, and nothing is assigned that its confirmer did not see.</summary>
[Collection(nameof(Browser))]
public sealed class Assigning_what_was_looked_at(Browser browser)
{
    private const string Table =
        "山川省2027年政务公开工作要点\n"
        + "序号\t工作任务\t责任单位\t完成时限\n"
        + "1\t编制目录。各部门编好年度公开目录并上网。\t省教育厅\t2027年6月30日\n"
        + "2\t讲清政策。重要政策配发解读。\t\t\n"
        + "3\t办好热线。热线办结率不低于95%。\t省财政厅、省教育厅\t长期坚持\n";

    [BrowserFact]
    public async Task What_is_answered_about_a_blank_cell_stands_in_the_point()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await Office(visit, house);
        await Read(page, Table);
        await Answer(page, "责任单位", "省财政厅");
        await Answer(page, "完成时限", "9月底前");
        var point = await page.InnerTextAsync("#point-2");
        point.ShouldContain("省财政厅");
        point.ShouldContain("9月30日");
        await page.Picture("blank-cells-answered");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/assign/preview");
        await page.Follow("tbody a:has-text('省财政厅')");
        (await page.InnerTextAsync("tbody")).ShouldContain("讲清政策");
    }

    [BrowserFact]
    public async Task Points_that_nobody_receives_and_names_left_for_later_are_said_before()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await Office(visit, house);
        await Read(page, OfficeDesk.Document.Replace("2026", "2027", StringComparison.Ordinal) + "\n4.收好尾。把尾收好。（责任单位：省拓荒局）");
        var draft = new Uri(page.Url).AbsolutePath;
        await page.Follow(".question:has(mark:text-is('省拓荒局')) >> button:has-text('留待以后')");
        (await page.InnerTextAsync("#point-4")).ShouldContain("省拓荒局（留待以后）");
        await page.GotoAsync($"{draft}/assign/confirm");
        (await page.InnerTextAsync("[aria-labelledby=later-caption]")).ShouldContain("「省拓荒局」");
        (await page.InnerTextAsync("main")).ShouldContain("第4条没有任何单位");
        await page.Picture("confirm-without-units");
        await page.NarrowPicture("confirm-without-units");
        await page.CheckAsync("[name=leaveOpen]");
        await page.EvaluateAsync("document.querySelector('[name=withoutUnits]').required = false");
        await page.Follow("button:has-text('确认下达')");
        (await page.InnerTextAsync("main")).ShouldContain("下达以后谁也收不到");
        await page.CheckAsync("[name=leaveOpen]");
        await page.CheckAsync("[name=withoutUnits]");
        await page.Follow("button:has-text('确认下达')");
        (await page.InnerTextAsync("main")).ShouldContain("已下达：4 条要点");
        await page.Follow("main a:has-text('看台账')");
        (await page.InnerTextAsync("main")).ShouldContain("第4条没有单位，没有任务");
    }

    [BrowserFact]
    public async Task What_somebody_changed_meanwhile_is_not_assigned_unseen()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await Office(visit, house);
        await Read(page, Table.Replace("\t\t\n", "\t省财政厅\t9月底前\n", StringComparison.Ordinal));
        var draft = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{draft}/assign/consolidators");
        await page.GotoAsync($"{draft}/assign/confirm");
        var other = await visit.NewPageAsync();
        await other.GotoAsync($"{draft}/points/1/correct");
        await other.FillAsync("[name=due]", "2027-12-31");
        await other.FillAsync("[name=reason]", "会议定的");
        await other.Follow("main button:has-text('保存')");
        if (await page.Locator("[name=nameLater]").CountAsync() > 0)
        {
            await page.CheckAsync("[name=nameLater]");
        }
        await page.Follow("button:has-text('确认下达')");
        (await page.InnerTextAsync("main")).ShouldContain("内容在您打开之后被别人改过");
        await page.CheckAsync("[name=nameLater]");
        await page.Follow("button:has-text('确认下达')");
        (await page.InnerTextAsync("main")).ShouldContain("已下达：3 条要点");
    }

    [BrowserFact]
    public async Task An_answer_that_somebody_gave_meanwhile_is_not_overwritten_unseen()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await Office(visit, house);
        await Read(page, OfficeDesk.Document);
        var other = await visit.NewPageAsync();
        await other.GotoAsync(page.Url);
        await AnswerUnits(other, "省财政厅");
        await AnswerUnits(page, "省教育厅");
        var said = await page.InnerTextAsync("main");
        said.ShouldContain("这个问题已经有人回答：指定单位：省财政厅");
        (await page.InputValueAsync(".question:has(mark:text-is('有关部门')) [name=units]")).ShouldBe("省教育厅");
        await page.Picture("answered-meanwhile");
        await page.Follow(".question:has(mark:text-is('有关部门')) >> button:has-text('确定单位')");
        (await page.InnerTextAsync("main")).ShouldContain("已保存");
    }

    private static async Task<IPage> Office(IBrowserContext visit, PageHouse house)
    {
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        return page;
    }

    private static async Task Read(IPage page, string text)
    {
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", text);
        await page.Follow("button:has-text('读入')");
    }

    private static async Task Answer(IPage page, string field, string words)
    {
        var card = page.Locator($".question:has(h3:has-text('{field}'))").First;
        await card.Locator("[name=words]").FillAsync(words);
        await card.Locator("button:has-text('改为这些字')").Follow();
    }

    private static async Task AnswerUnits(IPage page, string units)
    {
        var card = page.Locator(".question:has(mark:text-is('有关部门'))").First;
        await card.Locator("[name=units]").FillAsync(units);
        await card.Locator("button:has-text('确定单位')").Follow();
    }
}
