using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>What one transaction appends, for the kept assignments to follow once it is committed. Used by the writer's thread only.</summary>
internal sealed class KeptFollowing(KeptAssignments kept)
{
    private readonly Dictionary<GrainAddress, (long Before, List<object> Facts)> _written = [];
    private readonly List<(GrainAddress Address, long Before, List<object> Facts, StreamHead Head, LedgerRow? Row)> _gathered = [];
    private readonly List<GrainAddress> _erased = [];
    private bool _rebuilt;

    public StreamHead? Head(GrainAddress address) => _rebuilt || _written.ContainsKey(address) ? null : kept.Head(address);

    public LedgerRow? Row(GrainAddress address) => _rebuilt || _written.ContainsKey(address) ? null : kept.Row(address);

    public void Note(StreamAppend stream)
    {
        if (!_written.TryGetValue(stream.Address, out var written))
        {
            _written[stream.Address] = written = (stream.ExpectedVersion, []);
        }
        written.Facts.AddRange(stream.Facts.Select(f => f.Fact));
    }

    public void NoteErased(GrainAddress address) => _erased.Add(address);

    /// <summary>Before the ledger writes its rows.</summary>
    public void Gather(Func<GrainAddress, StreamHead> headOf, Func<long, LedgerRow?> rowOf)
    {
        foreach (var (address, (before, facts)) in _written)
        {
            if (facts[0] is Assignments.AssignmentEvent)
            {
                var head = headOf(address);
                _gathered.Add((address, before, facts, head, rowOf(head.No)));
            }
        }
    }

    /// <summary>After the commit.</summary>
    public void Follow()
    {
        if (_rebuilt)
        {
            kept.Clear(); // until now others read the tables as they were
        }
        try
        {
            foreach (var (address, before, facts, head, row) in _gathered)
            {
                kept.Follow(address, before, facts, head, row);
            }
        }
#pragma warning disable CA1031 // it is committed: nothing may come of it but that it is not kept
        catch (Exception)
#pragma warning restore CA1031
        {
            kept.Clear();
        }
        _erased.ForEach(kept.Forget);
        Drop();
    }

    /// <summary>It was undone.</summary>
    public void Drop()
    {
        _written.Clear();
        _gathered.Clear();
        _erased.Clear();
        _rebuilt = false;
    }

    /// <summary>The transaction fills the ledger's tables anew, reading nothing of what is kept.</summary>
    public void NoteRebuilt()
    {
        kept.Clear();
        _rebuilt = true;
    }
}
