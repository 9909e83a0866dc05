using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Activations;

/// <summary>What every activation needs of its engine.</summary>
/// <param name="WroteElsewhere">Told after facts were written at another address, whose activation is then stale.</param>
internal sealed record ActivationTools(IJournal Journal, CommandCodec Codec, Action<GrainAddress> WroteElsewhere)
{
    /// <summary>Facts read at a time when a grain is loaded.</summary>
    public const int Chunk = 1000;
}
