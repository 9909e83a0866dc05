using System.Data.Common;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Stored rows on a SQLite connection, which it closes.</summary>
internal sealed class SqliteStoredRows(SqliteConnection connection) : IStoredRows
{
    public Statements Statements { get; } = new(connection);

    public DbConnection Connection => connection;

    public IEnumerable<string> Damage()
    {
        var check = Statements["PRAGMA integrity_check(100)"];
        using var done = check.ResetAtEnd();
        while (check.Step())
        {
            if (check.Text(0) is var said and not "ok")
            {
                yield return said;
            }
        }
    }

    public IDisposable OneMoment() => new SqliteReaders.Snapshot(Statements);

    public IReadOnlyList<StoredEvent> Events(long after, int limit, out string? unreadable)
    {
        var rows = Statements[$"SELECT {StoredEvent.Columns} FROM {StoredEvent.From} WHERE e.position > ?1 ORDER BY e.position LIMIT ?2"];
        var events = new List<StoredEvent>(limit);
        unreadable = null;
        using (rows.Bind(1, after).Bind(2, limit).ResetAtEnd())
        {
            try
            {
                while (rows.Step())
                {
                    events.Add(Event(rows));
                }
            }
            catch (SqliteException error)
            {
                unreadable = error.Message; // first what could be read
            }
        }
        return events;
    }

    public StoredEvent? EventOf(long stream, long version)
    {
        var row = Statements[$"SELECT {StoredEvent.Columns} FROM {StoredEvent.From} WHERE e.stream = ?1 AND e.version = ?2"].Bind(1, stream).Bind(2, version);
        using var done = row.ResetAtEnd();
        return row.Step() ? Event(row) : null;
    }

    public string? AddressOf(long stream)
    {
        var row = Statements["SELECT address FROM streams WHERE no = ?1"].Bind(1, stream);
        using var done = row.ResetAtEnd();
        return row.Step() ? row.Text(0) : null;
    }

    public long? NumberOf(GrainAddress address) => Statements["SELECT no FROM streams WHERE address = ?1"].BindText(1, address.Value).Number();

    public long LastPosition() => Statements["SELECT max(position) FROM events"].Number() ?? 0;

    public long LastOfDays() => Statements["SELECT max(last) FROM days"].Number() ?? 0;

    public IReadOnlyList<(Seal Seal, string Hash)> Seals()
    {
        var seals = SqliteSeals.List(Statements);
        var kept = Statements["SELECT hash, at FROM seals ORDER BY no"];
        using var done = kept.ResetAtEnd();
        return seals.ConvertAll(seal => (seal, kept.Step() && kept.Text(1) == seal.AtText ? Convert.ToHexStringLower(kept.Span(0)) : ""));
    }

    public IEnumerable<byte[]> Hashes()
    {
        var rows = Statements["SELECT hash FROM events ORDER BY position"];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            yield return rows.Blob(0);
        }
    }

    public IEnumerable<StoredAnswer> Answers()
    {
        var rows = Statements["SELECT position, id, body_hash, version, at, digest FROM command_answers ORDER BY position"];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            yield return new StoredAnswer(rows.Long(0), rows.Blob(1), rows.Blob(2), rows.Long(3), rows.Long(4), rows.Blob(5));
        }
    }

    public IEnumerable<string[]> Rows(string sql)
    {
        var rows = Statements[sql];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            yield return [.. Enumerable.Range(0, rows.Columns).Select(i => rows.TextOrNull(i) ?? "")];
        }
    }

    public bool IsFault(Exception error) => error is SqliteException;

    public void Dispose()
    {
        Statements.Dispose();
        connection.Dispose();
    }

    private static StoredEvent Event(Statement row) => new(
        row.Long(0),
        row.Long(1),
        row.TextOrNull(2),
        row.Blob(2),
        row.Long(3),
        row.Blob(4),
        row.Blob(5),
        row.IsNull(6) ? null : row.Blob(6),
        row.Blob(7),
        row.Blob(8),
        row.Long(9),
        row.Blob(10),
        row.IsNull(11) ? null : row.Blob(11),
        row.IsNull(12) ? 0 : row.Long(12));
}
