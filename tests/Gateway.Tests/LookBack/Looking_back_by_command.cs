using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Gateway.CommandLine;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.LookBack;
using Tracker.Silo.Tests.LookBack;

namespace Tracker.Gateway.Tests.LookBack;

public sealed class Looking_back_by_command : IDisposable
{
    private const string Plan = $"{SmallPlan.Government}/2026/plan/1";
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_step_is_a_command()
    {
        await Prepared(3);
        (await _folder.Tracker("look-back start", "--plan", Plan, "--points", "1")).ShouldBeRefused(1, "第1条不是必查的");
        var started = (await _folder.Tracker("look-back start", "--plan", Plan, "--points", "1", "--reason", "群众关注")).ShouldBeDone();
        started.LastLine.ShouldBe($"{Plan}/look-back/1");
        started.Messages.ShouldContain("选取要点3条，列入核查9项");
        (await _folder.Tracker("look-back start", "--plan", Plan)).Code.ShouldBe(4);
        (await _folder.Tracker("look-back status", "--plan", Plan)).ShouldBeDone().Results.Trim().Split('\n').Length.ShouldBe(9);

        (await _folder.Tracker("look-back links", "--plan", Plan, "--out", _folder.PathOf("links.txt"))).ShouldBeDone();
        (await Typed.Run("look-back", "check-links", _folder.PathOf("links.txt"), "--out", _folder.PathOf("results.json"))).ShouldBeDone().Messages.ShouldContain("已核查3条链接：有效0，失效0，没有打开0，无法核查3");
        (await _folder.Tracker("look-back read-links", _folder.PathOf("results.json"), "--plan", Plan)).ShouldBeDone().Messages.ShouldContain("已读回3条");
        using var status = JsonDocument.Parse((await _folder.Tracker("look-back status", "--plan", Plan, "--json")).ShouldBeDone().LastLine);
        status.RootElement.GetProperty("overview").GetProperty("evidence").GetProperty("failing").GetInt32().ShouldBe(3);
        (await _folder.Tracker("look-back verify", "--plan", Plan)).ShouldBeDone().Messages.ShouldContain("第1轮佐证复核：0/3");
        foreach (var file in (string[])["report.docx", "all.xlsx", "all.csv"])
        {
            (await _folder.Tracker("look-back report", "--plan", Plan, "--out", _folder.PathOf(file))).ShouldBeDone();
            new FileInfo(_folder.PathOf(file)).Length.ShouldBeGreaterThan(1_000);
        }
        (await _folder.Tracker("verify")).ShouldBeDone();
    }

    [Fact]
    public async Task A_duty_goes_from_its_verdict_to_its_close_out_by_command()
    {
        await Prepared(1);
        (await _folder.Tracker("look-back start", "--plan", Plan)).ShouldBeDone();
        var checks = (await _folder.Tracker("look-back status", "--plan", Plan)).ShouldBeDone().Results.Trim().Split('\n').Select(line => line.Split('\t')[0]).ToList();
        string[] check = ["--check", checks[0]];
        (await _folder.Tracker("look-back assess", [.. check, "--verdict", "done", "--text", "已办", "--evidence", "https://example.org/z"])).ShouldBeDone();
        (await _folder.Tracker("look-back judge", [.. check, "--verdict", "partly-done", "--text", "缺一份", "--method", "documents"])).ShouldBeRefused(4, "您填报或自评过这项任务");
        (await _folder.Tracker("accounts open", "eyes", "--person", "柳核", "--post", "核查岗", "--role", "evaluator")).ShouldBeDone();
        string[] eyes = [.. check, "--as", "eyes"];
        (await _folder.Tracker("look-back judge", [.. eyes, "--verdict", "partly-done", "--text", "缺一份", "--method", "documents", "--method", "online", "--gap", "材料缺一份", "--rectify-by", "2099-06-30"])).ShouldBeDone();
        (await _folder.Tracker("look-back measures", [.. check, "--text", "补齐", "--responsible", "办公室"])).ShouldBeDone();
        (await _folder.Tracker("look-back move-day", [.. check, "--rectify-by", "2099-07-31", "--reason", "等印刷"])).ShouldBeDone();
        (await _folder.Tracker("look-back close-out", check)).ShouldBeRefused(4, "整改结果");
        (await _folder.Tracker("look-back result", [.. check, "--text", "已补", "--evidence", _folder.Write("notice.txt", "公告")])).ShouldBeDone();
        (await _folder.Tracker("look-back recheck", [.. eyes, "--passed", "yes", "--text", "已补齐"])).ShouldBeDone();
        (await _folder.Tracker("look-back close-out", check)).ShouldBeDone();
        (await _folder.Tracker("look-back sample-check", [.. eyes, "--holds", "no", "--text", "又缺", "--rectify-by", "2099-08-31"])).Code.ShouldNotBe(0, "an evaluator manages none");
        (await _folder.Tracker("look-back reopen-problem", [.. check, "--reason", "又缺", "--rectify-by", "2099-08-31"])).ShouldBeDone();
        using var card = JsonDocument.Parse((await _folder.Tracker("look-back check", check)).ShouldBeDone().LastLine);
        card.RootElement.GetProperty("problem").GetProperty("reopened").GetInt32().ShouldBe(1);

        (await _folder.Tracker("look-back allot", "--check", checks[1], "--unit", "3")).ShouldBeDone();
        (await _folder.Tracker("look-back checker", "cross", "--person", "柳交叉", "--unit", "3")).ShouldBeDone().Results.ShouldContain("cross");
        (await _folder.Tracker("look-back judge", "--check", checks[1], "--as", "cross", "--verdict", "done", "--text", "已办", "--method", "on-site")).ShouldBeDone();
        (await _folder.Tracker("look-back papers", "--plan", Plan)).ShouldBeDone();
        (await _folder.Tracker("look-back relapses", "--out", _folder.PathOf("relapses.xlsx"))).ShouldBeDone();
        (await _folder.Tracker("look-back end", "--plan", Plan)).ShouldBeRefused(1, "没有核查的原因");
        (await _folder.Tracker("look-back end", "--plan", Plan, "--reason", "材料在档案馆")).ShouldBeDone();
        (await _folder.Tracker("look-back select", "--plan", Plan, "--points", "1", "--reason", "群众关注")).ShouldBeRefused(4, "已经结束");
        (await _folder.Tracker("look-back reopen", "--plan", Plan, "--reason", "材料找到了")).ShouldBeDone();
        (await _folder.Tracker("look-back replace-links", "--plan", Plan, "--from", "http://192.0.2.", "--to", "https://example.org/", "--reason", "迁移")).ShouldBeDone();
        (await _folder.Tracker("verify")).ShouldBeDone();
    }

