using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tracker.Silo.Telemetry;

namespace Tracker.Gateway.Telemetry;

/// <summary>What a process says of itself besides what the runtime does.</summary>
internal static class ProcessFigures
{
    private static readonly string Version = typeof(ProcessFigures).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>kind: the file's form, such as xlsx.</summary>
    public static Counter<long> Exports { get; } = Signals.Meter.CreateCounter<long>("tracker.exports", "{file}", "Files that were downloaded, by form.");

    /// <summary>Forms that are told apart; any other is <c>other</c>.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["xlsx", "csv", "json", "docx", "zip", "txt", "html"];

    public static void Add(IMeterFactory meters)
    {
        var meter = meters.Create(Signals.Name);
        double started;
        using (var process = Process.GetCurrentProcess())
        {
            started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        }
        meter.CreateObservableGauge("tracker.process.start_time", () => started, "s", "When the process started, in seconds since 1970.");
        meter.CreateObservableGauge("tracker.process.queue", () => ThreadPool.PendingWorkItemCount, "{item}", "Work that waits for a thread."); // the runtime tells it as a counter
        meter.CreateObservableGauge("tracker.build_info", () => new Measurement<long>(1, new KeyValuePair<string, object?>("version", Version)), null, "Always 1; the version stands in the label.");
    }

    public static void Announce()
    {
        foreach (var form in Forms)
        {
            Exports.Add(0, new KeyValuePair<string, object?>("kind", form));
        }
    }
}
