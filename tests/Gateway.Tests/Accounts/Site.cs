using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Accounts;

/// <summary>A server on port 0 with sign-in, the account endpoints, and pages that do what the real ones do and say who is signed in.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Password = "青山-Lush-7-hills";
    public static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-").FullName;
    private SqliteStore _store = null!;

    public WebApplication Host { get; private set; } = null!;

    public static async Task<Site> Open()
    {
        var site = new Site();
        await site.Start();
        await FourUnits(site.Host);
        return site;
    }

    /// <summary>Numbers 1 to 4, for accounts to serve.</summary>
    public static async Task FourUnits(WebApplication host)
    {
        var units = Enumerable.Range(1, 4).Select(n => new UnitRow(n, $"第{n}单位", [], null, null, null, null, null));
        var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch, Door.Page);
        (await host.Services.GetRequiredService<IGrains>().UnitRegister(Government).Ask(envelope, new ImportUnits([.. units]))).Rejection.ShouldBeNull();
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>A browser of its own, which follows no redirect by itself.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(Host.Urls.First()),
    };

    /// <summary>An account whose holder has set <see cref="Password"/>.</summary>
    public async Task<AccountEntry> Settled(string account, params AccountRole[] roles)
    {
        var code = await Printed(account, roles);
        return (await Service<SignInDesk>().ChangePassword(code.Account, code.Code, Password, Door.Page)).Entry.ShouldNotBeNull();
    }

    /// <summary>An account that nobody has signed in with yet.</summary>
    public async Task<IssuedCode> Printed(string account, params AccountRole[] roles)
    {
        var chief = new Caller(new Actor(AccountId.Parse("chief"), "岗", null, [AccountRole.Administrator]), Government, []);
        var envelope = new Envelope(Guid.CreateVersion7(), chief.Actor, DateTimeOffset.UnixEpoch, Door.Page);
        var wanted = new NewAccount(AccountId.Parse(account), Government, "岗", [UnitId.Of(3), UnitId.Of(4)], [.. roles], "某甲");
        return (await Service<AccountDesk>().Open(chief, envelope, wanted)).Code.ShouldNotBeNull();
    }

    public async Task<HttpClient> SignedIn(string account, string password = Password)
    {
        var browser = Browser();
        var answer = await browser.PostAsync("/sign-in", Form(("login", account), ("password", password)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("");
        return browser;
    }

    /// <summary>A program with a token of the account's.</summary>
    public async Task<HttpClient> Program(string account)
    {
        var program = Browser();
        var reply = await program.PostAsJsonAsync("/api/tokens", new { account, password = Password, label = "脚本" });
        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
        var token = (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return program;
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Stop()
    {
        await Host.StopAsync();
        await Host.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task Start()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder }, TrackerSilo.Facts, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTrackerSilo(_store);
        builder.Services.Configure<AccountOptions>(accounts => accounts.HashRounds = 1_000);
        builder.Services.AddTrackerSignIn(_folder);
        builder.Services.AddSingleton<Governments>().AddSingleton<HandOverReading>();
        builder.Services.AddAuthorization();
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Filled(json.SerializerOptions));
        builder.Services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        Host = builder.Build();
        Host.UseApiFaults();
        Host.UseAuthentication();
        Host.UseFirstSteps();
        Host.UseAuthorization();
        Host.MapAccounts();
        MapPages(Host);
        await Host.StartAsync();
    }

    private static void MapPages(WebApplication app)
    {
        app.MapGet("/who", (HttpContext http) => $"{http.Caller.Actor.Account} {http.Caller.Actor.Unit} {http.Door}").RequireAuthorization();
        app.MapGet("/setup", () => "setup");
        app.MapGet("/sign-in", () => "sign-in");
        app.MapGet("/password", () => "password").RequireAuthorization();
        app.MapPost("/sign-in", async (HttpContext http, Sessions sessions) =>
            (await sessions.SignIn(http, http.Request.Form["login"].ToString(), http.Request.Form["password"].ToString()))?.Code ?? "");
        app.MapPost("/password", async (HttpContext http, Sessions sessions) =>
            (await sessions.ChangePassword(http, http.Request.Form["current"].ToString(), http.Request.Form["wanted"].ToString()))?.Code ?? "");
        app.MapPost("/setup", async (HttpContext http, Sessions sessions) => (await sessions.SetUp(
            http, new FirstAccount(http.Request.Form["code"].ToString(), AccountId.Parse("chief"), "某主任", Password, Government)))?.Code ?? "");
        app.MapPost("/sign-out", Sessions.SignOut);
        app.MapPost("/sign-out-everywhere", (HttpContext http, Sessions sessions) => sessions.SignOutEverywhere(http)).RequireAuthorization();
        app.MapPost("/work-for", (HttpContext http) => Sessions.WorkFor(http, UnitId.Parse(http.Request.Form["unit"].ToString()))).RequireAuthorization();
    }
}
