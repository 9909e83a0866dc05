using Microsoft.Playwright;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office brings last year's workbook in: chooses it, answers what is asked beside the preview, and finds it in the ledger.</summary>
[Collection(nameof(Browser))]
public sealed class Recording_last_years_ledger(Browser browser)
{
    private const string Merged = """<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:C4"/></mergeCells>""";

    private static readonly string Rows =
        Uploaded.Row(1, "山川省2025年政务公开任务台账")
        + Uploaded.Row(2, "序号", "任务名称", "牵头单位", "谁来办", "完成时限", "进展情况", "佐证材料", "办理状态")
        + Uploaded.Row(3, "1", "编制目录。各部门编好年度公开目录。", "省教育厅", "东川市政府", "2025-06-30", "目录已经上网，按季更新。", "目录.pdf", "已办结")
        + Uploaded.Row(4, "", "", "", "西川市政府", "", "市里也上网了。", "https://example.test/ml", "已办结")
        + Uploaded.Row(5, "2", "办好热线", "省财政厅", "省体改办", "长期坚持", "热线畅通。", "", "基本完成")
        + Uploaded.Row(6, "3", "", "省财政厅", "", "", "漏了任务。", "", "已办结");

    [BrowserFact]
    public Task With_scripts() => Record(script: true);

    [BrowserFact]
    public Task Without_scripts() => Record(script: false);

    private async Task Record(bool script)
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address, script);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        await OfficeDesk.ImportUnits(page);
        await page.GotoAsync("/plans");
        await page.Follow("a:has-text('补录往年台账')");
        await page.Picture("history-choose");
        await Choose(page);

        (await page.InnerTextAsync("main")).ShouldContain("有 1 处读不出");
        (await page.InnerTextAsync("[aria-labelledby=unreadable-caption]")).ShouldContain("B6");
        (await page.Locator("select[name=column] >> nth=3").InputValueAsync()).ShouldBe("None");
        (await page.InnerTextAsync("main")).ShouldContain("有 1 列没有认出来，现在不会导入：「谁来办」");
        await page.Picture("history-review");
        await page.NarrowPicture("history-review");

        await page.Locator("select[name=column] >> nth=3").SelectOptionAsync("Responsible");
        await page.CheckAsync("[name=leaveOutRows]");
        await page.Follow("button[value=check]");
        (await page.InnerTextAsync("main")).ShouldContain("还有 2 个单位名称或状态不知道指什么");
        (await page.Locator("select[name=column] >> nth=3").InputValueAsync()).ShouldBe("Responsible");

        await page.Locator("select[name=state]").SelectOptionAsync("CarriedOver");
        await page.Locator("select[name=nameKind]").SelectOptionAsync("Units");
        await page.FillAsync("[name=nameWords]", "没有的厅");
        await page.Follow("button[value=confirm]");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("名册里没有「没有的厅」");
        (await page.Locator("select[name=state]").InputValueAsync()).ShouldBe("CarriedOver");

        await page.Locator("select[name=nameKind]").SelectOptionAsync("Former");
        await page.Follow("button[value=check]");
        (await page.InnerTextAsync("main")).ShouldContain("都读清楚了，可以写入");
        await page.Picture("history-ready");
        await page.Follow("button[value=confirm]");
        (await page.InnerTextAsync("main")).ShouldContain("已补录：2 条要点、5 项任务");
        await page.Picture("history-done");

        await page.Follow("text=看台账");
        var ledger = await page.InnerTextAsync("main");
        ledger.ShouldContain("补录，往年的记录，不催办、不计逾期");
        ledger.ShouldContain("省体改办");
        await page.Picture("history-ledger");
        await page.Follow("a[aria-label='省体改办，第2条的任务']");
        var duty = await page.InnerTextAsync("main");
        duty.ShouldContain("结转下年");
        duty.ShouldContain("台账写的是「基本完成」");
        duty.ShouldNotContain("退回补充的原因");
        await page.Picture("history-assignment");

        await page.GotoAsync("/history");
        await Choose(page);
        (await page.InnerTextAsync("main")).ShouldContain("与已补录的《山川省2025年政务公开任务台账》比");
        var plan = await OfficeDesk.ReadPlan(page);
        await page.GotoAsync($"{plan}/compare");
        (await page.InnerTextAsync("[aria-labelledby=compared-caption]")).ShouldContain("编制目录");
        (await page.IsCheckedAsync("[name=pair][value='1|1']")).ShouldBeTrue();
    }

    private static async Task Choose(IPage page)
    {
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "台账.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = Uploaded.Book(Rows, after: Merged).ToArray(),
        });
        await page.FillAsync("#year", "2025");
        await page.Follow("button:has-text('核对')");
    }
}
