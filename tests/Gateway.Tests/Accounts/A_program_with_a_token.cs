using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;

namespace Tracker.Gateway.Tests.Accounts;

public sealed class A_program_with_a_token : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.Open();
        await _site.Settled("handler", AccountRole.UnitHandler);
        await _site.Settled("boss", AccountRole.Administrator);
        await _site.Settled("unitboss", AccountRole.UnitAdministrator);
    }

    [Fact]
    public async Task Speaks_for_its_account()
    {
        using var program = await _site.Program("handler");
        var who = await program.GetFromJsonAsync<JsonElement>("/api/account");
        who.GetProperty("account").GetString().ShouldBe("handler");
        who.GetProperty("personName").GetString().ShouldBe("某甲");
        who.GetProperty("units").EnumerateArray().Select(u => u.GetString()).ShouldBe(["3", "4"]);
        (await program.GetStringAsync("/who")).ShouldBe("handler 3 Rest");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer tracker_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic aGFuZGxlcjp4")]
    public async Task With_any_other_word_is_not_signed_in(string header)
    {
        using var program = _site.Browser();
        program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        (await program.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Gets_none_that_is_labelled_with_a_book()
    {
        using var program = _site.Browser();
        var refused = await program.PostAsJsonAsync("/api/tokens", new { account = "handler", password = "wrong", label = new string('长', 101) });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("token.label-invalid");
    }

    [Fact]
    public async Task Gets_none_with_a_wrong_password_and_waits_after_five()
    {
        using var program = _site.Browser();
        HttpResponseMessage? answer = null;
        for (var i = 0; i < 6; i++)
        {
            answer = await program.PostAsJsonAsync("/api/tokens", new { account = "handler", password = "wrong" });
            answer.StatusCode.ShouldBe(i < 5 ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests);
        }
        (await answer!.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("sign-in.wait");
    }

    [Fact]
    public async Task Gets_none_with_a_printed_code_before_a_password_is_set()
    {
        var code = await _site.Printed("newcomer", AccountRole.UnitHandler);
        using var program = _site.Browser();
        (await program.PostAsJsonAsync("/api/tokens", new { account = "newcomer", password = code.Code })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var set = await program.PostAsJsonAsync("/api/account/password", new { account = "newcomer", current = code.Code, wanted = Site.Password });
        set.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await program.PostAsJsonAsync("/api/tokens", new { account = "newcomer", password = Site.Password })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Withdraws_its_tokens_one_by_one()
    {
        using var program = await _site.Program("handler");
        using var other = await _site.Program("handler");
        var tokens = await program.GetFromJsonAsync<JsonElement>("/api/tokens");
        tokens.GetArrayLength().ShouldBe(2);
        (await program.DeleteAsync($"/api/tokens/{tokens[1].GetProperty("id").GetString()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await program.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_an_administrator_opens_and_resets_accounts()
    {
        using var program = await _site.Program("boss");
        var opened = await program.PostAsJsonAsync("/api/accounts", new { account = "fresh", personName = "某丁", post = "填报岗", roles = new[] { "unit-handler" }, units = new[] { "2" } });
        opened.StatusCode.ShouldBe(HttpStatusCode.Created);
        var reset = await program.PostAsync("/api/accounts/fresh/reset", null);
        (await reset.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("personName").GetString().ShouldBe("某丁");
        (await program.PostAsJsonAsync("/api/accounts", new { account = "fresh", personName = "某戊", post = "岗", roles = new[] { "auditor" } })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await program.GetFromJsonAsync<JsonElement>("/api/accounts")).GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task Of_a_units_administrator_finds_the_units_people_only()
    {
        using var program = await _site.Program("unitboss");
        var accounts = await program.GetFromJsonAsync<JsonElement>("/api/accounts");
        accounts.EnumerateArray().Select(a => a.GetProperty("account").GetString()).ShouldBe(["handler", "unitboss"]);
        (await program.PostAsync("/api/accounts/boss/reset", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.PostAsync("/api/accounts/nobody/reset", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.PostAsJsonAsync("/api/accounts/handler/hand-over", new { personName = "某己" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();
}
