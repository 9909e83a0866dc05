using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>A data folder's journal and ledger in one SQLite file, <c>tracker.db</c>. Dispose of it to give the folder back.</summary>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly DataFolderLock _folder;
    private readonly WriterSession _session;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private bool _closed;

    private SqliteStore(SqliteStoreOptions options, DataFolderLock folder, WriterSession session)
    {
        _folder = folder;
        _session = session;
        var signal = new PositionSignal(session.LastPosition);
        _readers = new SqliteReaders(new SqliteDatabase(options));
        _writer = new SqliteWriter(session, options, signal);
        var journal = new SqliteJournal(_writer, _readers, signal, options.OneEngine);
        (Journal, Writer) = (journal, journal);
    }

    public IJournal Journal { get; }

    /// <summary>For the tables of other rooms.</summary>
    public ISqliteWriter Writer { get; }

    /// <summary>Commits since it was opened: one fsync each.</summary>
    internal long Commits => _writer.Commits;

    /// <summary>Throws <see cref="StoreRefusedException"/> when another process owns the folder or a newer program wrote the database.</summary>
    public static SqliteStore Open(SqliteStoreOptions options, FactCodec codec, TimeProvider clock)
    {
        var folder = DataFolderLock.Take(options.DataFolder);
        WriterSession? session = null;
        try
        {
            var connection = new SqliteDatabase(options).OpenWriting();
            Migrations.Run(connection, clock);
            session = new WriterSession(connection, options, clock);
            return new SqliteStore(options, folder, session);
        }
        catch
        {
            session?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_closed)
        {
            _closed = true;
            _writer.Dispose();
            _readers.Dispose();
            _session.Dispose(); // last, so that SQLite tidies its log away
            _folder.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
