using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>From a pasted text to an assigned plan, step by step, as the office does it in a browser.</summary>
internal static class PlanDesk
{
    /// <summary>One point with a lead, one with two and a vague class, one with none.</summary>
    public const string Document = """
        山川省2026年政务公开工作要点
        一、公开
        1.编制目录。各部门编好年度公开目录，6月底前上网。（牵头单位：省教育厅；责任单位：各市政府）
        2.讲清政策。重要政策配发解读。解读要有图表。（牵头单位：省财政厅、省教育厅；责任单位：有关部门）
        二、服务
        3.办好热线。热线办结率不低于95%。（责任单位：省财政厅）
        """;

    /// <summary>The same as cells parted by tabs, as they come out of a spreadsheet.</summary>
    public const string Table =
        "山川省2026年政务公开工作要点\n"
        + "序号\t工作任务\t牵头单位\t责任单位\t完成时限\n"
        + "1\t编制目录。各部门编好年度公开目录并上网。\t省教育厅\t各市政府\t2026年6月30日\n"
        + "2\t讲清政策。重要政策配发解读。\t省财政厅、省教育厅\t有关部门\t\n"
        + "3\t办好热线。热线办结率不低于95%。\t\t省财政厅\t长期坚持\n";

    /// <summary>Reads the text in; answers the draft's address.</summary>
    public static async Task<string> Paste(IPage page, string text)
    {
        await page.GotoAsync("/plans");
        await page.FocusAsync("#words");
        await page.Keyboard.InsertTextAsync(text);
        await page.Follow("button:has-text('读入')");
        (await Said(page)).ShouldContain("已读入：3 条要点");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Whether a press of a button leaves the step where one is, and what was said stands there after a reload.</summary>
    public static async Task Assign(IPage page, string draft)
    {
        await page.Follow("main a:has-text('对照原文核对')");
        await page.Follow("main a:has-text('核对好了，下达…')");
        await page.FillAsync(".question:has-text('有关部门') input[name=units]", "各市政府");
        await page.Follow(".question:has-text('有关部门') >> button:has-text('确定单位')");
        while (await page.Locator("[aria-labelledby=questions-caption] button:has-text('原文无误')").CountAsync() > 0)
        {
            await page.Follow("[aria-labelledby=questions-caption] button:has-text('原文无误') >> nth=0"); // cells of the table that are blank
        }
        (await page.InnerTextAsync("[aria-labelledby=missing-caption]")).ShouldContain("第2、3条没有说明由谁汇总");

        await page.Follow("a:has-text('下一步：汇总单位')");
        await page.Follow("#point-3 >> button:has-text('采用')");
        (await page.InnerTextAsync("#point-3")).ShouldNotContain("建议");
        await page.SelectOptionAsync("#unit-2", new SelectOptionValue { Label = "省财政厅" });
        await page.Follow("main button:has-text('保存')");
        await page.ReloadAsync();
        (await page.EvalOnSelectorAsync<string>("#unit-2", "s => s.options[s.selectedIndex].text")).ShouldBe("省财政厅");
        (await page.InnerTextAsync("#missing-caption")).ShouldBe("都齐了，可以下达");

        await page.Follow("a:has-text('下一步：报送路径')");
        await page.CheckAsync("[name=point][value='2']");
        await page.Follow("button[value='ticked:through-lead']");
        (await page.InnerTextAsync("tr:has([value='2'])")).ShouldContain("责任单位→牵头单位→办公室");
        (await page.InnerTextAsync("tr:has([value='1'])")).ShouldContain("直接报办公室");

        await page.Follow("a:has-text('下一步：预览')");
        await page.Follow("tbody a:has-text('省财政厅')");
        (await page.InnerTextAsync("tbody")).ShouldContain("本单位");
        var file = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetAttributeAsync(".downloads a:has-text('JSON')", "href")).ToString());
        var rows = (await file.JsonAsync())!.Value.EnumerateArray().ToList();
        rows.Select(r => $"{r.GetProperty("point")} {r.GetProperty("role")} {r.GetProperty("consolidator")} {r.GetProperty("route")}")
            .ShouldBe(["2 lead 省财政厅 through-lead", "3 responsible 省财政厅 direct"]);

        await page.Follow("a:has-text('上一步：报送路径')");
        await page.Follow(".steps a:has-text('下达')");
        (await Said(page)).ShouldContain("第1条的完成时限在今天以前，下达以后马上算逾期"); // June is over
        await page.Follow("button:has-text('确认下达')");
        (await Said(page)).ShouldContain("已下达：3 条要点、8 项任务");
        await page.ClickAsync("summary:has-text('每个名称当时定的是哪些单位')");
        (await page.InnerTextAsync("[aria-labelledby=questions-caption] ul")).ShouldContain("「有关部门」");
        new Uri(page.Url).AbsolutePath.ShouldBe(draft);
    }

    /// <summary>The ledger has all rows; the second point says who sums up and by which way.</summary>
    public static async Task FindInLedger(IPage page)
    {
        await page.Follow("main a:has-text('看台账')");
        (await page.InnerTextAsync("#rows-caption")).ShouldContain("共 8 项");
        await page.Follow("main td.cell-title a:has-text('讲清政策') >> nth=0");
        (await Said(page)).ShouldContain("责任单位→牵头单位→办公室");
        (await page.InnerTextAsync(".facts")).ShouldContain("省财政厅");
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
