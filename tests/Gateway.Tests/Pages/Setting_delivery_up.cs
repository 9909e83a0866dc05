using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Gateway.Demo;
using Tracker.Silo.Delivery;
using Tracker.Silo.Tests.Delivery;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The administrator switches mail and a robot on and tries them; a person chooses the digest; what did not get through is sent again.</summary>
[Collection(nameof(Browser))]
public sealed class Setting_delivery_up(Browser browser)
{
    [BrowserFact]
    public async Task From_the_mail_server_to_a_message_that_is_sent_again()
    {
        using var server = new LocalMailServer { SignIn = ("tracker", "一个密码") };
        await using var receiver = await LocalReceiver.Open();
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-admin");
        await page.GotoAsync("/delivery");
        await page.Picture("delivery-off");

        await page.FillAsync("#private-hosts", "127.0.0.1");
        await page.FillAsync("#quiet-days", "2031-06-30、2031年7月1日");
        await page.Follow("form:has(#digest-at) button");
        (await page.InnerTextAsync("main")).ShouldContain("已保存");

        await page.CheckAsync("form:has(#host) input[name=on]");
        await page.FillAsync("#host", "127.0.0.1");
        await page.FillAsync("#port", $"{server.Port}");
        await page.FillAsync("#from", "不是邮箱");
        await page.UncheckAsync("input[name=tls]");
        await page.FillAsync("#user", "tracker");
        await page.FillAsync("#mail-password", "一个密码");
        await page.Follow("button:has-text('保存邮件设置')");
        (await page.InnerTextAsync("main")).ShouldContain("「不是邮箱」不是一个邮箱地址");
        await page.FillAsync("#from", "tracker@example.org");
        await page.FillAsync("#mail-password", "一个密码");
        await page.Follow("button:has-text('保存邮件设置')");
        await page.FillAsync("#to", "someone@example.org");
        await page.Follow("form:has(#to) button");
        (await page.InnerTextAsync("main")).ShouldContain("测试消息已经送出");
        server.Mails.ShouldHaveSingleItem().To.ShouldBe(["someone@example.org"]);

        await page.FillAsync("#hook-name", "work-group");
        await page.SelectOptionAsync("#new-hook-kind", new SelectOptionValue { Value = "WeCom" });
        await page.FillAsync("#new-hook-url", receiver.Url + "/send?key=robots-key");
        await page.CheckAsync("form:has(#hook-name) input[name=on]");
        await page.Follow("button:has-text('添加')");
        await page.ClickAsync("summary:has-text('work-group')");
        (await page.ContentAsync()).ShouldNotContain("robots-key");
        await page.Picture("delivery");
        await page.NarrowPicture("delivery");
        await page.Follow("button:has-text('试发一条')");
        receiver.Posts.ShouldHaveSingleItem().Body.ShouldContain("markdown");

        await DemoPages.SignIn(page, "demo-city");
        await page.Follow("a:has-text('我的通知')");
        await page.CheckAsync("text=每个工作日一封");
        await page.FillAsync("#address", "city@example.org");
        await page.Follow("main button:has-text('保存')");
        (await page.InnerTextAsync("main")).ShouldContain("已保存");
        await page.Picture("delivery-mine");
        await page.NarrowPicture("delivery-mine");
        (await page.GotoAsync("/delivery"))!.Status.ShouldBe(404);

        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync("/delivery/mine");
        await page.Follow("a:has-text('给工作群的提醒文字')");
        (await page.InnerTextAsync("main")).ShouldContain("没有提醒");
        await page.NarrowPicture("delivery-text");

        await Fail(house);
        await DemoPages.SignIn(page, "demo-admin");
        await page.GotoAsync("/delivery");
        await page.Follow("a:has-text('没有送达的（1）')");
        (await page.InnerTextAsync("main")).ShouldContain("550 no such mailbox");
        await page.Picture("delivery-log");
        await page.NarrowPicture("delivery-log");
        await page.Follow("button:has-text('重发')");
        (await page.InnerTextAsync("main")).ShouldContain("已排进待发");
        (await page.InnerTextAsync("main")).ShouldContain("没有“没有送达”的消息");
    }

    private static async Task Fail(PageHouse house)
    {
        var outbox = house.Services.GetRequiredService<Outbox>();
        var now = TimeProvider.System.GetUtcNow();
        var cursor = new DeliveryCursor(DemoSeed.Government, DeliveryChannels.Hook, "old-robot", 0, null);
        var message = new DeliveryMessage(
            "hook.990000.old-robot.20310305", DemoSeed.Government, DeliveryChannels.Hook, "old-robot", new Said("政务公开工作要点台账：3项提醒", "文", [], null), now, DeliveryState.Waiting, 0, now.AddHours(1), null, null, null);
        await outbox.Begin([cursor]);
        await outbox.Make([(cursor, cursor with { Position = 1 }, [message])]);
        await outbox.GiveUp(message.Id, new Tracker.Deciding.Rejection("delivery.mail-refused", "550 no such mailbox"));
    }
}
