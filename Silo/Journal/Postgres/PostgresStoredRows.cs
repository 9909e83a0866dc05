using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Stored rows on two PostgreSQL connections: one for what is read in order, one for what is looked up meanwhile.</summary>
internal sealed class PostgresStoredRows(NpgsqlDataSource source) : IStoredRows
{
    private readonly NpgsqlConnection _inOrder = source.OpenConnection();
    private readonly NpgsqlConnection _lookUps = source.OpenConnection();

    public DbConnection Connection => _inOrder;

    /// <summary>PostgreSQL's own tools (checksums, pg_amcheck) look for damaged files.</summary>
    public IEnumerable<string> Damage() => [];

    /// <summary>May take its time: what is done between two reads (files are read, another store is written) must not end it.</summary>
    public IDisposable OneMoment()
    {
        var moment = _inOrder.BeginTransaction(IsolationLevel.RepeatableRead);
        using var command = Command(_inOrder, "SET LOCAL idle_in_transaction_session_timeout = 0");
        command.ExecuteNonQuery();
        return moment;
    }

    public IReadOnlyList<StoredEvent> Events(long after, int limit, out string? unreadable)
    {
        unreadable = null;
        using var command = Command(_inOrder, $"SELECT {StoredEvent.Columns} FROM {StoredEvent.From} WHERE e.position > $1 ORDER BY e.position LIMIT $2", after, limit);
        var events = new List<StoredEvent>(Math.Min(limit, 10_000));
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                events.Add(Event(rows));
            }
        }
        catch (PostgresException error) when (!PostgresFault.IsAway(error))
        {
            unreadable = error.MessageText; // first what could be read
        }
        return events;
    }

    public StoredEvent? EventOf(long stream, long version)
    {
        using var command = Command(_lookUps, $"SELECT {StoredEvent.Columns} FROM {StoredEvent.From} WHERE e.stream = $1 AND e.version = $2", stream, version);
        using var rows = command.ExecuteReader();
        return rows.Read() ? Event(rows) : null;
    }

    public string? AddressOf(long stream)
    {
        using var command = Command(_lookUps, "SELECT address FROM streams WHERE no = $1", stream);
        return command.ExecuteScalar() as string;
    }

    public long? NumberOf(GrainAddress address)
    {
        using var command = Command(_lookUps, "SELECT no FROM streams WHERE address = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Value });
        return command.ExecuteScalar() as long?;
    }

    public long LastPosition() => Number(_lookUps, "SELECT max(position) FROM events");

    // Of the moment, as the events are: others may have written meanwhile.
    public long LastOfDays() => Number(_inOrder, "SELECT max(last) FROM days");

    public IReadOnlyList<(Seal Seal, string Hash)> Seals()
    {
        using var command = Command(_inOrder, "SELECT no, first, last, root, at, previous, hash FROM seals ORDER BY no");
        using var rows = command.ExecuteReader();
        var seals = new List<(Seal, string)>();
        while (rows.Read())
        {
            var seal = PostgresSeals.Read(rows);
            seals.Add((seal, rows.GetString(4) == seal.AtText ? Convert.ToHexStringLower((byte[])rows[6]) : ""));
        }
        return seals;
    }

    public IEnumerable<byte[]> Hashes()
    {
        using var command = Command(_inOrder, "SELECT hash FROM events ORDER BY position");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return (byte[])rows[0];
        }
    }

    public IEnumerable<StoredAnswer> Answers()
    {
        using var command = Command(_inOrder, "SELECT position, uuid_send(id), body_hash, version, at, digest FROM command_answers ORDER BY position");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new StoredAnswer(rows.GetInt64(0), (byte[])rows[1], (byte[])rows[2], rows.GetInt64(3), rows.GetInt64(4), (byte[])rows[5]);
        }
    }

    public IEnumerable<string[]> Rows(string sql)
    {
        using var command = Command(_inOrder, sql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)!)];
        }
    }

    public bool IsFault(Exception error) => error is NpgsqlException;

    public void Dispose()
    {
        _inOrder.Dispose();
        _lookUps.Dispose();
    }

    private static long Number(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<long> numbers)
    {
#pragma warning disable CA2100 // our own words only
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // whole tables in order
#pragma warning restore CA2100
        foreach (var number in numbers)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        }
        return command;
    }

    private static StoredEvent Event(NpgsqlDataReader row)
    {
        var address = row.IsDBNull(2) ? null : row.GetString(2);
        return new StoredEvent(
            row.GetInt64(0),
            row.GetInt64(1),
            address,
            Encoding.UTF8.GetBytes(address ?? ""),
            row.GetInt64(3),
            Encoding.UTF8.GetBytes(row.GetString(4)),
            Encoding.UTF8.GetBytes(row.GetString(5)),
            row.IsDBNull(6) ? null : (byte[])row[6],
            (byte[])row[7],
            Encoding.UTF8.GetBytes(row.GetString(8)),
            row.GetInt64(9),
            (byte[])row[10],
            row.IsDBNull(11) ? null : (byte[])row[11],
            row.IsDBNull(12) ? 0 : row.GetInt64(12));
    }
}