    [Fact]
    public async Task Links_are_checked_on_any_machine()
    {
        await using var server = new PageServer();
        server.Page("/a", "政务公开专栏，每季度更新一次");
        server.Redirect("/old", "/a");
        server.Page("/fault", "错误", 500);
        var door = new LinkDoor();
        door.AllowForTests(server.Endpoint);
        var list = _folder.Write("links.txt", string.Join('\n', server.Link("/a"), server.Link("/gone"), server.Link("/old"), server.Link("/fault"), "http://192.168.0.1/", ""));
        var (results, messages) = (new StringWriter(), new StringWriter());

        var code = await CheckLinksCommand.Run(
            new FileInfo(list), new FileInfo(_folder.PathOf("results.json")), door, LinkPatience.Default with { Between = TimeSpan.Zero }, new Screen(Language.Chinese, results, messages), default);

        code.ShouldBe(0);
        messages.ToString().ShouldContain("已核查5条链接：有效2，失效1，没有打开1，无法核查1");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.PathOf("results.json")));
        json.RootElement.EnumerateArray().Select(r => r.GetProperty("standing").GetString()).ShouldBe(["alive", "dead", "alive", "failing", "not-checkable"]);
        json.RootElement[2].GetProperty("moved").GetString().ShouldBe(server.Link("/a"));
    }

    /// <summary>A real process on addresses that no machine has: each is refused at once, without a network.</summary>
    [Fact]
    public async Task Killed_in_the_middle_of_a_round_it_goes_on_and_writes_nothing_twice()
    {
        const int links = 150;
        await Prepared(links);
        (await _folder.Tracker("look-back start", "--plan", Plan)).ShouldBeDone();
        var done = new List<int>();
        for (var kill = 0; kill < 4; kill++)
        {
            await using var server = await ServerProcess.Start(_folder.Data);
            using var http = Client();
            var path = $"api/look-backs/{Plan.Replace('/', '~')}~look-back~1/verification";
            (await http.PostAsJsonAsync(path, new { })).EnsureSuccessStatusCode();
            var progress = await http.GetFromJsonAsync<JsonElement>(path);
            while (progress.GetProperty("done").GetInt32() < Math.Min(links, (kill + 1) * links / 4) && progress.GetProperty("underWay").GetBoolean())
            {
                progress = await http.GetFromJsonAsync<JsonElement>(path);
            }
            done.Add(progress.GetProperty("done").GetInt32());
            await server.Kill();
        }
        (await _folder.Tracker("verify")).ShouldBeDone();
        var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
        var (owned, refused) = await OwnedFolder.Open(new DirectoryInfo(_folder.Data), addresses, pages: false, logging => logging.SetMinimumLevel(LogLevel.None), default);
        refused.ShouldBeNull();
        await using (owned!)
        {
            var facts = await owned!.Host.Services.GetRequiredService<IJournal>().ReadOf(new HashSet<string> { "look-back-check.evidence-verified.v1" }, 0, long.MaxValue, int.MaxValue);
            var first = facts.Where(f => f.Data.Contains("\"round\":1,", StringComparison.Ordinal)).Select(f => (f.Address, f.Data)).ToList();
            first.Distinct().Count().ShouldBe(first.Count, "nothing twice in a round");
            first.Count.ShouldBe(links, $"nothing lost: {string.Join(", ", done)}");
        }
    }

    private async Task Prepared(int links)
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone().LastLine.ShouldBe(Plan);
        var all = Enumerable.Range(1, links).Select(n => $"http://192.0.2.{n}/").ToArray();
        foreach (var some in all.Chunk(50).Select((some, i) => (Links: some, Report: i)))
        {
            (await _folder.Tracker("report", ["--assignment", $"{Plan}/work-point/2/assignment/2", "--text", $"第{some.Report}批材料", .. some.Links.SelectMany(l => (string[])["--evidence", l])])).ShouldBeDone();
        }
    }

    private HttpClient Client() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancel) => new NetworkStream((await FolderSocket.Connect(_folder.Data, cancel)).ShouldNotBeNull(), ownsSocket: true),
    })
    { BaseAddress = new Uri("http://folder/") };
}
