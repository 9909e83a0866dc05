using Tracker.Deciding;

namespace Tracker.Silo.Activations;

/// <summary>A grain of a <see cref="JointTelling"/>: as it is stored, and as it stands while the whole is being decided.</summary>
internal sealed class ToldGrain(GrainAddress address, GrainKind kind)
{
    private readonly List<object> _written = [];
    private object _stored = kind.Start;
    private bool _loaded;

    public GrainAddress Address { get; } = address;

    public GrainKind Kind { get; } = kind;

    /// <summary>The number of facts that are stored.</summary>
    public long Version { get; private set; }

    /// <summary>The state after what was decided so far.</summary>
    public object Draft { get; private set; } = kind.Start;

    public long DraftVersion => Version + _written.Count;

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<object> Written => _written;

    public void Take(IEnumerable<object> facts)
    {
        foreach (var fact in facts)
        {
            Draft = Kind.Evolve(Draft, fact);
            _written.Add(fact);
        }
    }

    /// <summary>Reads what it has not read, and forgets what was decided.</summary>
    public async Task Load(ActivationTools tools, CancellationToken cancel)
    {
        while (!_loaded)
        {
            var facts = await tools.Journal.ReadStream(Address, Version, ActivationTools.Chunk, cancel);
            foreach (var fact in facts)
            {
                _stored = Kind.Evolve(_stored, tools.Codec.Decode(fact));
                Version = fact.Version;
            }
            _loaded = facts.Count < ActivationTools.Chunk;
        }
        Draft = _stored;
        _written.Clear();
    }

    public async Task<bool> IsCurrent(ActivationTools tools, CancellationToken cancel)
    {
        var stored = await tools.Journal.VersionOf(Address, cancel);
        if (stored == Version)
        {
            return true;
        }
        ReadOn(stored);
        return false;
    }

    /// <summary>Somebody else wrote: only what came since is read next time.</summary>
    public void ReadOn(long stored)
    {
        if (stored < Version)
        {
            (_stored, Version) = (Kind.Start, 0);
        }
        _loaded = false;
    }
}
