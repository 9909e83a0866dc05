using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Read-only connections with their prepared statements, lent for one short piece of reading each.</summary>
internal sealed class SqliteReaders(SqliteDatabase database) : IDisposable
{
    private const int KeptOpen = 8;

    // Last in, first out: a connection forgets its pages with every commit, so the fewer take turns, the more of them are found again.
    private readonly ConcurrentStack<SqliteReader> _idle = [];
    private volatile bool _closed;

    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return new Lease(this, _idle.TryPop(out var reader) ? reader : new SqliteReader(database.OpenReading()));
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }

    private void GiveBack(SqliteReader reader)
    {
        if (_closed || _idle.Count >= KeptOpen)
        {
            reader.Dispose();
        }
        else
        {
            _idle.Push(reader);
        }
    }

    internal readonly struct Lease(SqliteReaders owner, SqliteReader reader) : IDisposable
    {
        public SqliteConnection Connection => reader.Connection;

        public Statement this[string sql] => reader.Statements[sql];

        public Statements Statements => reader.Statements;

        /// <summary>All that is read until it is disposed of is of one moment.</summary>
        public Snapshot OneMoment() => new(reader.Statements);

        public void Dispose() => owner.GiveBack(reader);
    }

    internal readonly struct Snapshot : IDisposable
    {
        private readonly Statements _statements;

        public Snapshot(Statements statements)
        {
            _statements = statements;
            _statements["BEGIN"].Run();
        }

        public void Dispose() => _statements["COMMIT"].Run();
    }
}

internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    public SqliteConnection Connection { get; } = connection;

    public Statements Statements { get; } = new(connection);

    public void Dispose()
    {
        Statements.Dispose();
        Connection.Dispose();
    }
}
