using Microsoft.Data.Sqlite;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class Checking_that_nothing_was_changed : IAsyncLifetime
{
    private readonly CommandFolder _folder = new();

    public async Task InitializeAsync() => (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text))).ShouldBeDone();

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Finds_nothing_in_a_folder_that_nobody_touched()
    {
        (await _folder.Tracker("verify")).ShouldBeDone().Results.ShouldContain("没有发现改动");
        (await _folder.Tracker("rebuild")).ShouldBeDone().Results.ShouldContain("已由日志重建");
        (await _folder.Tracker("verify")).ShouldBeDone();
    }

    [Fact]
    public async Task Names_the_record_whose_byte_was_changed()
    {
        Change("UPDATE events SET data = replace(data, '一页图解', '一页图说')");

        var said = await _folder.Tracker("verify");

        said.Code.ShouldBe(6);
        said.Results.ShouldContain("第1条记录（000000/2026/plan/1 第1版 plan.drafted.v1）");
        said.Results.ShouldContain("journal.data-changed");
    }

    [Fact]
    public async Task Says_each_finding_in_one_language_a_line()
    {
        Change("UPDATE command_answers SET version = version + 1");

        var lines = (await _folder.Tracker("verify")).Results.Split('\n');

        lines[0].ShouldBe("第1条记录：提交编号的应答被改动（journal.answer-changed）");
        lines[1].ShouldBe("    The remembered answer to a command was changed.");
    }

    [Fact]
    public async Task Reads_the_kept_files_too()
    {
        var document = Directory.GetFiles(Path.Combine(_folder.Data, "files"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.AppendAllText(document, "。");

        (await _folder.Tracker("verify")).Results.ShouldStartWith("第1条记录（000000/2026/plan/1 第1版 plan.drafted.v1）：保存的附件或原文被改动（file.changed）");
        File.Delete(document);
        (await _folder.Tracker("verify")).Results.ShouldContain("file.missing");
    }

    [Fact]
    public async Task Tells_a_ledger_that_differs_and_mends_it()
    {
        Change("UPDATE ledger_plans SET title = '别的标题'");

        (await _folder.Tracker("verify")).Code.ShouldBe(6);
        (await _folder.Tracker("rebuild")).ShouldBeDone();
        (await _folder.Tracker("verify")).ShouldBeDone();
    }

    [Fact]
    public async Task Compares_with_a_seal_from_outside()
    {
        (await _folder.Tracker("seal", "--out", _folder.PathOf("seal.txt"))).ShouldBeDone();
        var paper = File.ReadAllText(_folder.PathOf("seal.txt"));
        (await _folder.Tracker("seal")).ShouldBeDone().Results.ShouldBe(paper); // nothing new: the last one again

        (await _folder.Tracker("verify", "--seal", _folder.PathOf("seal.txt"))).ShouldBeDone();
        (await _folder.Tracker("verify", "--seal", _folder.Write("changed.txt", paper.Replace("no 1", "no 2")))).ShouldBeRefused(1, "封签文件看不懂");
    }

    [Fact]
    public async Task Of_a_file_that_is_no_database_says_so()
    {
        File.WriteAllText(Path.Combine(_folder.Data, "tracker.db"), new string('x', 10_000));

        (await _folder.Tracker("verify")).ShouldBeRefused(6, "数据文件已损坏");
    }

    [Fact]
    public async Task Of_a_database_that_was_emptied_says_so()
    {
        File.WriteAllBytes(Path.Combine(_folder.Data, "tracker.db"), []);

        (await _folder.Tracker("verify")).ShouldBeRefused(6, "却不见了，或者是空的");
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Data, "tracker.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
