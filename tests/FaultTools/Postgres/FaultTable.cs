using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>Runs the faults one after the other on one cluster with PostgreSQL's durable defaults, and prints what came of them as markdown.</summary>
internal static class FaultTable
{
    /// <summary>0: nothing was lost, doubled or wrong. 1: something was; 2: no such fault; 3: PostgreSQL is not installed.</summary>
    /// <param name="names">Empty: all faults.</param>
    public static async Task<int> Run(bool isShort, string[] names)
    {
        var faults = Fault.All.Where(f => names.Contains(f.Name) || (names.Length == 0 && (f.ShortRounds > 0 || !isShort))).ToList();
        if (names.Except(Fault.All.Select(f => f.Name)).ToList() is { Count: > 0 } unknown)
        {
            Console.Error.WriteLine($"{string.Join(", ", unknown)}: there are {string.Join(", ", Fault.All.Select(f => f.Name))}");
            return 2;
        }
        if (PostgresCluster.Programs is null)
        {
            Console.Error.WriteLine("PostgreSQL is not installed");
            return 3;
        }
        using var cluster = new PostgresCluster("");
        using var told = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => cluster.Dispose()); // the runtime would end without a farewell
        using var broken = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => cluster.Dispose());
        var results = new List<FaultResult>();
        foreach (var fault in faults)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await fault.Run(cluster, isShort ? Math.Max(fault.ShortRounds, 1) : fault.LongRounds);
            results.Add(result);
            Console.Error.WriteLine($"{fault.Name}: {result.Found.Acknowledged} acknowledged, {result.Wrong.Count} wrong, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
            result.Wrong.Take(20).ToList().ForEach(Console.Error.WriteLine);
        }
        Console.WriteLine("| fault | rounds | acknowledged | lost | doubled | longest pause |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (what, rounds, found, wrong) in results)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what}{(wrong.Count == 0 ? "" : " **(failed)**")} | {rounds} | {found.Acknowledged:N0} | {found.Lost} | {found.Doubled} | {found.Pause.TotalSeconds:F1} s |"));
        }
        return results.All(r => r.Wrong.Count == 0) ? 0 : 1;
    }
}
