using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Numbers, versions and last hashes of streams: from memory for the last ones used, else as a reader just found them or as they are kept, else from the
/// tables, which inside the transaction already hold what the batch wrote.
/// </summary>
/// <param name="kept">As the last commit left it; null: not kept, or written since.</param>
internal sealed class StreamHeads(Statements statements, int remembered, Func<GrainAddress, StreamHead?> kept)
{
    // Two generations: when the younger is full it becomes the older, and what nobody used since is gone.
    private Dictionary<GrainAddress, StreamHead> _young = [];
    private Dictionary<GrainAddress, StreamHead> _old = [];
    private long _youngSince;
    private long _oldSince;
    private long _lastNo;

    /// <summary>What readers leave here is used where everything written since they read would be in memory.</summary>
    public ReadHeads Read { get; } = new();

    /// <summary>The last position written, in this transaction too.</summary>
    public long LastPosition { get; set; }

    public StreamHead this[GrainAddress address]
    {
        get
        {
            if (_young.TryGetValue(address, out var head))
            {
                return head;
            }
            if (!_old.TryGetValue(address, out head) && !Read.TryTake(address, _oldSince, out head))
            {
                head = kept(address) ?? Load(address);
            }
            this[address] = head;
            return head;
        }
        set
        {
            if (_young.Count >= Math.Max(remembered / 2, 16))
            {
                (_old, _young) = (_young, _old);
                (_oldSince, _youngSince) = (_youngSince, LastPosition);
                _young.Clear();
            }
            _young[address] = value;
        }
    }

    /// <summary>The address's number, given now if it has none.</summary>
    public long NumberOf(GrainAddress address)
    {
        var head = this[address];
        if (head.No == 0)
        {
            head = head with { No = ++_lastNo };
            statements["INSERT INTO streams (no, address) VALUES (?1, ?2)"].Bind(1, head.No).BindText(2, address.Value).Run();
            this[address] = head;
        }
        return head.No;
    }

    /// <param name="lastPosition">The last one on disk.</param>
    public void Forget(long lastPosition)
    {
        _young.Clear();
        _old.Clear();
        LastPosition = _youngSince = _oldSince = lastPosition;
        _lastNo = statements["SELECT max(no) FROM streams"].Number() ?? 0;
    }

    private StreamHead Load(GrainAddress address)
    {
        var found = statements[
            """
            SELECT s.no, e.version, e.hash FROM streams s LEFT JOIN events e ON e.stream = s.no
            WHERE s.address = ?1 ORDER BY e.version DESC LIMIT 1
            """].BindText(1, address.Value);
        using var done = found.ResetAtEnd();
        return !found.Step() ? StreamHead.None
            : found.IsNull(1) ? StreamHead.None with { No = found.Long(0) }
            : new StreamHead(found.Long(0), found.Long(1), found.Blob(2));
    }
}
