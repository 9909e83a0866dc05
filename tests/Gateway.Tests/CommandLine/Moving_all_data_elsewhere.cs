using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tracker.Tests.Postgres;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary><c>tracker copy</c> as people run it, on the demo's data.</summary>
public sealed class Moving_all_data_elsewhere : IAsyncLifetime
{
    private const string Plan = "990000/2026/plan/1";
    private readonly CommandFolder _folder = new();

    private string Data => _folder.Data;

    public async Task InitializeAsync()
    {
        using var server = TrackerProcess.Start("serve", "--demo", "--data", Data, "--urls", "http://127.0.0.1:0");
        (await server.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
        (await TrackerProcess.Run("copy", "--from", Data, "--to", _folder.PathOf("early"))).ShouldBeRefused(5, "正被另一个进程使用");
        server.Kill(); // what it left in SQLite's log belongs to the data
        await server.WaitForExitAsync();
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Into_PostgreSQL_and_back_changes_nothing()
    {
        var (shared, back) = (_folder.PathOf("shared"), _folder.PathOf("back"));
        Directory.CreateDirectory(shared);
        var way = new { ConnectionStrings = new { Tracker = PostgresCluster.Durable.NewDatabase() } };
        await File.WriteAllTextAsync(Path.Combine(shared, "tracker.json"), JsonSerializer.Serialize(way));

        var there = (await TrackerProcess.Run("copy", "--from", Data, "--to", shared, "--store", "postgres")).ShouldBeDone();
        var andBack = (await TrackerProcess.Run("copy", "--from", shared, "--to", back)).ShouldBeDone();

        there.Results.ShouldContain("逐条相同");
        there.Results.ShouldContain("没有发现改动");
        andBack.Results.ShouldBe(there.Results); // as many records and the same check value
        File.Delete(Path.Combine(shared, "tracker.store")); // as after a restore: the way to the database says enough
        (await Typed.Run("verify", "--data", shared)).ShouldBeDone().Results.ShouldNotContain("：0条记录");
        (await Ledger(shared)).ShouldBe(await Ledger(Data));
        (await Ledger(back)).ShouldBe(await Ledger(Data));
        Names(back, "keys").ShouldBe(Names(Data, "keys")); // whoever is signed in stays so
        Names(back, "files").ShouldBe(Names(Data, "files"));
        (await TrackerProcess.Run("copy", "--from", shared, "--to", Data)).ShouldBeRefused(4, "目标里已有别的内容");
    }

    [Fact]
    public async Task Killed_in_the_middle_goes_on()
    {
        var target = _folder.PathOf("target");
        while (!await Killed(target, copied: 0) || !await Killed(target, copied: 1))
        {
            Directory.Delete(target, recursive: true); // it was quicker than the kill
        }
        (await Typed.Run("verify", "--data", target)).ShouldBeRefused(5, "还没有复制完");

        var done = (await TrackerProcess.Run("copy", "--from", Data, "--to", target)).ShouldBeDone();

        done.Messages.ShouldContain("接着复制");
        (await Ledger(target)).ShouldBe(await Ledger(Data));
        (await Typed.Run("verify", "--data", target)).ShouldBeDone();
    }

    [Fact]
    public async Task Of_which_a_part_was_lost_is_done_and_said()
    {
        Directory.Delete(Path.Combine(Data, "files"), recursive: true);

        var said = await TrackerProcess.Run("copy", "--from", Data, "--to", _folder.PathOf("target"));

        said.Code.ShouldBe(6);
        said.Results.ShouldContain("保存的附件或原文不见了（file.missing）");
        said.Results.ShouldContain("来源也一样");
    }

    [Fact]
    public async Task Onto_itself_or_from_nowhere_is_refused()
    {
        (await Typed.Run("copy", "--from", Data, "--to", Data + "/")).ShouldBeRefused(1, "同一个目录");
        (await Typed.Run("copy", "--from", _folder.PathOf("absent"), "--to", Data)).ShouldBeRefused(3, "没有数据目录");
        Directory.CreateDirectory(_folder.PathOf("empty"));
        (await Typed.Run("copy", "--from", _folder.PathOf("empty"), "--to", _folder.PathOf("new"))).ShouldBeRefused(3, "还没有任何记录");
        Directory.Exists(_folder.PathOf("new")).ShouldBeFalse();
        (await Typed.Run("copy", "--from", Data)).ShouldBeRefused(2, "缺少选项「--to」");
    }

    private async Task<string> Ledger(string data)
    {
        var file = _folder.PathOf("ledger.json");
        (await Typed.Run("ledger", "--plan", Plan, "--out", file, "--data", data)).ShouldBeDone();
        return await File.ReadAllTextAsync(file);
    }

    private static IEnumerable<string> Names(string data, string folder) =>
        Directory.GetFiles(Path.Combine(data, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(data, file)).Order();

    /// <summary>SIGKILL once so many facts are at the target; false: it ended by itself.</summary>
    private async Task<bool> Killed(string target, long copied)
    {
        using var copying = TrackerProcess.Start("copy", "--from", Data, "--to", target);
        while (!copying.HasExited && FactsAt(target) is var facts && (facts is null || facts < copied))
        {
            await Task.Yield();
        }
        copying.Kill();
        await copying.WaitForExitAsync();
        return copying.ExitCode == 128 + 9;
    }

    /// <summary>Null: it is not marked as a half copy yet.</summary>
    private static long? FactsAt(string target)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(target, "tracker.db")};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT count(*) FROM events) FROM half_copy";
            return command.ExecuteScalar() as long?;
        }
        catch (SqliteException)
        {
            return null; // there is no file or no table yet
        }
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class DatabaseFactAttribute : FactAttribute
{
    public DatabaseFactAttribute() => Skip = PostgresCluster.Programs is null ? "PostgreSQL is not installed" : null;
}
