using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;

namespace Tracker.Silo.Tests.Accounts;

public sealed class Bearing_a_token : IAsyncDisposable
{
    private readonly AccountHouse _house = new();

    [Fact]
    public async Task Speaks_for_its_account_also_after_a_restart()
    {
        var token = await Issued();
        (await _house.Tokens.Verify(token.Token))!.Account.Value.ShouldBe("handler");
        await _house.Reopen();
        (await _house.Tokens.Verify(token.Token))!.Account.Value.ShouldBe("handler");
    }

    [Fact]
    public async Task That_was_seen_before_is_answered_without_waiting()
    {
        var token = await Issued();
        await _house.Tokens.Verify(token.Token);
        var answer = _house.Tokens.Verify(token.Token).AsTask();
        answer.IsCompletedSuccessfully.ShouldBeTrue();
        (await answer).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("tracker_")]
    [InlineData("tracker_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("something else altogether")]
    public async Task That_nobody_issued_speaks_for_nobody(string token)
    {
        await Issued();
        (await _house.Tokens.Verify(token)).ShouldBeNull();
    }

    [Fact]
    public async Task Past_its_days_speaks_for_nobody()
    {
        var token = await Issued(TimeSpan.FromHours(2));
        await _house.Tokens.Verify(token.Token);
        _house.Clock.Advance(TimeSpan.FromHours(2));
        (await _house.Tokens.Verify(token.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Never_lasts_longer_than_the_settings_allow() =>
        (await Issued(TimeSpan.FromDays(10_000))).Entry.ExpiresAt.ShouldBe(_house.Clock.GetUtcNow() + _house.Options.LongestTokenLifetime);

    [Theory]
    [InlineData("sign out everywhere")]
    [InlineData("change the password")]
    [InlineData("hand over")]
    [InlineData("reset")]
    [InlineData("suspend")]
    [InlineData("withdraw")]
    public async Task Ends_with(string deed)
    {
        var token = await Issued();
        (await _house.Tokens.Verify(token.Token)).ShouldNotBeNull();
        var account = token.Entry.Account;
        switch (deed)
        {
            case "sign out everywhere":
                await _house.SignIn.SignOutEverywhere(account);
                break;
            case "change the password":
                (await _house.SignIn.ChangePassword(account, AccountHouse.Password, "another-Long-1", Door.Page)).Rejection.ShouldBeNull();
                break;
            case "hand over":
                (await _house.Desk.HandOver(AccountHouse.Administrator, _house.Envelope(), account, "某乙")).Rejection.ShouldBeNull();
                break;
            case "reset":
                (await _house.Desk.Reset(AccountHouse.Administrator, account)).Rejection.ShouldBeNull();
                break;
            case "suspend":
                (await _house.Desk.Suspend(AccountHouse.Administrator, _house.Envelope(), account)).ShouldBeNull();
                break;
            case "withdraw":
                (await _house.Tokens.Withdraw(account, token.Entry.Id)).ShouldBeTrue();
                break;
        }
        (await _house.Tokens.Verify(token.Token)).ShouldBeNull();
        await _house.Reopen();
        (await _house.Tokens.Verify(token.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Follows_a_change_of_roles_at_once()
    {
        var token = await Issued();
        await _house.Tokens.Verify(token.Token);
        (await _house.Desk.ChangeRoles(AccountHouse.Administrator, _house.Envelope(), token.Entry.Account, [AccountRole.UnitAdministrator])).ShouldBeNull();
        (await _house.Tokens.Verify(token.Token))!.Roles.ShouldBe([AccountRole.UnitAdministrator]);
    }

    [Fact]
    public async Task Of_another_cannot_be_withdrawn()
    {
        var token = await Issued();
        (await _house.Tokens.Withdraw(AccountId.Parse("other"), token.Entry.Id)).ShouldBeFalse();
        (await _house.Tokens.Verify(token.Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Leaves_no_trace_of_itself_on_disk()
    {
        var token = await Issued();
        (await _house.Tokens.Of(token.Entry.Account)).ShouldHaveSingleItem().Label.ShouldBe("脚本");
        await _house.Reopen(); // carries the log into the file
        var secret = System.Text.Encoding.ASCII.GetBytes(token.Token[8..]);
        (await File.ReadAllBytesAsync(_house.DatabaseFile)).AsSpan().IndexOf(secret).ShouldBe(-1);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<IssuedToken> Issued(TimeSpan? lifetime = null) =>
        await _house.Tokens.Issue(await _house.Settled(), "脚本", lifetime);
}
