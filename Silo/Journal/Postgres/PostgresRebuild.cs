using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// Empties the ledger's tables and fills them anew in one transaction: done wholly or not at all. Appends of every process wait meanwhile, readers see
/// the old ledger until the end. Texts stay: their numbers are in every process's memory.
/// </summary>
internal sealed class PostgresRebuild(NpgsqlDataSource source, FactCodec codec, PostgresTexts texts, IProgress<JournalProgress>? progress)
{
    private const int Chunk = 5_000;

    /// <summary>Every table of the ledger, which its name says, and the days.</summary>
    private const string Emptying =
        """
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables
                WHERE schemaname = current_schema() AND (tablename = 'days' OR tablename LIKE 'ledger\_%' AND tablename <> 'ledger_texts')
            LOOP
                EXECUTE format('DELETE FROM %I', name);
            END LOOP;
        END $$
        """;

    public async Task<long> Run()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "SELECT pg_advisory_xact_lock(5207320)");
        await Run(connection, Emptying);
        await MendTexts(connection);
        var last = await Number(connection, "SELECT coalesce(max(position), 0) FROM events");
        var replay = new PostgresReplay(connection, texts);
        long position = 0;
        while (await Read(connection, position) is { Count: > 0 } facts)
        {
            await replay.Follow([.. facts.Select(f => (f.Stream, f.Fact, codec.Decode(f.Fact.Type, f.Fact.Data)))]);
            position = facts[^1].Fact.Position;
            progress?.Report(new JournalProgress(position, last));
        }
        await Run(connection, "UPDATE ledger_versions SET position = -n FROM (SELECT nextval('stream_numbers') AS n) AS once"); // so that no cache fits
        await Run(connection, "INSERT INTO rebuilds (no) SELECT coalesce(max(no), 0) + 1 FROM rebuilds"); // what any process knows of the rows in memory is of before
        await transaction.CommitAsync();
        return position;
    }

    /// <summary>A text that was changed by hand no longer gives its number.</summary>
    private static Task MendTexts(NpgsqlConnection connection) => Run(
        connection,
        """
        DELETE FROM ledger_texts
        WHERE no <> ('x' || encode(substring(sha256(convert_to(text, 'UTF8')) FROM 1 FOR 8), 'hex'))::bit(64)::bigint
        """);

    private static async Task<List<(long Stream, RecordedFact Fact)>> Read(NpgsqlConnection connection, long after)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT e.stream, e.position, s.address, e.version, e.type, e.data, e.metadata
            FROM events e JOIN streams s ON s.no = e.stream WHERE e.position > $1 ORDER BY e.position LIMIT {Chunk}
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        await using var rows = await command.ExecuteReaderAsync();
        var facts = new List<(long, RecordedFact)>();
        while (await rows.ReadAsync())
        {
            facts.Add((rows.GetInt64(0), new RecordedFact(
                rows.GetInt64(1), GrainAddress.Parse(rows.GetString(2)), rows.GetInt64(3), rows.GetString(4), rows.GetString(5), rows.GetString(6))));
        }
        return facts;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // our own words and numbers only
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Number(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // our own words only
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
