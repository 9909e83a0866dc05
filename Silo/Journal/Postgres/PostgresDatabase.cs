using Npgsql;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>A PostgreSQL database of ours: how it is reached, what is asked of it, and its schema.</summary>
internal static class PostgresDatabase
{
    /// <summary>Of one process, unless the connection string says otherwise: a server lets in 100 by default, and several processes share them.</summary>
    private const int MostConnections = 20;

    /// <summary>And for appends and the reading of streams.</summary>
    private const int MostBatching = 4;

    /// <summary>Bytes that are sent at once: a batch of appends is some 50 KiB, and in pieces of 8 KiB it wakes the server for each of them.</summary>
    private const int BatchingBuffer = 128 << 10;

    public static Migrations Schema { get; } = new(
        typeof(PostgresDatabase).Namespace!,
        "CREATE TABLE IF NOT EXISTS schema_versions (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)");

    /// <summary>Reached, checked and brought to this program's schema. Throws <see cref="StoreRefusedException"/> as <see cref="PostgresStore.Open"/> does.</summary>
    /// <param name="halfCopy">Whether it may be a copy that is not whole yet.</param>
    public static async Task<NpgsqlDataSource> Open(
        PostgresStoreOptions options, TimeProvider clock, bool halfCopy = false, CancellationToken cancel = default)
    {
        NpgsqlDataSource? source = null;
        try
        {
            source = Source(options);
            await using var connection = await source.OpenConnectionAsync(cancel);
            await Check(connection, options);
            await Migrate(connection, clock);
            if (!halfCopy)
            {
                HalfCopy.Refuse(connection);
            }
            return source;
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException or TimeoutException or System.Net.Sockets.SocketException or IOException)
        {
            source?.Dispose();
            throw new StoreRefusedException(new Rejection("store.unreachable", error is PostgresException told ? told.MessageText : error.Message));
        }
        catch
        {
            source?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// For statements that take arrays of any length, always the same few: one plan does for all lengths. Left to itself the server makes a new plan for
    /// each, which costs more than what the statement does.
    /// </summary>
    public static NpgsqlDataSource Batching(PostgresStoreOptions options)
    {
        var text = Text(options);
        text.Options += " -c plan_cache_mode=force_generic_plan";
        text.MaxPoolSize = MostBatching;
        text.WriteBufferSize = BatchingBuffer;
        return new NpgsqlDataSourceBuilder(text.ToString()).Build();
    }

    private static NpgsqlDataSource Source(PostgresStoreOptions options) => new NpgsqlDataSourceBuilder(Text(options).ToString()).Build();

    private static NpgsqlConnectionStringBuilder Text(PostgresStoreOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        text.ApplicationName ??= "tracker";
        if (!text.ShouldSerialize("Maximum Pool Size"))
        {
            text.MaxPoolSize = MostConnections;
        }
        text.MaxAutoPrepare = Math.Max(text.MaxAutoPrepare, 60);
        text.AutoPrepareMinUsages = 2;
        text.IncludeErrorDetail = false;
        text.NoResetOnClose = true; // nothing of ours leaves anything behind in a session, and the reset is two statements for every one of ours
        // A process that is stopped within a transaction must not hold the others up for longer than this.
        text.Options ??= "-c synchronous_commit=on -c idle_in_transaction_session_timeout=20000";
        return text;
    }

    private static async Task Check(NpgsqlConnection connection, PostgresStoreOptions options)
    {
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('server_encoding')", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        if (row.GetString(2) != "UTF8")
        {
            throw new StoreRefusedException(new Rejection("store.encoding", row.GetString(2)));
        }
        if (!options.MayForget && (row.GetString(0) == "off" || row.GetString(1) == "off"))
        {
            throw new StoreRefusedException(new Rejection("store.not-durable"));
        }
    }

    /// <summary>Processes that start at once migrate one after the other.</summary>
    private static async Task Migrate(NpgsqlConnection connection, TimeProvider clock)
    {
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock(5207321)", connection))
        {
            await take.ExecuteNonQueryAsync();
        }
        try
        {
            Schema.Run(connection, clock);
        }
        finally
        {
            await using var give = new NpgsqlCommand("SELECT pg_advisory_unlock(5207321)", connection);
            await give.ExecuteNonQueryAsync();
        }
    }
}
