using System.Globalization;

namespace Tracker.Silo.Tests.Faults;

public sealed class A_process_killed_under_load : IDisposable
{
    private const int Kills = 50;

    private readonly FaultFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>SIGKILL at random moments, again and again on the same folder, then every command is accounted for.</summary>
    [Fact]
    public async Task Loses_and_doubles_nothing_that_was_acknowledged()
    {
        var chance = new Random(2031);
        var killed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = _folder.StartWriting(seed: kill, commands: int.MaxValue / 2);
            (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
            // The moment is a number of bytes in the log, not a time: the machine may be slow.
            var until = LogLength() + chance.Next(1, 40_000);
            while (LogLength() < until && !process.HasExited)
            {
                await Task.Yield();
            }
            process.Kill();
            await process.WaitForExitAsync();
            killed += process.ExitCode == 128 + 9 ? 1 : 0;
        }
        killed.ShouldBe(Kills);
        var (exitCode, says) = await _folder.Check();
        exitCode.ShouldBe(0, says);
        _folder.Lines("ack").Count().ShouldBeGreaterThan(Kills, says);
    }

    private long LogLength() => File.Exists(_folder.Log) ? new FileInfo(_folder.Log).Length : 0;
}

public sealed class A_disk_that_fails_or_is_slow : IDisposable
{
    private readonly FaultFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>From the fifth sync on the disk says EIO: nothing of the failed batch is acknowledged, nothing is taken any more, the restart is clean.</summary>
    [StraceFact]
    public async Task Acknowledges_nothing_that_a_failed_sync_carried()
    {
        (await _folder.Write(seed: 1, commands: 50)).ShouldBe(0); // the database is there and sound
        (await FailingSyncs("FULL")).ShouldBe(3);
        _folder.Lines("fail").ShouldNotBeEmpty();
        _folder.Lines("fail").Select(l => l[2]).Distinct().ShouldBe(["journal.failed"]);
        var (exitCode, says) = await _folder.Check();
        exitCode.ShouldBe(0, says);
    }

    /// <summary>The test above can fail: without durable commits nobody notices the failing disk.</summary>
    [StraceFact]
    public async Task Would_go_unnoticed_without_durable_commits()
    {
        (await _folder.Write(seed: 1, commands: 50)).ShouldBe(0);
        (await FailingSyncs("OFF")).ShouldBe(0);
    }

    /// <summary>Every sync takes 200 ms: no acknowledgement comes sooner.</summary>
    [StraceFact]
    public async Task Acknowledges_nothing_before_the_sync_is_through()
    {
        (await SlowSyncs("FULL")).ShouldBeGreaterThanOrEqualTo(200);
        (await _folder.Check()).ExitCode.ShouldBe(0);
    }

    /// <summary>The test above can fail: without durable commits answers come before the sync.</summary>
    [StraceFact]
    public async Task Would_acknowledge_sooner_without_durable_commits() => (await SlowSyncs("OFF")).ShouldBeLessThan(200);

    private Task<int> FailingSyncs(string synchronous) =>
        _folder.Write(2, 3_000, synchronous, "strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO:when=5+");

    private async Task<int> SlowSyncs(string synchronous)
    {
        (await _folder.Write(3, 300, synchronous, "strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:delay_enter=200ms")).ShouldBe(0);
        return _folder.Lines("ack").Min(l => int.Parse(l[4], CultureInfo.InvariantCulture));
    }
}
