using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office adds a point in midyear and carries an organisation change out; a post of two units switches between them and is handed over.</summary>
[Collection(nameof(LongRounds))]
public sealed class Changing_units_in_midyear(Browser browser)
{
    [BrowserFact]
    public async Task The_office_adds_a_point_that_is_counted_apart()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync("/plans");
        await page.Follow("main tbody a:has-text('看文件') >> nth=0");
        var (plan, points) = (page.Url, await page.InnerTextAsync("#points-caption"));
        await page.Follow("a:has-text('年中追加…')");
        await page.CheckAsync("[name=kind][value=Meeting]");
        await page.FillAsync("#basis", "省政府第九次常务会议");
        await page.FillAsync("#title", "公开应急预案简本");
        await page.FillAsync("#text", "编制并公开应急预案简本。");
        await page.FillAsync("#role-Lead", "省没有厅");
        await page.Follow("button:has-text('追加并下达')");
        (await Said(page)).ShouldContain("省没有厅");
        (await page.InputValueAsync("#title")).ShouldBe("公开应急预案简本");
        await page.Picture("add-point");
        await page.NarrowPicture("add-point");
        await page.FillAsync("#role-Lead", "省司法厅");
        await page.FillAsync("#role-Responsible", "各市政府");
        await page.Follow("button:has-text('追加并下达')");

        (await Said(page)).ShouldContain("已追加并下达");
        (await page.InnerTextAsync("h1")).ShouldContain("追加1");
        (await Said(page)).ShouldContain("会议议定：省政府第九次常务会议");
        await page.GotoAsync(plan);
        (await page.InnerTextAsync("#points-caption")).ShouldBe(points);
        (await page.InnerTextAsync("#added-caption")).ShouldContain("共 1 条");
        await page.Picture("plan-with-added");
        await page.Follow("main a:has-text('看台账')");
        (await page.InnerTextAsync("#added")).ShouldContain("年中追加 1 条");
        await page.Follow("#added a");
        (await page.InnerTextAsync("#rows-caption")).ShouldNotContain("共 0 项");
        await page.Picture("ledger-with-added");
        await page.NarrowPicture("ledger-with-added");
    }

    [BrowserFact]
    public async Task The_office_carries_a_merger_out_with_a_second_confirmation()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync("/units");
        await page.Follow("a:has-text('机构变动')");
        await page.CheckAsync("[name=kind][value=Merge]");
        await page.FillAsync("#from", "省司法厅、省教育厅");
        await page.FillAsync("#to", "省司法教育厅");
        await page.FillAsync("#day", "2026-01-05");
        await page.FillAsync("#basis", "云编发〔2026〕8号");
        await page.Picture("changes");
        await page.NarrowPicture("changes");
        await page.Follow("button:has-text('登记')");
        (await Said(page)).ShouldContain("已登记");
        (await Said(page)).ShouldContain("demo-lead");
        await page.Picture("change-preview");
        await page.NarrowPicture("change-preview");
        await page.Follow("button:has-text('下一步：核对并执行')");
        (await Said(page)).ShouldContain("请再确认一次");
        await page.CheckAsync("[name=confirmed]");
        await page.Picture("change-confirm");
        await page.NarrowPicture("change-confirm");
        await page.Follow("button:has-text('确认执行')");

        (await Said(page)).ShouldContain("已执行");
        await page.Picture("change-done");
        await page.GotoAsync("/units?q=省司法厅");
        (await page.InnerTextAsync("tbody")).ShouldContain("省司法教育厅");
        await using var leadVisit = await browser.Visit(house.Address);
        var lead = await leadVisit.NewPageAsync();
        await DemoPages.SignIn(lead, "demo-lead");
        (await lead.InnerTextAsync(".who")).ShouldContain("省司法教育厅");
        await lead.GotoAsync("/my");
        (await lead.Locator("main tbody tr").CountAsync()).ShouldBeGreaterThan(0);
    }

    [BrowserFact]
    public async Task Whoever_serves_two_units_says_for_which_one_now()
    {
        await using var house = await PageHouse.OpenDemo();
        var desk = house.Services.GetRequiredService<AccountDesk>();
        var directory = house.Services.GetRequiredService<AccountDirectory>();
        var city = (await directory.Find(AccountId.Parse("demo-city")))!;
        var register = (await house.Services.GetRequiredService<IGrains>().UnitRegister(city.Government).Look()).State;
        var chief = Caller.OwnerOfTheFolder("test");
        (await desk.Place(chief, new Envelope(Guid.CreateVersion7(), chief.Actor, TimeProvider.System.GetUtcNow(), Door.CommandLine), city.Account, city.Post, [.. city.Units, register.Find("省司法厅")!.Id])).ShouldBeNull();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync("/my");
        (await page.InnerTextAsync(".who span")).ShouldContain("霁川市政府");

        await page.SelectOptionAsync("#work-for", new SelectOptionValue { Label = "省司法厅" });
        await page.Follow("button:has-text('换单位')");

        page.Url.ShouldEndWith("/my");
        (await page.InnerTextAsync(".who span")).ShouldContain("省司法厅");
        await page.ReloadAsync();
        (await page.InnerTextAsync(".who span")).ShouldContain("省司法厅");
        await page.Picture("two-units");
        await page.NarrowPicture("two-units");
        await page.GotoAsync("/work-for?from=//elsewhere.example");
        (await page.GetAttributeAsync("main a:has-text('返回'), a:has-text('返回')", "href")).ShouldBe("/");
    }

    [BrowserFact]
    public async Task A_post_is_handed_over_with_a_list()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-unit-admin");
        await page.GotoAsync("/accounts/demo-city");
        await page.Follow("a:has-text('工作交接清单')");
        (await Said(page)).ShouldContain("霁川市政府");
        (await Said(page)).ShouldContain("移交人（签字）");
        (await page.Locator("main tbody tr").CountAsync()).ShouldBeGreaterThan(1);
        await page.Picture("hand-over-list");
        await page.NarrowPicture("hand-over-list");
        await using var other = await browser.Visit(house.Address);
        var lead = await other.NewPageAsync();
        await DemoPages.SignIn(lead, "demo-lead");
        (await lead.GotoAsync("/accounts/demo-city/hand-over-list"))!.Status.ShouldBe(404);
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
