using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// The ends of streams that this process saw last: left by readers and by its own writing, or of assignments that are kept, and read from the tables where
/// they are missing.
/// </summary>
/// <param name="rebuilds">How often the ledger was filled anew so far.</param>
internal sealed class StreamTails(NpgsqlDataSource source, PostgresTexts texts, KeptAssignments kept, int remembered, long rebuilds)
{
    private const int NumbersTaken = 1000; // as the sequence steps

    private static readonly string Query =
        $"""
        SELECT u.place, s.no, e.version, e.hash, r.plan, r.point, {RowColumns.Prefixed("r")}
        FROM unnest($1) WITH ORDINALITY u(address, place)
        JOIN streams s ON s.address = u.address
        LEFT JOIN LATERAL (SELECT version, hash FROM events WHERE stream = s.no ORDER BY version DESC LIMIT 1) e ON true
        LEFT JOIN ledger_rows r ON r.no = s.no
        """;

    private readonly Lock _gate = new();

    // Two generations: when the younger is full it becomes the older, and what nobody used since is gone.
    private Dictionary<GrainAddress, StreamTail> _young = [];
    private Dictionary<GrainAddress, StreamTail> _old = [];
    private long _rebuilds = rebuilds;
    private long _nextNo;
    private long _numbersLeft;

    /// <summary>How often the ledger was filled anew before the rows that are known here were written.</summary>
    public long Rebuilds => Volatile.Read(ref _rebuilds);

    public StreamTail? Find(GrainAddress address)
    {
        if (kept.Tail(address) is var (head, row))
        {
            return new StreamTail(head.No, head.Version, head.Hash, row);
        }
        lock (_gate)
        {
            if (!_young.TryGetValue(address, out var tail) && _old.TryGetValue(address, out tail))
            {
                Keep(address, tail);
            }
            return tail;
        }
    }

    /// <summary>Keeps the later of two ends.</summary>
    /// <param name="rebuilds">As it was before the end was read: a row of before is not left after.</param>
    public void Leave(GrainAddress address, StreamTail tail, long rebuilds)
    {
        lock (_gate)
        {
            if (rebuilds != _rebuilds || ((_young.TryGetValue(address, out var known) || _old.TryGetValue(address, out known)) && known.Version > tail.Version))
            {
                return;
            }
            Keep(address, tail);
        }
    }

    /// <summary>After a commit of this process: what it appended to one stream, and how it ends now.</summary>
    /// <param name="rebuilds">As it was when the batch began.</param>
    public void Follow(StreamAppend appended, StreamTail tail, long rebuilds)
    {
        var (address, facts) = (appended.Address, appended.Facts);
        lock (_gate)
        {
            if (rebuilds != _rebuilds)
            {
                return;
            }
            if (facts is not [{ Fact: AssignmentEvent }, ..]
                || !kept.Follow(address, appended.ExpectedVersion, facts.Select(f => f.Fact), new StreamHead(tail.No, tail.Version, tail.Hash), tail.Row))
            {
                Leave(address, tail, rebuilds);
            }
        }
    }

    public void Forget(IEnumerable<GrainAddress> addresses)
    {
        lock (_gate)
        {
            foreach (var address in addresses)
            {
                kept.Forget(address);
                _young.Remove(address);
                _old.Remove(address);
            }
        }
    }

    /// <summary>The ledger was filled anew, by whom ever.</summary>
    public async Task BeginAnew()
    {
        var rebuilds = await RebuildsOf(source); // first: what is read in between is then of no use, and never of before
        lock (_gate)
        {
            kept.Clear();
            _young.Clear();
            _old.Clear();
            _rebuilds = rebuilds;
        }
    }

    public static async Task<long> RebuildsOf(NpgsqlDataSource source, CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand("SELECT coalesce(max(no), 0) FROM rebuilds");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The ends as the tables have them; an address that is not there is left out.</summary>
    public async Task<Dictionary<GrainAddress, StreamTail>> Load(IReadOnlyList<GrainAddress> addresses)
    {
        var found = new List<(GrainAddress Address, long No, long Version, byte[] Hash, RawRow? Row)>(addresses.Count);
        await using (var command = source.CreateCommand(Query))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. addresses.Select(a => a.Value)] });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var no = rows.GetInt64(1);
                var (version, hash) = rows.IsDBNull(2) ? (0L, []) : (rows.GetInt64(2), (byte[])rows[3]);
                found.Add((addresses[(int)rows.GetInt64(0) - 1], no, version, hash, rows.IsDBNull(4) ? null : RawRow.Read(rows, 4, no)));
            }
        }
        await texts.Load(found.Select(f => f.Row));
        var tails = new Dictionary<GrainAddress, StreamTail>(found.Count);
        foreach (var (address, no, version, hash, row) in found)
        {
            tails[address] = new StreamTail(no, version, hash, row?.ToRow(address, texts));
        }
        return tails;
    }

    /// <summary>A number that no other address has or gets. For one caller at a time.</summary>
    public async Task<long> TakeNumber()
    {
        if (_numbersLeft == 0)
        {
            await using var command = source.CreateCommand("SELECT nextval('stream_numbers')");
            _nextNo = (long)(await command.ExecuteScalarAsync())!;
            _numbersLeft = NumbersTaken;
        }
        _numbersLeft--;
        return _nextNo++;
    }

    private void Keep(GrainAddress address, StreamTail tail)
    {
        if (_young.Count >= Math.Max(remembered / 2, 16))
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }
        _young[address] = tail;
    }
}
