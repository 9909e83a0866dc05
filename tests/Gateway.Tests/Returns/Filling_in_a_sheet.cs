using Microsoft.Playwright;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>The demo province's sheet: in a browser without scripts, and in one that saves by itself.</summary>
[Collection(nameof(Browser))]
public sealed class Filling_in_a_sheet(Browser browser)
{
    [BrowserFact]
    public async Task Without_scripts_leads_from_an_opened_period_to_a_printed_sheet()
    {
        await using var house = await PageHouse.OpenDemo();
        await Opened(house);
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync("/returns");
        await page.Follow("a:has-text('去填报')");
        await page.CheckAsync("#o0-progress", new() { Force = true });
        await page.FillAsync("#t0", "第二季度已完成。");
        await page.FillAsync("[name=qn0] >> nth=-1", "公开文件");
        await page.FillAsync("[name=qv0] >> nth=-1", "840");
        await page.FillAsync("[name=qm0] >> nth=-1", "件");
        await page.FillAsync("[name=qp0] >> nth=-1", "线上762、线下79");
        await page.Follow("button:has-text('其余与上期一致')");
        (await page.InnerTextAsync("main")).ShouldContain("草稿已保存");
        await page.Follow("button:has-text('核对并报送')");
        (await page.InnerTextAsync("main")).ShouldContain("相差1");
        await page.Follow("a:has-text('回去改')");
        (await page.InputValueAsync("#t0")).ShouldBe("第二季度已完成。"); // nothing is lost
        await page.FillAsync("[name=qp0] >> nth=-2", "线上762、线下78");
        await page.FillAsync("#filler", "某甲");
        await page.Follow("button:has-text('核对并报送')");
        await page.NarrowPicture("sheet-preview");
        await page.Follow("main form button:has-text('报送')");

        var paper = await page.InnerTextAsync(".paper");
        paper.ShouldContain("填报单位（盖章）");
        paper.ShouldContain("公开文件：840件（其中线上762、线下78）");
        paper.ShouldContain("填报人：某甲");
        await page.NarrowPicture("sheet-print");
        await page.GotoAsync("/returns");
        (await page.InnerTextAsync("main")).ShouldContain("已报");
    }

    [BrowserFact]
    public async Task With_scripts_saves_by_itself_and_two_people_lose_nothing()
    {
        await using var house = await PageHouse.OpenDemo();
        await Opened(house);
        await using var visit = await browser.Visit(house.Address, script: true);
        var one = await visit.NewPageAsync();
        await DemoPages.SignIn(one, "demo-city");
        await one.GotoAsync("/returns");
        await one.Follow("a:has-text('去填报')");
        var other = await visit.NewPageAsync();
        await other.GotoAsync(one.Url);

        await one.CheckAsync("#o0-progress", new() { Force = true });
        await one.FillAsync("#t0", "甲写的。");
        await one.Locator(".sheet-saved", new() { HasTextString = "已自动保存" }).WaitForAsync();
        await one.Picture("sheet-filling");
        await other.CheckAsync("#o1-nothing", new() { Force = true });
        await other.Locator(".sheet-saved", new() { HasTextString = "已自动保存" }).WaitForAsync();
        await other.CheckAsync("#o0-progress", new() { Force = true });
        await other.FillAsync("#t0", "乙写的。");
        await other.Locator(".sheet-saved", new() { HasTextString = "别人也改了" }).WaitForAsync();
        await other.Follow("button:has-text('保存草稿')");

        (await other.InnerTextAsync("main")).ShouldContain("甲写的。");
        (await other.InputValueAsync("#t0")).ShouldBe("乙写的。");
        await one.ReloadAsync();
        (await one.InputValueAsync("#t0")).ShouldBe("甲写的。");
        (await one.IsCheckedAsync("#o1-nothing")).ShouldBeTrue(); // the other's row came through
        await other.NarrowPicture("sheet-clash");
        await other.Follow("button:has-text('保存草稿')"); // knowing it now
        await one.ReloadAsync();
        (await one.InputValueAsync("#t0")).ShouldBe("乙写的。");
    }

    private async Task Opened(PageHouse house)
    {
        await using var visit = await browser.Visit(house.Address);
        var office = await visit.NewPageAsync();
        await DemoPages.SignIn(office, "demo-office");
        await office.GotoAsync("/periods");
        await office.NarrowPicture("periods-empty");
        await office.Follow("main form[method=post] button:has-text('开放')");
        (await office.InnerTextAsync("main")).ShouldContain("已开放");
        await office.NarrowPicture("periods");
        await office.Follow("tbody a >> nth=0");
        (await office.InputValueAsync("#urging")).ShouldContain("【催报】");
        await office.NarrowPicture("period");
        await office.Follow(".points a >> nth=0");
        await office.NarrowPicture("point-period");
    }
}
