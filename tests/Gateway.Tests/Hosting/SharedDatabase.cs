using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Tests.Accounts;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Plans;
using Tracker.Tests.Postgres;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>Two <c>tracker serve --store postgres</c> on one database, each with a data folder of its own, and an assigned plan.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    private static readonly Dictionary<string, string> BehindNginx = new() { ["Tracker__Proxy__Trusted"] = "127.0.0.1" };

    private readonly CommandFolder[] _folders = [new(), new()];
    private readonly ServerProcess[] _servers = new ServerProcess[2];

    public PostgresCluster Cluster { get; } = new("-c fsync=on -c full_page_writes=on");

    public string FirstUrl => _servers[0].Url;

    public string SecondUrl => _servers[1].Url;

    public static async Task<SharedDatabase> Open()
    {
        var house = new SharedDatabase();
        var database = house.Cluster.NewDatabase();
        for (var n = 0; n < 2; n++)
        {
            Directory.CreateDirectory(house._folders[n].Data);
            var settings = new { ConnectionStrings = new { Tracker = database } };
            await File.WriteAllTextAsync(Path.Combine(house._folders[n].Data, "tracker.json"), JsonSerializer.Serialize(settings));
            house._servers[n] = await ServerProcess.Start(house._folders[n].Data, store: "postgres", settings: BehindNginx);
        }
        return house;
    }

    /// <summary>
    /// The first account, by the page that makes it: a browser's cookies, and nothing else of a browser. Each process prints a code of its own,
    /// so it is the first's page; a cookie does not ask for the port and goes on to <paramref name="address"/>.
    /// </summary>
    /// <param name="handler">Null: one that keeps cookies.</param>
    public async Task<HttpClient> SetUp(Uri address, SocketsHttpHandler? handler = null)
    {
        var browser = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add(SessionEvents.ScriptHeader, "1");
        var form = await browser.GetStringAsync(FirstUrl + "/setup");
        var hidden = Regex.Matches(form, """<input type="hidden" name="([^"]+)" value="([^"]*)""").Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        var code = Regex.Match(await _servers[0].NextLine(), "[A-Z0-9]{4}(-[A-Z0-9]{4})+").Value;
        var made = await browser.PostAsync(FirstUrl + "/setup", Site.Form(
            [.. hidden, ("code", code), ("government", SmallPlan.Government), ("login", "office"), ("person", "甲"), ("password", Site.Password), ("again", Site.Password)]));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
        return browser;
    }

    /// <summary>Through the first server's socket; answers the route form of an assignment.</summary>
    public async Task<string> Assign()
    {
        var folder = _folders[0];
        (await folder.Tracker("units import", await folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        var plan = (await folder.Tracker("import", folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone().LastLine;
        return $"{plan}/work-point/1/assignment/1".Replace('/', '~');
    }

    /// <summary>SIGTERM, the end of the process, and a new one at the same address.</summary>
    public async Task Restart(int server)
    {
        await _servers[server].Stop();
        _servers[server] = await ServerProcess.Start(_folders[server].Data, _servers[server].Url, "postgres", BehindNginx);
    }

    /// <summary>A command through a server's socket.</summary>
    public Task<Said> Tracker(int server, string command, params string[] arguments) => _folders[server].Tracker(command, arguments);

    public string Write(string name, string text) => _folders[0].Write(name, text);

    public async Task<Said> Verify() => await _folders[0].Tracker("verify");

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.OfType<ServerProcess>())
        {
            await server.DisposeAsync();
        }
        Cluster.Dispose();
        foreach (var folder in _folders)
        {
            folder.Dispose();
        }
    }
}
