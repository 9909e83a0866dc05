using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A document whose points count anew in each section: every page calls them as they are printed.</summary>
[Collection(nameof(Browser))]
public sealed class Numbering_points_by_brackets(Browser browser)
{
    private const string Document = """
        山川省2026年政务公开工作要点
        一、公开
        （一）编制目录。各部门编好年度公开目录，6月底前上网。（牵头单位：省教育厅；责任单位：各市政府）
        （二）讲清政策。重要政策配发解读。解读要有图表。（牵头单位：省财政厅、省教育厅；责任单位：有关部门）
        二、服务
        （一）办好热线。热线办结率不低于95%。（责任单位：省财政厅、省拓荒局）
        """;

    [BrowserFact]
    public async Task Is_said_as_printed_from_the_draft_to_the_last_step()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", Document);
        await page.Follow("button:has-text('读入')");
        var draft = new Uri(page.Url).AbsolutePath;
        (await Said(page, "draft", draft)).ShouldContain("一（二） · 责任单位");
        var question = await page.GetAttributeAsync(".question:has(mark:text-is('省拓荒局'))", "id");

        (await Said(page, "correct", $"{draft}/points/{Uri.EscapeDataString("一(二)")}/correct")).ShouldContain("更正一（二）");
        (await Said(page, "split", $"{draft}/points/{Uri.EscapeDataString("一(二)")}/split")).ShouldContain("拆分一（二）");
        (await Said(page, "question", $"{draft}/questions/{question!["question-".Length..]}")).ShouldContain("是哪些单位");
        (await Said(page, "groups", $"{draft}/assign")).ShouldContain("一（一）");
        (await Said(page, "consolidators", $"{draft}/assign/consolidators")).ShouldContain("一（二）、二（一）没有说明由谁汇总");
        await Said(page, "routes", $"{draft}/assign/routes");
        await Said(page, "preview", $"{draft}/assign/preview");
        (await Said(page, "confirm", $"{draft}/assign/confirm")).ShouldContain("一（二）、二（一）先不指定汇总单位");
    }

    private static async Task<string> Said(IPage page, string name, string address)
    {
        await page.GotoAsync(address);
        await page.Picture($"brackets-{name}");
        await page.NarrowPicture($"brackets-{name}");
        var said = await page.InnerTextAsync("main");
        said.ShouldNotMatch(@"第[^条\n]*[（(][^条\n]*[）)][^条\n]*条", $"{name}: no number stands in 第…条");
        said.ShouldNotMatch(@"[一二]\([一二]\)", $"{name}: brackets are those of the document");
        return said;
    }
}
