using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Accounts;

public sealed class Verifying_accounts : IAsyncLifetime
{
    private readonly AccountHouse _house = new();

    public async Task InitializeAsync()
    {
        var account = (await _house.Settled()).Account;
        (await _house.Desk.Suspend(AccountHouse.Administrator, _house.Envelope(), account)).ShouldBeNull();
        (await _house.Desk.Resume(AccountHouse.Administrator, _house.Envelope(), account)).ShouldBeNull();
        (await _house.Desk.ChangeRoles(AccountHouse.Administrator, _house.Envelope(), account, [AccountRole.UnitHandler, AccountRole.UnitAdministrator])).ShouldBeNull();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public void Finds_nothing_where_nobody_touched_them() => Verify().Findings.ShouldBeEmpty();

    [Fact]
    public async Task Does_not_mind_a_copy_that_lags()
    {
        await _house.Grains.Account(AccountHouse.Government, AccountId.Parse("handler")).Ask(_house.Envelope(), new SuspendAccount());

        Verify().Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("roles = 'unit-handler office'")]
    [InlineData("roles = 'king'")]
    [InlineData("units = '3 4'")]
    [InlineData("units = 'x'")]
    [InlineData("post = '别的岗位'")]
    [InlineData("suspended = 1")]
    [InlineData("government = '110000'")]
    [InlineData("version = version + 1")]
    [InlineData("account = 'another'")]
    public async Task Finds_what_was_changed_by_hand(string change)
    {
        await Change(change);

        Verify().Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCode.AccountDiffers);
    }

    [Fact]
    public async Task Goes_on_where_one_cannot_be_read()
    {
        await Change("roles = 'king'");
        using var catchingUp = new CatchingUp(_house.Desk, NullLogger<CatchingUp>.Instance);
        await catchingUp.StartAsync(default);

        await catchingUp.ExecuteTask!;

        catchingUp.ExecuteTask.IsCompletedSuccessfully.ShouldBeTrue("it would stop the server");
    }

    private Verification Verify() => _house.Store.Verify([], null, default, new AccountCheck());

    private async Task Change(string change) => await _house.Store.Tables.Write(database =>
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = $"UPDATE accounts SET {change}";
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    });
}
