using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office holds what was read against the document and changes what the points are.</summary>
[Collection(nameof(Browser))]
public sealed class Reviewing_a_draft_beside_its_document(Browser browser)
{
    private const string Document = """
        山川省2026年政务公开工作要点
        一、公开
        1.编制目录。各部门编好年度公开目录，6月底前上网。省级部门做好抽查，9月底前通报结果。（牵头单位：省教育厅；责任单位：各市政府）
        2.讲清政策。重要政策配发解读。（牵头单位：省财政厅；责任单位：有关部门）
        3.办好热线。热线办结率不低于95%。（牵头单位：省财政厅；责任单位：省教育厅）
        """;

    [BrowserFact]
    public Task The_text_leads_to_the_points_and_back() => Review(javaScript: true, async page =>
    {
        (await page.InnerTextAsync(".review-source .words")).ShouldContain("热线办结率不低于95%");
        (await page.InnerTextAsync(".review-source .run-lead >> nth=0")).ShouldBe("省教育厅");
        (await page.Locator(".review-source .run-deadline").AllInnerTextsAsync()).ShouldContain(t => t.Contains("6月底", StringComparison.Ordinal));
        (await page.InnerTextAsync(".review-source .run-question")).ShouldContain("有关部门");

        await page.ClickAsync(".pin >> text=2");
        page.Url.ShouldEndWith("#p-2");
        await page.ClickAsync("#p-2 .point-number");
        page.Url.ShouldEndWith("#s-2");
        await page.ClickAsync(".review-source [data-point='3'] >> nth=0");
        page.Url.ShouldEndWith("#p-3");
        await page.Keyboard.PressAsync("k");
        page.Url.ShouldEndWith("#p-2");
    });

    [BrowserFact]
    public Task A_point_is_split_and_put_together_again_without_scripts() => Review(javaScript: false, async page =>
    {
        await page.Follow("#p-1 >> text=拆分");
        await page.FillAsync("#reason", "两件事");
        await page.Follow("main form.card button");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("请勾选从哪里分开");

        await page.CheckAsync(".sentences input >> nth=0");
        await page.Follow("main form.card button");
        page.Url.ShouldEndWith("#p-1-1");
        (await Numbers(page)).ShouldBe(["1-1", "1-2", "2", "3"]);
        (await page.InnerTextAsync("#p-1-1 .facts")).ShouldContain("6月30日");
        (await page.InnerTextAsync("#p-1-1 .facts")).ShouldNotContain("9月30日");
        (await page.InnerTextAsync("#p-1-2 .facts")).ShouldContain("9月30日");
        (await page.InnerTextAsync("#p-1-2 .facts")).ShouldContain("省教育厅");

        await Change(page, "1-1", "与下一条合并", "拆错了");
        (await Numbers(page)).ShouldBe(["1", "2", "3"]);
        (await page.InnerTextAsync("#p-1 .words")).ShouldContain("通报结果");
    });

    [BrowserFact]
    public Task What_is_no_point_goes_with_a_reason_and_comes_back() => Review(javaScript: false, async page =>
    {
        await Change(page, "2", "不是要点", "");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("理由");
        await Change(page, "2", "不是要点", "是原则");
        (await Numbers(page)).ShouldBe(["1", "3"]);
        (await page.InnerTextAsync(".review-points")).ShouldContain("理由：是原则");

        await page.Follow("button:has-text('恢复为要点')");
        (await Numbers(page)).ShouldBe(["1", "2", "3"]);

        await Change(page, "3", "上移", "");
        (await Numbers(page)).ShouldBe(["1", "3", "2"]);
        await Change(page, "1", "下移", "");
        (await Numbers(page)).ShouldBe(["3", "1", "2"]);
    });

    [BrowserFact]
    public Task A_point_that_another_tab_took_away_is_said_in_a_sentence() => Review(javaScript: false, async page =>
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);

        await Change(page, "2", "不是要点", "是原则");
        await Change(other, "2", "与下一条合并", "同一件事");

