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

    public async Task<long> Run()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "SELECT pg_advisory_xact_lock(5207320)");
        foreach (var table in (string[])["ledger_plans", "ledger_points", "ledger_reporting", "ledger_set_ups", "ledger_rows", "ledger_past", "ledger_cells", "ledger_totals", "ledger_periods", "ledger_returns", "ledger_versions", "ledger_requests", "ledger_answers", "ledger_burden", "ledger_papers", "ledger_paper_units", "ledger_paper_findings", "ledger_paper_answers", "ledger_good_practices", "ledger_occurrences", "ledger_series", "days"])
        {
            await Run(connection, $"DELETE FROM {table}");
        }
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
