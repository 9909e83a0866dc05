using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>临时报送 from the draft to its end, in a browser that runs no script: the office asks, the unit answers, what is known is offered.</summary>
[Collection(nameof(Browser))]
public sealed class Sending_a_small_table(Browser browser)
{
    [BrowserFact]
    public async Task Leads_from_the_draft_to_the_answers_and_on_the_burden_meter()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var unitVisit = await browser.Visit(house.Address);
        var (office, unit) = (await officeVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(unit, "demo-city");
        await office.GotoAsync("/requests");
        (await Said(office)).ShouldContain("还没有临时报送");

        var request = await Draft(office, "政务新媒体清查");
        await office.Follow("main a:has-text('选单位')");
        await office.CheckAsync("label:has-text('各市政府') input");
        await office.Follow("button:has-text('看填报量')");
        (await Said(office)).ShouldContain("3 个栏目 × 14 个单位");
        (await Said(office)).ShouldContain("没有设预算");
        await office.Picture("request-preview");
        await office.NarrowPicture("request-preview");
        await office.Follow("button:has-text('确认发给 14 个单位')");
        (await Said(office)).ShouldContain("已发出");

        await unit.GotoAsync("/my");
        (await Said(unit)).ShouldContain("临时报送等待填报");
        (await Said(unit)).ShouldContain("要求本单位填写 3 项");
        await unit.Picture("my-with-request");
        await unit.Follow("main a:has-text('临时报送')");
        await unit.Picture("requests-unit");
        await unit.Follow("main a:has-text('政务新媒体清查')");
        await unit.FillAsync("#f1", "十二");
        await unit.CheckAsync("[name=f2][value=yes]");
        await unit.FillAsync("#f3", "本季度新开两个账号。");
        await unit.Follow("button:has-text('报送')");
        (await Said(unit)).ShouldContain("要填以个为单位的数字，「十二」不是");
        (await unit.InputValueAsync("#f3")).ShouldBe("本季度新开两个账号。", "nothing typed is lost");
        await unit.Picture("request-answer-refused");
        await unit.FillAsync("#f1", "１２个");
        await unit.Follow("button:has-text('报送')");
        (await Said(unit)).ShouldContain("已报送。截止以前还可以修改后再报");
        (await unit.InputValueAsync("#f1")).ShouldBe("12");
        await unit.Picture("request-answer");
        await unit.NarrowPicture("request-answer");

        await office.GotoAsync(request);
        (await office.InnerTextAsync("#answers-caption")).ShouldContain("各单位报送");
        (await office.InnerTextAsync("tr:has-text('霁川市政府')")).ShouldContain("12");
        await office.Picture("request-office");
        await office.NarrowPicture("request-office");
        await office.Follow("tr:has-text('霁川市政府') a");
        await office.FillAsync("#reason", "请核对个数。");
        await office.Follow("button:has-text('退回补充')");
        (await Said(office)).ShouldContain("已退回");

        await unit.ReloadAsync();
        (await Said(unit)).ShouldContain("请核对个数。");
        await office.GotoAsync(request);
        await office.Follow("button:has-text('截止')");
        (await Said(office)).ShouldContain("已截止");
        await unit.Follow("button:has-text('更正后再报')");
        (await Said(unit)).ShouldContain("已经截止，不再接收填报");

        await office.GotoAsync("/burden");
        (await office.InnerTextAsync("tr:has-text('霁川市政府')")).ShouldContain("3");
        await office.FillAsync("#fields", "４");
        await office.Follow("button:has-text('保存预算')");
        (await Said(office)).ShouldContain("现在：4项");
        await office.Picture("burden");
        await office.NarrowPicture("burden");
        await office.Follow("tr:has-text('霁川市政府') td:last-child a");
        (await Said(office)).ShouldContain("政务新媒体清查");
        await office.Picture("burden-list");

        await SendAgain(office);
        await unit.GotoAsync("/requests");
        await unit.Follow("main a:has-text('再查一次')");
        (await Said(unit)).ShouldContain("已有");
        (await unit.InputValueAsync("#f1")).ShouldBe("12", "known from the first request");
        await unit.Picture("request-known");
        await unit.NarrowPicture("request-known");
    }

    [BrowserFact]
    public async Task Shows_no_other_units_answer()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var office = await visit.NewPageAsync();
        await DemoPages.SignIn(office, "demo-office");
        var request = await Draft(office, "清查");
        await office.GotoAsync($"{request}/send");
        await office.CheckAsync("label:has-text('各市政府') input");
        await office.Follow("button:has-text('看填报量')");
        await office.Follow("button:has-text('确认发给')");
        var foreign = await office.GetAttributeAsync("tr:has-text('澜屿市政府') a", "href");

        await using var unitVisit = await browser.Visit(house.Address);
        var unit = await unitVisit.NewPageAsync();
        await DemoPages.SignIn(unit, "demo-city");
        foreach (var place in new[] { foreign!, request, $"{request}/send", $"{request}/edit", "/requests/new", "/burden" })
        {
            (await unit.GotoAsync(place))!.Status.ShouldBe(404, place);
        }
        (await unit.GotoAsync("/burden/list"))!.Status.ShouldBe(200);
        (await Said(unit)).ShouldNotContain("澜屿市政府");
    }

    /// <summary>The same once more to two units: one has told it all, so its month would be over the budget for what is known in part.</summary>
    private static async Task SendAgain(IPage office)
    {
        await Draft(office, "再查一次");
        await office.Follow("main a:has-text('选单位')");
        await office.CheckAsync("label:text-is('霁川市政府') input");
        await office.Follow("button:has-text('看填报量')");
        (await Said(office)).ShouldContain("建议不发：要问的都已经有了");
        (await Said(office)).ShouldContain("超预算");
        await office.Picture("request-preview-known");
        await office.FillAsync("#reason", "核对一次");
        await office.Follow("button:has-text('确认发给 1 个单位')");
        (await Said(office)).ShouldContain("已发出");
    }

    private static async Task<string> Draft(IPage office, string title)
    {
        await office.GotoAsync("/requests/new");
        await office.Picture("request-new");
        await office.NarrowPicture("request-new");
        await office.FillAsync("#title", title);
        await office.FillAsync("#basis-text", "关于开展政务新媒体清查的通知");
        await office.FillAsync("#due-day", $"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}");
        await office.FillAsync("[name=name1]", "账号个数");
        await office.SelectOptionAsync("[name=kind1]", "Number");
        await office.FillAsync("[name=extra1]", "个");
        await office.CheckAsync("[name=required1]");
        await office.FillAsync("[name=name2]", "都有人管");
        await office.SelectOptionAsync("[name=kind2]", "YesNo");
        await office.FillAsync("[name=name3]", "说明");
        await office.Follow("button:has-text('存为草稿')");
        (await Said(office)).ShouldContain("依据是文件时要写文号");
        (await office.InputValueAsync("[name=name1]")).ShouldBe("账号个数", "nothing typed is lost");
        await office.FillAsync("#basis-number", "云政办函〔2026〕9号");
        await office.Follow("button:has-text('存为草稿')");
        (await Said(office)).ShouldContain("草稿已保存");
        return new Uri(office.Url).AbsolutePath;
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
