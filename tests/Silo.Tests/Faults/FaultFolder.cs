using System.Diagnostics;

namespace Tracker.Silo.Tests.Faults;

/// <summary>A data folder, a log of what was acknowledged, and the process (tests/FaultTools) that writes both.</summary>
internal sealed class FaultFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Data => Path.Combine(_folder.Path, "data");

    public string Log => Path.Combine(_folder.Path, "log");

    public void Dispose() => _folder.Dispose();

    /// <summary>Starts a writer under load; <paramref name="under"/> is what it is run by, such as strace with its arguments.</summary>
    public Process StartWriting(int seed, int commands, string synchronous = "FULL", params string[] under) =>
        Start([.. under, "dotnet", Program, "write", Data, Log, $"{seed}", "64", $"{commands}", synchronous]);

    /// <summary>Runs a writer to its end and gives its exit code: 0 all answered, 3 the journal became unavailable.</summary>
    public async Task<int> Write(int seed, int commands, string synchronous = "FULL", params string[] under)
    {
        using var process = StartWriting(seed, commands, synchronous, under);
        await Drain(process);
        return process.ExitCode;
    }

    /// <summary>What is wrong after the fault, in words; the last line counts.</summary>
    public Task<(int ExitCode, string Says)> Check() => Run("check", Data, Log);

    /// <summary>Runs the fault tools to their end.</summary>
    public static async Task<(int ExitCode, string Says)> Run(params string[] arguments)
    {
        using var process = Start(["dotnet", Program, .. arguments]);
        var says = await Drain(process);
        return (process.ExitCode, says);
    }

    /// <summary>The words of the log's lines, such as <c>ack ID VERSION POSITION MILLISECONDS</c>.</summary>
    public IEnumerable<string[]> Lines(string first) =>
        File.Exists(Log) ? File.ReadAllText(Log).Split('\n').Select(l => l.Split(' ')).Where(l => l[0] == first).ToList() : [];

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll");

    private static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static async Task<string> Drain(Process process)
    {
        var says = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(says);
    }
}