        (await other.InnerTextAsync("[role=alert]")).ShouldContain("被别人改过");
        (await Numbers(other)).ShouldBe(["1", "3"]);
    });

    [BrowserFact]
    public Task A_merge_is_taken_back_with_every_number_unit_and_limit() => Review(javaScript: false, async page =>
    {
        var before = (await page.InnerTextAsync("#p-1"), await page.InnerTextAsync("#p-2"));
        (await page.Locator("button:has-text('撤销最近一步')").CountAsync()).ShouldBe(0, "nothing was corrected yet");

        await Change(page, "1", "与下一条合并", "同一件事");
        (await Numbers(page)).ShouldBe(["1", "3"]);
        await Change(page, "3", "上移", "");
        (await page.InnerTextAsync("main")).ShouldContain("撤销最近一步：移动第3条");
        await page.Picture("review-take-back");
        await page.NarrowPicture("review-take-back");
        await page.Follow("button:has-text('撤销最近一步')");
        (await Numbers(page)).ShouldBe(["1", "3"]);
        await page.Follow("button:has-text('撤销最近一步：合并第1、2条')");

        (await Numbers(page)).ShouldBe(["1", "2", "3"]);
        (await page.InnerTextAsync("#p-1"), await page.InnerTextAsync("#p-2")).ShouldBe(before);
        (await page.Locator("button:has-text('撤销最近一步')").CountAsync()).ShouldBe(0);
    });

    [BrowserFact]
    public Task Every_open_question_of_a_point_stands_at_it_whoever_asks() => Review(javaScript: false, async page =>
    {
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", """
            山川省2026年政务公开工作要点
            一、公开
            1.编制目录。各部门编好目录。（牵头单位：省教育厅；责任单位：有关部门）
            2.讲清政策。重要政策配发解读。（牵头单位：省财政厅；责任单位：有关部门、省拓荒局）
            3.办好热线。热线办好。（牵头单位：省拓荒局；责任单位：省教育厅）
            """);
        await page.Follow("button:has-text('读入')");
        await page.Follow("text=对照原文核对");

        (await page.InnerTextAsync("#open-questions")).ShouldContain("还有 2 个问题没有回答");
        (await page.InnerTextAsync("#p-1 .notice")).ShouldContain("「有关部门」");
        (await page.InnerTextAsync("#p-2 .notice")).ShouldContain("2 个问题没有回答");
        (await page.InnerTextAsync("#p-3 .notice")).ShouldContain("「省拓荒局」");
        (await page.Locator(".review-source .run-question:has-text('有关部门')").CountAsync()).ShouldBe(2);
    });

    [BrowserFact]
    public Task What_was_not_read_of_the_document_is_asked_and_filled_in() => Review(javaScript: false, async page =>
    {
        (await page.InnerTextAsync("#document")).ShouldContain("没有读到文号、发文机关、印发日期");
        await page.FillAsync("#document-number", "山政公〔2026〕1号");
        await page.FillAsync("#document-issuer", "山川省政务公开领导小组");
        await page.FillAsync("#document-date", "2026-02-01");
        await page.FillAsync("#document-title", "山川省二〇二六年政务公开要点");
        await page.Follow("button:has-text('保存文件信息')");
        (await page.Locator("#document .notice").CountAsync()).ShouldBe(0);

        await page.GotoAsync("/plans");
        var row = await page.InnerTextAsync("main table");
        row.ShouldContain("山川省二〇二六年政务公开要点");
        row.ShouldContain("山政公〔2026〕1号");
    });

    private async Task Review(bool javaScript, Func<IPage, Task> work)
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, javaScript);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", Document);
        await page.Follow("button:has-text('读入')");
        await page.Follow("text=对照原文核对");
        await work(page);
    }

    private static async Task Change(IPage page, string number, string button, string reason)
    {
        var point = page.Locator($"[id='p-{number}']");
        if (await point.Locator("details:not([open]) > summary").CountAsync() > 0)
        {
            await point.Locator("summary").ClickAsync();
        }
        await point.Locator("[name=reason]").FillAsync(reason);
        await point.Locator($"button:has-text('{button}')").Follow();
    }

    private static async Task<IReadOnlyList<string>> Numbers(IPage page) => await page.Locator(".review-point .point-number").AllInnerTextsAsync();
}
