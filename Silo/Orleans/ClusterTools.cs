using System.Collections.Frozen;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Orleans;

/// <summary>What the grains of a silo work with. Other silos hold other grains: nobody is told that facts were written elsewhere, the store's versions tell.</summary>
internal sealed class ClusterTools
{
    private readonly FrozenDictionary<string, Func<GrainAddress, Turns>> _makers;
    private int _grains;

    public ClusterTools(IJournal journal)
    {
        Activations = new ActivationTools(journal, new CommandCodec(TrackerSilo.Facts, House.Kinds), _ => { });
        _makers = House.Kinds.ToFrozenDictionary(k => k.Name, k => Turns.Maker(k, Activations));
    }

    /// <summary>In memory now.</summary>
    public int Grains => Volatile.Read(ref _grains);

    public ActivationTools Activations { get; }

    public Turns TurnsOf(GrainAddress address) => _makers[address.Kind](address);

    public void Came() => Interlocked.Increment(ref _grains);

    public void Went() => Interlocked.Decrement(ref _grains);
}
