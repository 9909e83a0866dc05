using System.Data;
using Npgsql;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Reading of rows on one connection, all of one moment.</summary>
internal sealed class LedgerMoment : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private LedgerMoment(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<LedgerMoment> Open(NpgsqlDataSource source, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            return new LedgerMoment(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    public async Task<long?> NumberOf(GrainAddress address)
    {
        await using var command = new NpgsqlCommand("SELECT no FROM streams WHERE address = $1", _connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Value });
        return await command.ExecuteScalarAsync() as long?;
    }

    /// <summary>A plan's points by their stream's number, with the position that orders them; who sums up as it stood right after a position.</summary>
    public async Task<Dictionary<long, (long PlannedAt, PointLine Line)>> Points(long plan, long? asOf = null)
    {
        await using var command = Command(
            """
            SELECT p.no, p.planned_at, s.address, p.number, p.section, p.section_heading, p.title, p.completed,
                g.consolidator, g.consolidator_name, g.route
            FROM ledger_points p JOIN streams s ON s.no = p.no
            LEFT JOIN ledger_reporting g ON g.point = p.no
                AND g.valid_from = (SELECT max(valid_from) FROM ledger_reporting WHERE point = p.no AND valid_from <= $2)
            WHERE p.plan = $1 ORDER BY p.planned_at
            """,
            plan,
            asOf ?? long.MaxValue);
        var points = new Dictionary<long, (long, PointLine)>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var line = new PointLine(
                GrainAddress.Parse(rows.GetString(2)),
                points.Count + 1,
                rows.GetString(3),
                (int)rows.GetInt64(4),
                rows.IsDBNull(5) ? null : rows.GetString(5),
                rows.GetString(6),
                (PointStage)rows.GetInt64(7),
                rows.IsDBNull(8) ? PointReporting.NotSaid
                    : new PointReporting(rows.GetInt64(8) == 0 ? null : new UnitRef(UnitId.Of((int)rows.GetInt64(8)), rows.GetString(9)), (ReportingRoute)rows.GetInt64(10)));
            points.Add(rows.GetInt64(0), (rows.GetInt64(1), line));
        }
        return points;
    }

    /// <summary>A plan's rows in the document's order (point, role, unit), still without the words of their last reports.</summary>
    public async Task<List<LedgerLine>> Lines(long plan, long? unit, long? asOf, PostgresTexts texts)
    {
        var points = await Points(plan, asOf);
        var rows = asOf is { } position
            ? await Rows(
                $"""
                WITH RECURSIVE at AS (
                    SELECT r.no, r.point, s.address, {RowColumns.Prefixed("r")} FROM ledger_rows r JOIN streams s ON s.no = r.no
                    WHERE r.plan = $1 AND ($2 = 0 OR r.unit = $2)
                    UNION ALL
                    SELECT a.no, a.point, a.address, {RowColumns.Prefixed("p")} FROM at a JOIN ledger_past p ON p.valid_to = a.valid_from
                    WHERE a.valid_from > $3)
                SELECT no, address, $1::bigint, point, {RowColumns.Prefixed("at")} FROM at WHERE valid_from <= $3
                """,
                texts,
                plan,
                unit ?? 0,
                position)
            // By itself: the database takes the way into the past for so dear that it compiles the statement first, which costs ten times the reading.
            : await Rows(
                $"""
                SELECT r.no, s.address, r.plan, r.point, {RowColumns.Prefixed("r")} FROM ledger_rows r JOIN streams s ON s.no = r.no
                WHERE r.plan = $1 AND ($2 = 0 OR r.unit = $2)
                """,
                texts,
                plan,
                unit ?? 0);
        return LedgerOrder.Lines(rows.Select(row => points.TryGetValue(row.Point, out var point) ? (row.Entry, point.PlannedAt, point.Line) : (row.Entry, 0L, (PointLine?)null)));
    }

    public async Task<LedgerLine?> Line(GrainAddress assignment, PostgresTexts texts)
    {
        if (await NumberOf(assignment) is not { } no)
        {
            return null;
        }
        var rows = await Rows(
            $"SELECT r.no, s.address, r.plan, r.point, {RowColumns.Prefixed("r")} FROM ledger_rows r JOIN streams s ON s.no = r.no WHERE r.no = $1", texts, no);
        return rows is [var row] ? LedgerOrder.LineOf(row.Entry, (await Points(row.Plan)).GetValueOrDefault(row.Point).Line) : null;
    }

    private async Task<List<LedgerRow>> Rows(string sql, PostgresTexts texts, params long[] asked)
    {
        var raw = new List<(GrainAddress Address, RawRow Row)>();
        await using (var command = Command(sql, asked))
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                raw.Add((GrainAddress.Parse(rows.GetString(1)), RawRow.Read(rows, 2, rows.GetInt64(0))));
            }
        }
        await texts.Load(raw.Select(r => r.Row), _connection);
        return raw.ConvertAll(r => r.Row.ToRow(r.Address, texts));
    }

    private NpgsqlCommand Command(string sql, params long[] asked)
    {
#pragma warning disable CA2100 // our own words only
        var command = new NpgsqlCommand(sql, _connection);
#pragma warning restore CA2100
        foreach (var number in asked)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        }
        return command;
    }
}
