using System.Collections.Concurrent;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>
/// How each plan's ledger stands, as a number that grows with whatever this process writes to it: what was read holds while the number stands. Where others
/// write too, it grows with what was heard of them (<see cref="Heard"/>), and there are numbers of governments. They live in memory: what nobody changed
/// since the start stands at 0.
/// </summary>
internal sealed class PlanVersions
{
    private readonly ConcurrentDictionary<GrainAddress, long> _versions = new();
    private readonly ConcurrentDictionary<DivisionCode, long> _besidePlans = new();
    private readonly ConcurrentDictionary<DivisionCode, long> _governments = new();
    private long _ofAll;
    private long _latest;

    /// <summary>Grows with every change of any plan.</summary>
    public long Latest => Volatile.Read(ref _latest);

    public long Of(GrainAddress plan) => Math.Max(_versions.GetValueOrDefault(plan), Volatile.Read(ref _ofAll));

    /// <summary>Of what stands under none of its plans, as far as it was heard of.</summary>
    public long BesidePlansOf(DivisionCode government) => Math.Max(_besidePlans.GetValueOrDefault(government), Volatile.Read(ref _ofAll));

    /// <summary>Of all of it, as far as it was heard of.</summary>
    public long OfAll(DivisionCode government) => Math.Max(_governments.GetValueOrDefault(government), Volatile.Read(ref _ofAll));

    /// <summary>After a commit and before it is acknowledged.</summary>
    public void Changed(IEnumerable<GrainAddress> plans)
    {
        foreach (var plan in plans)
        {
            Grow(_versions, plan);
        }
    }

    /// <summary>These streams have grown, whoever wrote.</summary>
    public void Heard(IEnumerable<GrainAddress> streams)
    {
        foreach (var stream in streams)
        {
            var government = stream.Government;
            if (stream == ErasureEvent.StreamOf(government))
            {
                AllChanged(); // its fact says of what, and is read by nobody here
                continue;
            }
            if (Plan.Over(stream) is { } plan)
            {
                Grow(_versions, plan);
            }
            else
            {
                Grow(_besidePlans, government);
            }
            Grow(_governments, government);
        }
    }

    /// <summary>After something was done to the tables as a whole.</summary>
    public void AllChanged() => Volatile.Write(ref _ofAll, Interlocked.Increment(ref _latest));

    private void Grow<T>(ConcurrentDictionary<T, long> versions, T key)
        where T : notnull
    {
        var version = Interlocked.Increment(ref _latest);
        versions.AddOrUpdate(key, version, (_, before) => Math.Max(before, version));
    }
}
