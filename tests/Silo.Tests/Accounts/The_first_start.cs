using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;

namespace Tracker.Silo.Tests.Accounts;

public sealed class The_first_start : IAsyncDisposable
{
    private readonly AccountHouse _house = new();

    [Fact]
    public async Task Makes_the_office_and_administrator_with_the_code_from_the_console()
    {
        string? shown = null;
        _house.FirstStart.Announce = code => shown = code;
        (await _house.FirstStart.Begin()).ShouldBe(shown.ShouldNotBeNull());

        var made = await _house.FirstStart.SetUp(First(shown), Door.Page);
        made.Entry!.Roles.ShouldBe([AccountRole.Office, AccountRole.Administrator]);
        (await _house.SignIn.SignIn("chief", AccountHouse.Password)).Entry!.MustChange.ShouldBeFalse();
        (await _house.FirstStart.IsDue()).ShouldBeFalse();
    }

    [Fact]
    public async Task Happens_once()
    {
        var code = (await _house.FirstStart.Begin())!;
        await _house.FirstStart.SetUp(First(code), Door.Page);
        (await _house.FirstStart.SetUp(First(code) with { Account = AccountId.Parse("second") }, Door.Page)).Rejection!.Code.ShouldBe("setup.done");
        await _house.Reopen();
        (await _house.FirstStart.Begin()).ShouldBeNull();
        (await _house.FirstStart.SetUp(First(code), Door.Page)).Rejection!.Code.ShouldBe("setup.done");
    }

    [Fact]
    public async Task Refuses_a_wrong_code_and_draws_a_new_one_after_five()
    {
        var first = (await _house.FirstStart.Begin())!;
        string? next = null;
        _house.FirstStart.Announce = code => next = code;
        for (var i = 0; i < 5; i++)
        {
            next.ShouldBeNull();
            (await _house.FirstStart.SetUp(First("AAAA-AAAA-AAAA-AAAA"), Door.Page)).Rejection!.Code.ShouldBe("setup.wrong-code");
        }
        (await _house.FirstStart.SetUp(First(first), Door.Page)).Rejection!.Code.ShouldBe("setup.wrong-code");
        (await _house.FirstStart.SetUp(First(next!), Door.Page)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task Leaves_the_code_good_after_a_weak_password()
    {
        var code = (await _house.FirstStart.Begin())!;
        (await _house.FirstStart.SetUp(First(code) with { Password = "short" }, Door.Page)).Rejection!.Code.ShouldBe("password.too-short");
        (await _house.FirstStart.SetUp(First(code), Door.Page)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task Asked_twice_at_once_makes_one_account()
    {
        var code = (await _house.FirstStart.Begin())!;
        var both = await Task.WhenAll(
            _house.FirstStart.SetUp(First(code), Door.Page).AsTask(),
            _house.FirstStart.SetUp(First(code) with { Account = AccountId.Parse("second") }, Door.Page).AsTask());
        both.Count(o => o.Entry is not null).ShouldBe(1);
        (await _house.Accounts.All()).Count.ShouldBe(1);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static FirstAccount First(string code) =>
        new(code, AccountId.Parse("chief"), "某主任", AccountHouse.Password, AccountHouse.Government);
}
