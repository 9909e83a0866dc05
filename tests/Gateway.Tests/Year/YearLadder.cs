using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Silo.Delivery;
using Tracker.Silo.Tests.Delivery;

namespace Tracker.Gateway.Tests.Year;

/// <summary>The chasing of the year: notices that leave the house, papers from the suggestions up the ladder, the quarter's 通报, scores with an appeal.</summary>
internal sealed class YearLadder(YearHouse house) : IAsyncDisposable
{
    private const string Word = "云泽政公办函";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private readonly LocalMailServer _mails = new();
    private LocalReceiver _group = null!;
    private HttpClient _signer = null!;
    private HttpClient _chief = null!;
    private string _circular = "";
    private int _numbered;

    /// <summary>Mail, a group's robot, one person's digest, and the ladder's words.</summary>
    public async Task Begin(string reader)
    {
        _signer = await house.Program("demo-signer");
        _group = await LocalReceiver.Open();
        _chief = await house.Program("demo-admin");
        await Put(_chief, "/api/delivery/general", new { digestAt = "08:30:00", quietDays = Array.Empty<string>(), privateHosts = new[] { "127.0.0.1" } });
        await Put(_chief, "/api/delivery/mail", new { on = true, host = "127.0.0.1", port = _mails.Port, tls = false, from = "tracker@example.org" });
        await Put(_chief, "/api/delivery/webhooks/group", new { on = true, kind = "json", url = _group.Url, secret = "only-for-this-test" });
        await Put(await house.Unit(reader), "/api/delivery/mine", new { digest = "every-day", address = "reader@example.org" });
        await Put(house.Office, "/api/ladder", new
        {
            issuer = "云泽省政务公开领导小组办公室",
            words = new[] { new { rung = "notice", word = Word }, new { rung = "order", word = Word }, new { rung = "circular", word = Word } },
        });
        await Carry(); // whoever asked to be told is told what comes from now on
    }

