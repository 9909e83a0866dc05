namespace Tracker.Gateway.Tests.Pages;

/// <summary>The office holds this year's draft against last year's plan.</summary>
[Collection(nameof(Browser))]
public sealed class Comparing_with_last_year(Browser browser)
{
    private const string LastYear = """
        山川省2025年政务公开工作要点
        一、公开
        1.编制目录。各部门编好年度公开目录，6月底前上网。（牵头单位：省教育厅；责任单位：各市政府）
        2.公开听证。公开听证会的全部材料。（牵头单位：省财政厅）
        3.开好热线。热线办结率不低于90%。（牵头单位：省财政厅）
        """;

    [BrowserFact]
    public async Task Suggests_pairs_and_keeps_what_the_office_says()
    {
        await using var house = await PageHouse.Open();
        await using var visit = await browser.Visit(house.Address);
        var page = await visit.NewPageAsync();
        await OfficeDesk.SetUp(page, house.Code);
        var plan = await OfficeDesk.ReadPlan(page);
        await page.Follow("text=与往年对比");
        (await page.InnerTextAsync("main")).ShouldContain("还没有可以对比的文件");

        await page.GotoAsync("/plans");
        await page.FillAsync("#words", LastYear);
        await page.Follow("button:has-text('读入')");
        await page.GotoAsync($"{plan}/compare");
        var table = await page.InnerTextAsync("[aria-labelledby=compared-caption] table");
        table.ShouldContain("编制目录");
        table.ShouldContain("新增");
        table.ShouldContain("今年没有");
        (await page.IsCheckedAsync("[name=pair][value='1|1']")).ShouldBeTrue();

        await page.UncheckAsync("[name=pair][value='1|1']");
        await page.FillAsync("#more", "2＝2、3");
        await page.Follow("button:has-text('保存对应关系')");
        (await page.InnerTextAsync("[role=alert]")).ShouldContain("看不懂对应「3」");
        await page.FillAsync("#more", "2＝2");
        await page.Follow("button:has-text('保存对应关系')");
        (await page.InnerTextAsync("main")).ShouldContain("对应关系已保存");
        (await page.Locator("[name=pair][value='2|2']").CountAsync()).ShouldBe(1);
        (await page.Locator("[name=pair][value='1|1']").CountAsync()).ShouldBe(0, "what the office took away is not suggested again");
        (await page.Locator("[name=pair][value='3|3']").CountAsync()).ShouldBe(1);

        await page.Follow("text=重新推荐");
        await page.WaitForSelectorAsync("[name=pair][value='1|1']");
    }

    [BrowserFact]
    public async Task What_a_colleague_said_meanwhile_is_shown_and_kept()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        await using var second = await browser.Visit(house.Address);
        var (mine, theirs) = (await visit.NewPageAsync(), await second.NewPageAsync());
        await DemoPages.SignIn(mine, "demo-office");
        await DemoPages.SignIn(theirs, "demo-signer");
        var plan = await OfficeDesk.ReadPlan(mine);
        await mine.GotoAsync("/plans");
        await mine.FillAsync("#words", LastYear);
        await mine.Follow("button:has-text('读入')");
        var compare = $"{plan}/compare?with={new Uri(mine.Url).Segments[^1]}";
        await mine.GotoAsync(compare);
        await theirs.GotoAsync(compare);
        await theirs.UncheckAsync("[name=pair][value='1|1']");
        await theirs.Follow("button:has-text('保存对应关系')");

        await mine.UncheckAsync("[name=pair][value='3|3']");
        await mine.FillAsync("#more", "2＝2");
        await mine.Follow("button:has-text('保存对应关系')");
        var notice = await mine.InnerTextAsync("[aria-labelledby=meanwhile]");
        notice.ShouldContain("别人改了下面 1 处");
        notice.ShouldContain("第1条对应第1条");
        notice.ShouldContain("现在：「不勾选」（政务公开办 · 政务公开办主任");
        notice.ShouldContain("您打开时：「勾选」（您没有改，照现在的）");
        (await mine.InputValueAsync("#more")).ShouldBe("2＝2");
        (await mine.IsCheckedAsync("[name=pair][value='3|3']")).ShouldBeFalse();
        await mine.Picture("compare-meanwhile");
        await mine.NarrowPicture("compare-meanwhile");

        await mine.Follow("button:has-text('保存对应关系')");
        (await mine.InnerTextAsync("main")).ShouldContain("对应关系已保存");
        (await mine.Locator("[name=pair]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).ShouldBe(["2|2"], "his and mine");
    }
}
