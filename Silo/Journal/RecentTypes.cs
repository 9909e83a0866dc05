namespace Tracker.Silo.Journal;

/// <summary>
/// The stored names of the facts that this process wrote last, by position: whoever looks for others passes over these without asking the database.
/// Where somebody else wrote in between, what came before is forgotten. For many threads.
/// </summary>
internal sealed class RecentTypes
{
    private const int Most = 1 << 15;

    private readonly Lock _gate = new();
    private readonly string[] _types = new string[Most];
    private long _before; // what is remembered begins after this position
    private long _last;

    /// <summary>After a commit, in order.</summary>
    /// <param name="before">The position before the first of them.</param>
    public void Wrote(long before, IEnumerable<string> types)
    {
        lock (_gate)
        {
            if (before != _last)
            {
                (_before, _last) = (before, before);
            }
            foreach (var type in types)
            {
                _types[++_last % Most] = type;
            }
            _before = Math.Max(_before, _last - Most);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            (_before, _last) = (0, 0);
        }
    }

    /// <summary>Whether no fact after one position and up to another is of these; false where that is not known.</summary>
    public bool HasNone(IReadOnlySet<string> types, long after, long upTo)
    {
        lock (_gate)
        {
            if (after < _before || upTo > _last)
            {
                return false;
            }
            for (var position = after + 1; position <= upTo; position++)
            {
                if (types.Contains(_types[position % Most]))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
