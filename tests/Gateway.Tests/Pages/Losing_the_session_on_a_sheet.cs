using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>
/// Sheets have hundreds of fields, several of one name, and files in every row: all the same their words come back when the session has ended in the
/// middle, and what others saved meanwhile is not written over.
/// </summary>
[Collection(nameof(Browser))]
public sealed class Losing_the_session_on_a_sheet(Browser browser) : IAsyncLifetime
{
    private const string City = "霁川市政府";

    private PageHouse _house = null!;

    public async Task InitializeAsync() => _house = await PageHouse.OpenDemo();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [BrowserTheory]
    [InlineData("保存草稿")]
    [InlineData("核对并报送")]
    public async Task Brings_the_rows_of_a_period_s_sheet_back(string button)
    {
        await using var visit = await browser.Visit(_house.Address);
        var page = await Sheet(visit);
        await Type(page, 0, "第一行的进展。");
        await page.ClickAsync("#row-0 .sheet-more > summary");
        await page.FillAsync("#p0", "第一行的问题");
        await page.Locator("[name=qn0]").Last.FillAsync("公开文件");
        await page.Locator("[name=qv0]").Last.FillAsync("12");
        await Type(page, 1, "第二行的进展。");
        await page.FillAsync("#reviewer", "某乙");
        var address = new Uri(page.Url).AbsolutePath;
        await Lose(visit);

        await page.Follow($"button:has-text('{button}')");
        (await page.InnerTextAsync("main")).ShouldContain("没有丢失");
        await SignInAgain(page);

        new Uri(page.Url).AbsolutePath.ShouldBe(address);
        (await page.InputValueAsync("#t0")).ShouldBe("第一行的进展。");
        (await page.InputValueAsync("#p0")).ShouldBe("第一行的问题");
        var numbers = await page.EvalOnSelectorAllAsync<string[]>("[name=qn0], [name=qv0]", "all => all.map(f => f.value)");
        (numbers.Contains("公开文件"), numbers.Contains("12")).ShouldBe((true, true));
        (await page.IsCheckedAsync("#o1-progress")).ShouldBeTrue();
        (await page.InputValueAsync("#t1")).ShouldBe("第二行的进展。");
        (await page.InputValueAsync("#reviewer")).ShouldBe("某乙");
        await page.Follow("button:has-text('保存草稿')");
        (await page.InnerTextAsync("main")).ShouldContain("草稿已保存");
        (await page.InputValueAsync("#t1")).ShouldBe("第二行的进展。");
    }

    [BrowserFact]
    public async Task Writes_over_nothing_that_was_saved_meanwhile()
    {
        await using var visit = await browser.Visit(_house.Address);
        var page = await Sheet(visit);
        await Type(page, 0, "我写的进展。");
        await using var elsewhere = await browser.Visit(_house.Address);
        var other = await elsewhere.NewPageAsync();
        await DemoPages.SignIn(other, "demo-city");
        await other.GotoAsync(page.Url);
        await Type(other, 0, "别处先存的进展。");
        await Type(other, 1, "只在别处写的。");
        await other.Follow("button:has-text('保存草稿')");
        await Lose(visit);
        await page.Follow("button:has-text('保存草稿')");
        await SignInAgain(page);
        (await page.InputValueAsync("#t0")).ShouldBe("我写的进展。");
        (await page.InputValueAsync("#t1")).ShouldBe("只在别处写的。");

        await page.Follow("button:has-text('保存草稿')");

        (await page.InnerTextAsync("main")).ShouldContain("别处先存的进展。");
        await other.ReloadAsync();
        (await other.InputValueAsync("#t0")).ShouldBe("别处先存的进展。");
    }

    [BrowserFact]
    public async Task Saves_by_itself_what_came_back_and_offers_it_no_more()
    {
        await using var visit = await browser.Visit(_house.Address);
        var page = await Sheet(visit);
        await Type(page, 0, "写了一半的进展。");
        await Lose(visit);
        await page.Follow("button:has-text('保存草稿')");
        await SignInAgain(page);
        await using var script = await browser.Visit(_house.Address, script: true);
        await script.AddCookiesAsync((await visit.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        var again = await script.NewPageAsync();

        await again.GotoAsync(page.Url);
        await again.Locator(".sheet-saved:has-text('已自动保存')").WaitForAsync();

        await page.ReloadAsync();
        (await page.InnerTextAsync("main")).ShouldNotContain("刚才填写的内容还没有提交");
        (await page.InputValueAsync("#t0")).ShouldBe("写了一半的进展。");
    }

    [BrowserFact]
    public async Task Brings_the_rows_of_a_unit_s_set_ups_back()
    {
        var unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find(City)!.Id;
        await using var visit = await browser.Visit(_house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync($"/set-ups/{unit}");
        await page.FillAsync("#all-department", "办公室");
        await page.FillAsync("#m0", "甲的举措");
        await page.FillAsync("#l0", "某甲");
        await page.FillAsync("#m1", "乙的举措");
        await Lose(visit);

        await page.Follow("button:has-text('保存建账')");
        (await page.InnerTextAsync("main")).ShouldContain("没有丢失");
        await SignInAgain(page);

        foreach (var (field, words) in new[] { ("#all-department", "办公室"), ("#m0", "甲的举措"), ("#l0", "某甲"), ("#m1", "乙的举措") })
        {
            (await page.InputValueAsync(field)).ShouldBe(words);
        }
        await page.Follow("button:has-text('保存建账')");
        (await page.InnerTextAsync("main")).ShouldContain("建账已保存");
        (await page.InputValueAsync("#m1")).ShouldBe("乙的举措");
    }

    /// <summary>The open period's sheet of the city, as its clerk opens it.</summary>
    private async Task<IPage> Sheet(IBrowserContext visit)
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        await office.Post("/periods", "open");
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync("/returns");
        await page.Follow("a:has-text('去填报')");
        return page;
    }

    private static async Task Type(IPage page, int row, string words)
    {
        await page.CheckAsync($"#o{row}-progress", new() { Force = true });
        await page.FillAsync($"#t{row}", words);
    }

    private static Task Lose(IBrowserContext visit) => visit.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "tracker.session" });

    private static async Task SignInAgain(IPage page)
    {
        await page.FillAsync("#login", "demo-city");
        await page.FillAsync("#password", "写错的密码");
        await page.Follow("main button");
        await page.FillAsync("#password", DemoAccounts.Password);
        await page.Follow("main button");
    }
}
