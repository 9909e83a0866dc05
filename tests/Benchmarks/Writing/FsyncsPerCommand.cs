using System.Diagnostics;
using System.Globalization;
using Tracker.Benchmarks.Seeding;

namespace Tracker.Benchmarks.Writing;

/// <summary>Counts, under strace, what the disk is asked to keep for each acknowledged report: a figure that no disk's mood changes.</summary>
internal static class FsyncsPerCommand
{
    public static async Task<int> Run(Arguments asked)
    {
        using var workshop = new Workshop();
        await using (await workshop.Seeded(10_000))
        {
        }
        var counts = Path.Combine(workshop.Folder, "strace.txt");
        using var child = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-c", "-e", "trace=fsync,fdatasync", "-o", counts, Environment.ProcessPath!, "reports", "--data", workshop.Folder, "--seconds", asked.TextOrNull("seconds") ?? "5"])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = (await child.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await child.WaitForExitAsync();
        var acknowledged = long.Parse(lines[^1], CultureInfo.InvariantCulture);
        var fsyncs = File.ReadLines(counts).Where(l => l.EndsWith("sync", StringComparison.Ordinal)).Sum(CallsIn);
        var each = fsyncs / (double)acknowledged;
        return Measured.Say(
            "fsync",
            $"{fsyncs:N0} fsyncs for {acknowledged:N0} acknowledged reports: 1/{1 / each:F0}, opening and closing the folder included",
            each > 0 && each <= 1.0 / 16,
            "≤ 1/16, 64 callers");
    }

    // % time, seconds, usecs/call, calls, [errors,] syscall
    private static long CallsIn(string line) => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture);
}
