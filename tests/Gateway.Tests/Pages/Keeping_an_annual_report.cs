using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>年度报告 in a browser that runs no script: filled, refused for an error, mended, signed, returned, sent again, published, and summed up.</summary>
[Collection(nameof(LongRounds))]
public sealed class Keeping_an_annual_report(Browser browser)
{
    [BrowserFact]
    public async Task Leads_from_the_first_cell_to_the_governments_total()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var signerVisit = await browser.Visit(house.Address);
        await using var unitVisit = await browser.Visit(house.Address);
        var (office, signer, unit) = (await officeVisit.NewPageAsync(), await signerVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(signer, "demo-signer");
        await DemoPages.SignIn(unit, "demo-city");

        await unit.GotoAsync("/annual-reports");
        await unit.ClickAsync("button:has-text('开始填写')");
        (await Said(unit)).ShouldContain("已开始填写");
        var report = new Uri(unit.Url).AbsolutePath;
        (await Said(unit)).ShouldContain("格空着");
        foreach (var input in await unit.Locator("input.report-cell").AllAsync())
        {
            await input.FillAsync("0");
        }
        foreach (var row in new[] { "new", "r1", "r7" })
        {
            await Cell(unit, $"part3.{row}.person", "3");
            await Cell(unit, $"part3.{row}.total", row == "r7" ? "4" : "3");
        }
        await unit.FillAsync("#part1", "全年公开工作按计划开展。");
        await unit.FillAsync("#part5", "个别栏目更新不够及时，将按季检查。");
        await unit.FillAsync("#part6", "本年度没有收取信息处理费。");
        await Save(unit);
        await unit.ClickAsync("button:has-text('提交审核')");
        (await Said(unit)).ShouldContain("处错误");
        await Pictures(unit, "annual-report-refused");
        await Cell(unit, "part3.r7.total", "3");
        await Save(unit);
        (await Said(unit)).ShouldContain("没有不符");
        await SignAndSend(unit, signer, report);

        await office.GotoAsync(report);
        await office.FillAsync("#return-reason", "新收件数与平台不符。");
        await office.ClickAsync("main form button:has-text('退回')");
        (await Said(office)).ShouldContain("办公室退回：新收件数与平台不符");
        await unit.GotoAsync(report);
        foreach (var row in new[] { "new", "r1", "r7" })
        {
            await Cell(unit, $"part3.{row}.person", "5");
            await Cell(unit, $"part3.{row}.total", "5");
        }
        await Save(unit);
        (await Said(unit)).ShouldContain("已失效的签批");
        await SignAndSend(unit, signer, report);
        await unit.FillAsync("#words", "不涉及国家秘密。");
        await unit.ClickAsync("button:has-text('登记公开审查')");
        await unit.FillAsync("#link", "https://www.example.org/nb");
        await unit.ClickAsync("button:has-text('登记发布')");
        (await Said(unit)).ShouldContain("已登记发布");
        await Pictures(unit, "annual-report-published");

        await office.GotoAsync("/annual-reports");
        await Pictures(office, "annual-reports");
        await office.ClickAsync("a:has-text('汇总')");
        (await Said(office)).ShouldContain("汇总数不确定");
        await office.ClickAsync("button:has-text('汇总成本级政府的总报告')");
        (await Said(office)).ShouldContain("已汇总");
        await Pictures(office, "annual-report-roll-up");
        await office.ClickAsync("a:has-text('本级政府的总报告')");
        (await office.InputValueAsync("[name='cell.part3.new.total']")).ShouldBe("5");
        await Pictures(office, "annual-report-total");
    }

    private static async Task SignAndSend(IPage unit, IPage signer, string report)
    {
        await unit.Follow("button:has-text('提交审核')");
        (await unit.InnerTextAsync("main")).ShouldContain("要由另一个人审核");
        (await unit.Locator("button:has-text('审核通过')").CountAsync()).ShouldBe(0, "whoever handed it in is not offered to review it");
        await signer.GotoAsync(report);
        await signer.ClickAsync("button:has-text('审核通过')");
        await unit.GotoAsync(report);
        await unit.FillAsync("#post", "市长");
        await unit.ClickAsync("button:has-text('登记签发')");
        await unit.ClickAsync("main form button:text-is('报送')");
        (await Said(unit)).ShouldContain("已报送办公室");
    }

    private static Task Cell(IPage page, string cell, string value) => page.FillAsync($"[name='cell.{cell}']", value);

    private static async Task Save(IPage page)
    {
        await page.ClickAsync("button:has-text('保存并核对')");
        (await Said(page)).ShouldContain("已保存并核对");
    }

    private static async Task Pictures(IPage page, string name)
    {
        await page.Picture(name);
        await page.NarrowPicture(name);
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
