using System.Net;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class While_a_server_owns_the_folder : IDisposable
{
    private readonly CommandFolder _folder = new(processes: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_go_through_its_socket()
    {
        await using var server = await ServerProcess.Start(_folder.Data);
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();

        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone()
            .LastLine.ShouldBe($"{SmallPlan.Government}/2026/plan/1");

        using var http = new HttpClient();
        (await http.GetAsync(server.Url + "/api/plans")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // the network is not the folder's owner
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_socket_is_for_its_user_only()
    {
        await using var server = await ServerProcess.Start(_folder.Data);

        var mode = File.GetUnixFileMode(Path.Combine(_folder.Data, "tracker.sock"));
        mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_second_server_is_refused_and_names_the_owner()
    {
        await using var server = await ServerProcess.Start(_folder.Data);

        (await _folder.Tracker("serve", "--urls", "http://127.0.0.1:0")).ShouldBeRefused(5, "数据目录正被另一个进程使用");
    }

    [Fact]
    public async Task Killed_it_leaves_a_socket_that_stops_nobody()
    {
        await using (var server = await ServerProcess.Start(_folder.Data))
        {
            await server.Kill();
        }
        File.Exists(Path.Combine(_folder.Data, "tracker.sock")).ShouldBeTrue();

        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text))).ShouldBeDone().LastLine.ShouldBe("000000/2026/plan/1");
        File.Exists(Path.Combine(_folder.Data, "tracker.sock")).ShouldBeFalse();
        await using var again = await ServerProcess.Start(_folder.Data);
        (await _folder.Tracker("import", _folder.PathOf("plan.txt"))).ShouldBeRefused(4, "000000/2026/plan/1");
    }

    [Fact]
    public async Task Commands_at_the_same_time_wait_for_each_other()
    {
        var documents = Enumerable.Range(1, 4).Select(n => _folder.Write($"plan{n}.txt", SmallPlan.Text.Replace("〔2026〕3号", $"〔2026〕{n}号"))).ToList();

        var said = await Task.WhenAll(documents.Select(d => _folder.Tracker("import", d)));

        said.Select(s => s.ShouldBeDone().LastLine).Order().ShouldBe(Enumerable.Range(1, 4).Select(n => $"000000/2026/plan/{n}"));
    }

    [Fact]
    public async Task In_a_folder_with_a_long_path_the_socket_works_too()
    {
        var deep = Path.Combine(_folder.PathOf(new string('a', 80)), new string('b', 80));
        await using var server = await ServerProcess.Start(deep);

        (await TrackerProcess.Run("import", _folder.Write("plan.txt", SmallPlan.Text), "--data", deep)).ShouldBeDone();
    }
}
