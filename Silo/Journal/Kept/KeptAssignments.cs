using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Kept;

/// <summary>
/// Open assignments in memory, so that a report on one of them reads nothing from the tables first. They follow every commit of this process before it is
/// acknowledged, so where nobody else writes what stands here is the end of its stream; elsewhere it is what this process last heard of it. For many threads.
/// </summary>
/// <param name="most">So many are kept; more are read from the tables.</param>
internal sealed class KeptAssignments(int most)
{
    private const int MostTexts = 200_000;
    private const int Shelves = 64;
    private const int ManyOfShelf = 2_000;

    private readonly Shelf[] _shelves = [.. Enumerable.Range(0, Shelves).Select(_ => new Shelf())];
    private readonly KeptTexts _texts = new(MostTexts);
    private readonly int _mostOfShelf = most / Shelves;

    public bool HasRoom => _shelves.Any(s => s.HasRoom(_mostOfShelf));

    /// <summary>The assignment as it is stored; null: it is not kept.</summary>
    public Standing<Assignment>? Standing(GrainAddress address) =>
        Find(address, out var marks) is { } kept ? new Standing<Assignment>(kept.State(_texts, marks), kept.Version) : null;

    /// <summary>Its stream's end; null: it is not kept.</summary>
    public StreamHead? Head(GrainAddress address) => Find(address, out _)?.Head;

    /// <summary>Its row of the ledger as the last commit left it; null: it is not kept.</summary>
    public LedgerRow? Row(GrainAddress address) => Find(address, out _)?.Row(address, _texts);

    /// <summary>Both; null: it is not kept.</summary>
    public (StreamHead Head, LedgerRow Row)? Tail(GrainAddress address) => Find(address, out _) is { } kept ? (kept.Head, kept.Row(address, _texts)) : null;

    /// <summary>After a commit: what it appended to one stream, in order. Whether it is kept now.</summary>
    /// <param name="before">The stream's version before.</param>
    /// <param name="row">As the commit left it; null: as it was.</param>
    public bool Follow(GrainAddress address, long before, IEnumerable<object> facts, StreamHead head, LedgerRow? row)
    {
        if (AssignmentKey.Of(address) is not { } key)
        {
            return false;
        }
        var shelf = Of(key);
        lock (shelf)
        {
            var state = Assignment.Initial;
            if (before > 0)
            {
                if (!shelf.Kept.TryGetValue(key, out var kept) || kept.Version != before)
                {
                    if (kept.Version != head.Version) // else a reader was here first
                    {
                        shelf.Drop(key, head.Version);
                    }
                    return kept.Version == head.Version;
                }
                state = kept.State(_texts, shelf.MarksOf(key));
                row ??= kept.Row(address, _texts);
            }
            if (row is not null && (before > 0 || shelf.HasRoom(_mostOfShelf)) && After(state, facts) is { } after && KeptAssignment.TryPack(after, head, row, _texts, out var now))
            {
                shelf.Keep(key, now, MarksOf(after), _mostOfShelf);
                return true;
            }
            shelf.Drop(key, head.Version);
            return false;
        }
    }

    /// <summary>A fact that another process appended, in the order of its stream. What is not kept is not read for it.</summary>
    /// <param name="head">The stream's end with it.</param>
    public void FollowElsewhere(GrainAddress address, AssignmentEvent fact, long position, StreamHead head)
    {
        if (AssignmentKey.Of(address) is not { } key)
        {
            return;
        }
        var shelf = Of(key);
        lock (shelf)
        {
            var isKept = shelf.Kept.TryGetValue(key, out var kept);
            if (isKept && kept.Version >= head.Version)
            {
                return;
            }
            if (isKept && kept.Version == head.Version - 1 && After(kept.State(_texts, shelf.MarksOf(key)), [fact]) is { } after
                && After(kept.Row(address, _texts), fact, position) is { } row && KeptAssignment.TryPack(after, head, row, _texts, out var now))
            {
                shelf.Keep(key, now, MarksOf(after), _mostOfShelf);
            }
            else
            {
                shelf.Drop(key, head.Version);
            }
        }
    }

    /// <summary>Somebody reads assignments to add them: what is written from now on goes before what he reads.</summary>
    public void BeginReading() => Each(shelf =>
    {
        (shelf.IsRead, shelf.IsCleared) = (true, false);
        shelf.Overtaken.Clear();
    });

    public void EndReading() => Each(shelf =>
    {
        shelf.IsRead = false;
        shelf.Overtaken.Clear();
    });

