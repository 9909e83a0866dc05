using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A long report, and the session ends before it is sent: the words must not be lost, nor shown to anybody else.</summary>
[Collection(nameof(Browser))]
public sealed class Losing_the_session_while_typing(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    private const string Words = "写了一个上午的一大段<b>进展</b>。";

    [BrowserFact]
    public async Task Brings_the_words_back_after_signing_in_again()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await Typing(visit);
        await visit.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "tracker.session" });

        await page.Follow("button:has-text('提交填报')");
        (await page.InnerTextAsync("main")).ShouldContain("刚才填写的内容还没有提交，也没有丢失");
        await page.FillAsync("#login", "demo-city");
        await page.FillAsync("#password", "写错的密码");
        await page.Follow("main button");
        (await page.InnerTextAsync("main")).ShouldContain("账号或密码不对");
        await page.FillAsync("#password", Tracker.Gateway.Demo.DemoAccounts.Password);
        await page.Follow("main button");

        (await page.InnerTextAsync("main")).ShouldContain("刚才填写的内容还没有提交");
        (await page.InputValueAsync("#text")).ShouldBe(Words);
        (await page.InputValueAsync("#links")).ShouldBe("专栏 https://www.example.gov.cn/zc");
        await page.Follow("button:has-text('提交填报')");
        (await page.InnerTextAsync("main")).ShouldContain("填报已保存");
        (await page.InnerTextAsync(".history > li >> nth=0")).ShouldContain(Words);
        await page.GoBackAsync();
        (await page.InputValueAsync("#text")).ShouldBe(""); // taken once, not offered again
    }

    [BrowserFact]
    public async Task Brings_them_back_also_where_another_tab_signed_in_as_somebody_else()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await Typing(visit);
        var other = await visit.NewPageAsync();
        await other.GotoAsync("/sign-out");
        await other.Follow("main button");
        await DemoPages.SignIn(other, "demo-office");

        await page.Follow("button:has-text('提交填报')");

        (await page.InnerTextAsync("main")).ShouldContain("刚才填写的内容还没有提交");
        (await page.InputValueAsync("#text")).ShouldBe(Words);
    }

    [BrowserFact]
    public async Task Says_in_Chinese_why_a_form_from_elsewhere_is_not_taken_and_repeats_nothing_of_it()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await Typing(visit);
        var form = page.APIRequest.CreateFormData();
        form.Append("_handler", "report");
        form.Append("text", "别的网站填的字");

        var answer = await page.APIRequest.PostAsync(page.Url, new APIRequestContextOptions
        {
            Form = form,
            MaxRedirects = 0,
            Headers = new Dictionary<string, string> { ["Origin"] = "http://elsewhere.example" },
        });

        answer.Status.ShouldBe(400);
        var said = await answer.TextAsync();
        said.ShouldContain("这次提交没有被接受");
        said.ShouldNotContain("别的网站填的字");
    }

    private async Task<IPage> Typing(IBrowserContext visit)
    {
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-city");
        await page.GotoAsync($"/assignments/{await demo.AnAssignmentOf("霁川市政府", line => line.Entry.Status == Tracker.Assignments.AssignmentStatus.Underway)}");
        await page.FillAsync("#text", Words);
        await page.FillAsync("#links", "专栏 https://www.example.gov.cn/zc");
        return page;
    }
}
