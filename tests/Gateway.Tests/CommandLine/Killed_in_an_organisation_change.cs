using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>SIGKILL at one moment after another while a merger is carried out by a real process: it is there whole, or not at all.</summary>
public sealed class Killed_in_an_organisation_change : IDisposable
{
    private const int Units = 40;
    private const int Points = 20;
    private const int Kills = 6;
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_carried_out_whole_or_not_at_all_and_saying_it_again_finishes_it()
    {
        await Prepared();
        var whole = await CarriedOut("first", null);
        whole.ShouldBe((Points, Points)); // a duty on every point, of each of the two units: half moves, half is merged in
        var took = _took;
        var halves = new List<(int Moved, int MergedIn)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            halves.Add(await CarriedOut($"kill{kill}", took * kill / (Kills - 2))); // from at once to well behind the answer
        }
        halves.Except([(0, 0), (Points, Points)]).ShouldBeEmpty();
    }

    private TimeSpan _took;

    /// <param name="killAfter">Null: it is left in peace.</param>
    private async Task<(int Moved, int MergedIn)> CarriedOut(string name, TimeSpan? killAfter)
    {
        var data = _folder.PathOf(name);
        Copy(_folder.Data, data);
        await using (var server = await ServerProcess.Start(data))
        {
            using var http = Client(data);
            await http.GetAsync("api/units/changes"); // it is warm
            var started = Stopwatch.GetTimestamp();
            var carriedOut = http.PostAsJsonAsync("api/units/changes/1/carry-out", new { });
            if (killAfter is { } moment)
            {
                while (Stopwatch.GetElapsedTime(started) < moment)
                {
                    await Task.Yield();
                }
                await server.Kill();
                await carriedOut.ContinueWith(_ => { }, TaskScheduler.Default);
            }
            else
            {
                (await carriedOut).IsSuccessStatusCode.ShouldBeTrue();
                _took = Stopwatch.GetElapsedTime(started);
            }
        }
        var after = await Counted(data);
        (await Typed.Run("verify", "--data", data)).ShouldBeDone();
        if (killAfter is not null)
        {
            (await Typed.Run("units", "change", "carry-out", "1", "--data", data)).ShouldBeDone();
            (await Counted(data)).ShouldBe((Points, Points), name);
        }
        return after;
    }

    private async Task Prepared()
    {
        var units = Enumerable.Range(1, Units).Select(n => ($"市第{n}局", (string?)"市政府各部门")).ToArray();
        (await _folder.Tracker("units import", await _folder.WriteUnits(units), "--government", SmallPlan.Government)).ShouldBeDone();
        var text = $"云岭市2026年政务公开工作要点\n{string.Concat(Enumerable.Range(1, Points).Select(n => $"{n}.做第{n}件事。照单办理。（牵头单位：市第{n + 2}局；责任单位：市政府各部门）\n"))}";
        (await _folder.Tracker("import", _folder.Write("plan.txt", text), "--assign", "--leave-open")).ShouldBeDone().LastLine.ShouldBe($"{SmallPlan.Government}/2026/plan/1");
        (await _folder.Tracker("units change plan", "--kind", "merge", "--from", "市第1局、市第2局", "--to", "市合并局", "--effective", "2026-01-01", "--basis", "编发〔2026〕3号")).ShouldBeDone();
    }

    private async Task<(int Moved, int MergedIn)> Counted(string data)
    {
        var file = _folder.PathOf("counted.json");
        (await Typed.Run("ledger", "--plan", $"{SmallPlan.Government}/2026/plan/1", "--out", file, "--data", data)).ShouldBeDone();
        using var rows = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        var all = rows.RootElement.EnumerateArray().ToList();
        all.Count.ShouldBe(Points * Units);
        return (all.Count(r => r.GetProperty("unit").GetString() == "市合并局"), all.Count(r => r.GetProperty("status").GetString() == "withdrawn"));
    }

    private static HttpClient Client(string data) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancel) => new NetworkStream((await FolderSocket.Connect(data, cancel)).ShouldNotBeNull(), ownsSocket: true),
    })
    { BaseAddress = new Uri("http://folder/") };

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
