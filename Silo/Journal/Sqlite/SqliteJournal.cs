using System.Text.Json;
using System.Data.Common;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Units;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>The journal on SQLite: appends go through the one writer, reads use their own connections.</summary>
internal sealed class SqliteJournal(SqliteWriter writer, SqliteReaders readers, ReadHeads heads, KeptAssignments kept, RecentTypes recent, PositionSignal signal, bool oneEngine) : IJournal, IRoomTables
{
    private const string Columns = "e.position, s.address, e.version, e.type, e.data, e.metadata, e.salt IS NULL";

    /// <summary>The folder's lock keeps other processes out.</summary>
    public bool HeldAlone => oneEngine;

    public ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<AppendOutcome>(writer.Enqueue(new AppendItem(request)));
    }

    public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel)
    {
        var readAt = signal.Last; // before reading
        using var reader = readers.Rent();
        var rows = reader[
            """
            SELECT e.position, e.version, e.type, e.data, e.metadata, e.salt IS NULL, s.no, e.hash FROM streams s JOIN events e ON e.stream = s.no
            WHERE s.address = ?1 AND e.version > ?2 ORDER BY e.version LIMIT ?3
            """].BindText(1, address.Value).Bind(2, afterVersion).Bind(3, limit);
        var facts = new List<RecordedFact>();
        StreamHead? last = null;
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            cancel.ThrowIfCancellationRequested();
            facts.Add(new RecordedFact(rows.Long(0), address, rows.Long(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Long(5) == 1));
            last = new StreamHead(rows.Long(6), rows.Long(1), rows.Blob(7));
        }
        if (last is { } end && facts.Count < limit)
        {
            heads.Leave(address, end, readAt);
        }
        return new(facts);
    }

    public Standing<object>? Known(GrainAddress address) => kept.Standing(address) is { } known ? new Standing<object>(known.State, known.Version) : null;

    public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[
            $"""
            SELECT {Columns} FROM events e JOIN streams s ON s.no = e.stream
            WHERE e.position > ?1 ORDER BY e.position LIMIT ?2
            """];
        return new(Facts(rows.Bind(1, afterPosition).Bind(2, limit), cancel));
    }

    public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(
        IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel)
    {
        if (recent.HasNone(types, afterPosition, upTo))
        {
            return new([]);
        }
        using var reader = readers.Rent();
        var rows = reader[
            $"""
            SELECT {Columns} FROM events e JOIN streams s ON s.no = e.stream
            WHERE e.position > ?1 AND e.position <= ?2 AND +e.type IN (SELECT value FROM json_each(?3)) ORDER BY e.position LIMIT ?4
            """];
        return new(Facts(rows.Bind(1, afterPosition).Bind(2, upTo).BindText(3, JsonSerializer.Serialize(types)).Bind(4, limit), cancel));
    }

    public ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader["SELECT e.position, s.address FROM events e JOIN streams s ON s.no = e.stream WHERE e.position > ?1 ORDER BY e.position LIMIT ?2"];
        var places = new List<(long, GrainAddress)>();
        using var done = rows.Bind(1, afterPosition).Bind(2, limit).ResetAtEnd();
        while (rows.Step())
        {
            places.Add((rows.Long(0), GrainAddress.Parse(rows.Text(1))));
        }
        return new(places);
    }

    public ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var version = reader["SELECT max(e.version) FROM streams s JOIN events e ON e.stream = s.no WHERE s.address = ?1"];
        return new(version.BindText(1, address.Value).Number() ?? 0);
    }

    /// <summary>Steps over the index of addresses, one look-up for each government.</summary>
    public ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[
            """
            WITH RECURSIVE governments(code) AS (
                SELECT substr(min(address), 1, 6) FROM streams
                UNION ALL
                SELECT (SELECT substr(min(address), 1, 6) FROM streams WHERE address > code || '~') FROM governments WHERE code IS NOT NULL)
            SELECT code FROM governments WHERE code IS NOT NULL
            """];
        var codes = new List<DivisionCode>();
        try
        {
            while (rows.Step())
            {
                codes.Add(DivisionCode.Parse(rows.Text(0)));
            }
        }
        finally
        {
            rows.Reset();
        }
        return new(codes);
    }

    public ValueTask<long> LastPosition(CancellationToken cancel) => new(signal.Last);

    public ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        return new(CommandAnswers.Find(reader.Statements, commandId));
    }

    public Task<long> WaitBeyond(long position, CancellationToken cancel) => signal.WaitBeyond(position, cancel);

    public ValueTask<long> Checkpoint(string reader, CancellationToken cancel)
    {
        using var lease = readers.Rent();
        return new(lease["SELECT position FROM checkpoints WHERE reader = ?1"].BindText(1, reader).Number() ?? 0);
    }

    public async ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel) =>
        await writer.Enqueue(new CheckpointWrite(reader, position));

    public ValueTask<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<T>(writer.Enqueue(new RoomWrite<T>(work)));
    }

    public ValueTask<T> Read<T>(Func<DbConnection, T> work, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        return new(work(reader.Connection));
    }

    public async ValueTask<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        return await work(reader.Connection);
    }

    /// <summary>The store owns what this works with and closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static List<RecordedFact> Facts(Statement rows, CancellationToken cancel)
    {
        var facts = new List<RecordedFact>();
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            cancel.ThrowIfCancellationRequested();
            facts.Add(new RecordedFact(
                rows.Long(0), GrainAddress.Parse(rows.Text(1)), rows.Long(2), rows.Text(3), rows.Text(4), rows.Text(5), rows.Long(6) == 1));
        }
        return facts;
    }

    private sealed class CheckpointWrite(string reader, long position) : WriteItem<bool>
    {
        public override void Run(WriterSession session) =>
            session.Statements["INSERT INTO checkpoints (reader, position) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET position = excluded.position"]
                .BindText(1, reader)
                .Bind(2, position)
                .Run();
    }
}
