using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Silo.Accounts;
using Tracker.Silo.DueWork;
using Tracker.Silo.Files;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Year;

/// <summary>The demo's units and accounts on a host with pages, whose clock the test puts forward; every act that is done on it is written down.</summary>
internal sealed class YearHouse : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly OwnedFolder _owned;
    private readonly Dictionary<string, HttpClient> _units = [];

    private YearHouse(DirectoryInfo folder, OwnedFolder owned, YearClock clock)
    {
        (_folder, _owned, Clock, Script) = (folder, owned, clock, new YearScript(clock));
        Told = new YearTold(this);
        Address = new Uri(owned.Host.Urls.Single(url => url.StartsWith("http://127.0.0.1", StringComparison.Ordinal)));
    }

    public YearClock Clock { get; }

    public YearScript Script { get; }

    public Uri Address { get; }

    public YearTold Told { get; }

    public HttpClient Office { get; private set; } = null!;

    /// <summary>In the form of routes.</summary>
    public string Plan { get; set; } = "";

    public IServiceProvider Services => _owned.Host.Services;

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public static async Task<YearHouse> Open(DateOnly first)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-year-");
        var clock = new YearClock(first);
        var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
        var (owned, refused) = await OwnedFolder.Open(folder, addresses, pages: true, logging => logging.SetMinimumLevel(LogLevel.None), default, clock: clock);
        refused.ShouldBeNull();
        var house = new YearHouse(folder, owned!, clock);
        await new DemoSeed(house.Service<IGrains>(), house.Service<IFileShelf>()).FillRegister(default);
        await ActivatorUtilities.CreateInstance<DemoAccounts>(house.Services).Fill(DemoSeed.Government, await house.Register(), default);
        house.Office = await house.Program(DemoAccounts.Office);
        return house;
    }

    /// <summary>On this day at nine, when what fell due by itself has been told.</summary>
    public void On(int month, int day)
    {
        Clock.PutForward(new DateOnly(2026, month, day));
        Task.Run(async () =>
        {
            await Service<HouseDueWork>().Round();
            await Told.Look();
        }).GetAwaiter().GetResult();
    }

    public async Task<UnitRegister> Register() => (await Service<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;

    public async Task<string> NumberOf(string unit) => (await Register()).Find(unit).ShouldNotBeNull(unit).Id.Value;

    /// <summary>A program with the token of the unit's clerk, whose account is opened when it is first needed.</summary>
    public async Task<HttpClient> Unit(string name)
    {
        if (_units.GetValueOrDefault(name) is { } known)
        {
            return known;
        }
        var unit = (await Register()).Find(name).ShouldNotBeNull(name).Id;
        var account = AccountId.Parse($"unit-{unit.Value}");
        if (await Service<AccountDirectory>().Find(account) is null)
        {
            var owner = Caller.OwnerOfTheFolder(Environment.UserName);
            var opened = await Service<AccountDesk>().Open(
                owner,
                new Envelope(Guid.CreateVersion7(Clock.GetUtcNow()), owner.Actor, Clock.GetUtcNow(), Door.CommandLine),
                new NewAccount(account, DemoSeed.Government, "政务公开岗", [unit], [AccountRole.UnitHandler], "某人"));
            opened.Rejection.ShouldBeNull();
            await Service<SignInDesk>().ChangePassword(account, opened.Code!.Code, DemoAccounts.Password, Door.CommandLine, default);
        }
        return _units[name] = await Program(account.Value);
    }

    public void GoesBy(string before, string now)
    {
        if (_units.Remove(before, out var program))
        {
            _units[now] = program;
        }
    }

    public async Task<JsonElement> Get(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Json();

    public async Task<HttpResponseMessage> Post(HttpClient who, string path, object body) => await (await who.PostAsJsonAsync(path, body)).ShouldBeDone();

    /// <summary>The ledger as it stands: the live row of a unit on a point, by printed number and name.</summary>
    public async Task<Dictionary<(string Point, string Unit), JsonElement>> Rows()
    {
        var register = await Register();
        var rows = (await Get(Office, $"/api/plans/{Plan}/ledger?size=1000")).GetProperty("rows").EnumerateArray()
            .Where(r => r.GetProperty("status").GetString() != "withdrawn");
        return rows.ToDictionary(r => (Printed(r.GetProperty("point").GetString()!), register.Unit(UnitId.Parse(r.GetProperty("unitId").GetString()!))!.Name));
    }

    public static string RouteOf(JsonElement row) => row.GetProperty("assignment").GetString()!.Replace('/', '~');

    /// <summary>A number as people read it: 5, or 追加1 for the first that was added.</summary>
    public static string Printed(string number) => number[0] == 'a' ? $"追加{number[1..]}" : number;

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _units.Values.Append(Office))
        {
            program?.Dispose();
        }
        await _owned.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public async Task<HttpClient> Program(string account)
    {
        var entry = (await Service<AccountDirectory>().Find(AccountId.Parse(account))).ShouldNotBeNull();
        var token = await Service<TokenDesk>().Issue(entry, "year", TimeSpan.FromDays(700));
        var program = new HttpClient { BaseAddress = Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        return program;
    }
}
