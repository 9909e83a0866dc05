using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>放弃草稿 of an annual report, in a browser that runs no script: asked twice, and what is let go can still be read.</summary>
[Collection(nameof(Browser))]
public sealed class Discarding_an_annual_report(Browser browser)
{
    [BrowserFact]
    public async Task Leaves_the_report_as_it_was_and_the_draft_to_be_read()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        await using var other = await browser.Visit(house.Address);
        var (unit, office) = (await visit.NewPageAsync(), await other.NewPageAsync());
        await DemoPages.SignIn(unit, "demo-city");
        await unit.GotoAsync("/annual-reports");
        await unit.Follow("button:has-text('开始填写')");
        var report = new Uri(unit.Url).AbsolutePath;
        (await unit.Locator("#discard").CountAsync()).ShouldBe(0, "nothing is typed yet");

        await unit.FillAsync("[name='cell.part3.new.total']", "37");
        await unit.FillAsync("#part1", "写错了年度的一段话。");
        await unit.Follow("button:has-text('保存并核对')");
        await unit.ClickAsync("summary:has-text('放弃草稿…')");
        (await unit.InnerTextAsync("#discard")).ShouldContain("有 2 处没有报送的改动");
        (await unit.InnerTextAsync("#discard")).ShouldContain("恢复成刚开始填写时的样子");
        (await unit.EvalOnSelectorAsync<string>("#discard .author", "who => getComputedStyle(who).display")).ShouldBe("inline", "who saved it stands within the sentence");
        await unit.Locator("#discard").ScrollIntoViewIfNeededAsync();
        await unit.Picture("annual-report-discard");
        await unit.NarrowPicture("annual-report-discard");
        await unit.EvalOnSelectorAsync("[name=confirmed]", "box => box.removeAttribute('required')");
        await unit.Follow("#discard button");
        (await unit.InnerTextAsync("main")).ShouldContain("没有勾选「确认放弃」，草稿还在");
        (await unit.InputValueAsync("#part1")).ShouldBe("写错了年度的一段话。");
        await unit.CheckAsync("[name=confirmed]");
        await unit.Follow("#discard button");

        (await unit.InnerTextAsync("main")).ShouldContain("草稿已放弃");
        (await unit.InputValueAsync("#part1")).ShouldBeEmpty();
        (await unit.InputValueAsync("[name='cell.part3.new.total']")).ShouldBeEmpty();
        (await unit.Locator("#discard").CountAsync()).ShouldBe(0);
        await unit.ClickAsync("summary:has-text('作废的草稿（1 次')");
        (await unit.InnerTextAsync("main")).ShouldContain("写错了年度的一段话。");
        (await unit.InnerTextAsync("main")).ShouldContain("：37");
        await unit.Locator("summary:has-text('作废的草稿')").ScrollIntoViewIfNeededAsync();
        await unit.Picture("annual-report-dropped");
        await unit.NarrowPicture("annual-report-dropped");
        (await unit.InnerTextAsync("main")).ShouldMatch("霁川市政府 政务公开岗 [0-9年月日]+ 保存的草稿 霁川市政府 政务公开岗 [0-9年月日]+ 放弃");

        await DemoPages.SignIn(office, "demo-office");
        await office.GotoAsync(report);
        (await office.InnerTextAsync("main")).ShouldNotContain("写错了年度的一段话。", customMessage: "what a unit let go is its own");
    }

    [BrowserFact]
    public async Task Of_what_another_changed_meanwhile_is_refused()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        await using var second = await browser.Visit(house.Address);
        var (here, there) = (await visit.NewPageAsync(), await second.NewPageAsync());
        await DemoPages.SignIn(here, "demo-city");
        await DemoPages.SignIn(there, "demo-city");
        await here.GotoAsync("/annual-reports");
        await here.Follow("button:has-text('开始填写')");
        await here.FillAsync("#part1", "第一段。");
        await here.Follow("button:has-text('保存并核对')");
        await there.GotoAsync(here.Url);
        await there.FillAsync("#part5", "刚刚写的。");
        await there.Follow("button:has-text('保存并核对')");

        await here.ClickAsync("summary:has-text('放弃草稿…')");
        await here.CheckAsync("[name=confirmed]");
        await here.Follow("#discard button");

        (await here.Locator("[role=alert]").CountAsync()).ShouldBe(1);
        (await here.InputValueAsync("#part5")).ShouldBe("刚刚写的。");
        await here.Picture("annual-report-discard-refused");
    }
}
