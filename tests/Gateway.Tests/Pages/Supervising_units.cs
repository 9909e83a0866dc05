using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>督办 in a browser that runs no script: a suggestion becomes a draft, another person signs, the unit answers; a 通报 waits for the unit it names.</summary>
[Collection(nameof(LongRounds))]
public sealed class Supervising_units(Browser browser)
{
    [BrowserFact]
    public async Task Leads_from_the_ledgers_facts_to_a_signed_paper_and_the_units_answer()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var signerVisit = await browser.Visit(house.Address);
        var (office, signer) = (await officeVisit.NewPageAsync(), await signerVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(signer, "demo-signer");

        await office.GotoAsync("/supervision/settings");
        await office.FillAsync("#issuer", "云海省政务公开办公室");
        await office.FillAsync("#red-head", "云海省政务公开办公室文件");
        await office.FillAsync("[name=wordNotice]", "云政公办函");
        await office.FillAsync("[name=wordCircular]", "云政公办");
        await office.Follow("main button >> text='保存'");
        (await Said(office)).ShouldContain("设置已保存");
        await office.Picture("supervision-settings");
        await office.NarrowPicture("supervision-settings");

        await office.GotoAsync("/supervision");
        (await Said(office)).ShouldContain("可以考虑的下一步");
        await office.Picture("supervision");
        await office.NarrowPicture("supervision");
        await office.Follow("button:has-text('起草') >> nth=0");
        (await Said(office)).ShouldContain("已按台账里的事实起草");
        await office.SelectOptionAsync("#rung", "Notice");
        await office.FillAsync("#title", "关于按时办理工作要点任务的提示函");
        await office.FillAsync("#copy-to", "省政府办公厅");
        await office.Picture("paper-edit");
        await office.NarrowPicture("paper-edit");
        await office.Follow("button:has-text('存为草稿')");
        (await Said(office)).ShouldContain("草稿已保存");
        var paper = new Uri(office.Url).AbsolutePath;
        await office.Follow("main button >> text='签发'");
        (await Said(office)).ShouldContain("要由另一个账号签发");
        await office.Picture("paper-refused");

        await signer.GotoAsync(paper);
        await signer.Picture("paper-to-sign");
        await signer.Follow("main button >> text='签发'");
        (await Said(signer)).ShouldContain("已签发，可以印发");
        await office.GotoAsync(paper);
        await office.Follow("main button >> text='印发'");
        (await Said(office)).ShouldContain("已印发：云政公办函〔");
        await office.SetInputFilesAsync("#file", new FilePayload { Name = "盖章件.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] });
        await office.Follow("button:has-text('登记')");
        (await Said(office)).ShouldContain("盖章件已登记");
        await office.Picture("paper-issued");
        await office.NarrowPicture("paper-issued");

        await office.Follow("tbody th a >> nth=0");
        await office.FillAsync("#words", "已电话告知，材料今日公开。");
        await office.Follow("button:has-text('提交反馈')");
        (await Said(office)).ShouldContain("代录");
        await office.Picture("paper-unit");
        await office.NarrowPicture("paper-unit");

        await office.GotoAsync("/supervision/register");
        (await Said(office)).ShouldContain("1号");
        await office.Picture("register");
        await office.NarrowPicture("register");
    }

    [BrowserFact]
    public async Task Asks_the_units_that_a_circular_names_before_it_is_signed()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var unitVisit = await browser.Visit(house.Address);
        var (office, unit) = (await officeVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(unit, "demo-city");

        await office.GotoAsync("/supervision/new");
        await office.SelectOptionAsync("#rung", "Circular");
        await office.FillAsync("#title", "关于办理情况的通报");
        await office.FillAsync("#text", "现通报如下。\n一、存在问题\n（一）霁川市政府。第3条没有填报。");
        await office.CheckAsync("label:text-is('霁川市政府') input");
        await office.Follow("button:has-text('存为草稿')");
        (await Said(office)).ShouldContain("还没有写明霁川市政府的事实");
        (await office.InputValueAsync("#title")).ShouldBe("关于办理情况的通报", "nothing typed is lost");
        await office.SelectOptionAsync("#fact-unit1", new SelectOptionValue { Label = "霁川市政府" });
        await office.FillAsync("#fact1", "第3条没有填报");
        await office.Follow("button:has-text('存为草稿')");
        var paper = new Uri(office.Url).AbsolutePath;
        if (await office.IsVisibleAsync("#verify-by"))
        {
            await office.FillAsync("#verify-by", $"{TimeProvider.System.GetUtcNow().AddDays(10):yyyy-MM-dd}");
        }
        await office.Picture("circular-draft");
        await office.Follow("button:has-text('个单位核实')");
        (await Said(office)).ShouldContain("已送核实");

        await unit.GotoAsync("/supervision");
        await unit.Picture("supervision-own");
        await unit.NarrowPicture("supervision-own");
        await unit.Follow("main a:has-text('关于办理情况的通报')");
        (await Said(unit)).ShouldNotContain("现通报如下", customMessage: "the text is the office's own until it is issued");
        await unit.CheckAsync("[name=agrees][value=no]");
        await unit.Follow("button:has-text('提交反馈')");
        (await Said(unit)).ShouldContain("写明哪里不对");
        await unit.FillAsync("#objection", "第3条已于6月填报。");
        await unit.Follow("button:has-text('提交反馈')");
        (await Said(unit)).ShouldContain("已反馈");
        await unit.Picture("verification-unit");
        await unit.NarrowPicture("verification-unit");

        await office.GotoAsync(paper);
        (await Said(office)).ShouldContain("有异议");
        (await Said(office)).ShouldContain("第3条已于6月填报。");
        await office.Picture("circular-verified");
        await office.NarrowPicture("circular-verified");
        foreach (var place in new[] { paper, "/supervision/new", "/supervision/register", "/supervision/settings" })
        {
            (await unit.GotoAsync(place))!.Status.ShouldBe(404, place);
        }
    }

    [BrowserFact]
    public async Task Drafts_the_periods_circular_in_one_click()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var office = await visit.NewPageAsync();
        await DemoPages.SignIn(office, "demo-office");
        await office.GotoAsync("/supervision");
        await office.Follow("section:has-text('按期回看') a >> nth=0");
        (await Said(office)).ShouldNotContain("@");
        await office.Picture("review");
        await office.NarrowPicture("review");
        await office.Follow("button:has-text('起草本期通报')");
        (await Said(office)).ShouldContain("已按台账里的事实起草");
        (await office.InputValueAsync("#text")).ShouldContain("二、存在问题");
        await office.Follow("button:has-text('存为草稿')");
        await office.Picture("review-circular");
        (await Said(office)).ShouldContain("送核实反馈");
    }

    [BrowserFact]
    public async Task Collects_a_good_practice_and_shares_it()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var officeVisit = await browser.Visit(house.Address);
        await using var unitVisit = await browser.Visit(house.Address);
        var (office, unit) = (await officeVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(unit, "demo-city");
        var ledger = house.Services.GetRequiredService<ILedger>();
        var period = (await ledger.Periods(Tracker.Gateway.Demo.DemoSeed.Government))[0].Address.RouteForm;
        var plan = (await ledger.Plans())[0].Plan;
        foreach (var point in await ledger.Points(plan))
        {
            await office.GotoAsync($"/periods/{period}/points/{point.Point.RouteForm}");
            if (await office.Locator("a:has-text('收为亮点做法')").CountAsync() > 0)
            {
                break;
            }
        }
        await office.Follow("a:has-text('收为亮点做法') >> nth=0");
        await office.FillAsync("#practice-title", "一图读懂");
        await office.Picture("practice-mark");
        await office.Follow("button:has-text('收下')");
        (await Said(office)).ShouldContain("已收进亮点做法");
        await unit.GotoAsync("/good-practices");
        (await Said(unit)).ShouldContain("还没有亮点做法");
        await office.Follow("button:has-text('推广给各单位')");
        (await Said(office)).ShouldContain("已推广");
        await office.Picture("good-practices");
        await office.NarrowPicture("good-practices");
        await unit.ReloadAsync();
        (await Said(unit)).ShouldContain("一图读懂");
        (await unit.Locator("button:has-text('取消')").CountAsync()).ShouldBe(0);
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
