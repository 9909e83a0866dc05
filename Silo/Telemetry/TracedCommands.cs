using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tracker.Silo.Telemetry;

/// <summary>
/// Where the traces of the last commands stand, so that a reaction goes on with the trace of the command whose fact it reads. Facts hold the command's
/// id and no trace: what is stored does not change with what is watched. A reaction in another process, or long after, begins a trace of its own, and
/// both name the command's id.
/// </summary>
internal static class TracedCommands
{
    private const int Most = 4096;

    private static readonly ConcurrentDictionary<Guid, ActivityContext> Known = new();
    private static readonly ConcurrentQueue<Guid> Order = new();

    /// <summary>Only of those that are recorded, which are few.</summary>
    public static void Keep(Guid command, ActivityContext context)
    {
        if (!Known.TryAdd(command, context))
        {
            return;
        }
        Order.Enqueue(command);
        while (Order.Count > Most && Order.TryDequeue(out var oldest))
        {
            Known.TryRemove(oldest, out _);
        }
    }

    /// <summary>Default: it is not known here.</summary>
    public static ActivityContext Find(Guid command) => Known.GetValueOrDefault(command);
}
