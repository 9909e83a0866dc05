using System.Collections.Frozen;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Orleans;

/// <summary>What the grains of a silo work with. Other silos hold other grains: nobody is told that facts were written elsewhere, the store's versions tell.</summary>
internal sealed class ClusterTools(IJournal journal)
{
    public ActivationTools Activations { get; } = new(journal, new CommandCodec(TrackerSilo.Facts, House.Kinds), _ => { });

    public FrozenDictionary<string, GrainKind> Kinds { get; } = House.Kinds.ToFrozenDictionary(k => k.Name);
}
