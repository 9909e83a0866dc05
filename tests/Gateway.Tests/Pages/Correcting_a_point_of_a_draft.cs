using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office puts right what was read of a point, before the plan is assigned.</summary>
[Collection(nameof(Browser))]
public sealed class Correcting_a_point_of_a_draft(Browser browser)
{
    [BrowserFact]
    public async Task Changes_what_will_be_assigned_and_asks_for_a_reason()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await OfficeDesk.ReadPlan(page);

        await page.Follow("#point-1 >> text=更正");
        await page.FillAsync("#title", "编制公开目录");
        await page.FillAsync("#leadUnits", "省财政厅");
        await page.FillAsync("#responsibleUnits", new string('长', 101));
        await page.UncheckAsync("[name=keep] >> nth=0");
        await page.FillAsync("#due", "2026-07-31");
        await page.FillAsync("#reason", "原件第1页");
        await page.Follow("button:has-text('保存更正')");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("最多100个字");
        (await page.InputValueAsync("#leadUnits")).ShouldBe("省财政厅");
        (await page.IsCheckedAsync("[name=keep] >> nth=0")).ShouldBeFalse();

        await page.FillAsync("#responsibleUnits", "各市政府");
        await page.Follow("button:has-text('保存更正')");
        var point = await page.InnerTextAsync("#point-1");
        point.ShouldContain("编制公开目录");
        point.ShouldContain("省财政厅");
        point.ShouldContain("2026年7月31日前");
        point.ShouldNotContain("省教育厅");
        point.ShouldNotContain("2026年6月30日前");
    }

    [BrowserFact]
    public async Task Begins_with_the_names_that_the_plan_s_page_shows()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", OfficeDesk.Document.Replace("牵头单位：省教育厅", "牵头单位：即时比分、省财政厅", StringComparison.Ordinal));
        await page.Follow("button:has-text('读入')");
        await page.FillAsync(".question:has(mark:text-is('即时比分')) [name=words]", "省教育厅");
        await page.Follow(".question:has(mark:text-is('即时比分')) >> button:has-text('改为这些字')");
        (await page.InnerTextAsync("#point-1")).ShouldContain("省教育厅（原文「即时比分」）");

        await page.Follow("#point-1 >> text=更正");
        (await page.InputValueAsync("#leadUnits")).ShouldBe("省教育厅、省财政厅");
        await page.Picture("correct-cleaned");
        await page.NarrowPicture("correct-cleaned");
        await page.FillAsync("#title", "编制公开目录");
        await page.FillAsync("#reason", "原件第1页");
        await page.Follow("button:has-text('保存更正')");
        (await page.InnerTextAsync("#point-1")).ShouldContain("省教育厅（原文「即时比分」）", customMessage: "the units were not touched");

        await page.Follow("#point-1 >> text=更正");
        await page.FillAsync("#leadUnits", "省教育厅");
        await page.FillAsync("#reason", "原件第1页");
        await page.Follow("button:has-text('保存更正')");
        var point = await page.InnerTextAsync("#point-1");
        point.ShouldContain("省教育厅");
        point.ShouldNotContain("省财政厅");
        point.ShouldNotContain("待确认");
    }

    [BrowserFact]
    public async Task Answers_the_question_about_an_injected_name_and_keeps_it_beside()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", OfficeDesk.Document.Replace("牵头单位：省教育厅", "牵头单位：即时比分", StringComparison.Ordinal));
        await page.Follow("button:has-text('读入')");
        (await page.InnerTextAsync("main")).ShouldContain("不像是文件正文");

        await page.Follow("#point-1 >> text=更正");
        await page.FillAsync("#leadUnits", "省教育厅");
        await page.FillAsync("#reason", "对照正式文件");
        await page.Follow("button:has-text('保存更正')");
        var point = await page.InnerTextAsync("#point-1");
        point.ShouldContain("原文「即时比分」→ 省教育厅");
        point.ShouldNotContain("待确认");
        (await page.InnerTextAsync("main")).ShouldNotContain("不像是文件正文");
    }

    [BrowserFact]
    public async Task Does_not_turn_back_what_another_tab_has_corrected()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var first = await visit.NewPageAsync();
        await OfficeDesk.SetUp(first, house.Code);
        var plan = await OfficeDesk.ReadPlan(first);
        var second = await visit.NewPageAsync();
        await second.GotoAsync($"{plan}/points/1/correct");

        await first.GotoAsync($"{plan}/points/1/correct");
        await Save(first, "#leadUnits", "省财政厅");
        await Save(second, "#title", "编制公开目录");

        (await second.InnerTextAsync("[role=alert]")).ShouldContain("被别人改过");
        await first.GotoAsync(plan);
        var point = await first.InnerTextAsync("#point-1");
        point.ShouldContain("省财政厅");
        point.ShouldNotContain("编制公开目录");
    }

    [BrowserFact]
    public async Task Shows_what_the_new_words_say_of_limits_and_figures_before_anything_is_saved()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        var plan = await OfficeDesk.ReadPlan(page);

        await page.GotoAsync($"{plan}/points/3/correct");
        await page.FillAsync("#text", "热线11月15日前接通，热线办结率不低于98%。");
        await page.FillAsync("#limit", "每季度通报一次");
        await page.FillAsync("#reason", "对照正式文件");
        await page.Follow("button:has-text('保存更正')");

        (await page.InnerTextAsync("#reread")).ShouldContain("还没有保存");
        (await page.InnerTextAsync("#new-deadlines")).ShouldContain("2026年11月15日前");
        (await page.InnerTextAsync("#new-deadlines")).ShouldContain("每季度");
        (await page.InnerTextAsync("#metrics")).ShouldContain("98%");
        (await page.InnerTextAsync("#metrics")).ShouldContain("新的文字里没有这句话了");
        (await page.IsCheckedAsync("#metrics li:has-text('95%') input")).ShouldBeFalse();
        (await page.IsCheckedAsync("#metrics li:has-text('98%') input")).ShouldBeTrue();
        await page.Picture("correct-reread");
        await page.NarrowPicture("correct-reread");
        var before = await page.Context.NewPageAsync();
        await before.GotoAsync(plan);
        (await before.InnerTextAsync("#point-3")).ShouldContain("95%", customMessage: "nothing is taken that a person has not seen");

        await page.Follow("button:has-text('保存更正')");
        var point = await page.InnerTextAsync("#point-3");
        point.ShouldContain("热线办结率不低于98%");
        point.ShouldNotContain("95%");
        point.ShouldContain("2026年11月15日前");
        point.ShouldContain("每季度");
    }

    [BrowserFact]
    public async Task Says_where_no_limit_can_be_read_from_the_words_for_one()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script: false);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        var plan = await OfficeDesk.ReadPlan(page);

        await page.GotoAsync($"{plan}/points/3/correct");
        await page.FillAsync("#limit", "抓紧办");
        await page.FillAsync("#reason", "对照正式文件");
        await page.Follow("button:has-text('保存更正')");

        (await page.InnerTextAsync("[role=alert]")).ShouldContain("抓紧办");
    }

    private static async Task Save(IPage page, string field, string value)
    {
        await page.FillAsync(field, value);
        await page.FillAsync("#reason", "原件第1页");
        await page.Follow("button:has-text('保存更正')");
    }
}
