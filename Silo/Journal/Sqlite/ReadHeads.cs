using System.Collections.Concurrent;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Ends of streams that readers came to, left for the writer: an activation reads its stream just before it appends to it, so the
/// writer need not look up the same again.
/// </summary>
internal sealed class ReadHeads
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<GrainAddress, (StreamHead Head, long ReadAt)> _heads = new();
    private int _count;

    /// <param name="readAt">The journal's last position before the stream was read: all up to there was seen.</param>
    public void Leave(GrainAddress address, StreamHead head, long readAt)
    {
        if (Interlocked.Increment(ref _count) > Most)
        {
            _heads.Clear(); // nobody came for them: streams that were only looked at
            Volatile.Write(ref _count, 0);
        }
        _heads[address] = (head, readAt);
    }

    /// <summary>The stream's end, if it was read when all up to <paramref name="since"/> was written.</summary>
    public bool TryTake(GrainAddress address, long since, out StreamHead head)
    {
        var found = _heads.TryRemove(address, out var left);
        head = left.Head;
        return found && left.ReadAt >= since;
    }
}
