using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Tests.Accounts;

public sealed class The_first_visit : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.Open();

    [Fact]
    public async Task Leads_to_the_set_up_and_nowhere_else_until_there_is_an_account()
    {
        using var browser = _site.Browser();
        (await browser.GetAsync("/who")).Headers.Location!.OriginalString.ShouldBe("/setup");
        (await browser.GetAsync("/sign-in")).Headers.Location!.OriginalString.ShouldBe("/setup");
        var api = await browser.GetAsync("/api/account");
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("setup.due");

        var code = await _site.Service<FirstStart>().Begin();
        var wrong = await browser.PostAsync("/setup", Site.Form(("code", "AAAA-AAAA-AAAA-AAAA")));
        (await wrong.Content.ReadAsStringAsync()).ShouldBe("setup.wrong-code");
        var made = await browser.PostAsync("/setup", Site.Form(("code", code!)));
        (await made.Content.ReadAsStringAsync()).ShouldBe("");
        (await browser.GetStringAsync("/who")).ShouldBe("chief  Page");
        (await _site.Browser().GetStringAsync("/sign-in")).ShouldBe("sign-in");
    }

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();
}
