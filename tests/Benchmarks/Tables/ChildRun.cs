using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks.Tables;

/// <summary>One measured run in a process of its own, so that the peak of memory is that run's alone.</summary>
/// <param name="CpuSeconds">Of all threads, with what the runtime does beside: steadier than the clock where others share the machine.</param>
/// <param name="PeakMiB">VmHWM: the most memory the process ever had resident.</param>
internal sealed record ChildRun(double Seconds, double CpuSeconds, double PeakMiB, double FileMiB)
{
    /// <summary>This program again, with other arguments; it ends by <see cref="Tell"/>.</summary>
    public static async Task<ChildRun> Of(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildRun).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        if (child.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}");
        double[] figures = [.. said.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new ChildRun(figures[0], figures[1], figures[2], figures[3]);
    }

    public static int Tell(TimeSpan took, TimeSpan cpu, long fileBytes)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:R} {cpu.TotalSeconds:R} {PeakOfThisProcess():R} {fileBytes / 1048576.0:R}"));
        return 0;
    }

    public static ChildRun Median(IReadOnlyCollection<ChildRun> runs) =>
        new(runs.Select(run => run.Seconds).Median(), runs.Select(run => run.CpuSeconds).Median(), runs.Select(run => run.PeakMiB).Median(), runs.Select(run => run.FileMiB).Median());

    private static double PeakOfThisProcess()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
