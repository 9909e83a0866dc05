using System.Diagnostics;

namespace Tracker.Benchmarks.Starting;

/// <summary>Seconds that <c>tracker read FILE</c> takes, start of the process included.</summary>
internal static class ReadingAFile
{
    /// <summary><c>--tracker</c>: the built program; <c>--file</c>: the published document.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        List<double> times = [];
        for (var turn = 0; turn < asked.Number("turns", 9); turn++)
        {
            var from = Stopwatch.GetTimestamp();
            using var reader = Process.Start(new ProcessStartInfo(asked.Text("tracker"), ["read", asked.Text("file"), "--json"]) { RedirectStandardOutput = true })!;
            var draft = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            times.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            if (reader.ExitCode != 0 || draft.Length == 0)
            {
                throw new InvalidOperationException($"tracker read ended with {reader.ExitCode}.");
            }
        }
        return Measured.Say("read", $"{times.Median():F2} s with process start (slowest {times.Max():F2})", times.Median() <= 1, "≤ 1 s");
    }
}
