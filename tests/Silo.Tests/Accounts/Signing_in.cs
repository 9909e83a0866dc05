using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;

namespace Tracker.Silo.Tests.Accounts;

public sealed class Signing_in : IAsyncDisposable
{
    private readonly AccountHouse _house = new();

    [Fact]
    public async Task With_the_own_password_succeeds_whatever_the_case_of_the_name()
    {
        await _house.Settled("handler");
        (await _house.SignIn.SignIn(" Handler ", AccountHouse.Password)).Entry!.Account.Value.ShouldBe("handler");
    }

    [Theory]
    [InlineData("handler", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("nobody", "")]
    [InlineData("没有这个", "wrong")]
    [InlineData("handler", "")]
    public async Task Otherwise_gets_one_and_the_same_answer(string login, string password)
    {
        await _house.Settled("handler");
        (await _house.SignIn.SignIn(login, password)).ShouldBe(new SignInOutcome(null, SignInDesk.Wrong));
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("nobody")]
    public async Task Five_times_in_vain_means_waiting_ever_longer_whether_the_account_exists_or_not(string login)
    {
        await _house.Settled("handler");
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            await FailUntilWaiting(login);
            (await _house.SignIn.SignIn(login, AccountHouse.Password)).Rejection.ShouldBe(new Rejection("sign-in.wait", $"{minutes}"));
            _house.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await _house.SignIn.SignIn(login, "wrong")).Rejection.ShouldBe(new Rejection("sign-in.wait", "1"));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task After_the_wait_the_right_password_starts_afresh()
    {
        await _house.Settled("handler");
        await FailUntilWaiting("handler");
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Entry.ShouldNotBeNull();
        for (var i = 0; i < 4; i++)
        {
            (await _house.SignIn.SignIn("handler", "wrong")).Rejection.ShouldBe(SignInDesk.Wrong);
        }
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wait_lasts_as_long_as_said_also_where_the_clock_was_put_back()
    {
        await _house.Settled("handler");
        await FailUntilWaiting("handler");
        _house.Clock.Advance(TimeSpan.FromDays(-400));
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Rejection.ShouldBe(new Rejection("sign-in.wait", "1"));
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task Guessing_many_at_once_is_counted_too()
    {
        await _house.Settled("handler");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _house.SignIn.SignIn("handler", "wrong").AsTask()));
        answers.Count(a => a.Rejection == SignInDesk.Wrong).ShouldBe(_house.Options.FailuresBeforeWait);
    }

    [Fact]
    public async Task The_wait_outlives_a_restart()
    {
        await _house.Settled("handler");
        await FailUntilWaiting("handler");
        await _house.Reopen();
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Rejection!.Code.ShouldBe("sign-in.wait");
    }

    [Fact]
    public async Task As_suspended_is_said_only_to_who_knows_the_password()
    {
        var entry = await _house.Settled("handler");
        (await _house.Desk.Suspend(AccountHouse.Administrator, _house.Envelope(), entry.Account)).ShouldBeNull();
        (await _house.SignIn.SignIn("handler", "wrong")).Rejection.ShouldBe(SignInDesk.Wrong);
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Rejection.ShouldBe(SignInDesk.Suspended);
    }

    [Fact]
    public async Task With_a_printed_code_leads_to_a_password_of_ones_own_and_ends_the_code()
    {
        var code = (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), AccountHouse.Handler())).Code!;
        var entry = (await _house.SignIn.SignIn("handler", $" {code.Code.ToLowerInvariant().Replace('-', ' ')} ")).Entry.ShouldNotBeNull();
        entry.MustChange.ShouldBeTrue();

        var changed = await _house.SignIn.ChangePassword(entry.Account, code.Code, AccountHouse.Password, Door.Page);
        changed.Entry!.MustChange.ShouldBeFalse();
        changed.Entry.Stamp.ShouldNotBe(entry.Stamp);
        (await _house.SignIn.SignIn("handler", code.Code)).Rejection.ShouldBe(SignInDesk.Wrong);
        (await _house.Grains.Account(AccountHouse.Government, entry.Account).Look()).State.ShouldBeOfType<Account.Opened>().PasswordSet.ShouldBeTrue();
    }

    [Fact]
    public async Task With_a_code_past_its_days_fails()
    {
        var code = (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), AccountHouse.Handler())).Code!;
        _house.Clock.Advance(_house.Options.CodeLifetime);
        (await _house.SignIn.SignIn("handler", code.Code)).Rejection.ShouldBe(SignInDesk.Wrong);
    }

    [Theory]
    [InlineData("short", "password.too-short")]
    [InlineData("aaaaaaaaaaaa", "password.too-simple")]
    [InlineData("my-Handler-is-9", "password.contains-account")]
    [InlineData(AccountHouse.Password, "password.unchanged")]
    public async Task A_weak_new_password_is_refused(string wanted, string code)
    {
        var entry = await _house.Settled("handler");
        (await _house.SignIn.ChangePassword(entry.Account, AccountHouse.Password, wanted, Door.Page)).Rejection!.Code.ShouldBe(code);
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_password_is_kept_as_Identitys_hash_and_nowhere_as_text()
    {
        var entry = await _house.Settled("handler");
        Convert.FromBase64String(entry.PasswordHash!)[0].ShouldBe((byte)1); // the format marker of Identity's version 3
        _house.Passwords.Hash(AccountHouse.Password).ShouldNotBe(entry.PasswordHash, "salted");
        entry.ToString().ShouldBe("handler");
        await foreach (var fact in Facts())
        {
            (fact.Data + fact.Metadata).ShouldNotContain(AccountHouse.Password);
            (fact.Data + fact.Metadata).ShouldNotContain("某甲", Case.Sensitive, "no person's name in an event");
        }
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async IAsyncEnumerable<Silo.Journal.RecordedFact> Facts()
    {
        var facts = await _house.Journal.ReadAll(0);
        facts.ShouldNotBeEmpty();
        foreach (var fact in facts)
        {
            yield return fact;
        }
    }

    private async Task FailUntilWaiting(string login)
    {
        for (var i = 0; i < 10; i++)
        {
            var answer = await _house.SignIn.SignIn(login, "wrong");
            if (answer.Rejection!.Code == "sign-in.wait")
            {
                return;
            }
            answer.Rejection.ShouldBe(SignInDesk.Wrong);
        }
        Assert.Fail("It never had to wait.");
    }
}
