using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Pages;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>填报人 hands in, 审核人 sends back and approves: each step on a page without scripts.</summary>
[Collection(nameof(Browser))]
public sealed class Approving_a_sheet_by_page(Browser browser)
{
    private const string City = "霁川市政府";

    [BrowserFact]
    public async Task Leads_from_the_unit_s_own_setting_to_a_sheet_that_is_sent()
    {
        await using var house = await PageHouse.OpenDemo();
        var unit = await SecondAccount(house);
        await using var visit = await browser.Visit(house.Address);
        var office = await SignedIn(visit, "demo-office");
        await office.GotoAsync("/periods");
        await office.Follow("main form[method=post] button:has-text('开放')");
        var administrator = await SignedIn(await browser.Visit(house.Address), "demo-unit-admin");
        await administrator.GotoAsync($"/units/{unit}");
        await administrator.Follow("button:has-text('要求另一位同事审核')");
        (await administrator.InnerTextAsync("main")).ShouldContain("从下一次报送起生效");
        await Pictured(administrator, "approval-unit");

        var clerk = await SignedIn(await browser.Visit(house.Address), "demo-city");
        await clerk.GotoAsync("/returns");
        await clerk.Follow("a:has-text('去填报')");
        var sheet = new Uri(clerk.Url).AbsolutePath;
        await clerk.CheckAsync("#o0-progress", new() { Force = true });
        await clerk.FillAsync("#t0", "第二季度已完成。");
        await clerk.Follow("button:has-text('其余与上期一致')");
        await clerk.Follow("button:has-text('核对并提交审核')");
        await Pictured(clerk, "approval-hand-in");
        await clerk.Follow("main form button:has-text('提交审核')");
        (await clerk.InnerTextAsync("main")).ShouldContain("等本单位另一位同事");
        await Pictured(clerk, "approval-handed-in");
        await clerk.GotoAsync($"{sheet}/preview");
        (await clerk.Locator("button:has-text('审核通过')").CountAsync()).ShouldBe(0); // nobody approves the own
        (await clerk.InnerTextAsync("main")).ShouldContain("提交的人不能审核自己的表。可以审核的是：霁川市政府");
        await Pictured(clerk, "approval-waiting");
        await clerk.GotoAsync("/returns");
        (await clerk.InnerTextAsync("main")).ShouldContain("您提交的，等另一位同事审核");
        (await clerk.Locator("a:has-text('去审签')").CountAsync()).ShouldBe(0);
        await clerk.GotoAsync("/");
        (await clerk.Locator("a:has-text('去审签')").CountAsync()).ShouldBe(0);

        var reviewer = await SignedIn(await browser.Visit(house.Address), "second");
        await reviewer.GotoAsync("/returns");
        (await reviewer.InnerTextAsync("main")).ShouldContain("待审签");
        await reviewer.GotoAsync(sheet);
        await reviewer.Follow("a:has-text('去审核')");
        await Pictured(reviewer, "approval-review");
        await reviewer.FillAsync("#reason", "请写清件数");
        await reviewer.Follow("button:has-text('退回给填报人')");
        await clerk.GotoAsync(sheet);
        (await clerk.InnerTextAsync("main")).ShouldContain("请写清件数");
        await Pictured(clerk, "approval-sent-back");
        await clerk.FillAsync("#t0", "第二季度已完成12件。");
        await clerk.Follow("button:has-text('核对并提交审核')");
        await clerk.Follow("main form button:has-text('提交审核')");
        await reviewer.GotoAsync($"{sheet}/preview");
        await reviewer.Follow("button:has-text('审核通过并报送')");

        (await reviewer.InnerTextAsync(".paper")).ShouldContain("第二季度已完成12件。");
        await office.GotoAsync(sheet);
        (await office.InnerTextAsync("main")).ShouldNotContain("请写清件数"); // what happens inside a unit stays there
    }

    private static async Task Pictured(IPage page, string name)
    {
        await page.Picture(name);
        await page.NarrowPicture(name);
    }

    private static async Task<UnitId> SecondAccount(PageHouse house)
    {
        var unit = (await house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find(City)!.Id;
        var (owner, now, account) = (Caller.OwnerOfTheFolder(Environment.UserName), house.Services.GetRequiredService<TimeProvider>().GetUtcNow(), AccountId.Parse("second"));
        var opened = await house.Services.GetRequiredService<AccountDesk>().Open(
            owner, new Envelope(Guid.CreateVersion7(now), owner.Actor, now, Door.CommandLine), new NewAccount(account, DemoSeed.Government, "审核岗", [unit], [AccountRole.UnitHandler], "某丙"));
        opened.Rejection.ShouldBeNull();
        await house.Services.GetRequiredService<SignInDesk>().ChangePassword(account, opened.Code!.Code, DemoAccounts.Password, Door.CommandLine, default);
        return unit;
    }

    private static async Task<IPage> SignedIn(IBrowserContext visit, string account)
    {
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, account);
        return page;
    }
}
