using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>The units in <c>docs/deploy</c>, as systemd itself reads them.</summary>
public sealed class Running_under_systemd
{
    [SystemdTheory]
    [InlineData("tracker.service", "tracker.service")]
    [InlineData("tracker@.service", "tracker@5081.service")]
    [InlineData("tracker-silo@.service", "tracker-silo@11111.service")]
    public async Task A_unit_is_understood_and_waits_for_the_drain(string file, string instance)
    {
        var unit = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "deploy", file));
        var folder = Directory.CreateTempSubdirectory("tracker-unit-");
        try
        {
            // What is not on this machine yet: the program stands for itself.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, instance), unit.Replace("/opt/tracker/current/tracker", "/bin/true", StringComparison.Ordinal));
            using var verify = Process.Start(new ProcessStartInfo(SystemdTheoryAttribute.Program!, ["verify", "--man=no", Path.Combine(folder.FullName, instance)]) { RedirectStandardError = true })!;
            var said = await verify.StandardError.ReadToEndAsync();
            await verify.WaitForExitAsync();

            (verify.ExitCode, string.Join('\n', said.Split('\n').Where(line => line.Contains("tracker", StringComparison.Ordinal)))).ShouldBe((0, ""));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var patience = int.Parse(Regex.Match(unit, @"^TimeoutStopSec=(\d+)$", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
        TimeSpan.FromSeconds(patience).ShouldBeGreaterThan(TrackerWeb.PatienceAtTheEnd * 2);
        unit.ShouldNotContain("Password", Case.Insensitive, "what is secret stands in a file of its own");
    }
}

/// <summary>A test that needs systemd's own reader of units; skipped, visibly, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemdTheoryAttribute : TheoryAttribute
{
    public SystemdTheoryAttribute() => Skip = Program is null ? "systemd is not installed" : null;

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "systemd-analyze")).FirstOrDefault(File.Exists);
}
