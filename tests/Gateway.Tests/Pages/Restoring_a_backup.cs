using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.DueWork;
using Tracker.Silo.Restoring;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>After a restore the administrator sees what fell due since the backup, message by message, and lets some of it out.</summary>
[Collection(nameof(LongRounds))]
public sealed class Restoring_a_backup(Browser browser)
{
    [BrowserFact]
    public async Task Lists_what_is_held_and_lets_out_what_is_chosen()
    {
        await using var house = await PageHouse.OpenDemo();
        var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, TimeProvider.System.GetUtcNow(), Door.Rest);
        (await house.Services.GetRequiredService<RestoreDesk>().Open(DemoSeed.Government, "从昨晚的备份恢复", envelope)).Rejection.ShouldBeNull();
        await house.Services.GetRequiredService<HouseDueWork>().Round();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-admin");

        await page.GotoAsync("/restore");
        var held = await page.Locator("[name=id]").CountAsync();
        held.ShouldBeGreaterThan(1);
        await page.Picture("restore-held");
        await page.NarrowPicture("restore-held");
        await page.CheckAsync("[name=id] >> nth=0");
        await page.FillAsync("#reason", "与该单位核对过，没有收到");
        await page.Follow("button:has-text('发出选中的')");

        (await page.InnerTextAsync("main")).ShouldContain("已发到各自的消息里");
        (await page.InnerTextAsync("#held-caption")).ShouldNotContain($"共 {held} 项");
        await page.FillAsync("#reason", "其余各单位都收到过");
        await page.Follow("button:has-text('全部不再发')");
        (await page.InnerTextAsync("main")).ShouldContain("没有扣留的消息");
    }
}
