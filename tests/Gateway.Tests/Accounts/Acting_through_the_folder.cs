using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.CommandLine;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Accounts;

public sealed class Acting_through_the_folder : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-");
    private OwnedFolder _owned = null!;

    public async Task InitializeAsync()
    {
        _owned = (await OwnedFolder.Open(_folder, [], pages: false, _ => { }, default)).Value.ShouldNotBeNull();
        await Site.FourUnits(_owned.Host);
    }

    [Fact]
    public async Task Is_for_the_operating_systems_user_who_needs_no_account()
    {
        using var client = new FolderClient(_folder.FullName, Language.Chinese, account: null);
        var who = (await client.Get<WhoReply>("/api/account", default)).Value.ShouldNotBeNull();
        who.Account.Value.ShouldStartWith("os-");
        who.Government.ShouldBeNull();
        who.Roles.ShouldBe([AccountRole.Office, AccountRole.Administrator]);
    }

    [Fact]
    public async Task As_an_account_has_that_accounts_rights_and_no_more()
    {
        await Opened("handler");
        using var client = new FolderClient(_folder.FullName, Language.Chinese, "handler");
        (await client.Get<WhoReply>("/api/account", default)).Value!.Roles.ShouldBe([AccountRole.UnitHandler]);
        (await client.Get<AccountRowReply[]>("/api/accounts", default)).Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("suspended")]
    public async Task As_an_account_that_is_not_there_is_said(string account)
    {
        await Opened("suspended");
        await _owned.Host.Services.GetRequiredService<AccountDirectory>().Change(AccountId.Parse("suspended"), e => e with { Suspended = true });
        using var client = new FolderClient(_folder.FullName, Language.Chinese, account);
        (await client.Get<WhoReply>("/api/account", default)).Rejection.ShouldBe(AccountRejections.NotFound);
    }

    public async Task DisposeAsync()
    {
        await _owned.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Opened(string account)
    {
        var owner = Caller.OwnerOfTheFolder("someone");
        var wanted = new NewAccount(AccountId.Parse(account), Site.Government, "岗", [UnitId.Of(3)], [AccountRole.UnitHandler], "某甲");
        var envelope = new Envelope(Guid.CreateVersion7(), owner.Actor, DateTimeOffset.UnixEpoch, Door.CommandLine);
        (await _owned.Host.Services.GetRequiredService<AccountDesk>().Open(owner, envelope, wanted)).Rejection.ShouldBeNull();
    }
}
