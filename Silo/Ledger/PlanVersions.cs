using System.Collections.Concurrent;
using Tracker.Deciding;

namespace Tracker.Silo.Ledger;

/// <summary>
/// How each plan's ledger stands, as a number that grows with whatever this process writes to it: what was read holds while the number stands. They live in
/// memory: a plan nobody changed since the start stands at 0.
/// </summary>
internal sealed class PlanVersions
{
    private readonly ConcurrentDictionary<GrainAddress, long> _versions = new();
    private long _ofAll;
    private long _latest;

    /// <summary>Grows with every change of any plan.</summary>
    public long Latest => Volatile.Read(ref _latest);

    public long Of(GrainAddress plan) => Math.Max(_versions.GetValueOrDefault(plan), Volatile.Read(ref _ofAll));

    /// <summary>After a commit and before it is acknowledged.</summary>
    public void Changed(IEnumerable<GrainAddress> plans)
    {
        foreach (var plan in plans)
        {
            var version = Interlocked.Increment(ref _latest);
            _versions.AddOrUpdate(plan, version, (_, before) => Math.Max(before, version));
        }
    }

    /// <summary>After something was done to the tables as a whole.</summary>
    public void AllChanged() => Volatile.Write(ref _ofAll, Interlocked.Increment(ref _latest));
}
