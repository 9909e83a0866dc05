using System.Diagnostics;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class Starting_from_the_sources : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_looked_for_where_the_person_stands()
    {
        var document = _folder.Write("plan.txt", SmallPlan.Text);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(document), RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["run", "--no-build", "-c", TrackerProcess.Configuration, "--project", Path.Combine(SourceTree.Root, "Gateway"), "--", "read", "plan.txt"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var results = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, results + await messages);
    }
}