    /// <summary>Papers of a rung for all that it is suggested for, signed by another and issued, many at once.</summary>
    public async Task Climb(string rung)
    {
        var suggested = (await house.Get(house.Office, "/api/ladder/suggestions")).EnumerateArray().Count(s => s.GetProperty("rung").GetString() == rung);
        suggested.ShouldBePositive(rung);
        var drafted = await (await house.Post(house.Office, "/api/ladder/suggestions/all", new { rung })).Json();
        drafted.GetProperty("drafted").GetInt32().ShouldBe(suggested);
        var papers = (await Papers()).Where(p => Is(p, "rung", rung) && Is(p, "stage", "draft")).Select(Path).ToList();
        papers.Count.ShouldBe(suggested);
        (await house.Office.PostAsync($"{papers[0]}/sign", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "whoever drafted does not sign");
        await Parallel.ForEachAsync(papers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (paper, _) =>
        {
            await house.Post(_signer, $"{paper}/sign", new { });
            await house.Post(house.Office, $"{paper}/issue", new { });
        });
        _numbered += rung is "reminder" or "urge" ? 0 : suggested;
        await Carry();
    }

    /// <summary>The quarter's 通报 in one press, sent to the units it names.</summary>
    public async Task Review(string period, IReadOnlyList<string> deny)
    {
        var drafted = await (await house.Post(house.Office, $"/api/ladder/reviews/990000~2026~period~{period}", new { })).Json();
        _circular = $"/api/papers/{drafted.GetProperty("paper").GetString()!.Replace('/', '~')}";
        (await _signer.PostAsync($"{_circular}/sign", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "not before the units were asked");
        await house.Post(house.Office, $"{_circular}/verification", new { });
        foreach (var unit in deny)
        {
            await house.Post(await house.Unit(unit), $"{_circular}/units/{await house.NumberOf(unit)}/verification", new { agrees = false, words = "报送日是准的，网页晚了一天。" });
        }
        (await _signer.PostAsync($"{_circular}/sign", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "three working days are theirs");
    }

    /// <summary>When the units' days are over.</summary>
    public async Task IssueReview(int denied)
    {
        (await house.Get(house.Office, _circular)).GetProperty("verifications").EnumerateArray().Count(v => !v.GetProperty("agrees").GetBoolean()).ShouldBe(denied);
        await house.Post(_signer, $"{_circular}/sign", new { });
        await house.Post(house.Office, $"{_circular}/issue", new { });
        _numbered++;
    }

    public async Task Answer(string unit)
    {
        var own = (await house.Get(await house.Unit(unit), "/api/papers")).GetProperty("own").EnumerateArray().First(p => Is(p, "stage", "issued"));
        await house.Post(await house.Unit(unit), $"{Path(own)}/units/{await house.NumberOf(unit)}/answer", new { words = "已补办，网页已换。" });
    }

    /// <summary>Scores by overdue duties and papers; one fact is appealed against, struck, and the download adds up to what is shown.</summary>
    public async Task Score(string unit)
    {
        var rules = new { title = "本年度评分规则", indicators = new[] { new { name = "按期", way = "deduct", weight = 60, rules = new[] { new { of = "overdue", each = 3 }, new { of = "notice", each = 2 } } } } };
        await house.Post(house.Office, "/api/scores/rules", new { rules });
        var (path, who) = ($"/api/scores/{await house.NumberOf(unit)}", await house.Unit(unit));
        var rows = (await house.Get(who, $"{path}/file.json?year=2026")).EnumerateArray().ToList();
        var before = (await house.Get(who, $"{path}?year=2026")).GetProperty("score");
        before.GetProperty("total").GetDecimal().ShouldBe(Math.Max(0, 60 - rows.Sum(Points)));
        var struck = before.GetProperty("indicators")[0].GetProperty("addends")[0].GetProperty("fact");
        var fact = $"{struck.GetProperty("kind").GetString()}~{struck.GetProperty("about").GetString()!.Replace('/', '~')}";
        await house.Post(who, $"{path}/appeals?year=2026", new { fact, words = "当日已经办完。" });
        (await house.Get(who, $"{path}?year=2026")).GetProperty("score").TryGetProperty("total", out _).ShouldBeFalse("an appeal waits");
        await house.Post(house.Office, $"{path}/appeals/decisions?year=2026", new { fact, upheld = true, reason = "核实属实。" });
        var after = (await house.Get(who, $"{path}/file.json?year=2026")).EnumerateArray().ToList();
        after.Count(r => Points(r) > 0).ShouldBe(rows.Count - 1);
        (await house.Get(who, $"{path}?year=2026")).GetProperty("score").GetProperty("total").GetDecimal().ShouldBe(Math.Max(0, 60 - after.Sum(Points)));

        static decimal Points(JsonElement row) => row.GetProperty("points").GetDecimal();
    }

    /// <summary>Numbers without gap or double; one digest a day and person, and the group was told.</summary>
    public async Task ShouldBeInOrder()
    {
        var register = (await house.Get(house.Office, "/api/papers/register/file.json?year=2026")).EnumerateArray().Select(r => r.GetProperty("number").GetString()).Where(n => !string.IsNullOrEmpty(n)).ToList();
        register.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, _numbered).Select(n => $"{Word}〔2026〕{n.ToString(CultureInfo.InvariantCulture)}号").Order(StringComparer.Ordinal));
        await Carry();
        using var patience = new CancellationTokenSource(Long);
        await _group.Next(patience.Token);
        await _mails.Next(patience.Token);
        var digests = (await house.Get(_chief, "/api/delivery/messages")).EnumerateArray().Where(m => Is(m, "channel", "mail")).Select(m => (m.GetProperty("recipient").GetString(), m.GetProperty("madeAt").GetString()![..10])).ToList();
        digests.ShouldBeUnique("one digest a day and person");
        _mails.Mails.ShouldAllBe(m => m.To.Single() == "reader@example.org");
        _mails.Mails.Select(m => m.Header("Message-Id")).ShouldBeUnique();
    }

    public async ValueTask DisposeAsync()
    {
        _signer.Dispose();
        _chief.Dispose();
        _mails.Dispose();
        await _group.DisposeAsync();
    }

    /// <summary>As the courier does by itself every twenty seconds: the year may be over sooner.</summary>
    private Task Carry() => house.Services.GetServices<IHostedService>().OfType<Courier>().Single().Once(CancellationToken.None);

    private async Task<IEnumerable<JsonElement>> Papers() => (await house.Get(house.Office, "/api/papers")).GetProperty("all").EnumerateArray();

    private static string Path(JsonElement paper) => $"/api/papers/{paper.GetProperty("paper").GetString()!.Replace('/', '~')}";

    private static bool Is(JsonElement of, string what, string value) => of.GetProperty(what).GetString() == value;

    private static async Task Put(HttpClient who, string path, object body) => await (await who.PutAsJsonAsync(path, body)).ShouldBeDone();
}
