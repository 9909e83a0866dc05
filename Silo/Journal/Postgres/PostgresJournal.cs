using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Units;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>The journal on PostgreSQL, which other processes may write too.</summary>
internal sealed class PostgresJournal(NpgsqlDataSource source, PostgresWriter writer, StreamReads streams, KeptAssignments kept, KeptFollowing following, RecentTypes recent, PositionSignal signal) : IJournal
{
    private const string Columns = "e.position, s.address, e.version, e.type, e.data, e.metadata, e.salt IS NULL";

    public bool HeldAlone => false;

    public ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<AppendOutcome>(writer.Enqueue(new PendingAppend(request)));
    }

    public ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new(streams.Read(address, afterVersion, limit).WaitAsync(cancel));
    }

    public ValueTask<IReadOnlyList<RecordedFact>> ReadAll(long afterPosition, int limit, CancellationToken cancel) => Facts(
        $"SELECT {Columns} FROM events e JOIN streams s ON s.no = e.stream WHERE e.position > $1 ORDER BY e.position LIMIT $2",
        cancel,
        new NpgsqlParameter<long> { TypedValue = afterPosition },
        new NpgsqlParameter<int> { TypedValue = limit });

    public ValueTask<IReadOnlyList<RecordedFact>> ReadOf(
        IReadOnlySet<string> types, long afterPosition, long upTo, int limit, CancellationToken cancel) => recent.HasNone(types, afterPosition, upTo) ? new([]) : Facts(
        $"""
        SELECT {Columns} FROM events e JOIN streams s ON s.no = e.stream
        WHERE e.position > $1 AND e.position <= $2 AND e.type = ANY ($3) ORDER BY e.position LIMIT $4
        """,
        cancel,
        new NpgsqlParameter<long> { TypedValue = afterPosition },
        new NpgsqlParameter<long> { TypedValue = upTo },
        new NpgsqlParameter<string[]> { TypedValue = [.. types] },
        new NpgsqlParameter<int> { TypedValue = limit });

    public async ValueTask<IReadOnlyList<(long Position, GrainAddress Address)>> ReadPlaces(long afterPosition, int limit, CancellationToken cancel)
    {
        await using var command = Command(
            "SELECT e.position, s.address FROM events e JOIN streams s ON s.no = e.stream WHERE e.position > $1 ORDER BY e.position LIMIT $2",
            [new NpgsqlParameter<long> { TypedValue = afterPosition }, new NpgsqlParameter<int> { TypedValue = limit }]);
        await using var rows = await Available(command.ExecuteReaderAsync(cancel));
        var places = new List<(long, GrainAddress)>();
        while (await rows.ReadAsync(cancel))
        {
            places.Add((rows.GetInt64(0), GrainAddress.Parse(rows.GetString(1))));
        }
        return places;
    }

    public Standing<object>? Known(GrainAddress address) => kept.Standing(address) is { } known ? new Standing<object>(known.State, known.Version) : null;

    public async ValueTask<long> VersionOf(GrainAddress address, CancellationToken cancel)
    {
        var version = await Number(
            "SELECT max(e.version) FROM streams s JOIN events e ON e.stream = s.no WHERE s.address = $1",
            cancel,
            new NpgsqlParameter<string> { TypedValue = address.Value });
        if (kept.Head(address)?.Version > version)
        {
            kept.Forget(address); // somebody put an older database in its place
        }
        return version;
    }

    /// <summary>Steps over the index of addresses, one look-up for each government.</summary>
    public async ValueTask<IReadOnlyList<DivisionCode>> Governments(CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            WITH RECURSIVE governments(code) AS (
                SELECT substr(min(address), 1, 6) FROM streams
                UNION ALL
                SELECT (SELECT substr(min(address), 1, 6) FROM streams WHERE address > code || '~') FROM governments WHERE code IS NOT NULL)
            SELECT code FROM governments WHERE code IS NOT NULL
            """);
        return await Available(Rows(command, row => DivisionCode.Parse(row.GetString(0)), cancel));
    }

    public async ValueTask<long> LastPosition(CancellationToken cancel)
    {
        var known = signal.Last;
        var last = await Number("SELECT max(position) FROM events", cancel);
        if (last < known) // somebody put an older database in its place
        {
            recent.Forget();
            kept.Clear();
            following.GoBack(last);
            signal.GoBack(known, last);
        }
        signal.Advance(last);
        return last;
    }

    public async ValueTask<RememberedCommand?> Recall(Guid commandId, CancellationToken cancel) =>
        (await Available(Answers.Of(source, [commandId], cancel))).GetValueOrDefault(commandId);

    public Task<long> WaitBeyond(long position, CancellationToken cancel) => signal.WaitBeyond(position, cancel);

    public ValueTask<long> Checkpoint(string reader, CancellationToken cancel) => Number(
        "SELECT position FROM checkpoints WHERE reader = $1", cancel, new NpgsqlParameter<string> { TypedValue = reader });

    /// <summary>A checkpoint never goes back: a process that was stopped for a while may be behind.</summary>
    public async ValueTask SaveCheckpoint(string reader, long position, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            INSERT INTO checkpoints (reader, position) VALUES ($1, $2)
            ON CONFLICT (reader) DO UPDATE SET position = greatest(checkpoints.position, excluded.position)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reader });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await Available(command.ExecuteNonQueryAsync(cancel));
    }

    /// <summary>The store owns what this works with and closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<long> Number(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await Available(command.ExecuteScalarAsync(cancel)) is long number ? number : 0;
    }

    private async ValueTask<IReadOnlyList<RecordedFact>> Facts(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await Available(Rows(command, FactOf, cancel));
    }

    private static RecordedFact FactOf(NpgsqlDataReader row) => new(
        row.GetInt64(0), GrainAddress.Parse(row.GetString(1)), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetBoolean(6));

    private static async Task<List<T>> Rows<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var found = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            found.Add(read(rows));
        }
        return found;
    }

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static async Task<T> Available<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception error) when (PostgresFault.IsOfDatabase(error))
        {
            throw PostgresFault.Unavailable(error);
        }
    }
}
