using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// A prepared statement without ADO's boxing and per-call objects (measured about three times as fast for the small statements of
/// an append). Parameters count from 1, columns from 0. One thread at a time.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _db = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, blob));
        return this;
    }

    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, utf8));
        return this;
    }

    public Statement BindText(int parameter, string? text)
    {
        Check(text is null ? raw.sqlite3_bind_null(_statement, parameter) : raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    /// <summary>True: a row can be read. False: it is done.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }
        Check(result);
        return false;
    }

    /// <summary>Runs a statement that answers no rows (or whose rows nobody wants) and makes it ready again.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row; null: no row, or null in it.</summary>
    public long? Number()
    {
        try
        {
            return Step() && !IsNull(0) ? Long(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>For <c>using</c>: ready again once its rows were read, whatever happens. A statement left open would hold a moment of the file.</summary>
    public Reading ResetAtEnd() => new(this);

    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <summary>Rows that the connection's last completed statement inserted, changed or deleted.</summary>
    public int Changes => raw.sqlite3_changes(_db);

    public int Columns => raw.sqlite3_column_count(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int(int column) => raw.sqlite3_column_int(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Span(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => Span(column).ToArray();

    /// <summary>A blob, or a text as UTF-8; valid until the next step.</summary>
    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _db);
        }
    }

    internal readonly struct Reading(Statement statement) : IDisposable
    {
        public void Dispose() => statement.Reset();
    }
}
