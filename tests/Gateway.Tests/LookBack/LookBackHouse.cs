using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Silo.Tests.LookBack;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>A served folder with a year of reports whose evidence stands on a real web server.</summary>
internal sealed class LookBackHouse : IAsyncDisposable
{
    private readonly LinkChecker _links;
    private readonly Dictionary<int, HttpClient> _units = [];

    private LookBackHouse(ServedFolder house, YearClock clock)
    {
        (House, Clock) = (house, clock);
        var door = new LinkDoor((_, _) => Task.FromResult(new[] { IPAddress.Loopback })); // every name stands on the test's own server
        door.AllowForTests(Server.Endpoint);
        _links = new LinkChecker(door, new LinkPatience(TimeSpan.Zero, TimeSpan.FromSeconds(10), 512 * 1024), TimeProvider.System);
    }

    public ServedFolder House { get; }

    public YearClock Clock { get; }

    public PageServer Server { get; } = new();

    public HttpClient Office => House.Http;

    public HttpClient Eyes { get; private set; } = null!;

    public GrainAddress Plan { get; private set; }

    public string LookBack => $"/api/look-backs/{Plan.Child("look-back", "1").RouteForm}";

    public static async Task<LookBackHouse> Open(DateOnly day, string text, params (string Name, string? Group)[] units)
    {
        var clock = new YearClock(day);
        var house = new LookBackHouse(await ServedFolder.Open(clock), clock);
        await house.House.Register(SmallPlan.Government, units);
        house.Eyes = await house.House.Program("eyes", SmallPlan.Government, null, AccountRole.Evaluator);
        house.Plan = await house.House.Assigned(SmallPlan.Government, text);
        return house;
    }

    public async Task<HttpClient> Unit(int number) => _units.TryGetValue(number, out var known) ? known
        : _units[number] = await House.Program($"unit-{number}", SmallPlan.Government, number, AccountRole.UnitHandler);

    public string Link(string path) => $"http://www.example.org:{Server.Endpoint.Port}{path}";

    public async Task<List<JsonElement>> Rows() =>
        [.. (await Get(Office, $"/api/plans/{Plan.RouteForm}/ledger?size=1000")).GetProperty("rows").EnumerateArray()];

    /// <summary>The unit reports with a link to a page of its own, reports closure, and is closed.</summary>
    public async Task Carried(JsonElement row, HttpClient? closes = null)
    {
        var unit = int.Parse(row.GetProperty("unitId").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var (path, page) = ($"/api/assignments/{RouteOf(row, "assignment")}", $"/{row.GetProperty("point").GetString()}/{unit}");
        Server.Page(page, $"第{unit}号单位的公开专栏，每季度更新一次，现有目录二十八项");
        object report = new { text = "专栏已经建成。", evidence = new[] { new { url = Link(page), title = "专栏" } } };
        await Post(await Unit(unit), $"{path}/reports", report);
        await Post(await Unit(unit), $"{path}/closure", report);
        await Post(closes ?? Office, $"{path}/close", new { });
    }

    /// <summary>One round of re-verification to its end.</summary>
    public async Task Round()
    {
        await Post(Office, $"{LookBack}/verification", new { });
        var ledger = House.Service<LookBackLedger>();
        await new EvidenceVerifier(ledger, House.Grains, House.Service<IJournal>(), House.Service<IFileShelf>(), _links, Clock).Round((await ledger.Verifying()).ShouldHaveSingleItem(), default);
    }

    public async Task<List<JsonElement>> Checks() => [.. (await Get(Office, LookBack)).GetProperty("checks").EnumerateArray()];

    public async Task<JsonElement> Overview() => (await Get(Office, LookBack)).GetProperty("overview");

    public static async Task<JsonElement> Get(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Json();

    public static async Task<JsonElement> Post(HttpClient who, string path, object body)
    {
        var done = await (await who.PostAsJsonAsync(path, body)).ShouldBeDone();
        return done.Content.Headers.ContentLength is 0 || done.StatusCode is HttpStatusCode.NoContent ? default : await done.Json();
    }

    public static async Task Put(HttpClient who, string path, object body) => await (await who.PutAsJsonAsync(path, body)).ShouldBeDone();

    public static string RouteOf(JsonElement row, string name) => row.GetProperty(name).GetString()!.Replace('/', '~');

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _units.Values.Append(Eyes))
        {
            program.Dispose();
        }
        _links.Dispose();
        await House.DisposeAsync();
        await Server.DisposeAsync();
    }
}
