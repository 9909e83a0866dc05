using System.Collections.Frozen;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Orleans;

/// <summary>What the grains of a silo work with. Other silos hold other grains: nobody is told that facts were written elsewhere, the store's versions tell.</summary>
internal sealed class ClusterTools(IJournal journal)
{
    private int _grains;

    /// <summary>In memory now.</summary>
    public int Grains => Volatile.Read(ref _grains);

    public ActivationTools Activations { get; } = new(journal, new CommandCodec(TrackerSilo.Facts, House.Kinds), _ => { });

    public FrozenDictionary<string, GrainKind> Kinds { get; } = House.Kinds.ToFrozenDictionary(k => k.Name);

    public void Came() => Interlocked.Increment(ref _grains);

    public void Went() => Interlocked.Decrement(ref _grains);
}
