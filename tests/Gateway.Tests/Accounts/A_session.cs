using System.Net;
using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Gateway.Accounts;

namespace Tracker.Gateway.Tests.Accounts;

public sealed class A_session : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.Open();
        await _site.Settled("handler", AccountRole.UnitHandler);
    }

    [Fact]
    public async Task Is_told_by_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var browser = _site.Browser();
        var answer = await browser.PostAsync("/sign-in", Site.Form(("login", "handler"), ("password", Site.Password)));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("tracker.session=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        (await browser.GetStringAsync("/who")).ShouldBe("handler 3 Page");
    }

    [Fact]
    public async Task Is_not_begun_with_a_wrong_password()
    {
        using var browser = _site.Browser();
        var answer = await browser.PostAsync("/sign-in", Site.Form(("login", "handler"), ("password", "wrong")));
        (await answer.Content.ReadAsStringAsync()).ShouldBe("sign-in.wrong");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await browser.GetAsync("/who")).Headers.Location!.PathAndQuery.ShouldBe("/sign-in?from=%2Fwho");
    }

    [Fact]
    public async Task Outlives_a_restart_of_the_server()
    {
        using var browser = await _site.SignedIn("handler");
        var cookie = await CookieOf(browser);
        await _site.Restart();
        using var again = _site.Browser();
        again.DefaultRequestHeaders.Add("Cookie", cookie);
        (await again.GetStringAsync("/who")).ShouldBe("handler 3 Page");
    }

    [Theory]
    [InlineData("sign out")]
    [InlineData("sign out everywhere")]
    [InlineData("suspend")]
    [InlineData("password")]
    public async Task Ends_with(string deed)
    {
        using var browser = await _site.SignedIn("handler");
        using var other = await _site.SignedIn("handler");
        switch (deed)
        {
            case "sign out":
                await browser.PostAsync("/sign-out", null);
                break;
            case "sign out everywhere":
                (await other.PostAsync("/sign-out-everywhere", null)).EnsureSuccessStatusCode();
                break;
            case "suspend":
                await _site.Service<Silo.Accounts.AccountDirectory>().Change(AccountId.Parse("handler"), e => e with { Suspended = true });
                break;
            case "password":
                await other.PostAsync("/password", Site.Form(("current", Site.Password), ("wanted", "another-Long-1")));
                (await other.GetStringAsync("/who")).ShouldStartWith("handler", Case.Sensitive, "the session that changed it goes on");
                break;
        }
        (await browser.GetAsync("/who")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task With_a_printed_code_leads_to_the_password_and_nowhere_else()
    {
        var code = await _site.Printed("newcomer", AccountRole.UnitHandler);
        using var browser = await _site.SignedIn("newcomer", code.Code);
        (await browser.GetAsync("/who")).Headers.Location!.OriginalString.ShouldBe("/password");
        (await browser.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetStringAsync("/password")).ShouldBe("password");

        var changed = await browser.PostAsync("/password", Site.Form(("current", code.Code), ("wanted", Site.Password)));
        (await changed.Content.ReadAsStringAsync()).ShouldBe("");
        (await browser.GetStringAsync("/who")).ShouldStartWith("newcomer");
    }

    [Fact]
    public async Task Works_for_a_unit_of_the_accounts_that_was_chosen()
    {
        using var browser = await _site.SignedIn("handler");
        await browser.PostAsync("/work-for", Site.Form(("unit", "4")));
        (await browser.GetStringAsync("/who")).ShouldBe("handler 4 Page");
        await browser.PostAsync("/work-for", Site.Form(("unit", "9")));
        (await browser.GetStringAsync("/who")).ShouldBe("handler 4 Page");
    }

    [Theory]
    [InlineData("/api/account/sign-out-everywhere")]
    [InlineData("/API/account/sign-out-everywhere")]
    public async Task Changes_nothing_under_api_without_our_own_scripts_header(string path)
    {
        using var browser = await _site.SignedIn("handler");
        (await browser.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetAsync("/who")).StatusCode.ShouldBe(HttpStatusCode.OK);
        browser.DefaultRequestHeaders.Add(SessionEvents.ScriptHeader, "1");
        (await browser.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Missing_under_api_is_said_and_not_redirected()
    {
        using var browser = _site.Browser();
        var answer = await browser.GetAsync("/api/account");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("code").GetString().ShouldBe("sign-in.required");
    }

    [Fact]
    public async Task Missing_takes_a_part_of_a_page_to_the_sign_in()
    {
        using var browser = _site.Browser();
        browser.DefaultRequestHeaders.Add("HX-Request", "true");
        (await browser.GetAsync("/who")).Headers.GetValues("HX-Redirect").Single().ShouldContain("/sign-in?from=");
    }

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();

    private static async Task<string> CookieOf(HttpClient browser)
    {
        var answer = await browser.PostAsync("/sign-in", Site.Form(("login", "handler"), ("password", Site.Password)));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