    /// <summary>What was read since <see cref="BeginReading"/>, unless its stream was written meanwhile.</summary>
    public void Add(GrainAddress address, Assignment state, StreamHead head, LedgerRow row)
    {
        if (AssignmentKey.Of(address) is not { } key || !KeptAssignment.TryPack(state, head, row, _texts, out var kept))
        {
            return;
        }
        var shelf = Of(key);
        lock (shelf)
        {
            if (!shelf.IsCleared && shelf.HasRoom(_mostOfShelf) && !shelf.Kept.ContainsKey(key)
                && !(shelf.Overtaken.TryGetValue(key, out var version) && version > kept.Version))
            {
                shelf.Keep(key, kept, MarksOf(state), _mostOfShelf);
            }
        }
    }

    /// <summary>After its words were changed, or where the store does not end where it is kept.</summary>
    public void Forget(GrainAddress address)
    {
        if (AssignmentKey.Of(address) is { } key)
        {
            var shelf = Of(key);
            lock (shelf)
            {
                shelf.Drop(key, long.MaxValue);
            }
        }
    }

    /// <summary>The tables are filled anew: what was read from them so far, and by whoever reads just now, is not kept.</summary>
    public void Clear() => Each(shelf =>
    {
        shelf.Clear();
        shelf.IsCleared = true;
    });

    private KeptAssignment? Find(GrainAddress address, out string marks)
    {
        marks = "";
        if (AssignmentKey.Of(address) is not { } key)
        {
            return null;
        }
        var shelf = Of(key);
        lock (shelf)
        {
            marks = shelf.MarksOf(key);
            return shelf.Kept.TryGetValue(key, out var kept) ? kept : null;
        }
    }

    /// <summary>Null: the ledger could follow these facts, and the assignment cannot. They are committed: nothing may come of it but that it is not kept.</summary>
    private static Assignment? After(Assignment state, IEnumerable<object> facts)
    {
        try
        {
            return facts.Aggregate(state, (before, fact) => Assignment.Evolve(before, (AssignmentEvent)fact));
        }
#pragma warning disable CA1031 // as said
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Null: the ledger cannot follow it.</summary>
    private static LedgerRow? After(LedgerRow row, AssignmentEvent fact, long position)
    {
        try
        {
            var entry = LedgerEntry.Follow(row.Entry, row.Entry.Assignment, fact, position);
            return entry == row.Entry ? row : row with { Entry = entry, ValidFrom = position };
        }
        catch (JournalOutOfOrderException)
        {
            return null;
        }
    }

    private static string MarksOf(Assignment state) => state.Duty?.EvidenceMarks ?? "";

    private Shelf Of(AssignmentKey key) => _shelves[(uint)key.GetHashCode() % Shelves];

    private void Each(Action<Shelf> work)
    {
        foreach (var shelf in _shelves)
        {
            lock (shelf)
            {
                work(shelf);
            }
        }
    }

    /// <summary>A part of them under one lock.</summary>
    private sealed class Shelf
    {
        private readonly Dictionary<AssignmentKey, string> _marks = [];

        public Dictionary<AssignmentKey, KeptAssignment> Kept { get; } = [];

        public bool IsRead { get; set; }

        /// <summary>Since somebody began to read.</summary>
        public bool IsCleared { get; set; }

        /// <summary>Written while somebody reads, and not kept: with the version that was written.</summary>
        public Dictionary<AssignmentKey, long> Overtaken { get; } = [];

        public bool HasRoom(int most) => Kept.Count < most;

        /// <summary>Once there are many the table has its full size: what is not used of it costs no memory, and one that doubles is half empty.</summary>
        /// <param name="marks">Of its evidence.</param>
        public void Keep(AssignmentKey key, in KeptAssignment now, string marks, int most)
        {
            if (Kept.Count == ManyOfShelf)
            {
                Kept.EnsureCapacity(most);
            }
            Kept[key] = now;
            if (marks.Length > 0)
            {
                _marks[key] = marks;
            }
        }

        /// <summary>What the evidence of one that is kept is known again by; most have none.</summary>
        public string MarksOf(AssignmentKey key) => _marks.GetValueOrDefault(key) ?? "";

        public void Clear()
        {
            Kept.Clear();
            _marks.Clear();
        }

        public void Drop(AssignmentKey key, long version)
        {
            Kept.Remove(key);
            _marks.Remove(key);
            if (IsRead)
            {
                Overtaken[key] = Math.Max(version, Overtaken.GetValueOrDefault(key));
            }
        }
    }
}
