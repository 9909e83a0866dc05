using Npgsql;
using NpgsqlTypes;
using Tracker.Deciding;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Copying;

/// <summary>A database to copy into, over one connection that also keeps a second copy out.</summary>
internal sealed class PostgresCopyTarget : ICopyTarget
{
    private const int StreamsAtOnce = 5_000;

    /// <summary>Other processes of ours are known by the name of their connections.</summary>
    private const string NobodyElse =
        """
        SELECT (count(*) = 0)::int::bigint FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = current_setting('application_name')
        """;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly IDisposable? _folder;
    private readonly PostgresReplay _replay;
    private long _position;
    private bool _erased;

    private PostgresCopyTarget(NpgsqlDataSource source, NpgsqlConnection connection, IDisposable? folder, long position, long day)
    {
        (_source, _connection, _folder, _position) = (source, connection, folder, position);
        _replay = new PostgresReplay(connection, new PostgresTexts(source), day);
        Files = new PostgresShelf(source);
        HalfCopyOf = HalfCopy.SourceOf(connection);
    }

    public IFileShelf Files { get; }

    public string? HalfCopyOf { get; private set; }

    public bool IsEmpty => Number(_connection, "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM accounts)") == 0;

    /// <summary>
    /// Throws <see cref="StoreRefusedException"/> as <see cref="PostgresStore.Open"/> does, but opens a half copy; where another copies into
    /// it (<c>copy.under-way</c>) or a process of ours has it open (<c>copy.target-served</c>).
    /// </summary>
    public static async Task<PostgresCopyTarget> Open(PostgresStoreOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var source = await PostgresDatabase.Open(options, clock, halfCopy: true, cancel: cancel);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync(cancel);
            if (!await InAMoment(connection, "SELECT pg_try_advisory_lock(5207323)::int::bigint", cancel))
            {
                throw new StoreRefusedException(new Rejection("copy.under-way"));
            }
            if (!await InAMoment(connection, NobodyElse, cancel))
            {
                throw new StoreRefusedException(new Rejection("copy.target-served"));
            }
            return new PostgresCopyTarget(
                source, connection, options.Folder, Number(connection, "SELECT max(position) FROM events"), Number(connection, "SELECT max(day) FROM days"));
        }
        catch
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
            await source.DisposeAsync();
            throw;
        }
    }

    public IStoredRows OpenRows() => new PostgresStoredRows(_source);

    public async Task Begin(string source)
    {
        await Run("INSERT INTO half_copy (source) VALUES ($1)", new NpgsqlParameter<string> { TypedValue = source });
        HalfCopyOf = source;
    }

    public async Task Take(CopiedChunk chunk)
    {
        await using var transaction = await BeginTransaction();
        await PutStreams(chunk.Streams);
        await Put(chunk.Facts.Select(f => f.Event));
        foreach (var e in chunk.Erased)
        {
            await Run(
                "UPDATE events SET data = $2, salt = NULL WHERE position = $1",
                new NpgsqlParameter<long> { TypedValue = e.Position },
                new NpgsqlParameter<string> { TypedValue = CopiedText.Of(e.Data) });
            _erased = true;
        }
        await _replay.Follow([.. chunk.Facts.Select(f => (f.Event.Stream, f.Fact, f.Decoded))]);
        await transaction.CommitAsync();
        _position = chunk.Facts[^1].Event.Position;
    }

    public async Task TakeRest(IStoredRows source, IReadOnlyList<SessionKey> keys)
    {
        await using var transaction = await BeginTransaction();
        foreach (var streams in CopyRest.Streams(source).Chunk(StreamsAtOnce))
        {
            await PutStreams(streams);
        }
        // A number that is taken from here on is new.
        await Run("SELECT setval('stream_numbers', (SELECT max(no) FROM streams))");
        await Run("DELETE FROM command_answers");
        await Put(source.Answers());
        await Run("DELETE FROM seals");
        foreach (var (seal, hash) in source.Seals())
        {
            await Put(seal, hash);
        }
        foreach (var table in CopiedTable.All)
        {
            table.Replace(source.Connection, _connection);
        }
        foreach (var key in keys)
        {
            await Run(
                "INSERT INTO session_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
                new NpgsqlParameter<string> { TypedValue = key.Name },
                new NpgsqlParameter<string> { TypedValue = key.Xml });
        }
        await transaction.CommitAsync();
    }

    public async Task Finish()
    {
        if (_erased)
        {
            await Run("VACUUM events"); // the rows as they were are gone from the table
        }
        await Run("ANALYZE");
        await Run("DELETE FROM half_copy");
        HalfCopyOf = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
        _folder?.Dispose();
    }

    /// <summary>Whether the answer is 1, now or soon: what a process held that has just ended is free in a moment.</summary>
    private static async Task<bool> InAMoment(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        for (var tries = 1; Number(connection, sql) != 1; tries++)
        {
            if (tries == 20)
            {
                return false;
            }
            await Task.Delay(100, cancel);
        }
        return true;
    }

    /// <summary>Under the lock of those who append, and only where nobody did.</summary>
    private async Task<NpgsqlTransaction> BeginTransaction()
    {
        var transaction = await _connection.BeginTransactionAsync();
        try
        {
            await Run("SET LOCAL idle_in_transaction_session_timeout = 0"); // a slow source must not end it
            await Run("SELECT pg_advisory_xact_lock(5207320)");
            return Number(_connection, "SELECT max(position) FROM events") == _position
                ? transaction
                : throw new StoreRefusedException(new Rejection("copy.target-in-use"));
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private async Task PutStreams(IReadOnlyCollection<(long No, string Address)> streams) => await Run(
        "INSERT INTO streams (no, address) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING",
        new NpgsqlParameter<long[]> { TypedValue = [.. streams.Select(s => s.No)] },
        new NpgsqlParameter<string[]> { TypedValue = [.. streams.Select(s => s.Address)] });

    private async Task Put(IEnumerable<StoredEvent> events)
    {
        await using var import = await _connection.BeginBinaryImportAsync(
            "COPY events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash) FROM STDIN (FORMAT BINARY)");
        foreach (var e in events)
        {
            await import.StartRowAsync();
            await import.WriteAsync(e.Position);
            await import.WriteAsync(e.Stream);
            await import.WriteAsync(e.Version);
            await import.WriteAsync(CopiedText.Of(e.Type));
            await import.WriteAsync(CopiedText.Of(e.Data));
            await (e.Salt is { } salt ? import.WriteAsync(salt, NpgsqlDbType.Bytea) : import.WriteNullAsync());
            await import.WriteAsync(e.Digest, NpgsqlDbType.Bytea);
            await import.WriteAsync(CopiedText.Of(e.Metadata));
            await import.WriteAsync(e.Algorithm);
            await import.WriteAsync(e.Hash, NpgsqlDbType.Bytea);
        }
        await import.CompleteAsync();
    }

    private async Task Put(IEnumerable<StoredAnswer> answers)
    {
        await using var import = await _connection.BeginBinaryImportAsync(
            "COPY command_answers (id, position, body_hash, version, at, digest) FROM STDIN (FORMAT BINARY)");
        foreach (var a in answers)
        {
            await import.StartRowAsync();
            await import.WriteAsync(new Guid(a.Id, bigEndian: true), NpgsqlDbType.Uuid);
            await import.WriteAsync(a.Position);
            await import.WriteAsync(a.BodyHash, NpgsqlDbType.Bytea);
            await import.WriteAsync(a.Version);
            await import.WriteAsync(a.At);
            await import.WriteAsync(a.Digest, NpgsqlDbType.Bytea);
        }
        await import.CompleteAsync();
    }

    private Task Put(Seal seal, string hash) => Run(
        "INSERT INTO seals (no, first, last, root, at, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new NpgsqlParameter<long> { TypedValue = seal.No },
        new NpgsqlParameter<long> { TypedValue = seal.First },
        new NpgsqlParameter<long> { TypedValue = seal.Last },
        new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(seal.Root) },
        new NpgsqlParameter<string> { TypedValue = seal.AtText },
        new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(seal.Previous) },
        new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(hash) });

    private static long Number(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // our own words only
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar() as long? ?? 0;
    }

    private async Task Run(string sql, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // our own words only
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}
