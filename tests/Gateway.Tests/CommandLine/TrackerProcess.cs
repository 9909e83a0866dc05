using System.Diagnostics;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>The built <c>tracker</c>, run as people run it.</summary>
internal static class TrackerProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration => Framework.Parent!.Name;

    /// <summary>Runs to its end. Lines are the results; messages are apart.</summary>
    public static async Task<Said> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(Patience);
        var results = process.StandardOutput.ReadToEndAsync(limit.Token);
        var messages = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Said(process.ExitCode, await results, await messages);
    }

    public static Process Start(params string[] arguments) => Start(arguments, []);

    /// <param name="settings">Put into its environment.</param>
    public static Process Start(string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    private static DirectoryInfo Framework { get; } = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Executable
    {
        get
        {
            // …/tests/Gateway.Tests/bin/Debug/net10.0 → …/Gateway/bin/Debug/net10.0
            var folder = Path.Combine(SourceTree.Root, "Gateway", "bin", Configuration, Framework.Name);
            return Path.Combine(folder, OperatingSystem.IsWindows() ? "tracker.exe" : "tracker");
        }
    }
}

internal sealed record Said(int Code, string Results, string Messages)
{
    public string LastLine => Results.TrimEnd().Split('\n')[^1].TrimEnd();

    public Said ShouldBeDone()
    {
        Code.ShouldBe(0, Messages);
        return this;
    }

    /// <summary>A sentence and this exit code; never a stack.</summary>
    public Said ShouldBeRefused(int code, string sentence)
    {
        Code.ShouldBe(code, Messages);
        Messages.ShouldContain(sentence);
        Messages.ShouldNotContain("   at ");
        return this;
    }
}

/// <summary><c>tracker serve</c> on a folder, until it is stopped or killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public static async Task<ServerProcess> Start(string folder, string urls = "http://127.0.0.1:0", string? store = null, Dictionary<string, string>? settings = null)
    {
        var process = TrackerProcess.Start(["serve", "--data", folder, "--urls", urls, .. store is null ? (string[])[] : ["--store", store]], settings ?? []);
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        var url = ready.Split(' ').First(word => word.Contains("http://"));
        return new ServerProcess(process, url[url.IndexOf("http://", StringComparison.Ordinal)..]);
    }

    /// <summary>What it says next, such as the code for the first account.</summary>
    public async Task<string> NextLine() => await _process.StandardOutput.ReadLineAsync() ?? "";

    /// <summary>SIGTERM: it finishes what is under way.</summary>
    public async Task Stop()
    {
        _process.Terminate();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGKILL: no farewell, no tidying.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }
        _process.Dispose();
    }
}

internal static class Signals
{
    public static void Terminate(this Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
