using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Pages say who did something by unit and post; a login is for signing in.</summary>
public sealed partial class Naming_who_did_it : IAsyncLifetime
{
    private PageHouse _house = null!;

    public async Task InitializeAsync() => _house = await PageHouse.OpenDemo();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_draft_that_saves_itself_names_the_colleagues_post()
    {
        var period = (await _house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government)).ShouldHaveSingleItem().Address.RouteForm;
        var unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        var sheet = $"/returns/{period}/{unit}";
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var second = await PlainBrowser.SignedIn(_house.Address, await Colleague(unit));
        await first.Post(sheet, "sheet", ("step", "same"));

        var (mine, theirs) = (await first.PostFrom(await first.Raw(sheet), $"{sheet}/draft", "sheet"), await second.PostFrom(await second.Raw(sheet), $"{sheet}/draft", "sheet"));

        mine.ShouldContain("\"by\":\"\"");
        theirs.ShouldContain("\"by\":\"霁川市政府 政务公开岗\"");
    }

    [Fact]
    public async Task What_happened_to_anything_is_told_without_a_login()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        var logins = (await _house.Services.GetRequiredService<AccountDirectory>().All()).Select(a => a.Account.Value).ToList();
        logins.ShouldContain("demo-city");
        var told = new HashSet<string>();
        foreach (var list in new[] { "/plans", "/periods", "/supervision/register", "/look-backs", "/annual-reports", "/requests", "/units" })
        {
            var root = $"/{list.Split('/')[1]}/";
            foreach (var link in Links().Matches(await office.Page(list)).Select(m => m.Groups[1].Value).Where(l => l.StartsWith(root, StringComparison.Ordinal)).Distinct().Take(4))
            {
                using var answer = await office.Get(link);
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    told.UnionWith(Actors().Matches(await answer.Content.ReadAsStringAsync()).Select(m => m.Value));
                }
            }
        }
        told.Count.ShouldBeGreaterThan(4);
        foreach (var link in told)
        {
            using var answer = await office.Get(link);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
            var main = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Split("<main")[1];
            logins.Where(login => main.Contains(login, StringComparison.Ordinal)).ShouldBeEmpty(link);
        }
    }

    /// <summary>Another account of the unit; answers its login.</summary>
    private async Task<string> Colleague(UnitId unit)
    {
        var (owner, now, account) = (Caller.OwnerOfTheFolder(Environment.UserName), _house.Services.GetRequiredService<TimeProvider>().GetUtcNow(), AccountId.Parse("second"));
        var opened = await _house.Services.GetRequiredService<AccountDesk>().Open(
            owner, new Envelope(Guid.CreateVersion7(now), owner.Actor, now, Door.CommandLine), new NewAccount(account, DemoSeed.Government, "办公室", [unit], [AccountRole.UnitHandler], "丙"));
        (await _house.Services.GetRequiredService<SignInDesk>().ChangePassword(account, opened.Code!.Code, DemoAccounts.Password, Door.CommandLine, default)).Rejection.ShouldBeNull();
        return account.Value;
    }

    [GeneratedRegex("href=\"(/[^\"#?]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("/actors/[^\"]+")]
    private static partial Regex Actors();
}
