using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>A data folder's journal and ledger in one SQLite file, <c>tracker.db</c>. Dispose of it to give the folder back.</summary>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly DataFolderLock _folder;
    private readonly WriterSession _session;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly FactCodec _codec;
    private bool _closed;

    private SqliteStore(SqliteStoreOptions options, DataFolderLock folder, WriterSession session, FactCodec codec)
    {
        _folder = folder;
        _session = session;
        _codec = codec;
        var signal = new PositionSignal(session.LastPosition);
        _readers = new SqliteReaders(new SqliteDatabase(options));
        var cells = new CellCache();
        _writer = new SqliteWriter(session, options, signal, cells);
        Ledger = new SqliteLedger(_readers, codec, cells);
        var journal = new SqliteJournal(_writer, _readers, signal, options.OneEngine);
        (Journal, Writer) = (journal, journal);
    }

    public IJournal Journal { get; }

    public ILedger Ledger { get; }

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
            return new SqliteStore(options, folder, session, codec);
        }
        catch
        {
            session?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Fills the ledger anew from the journal; appends wait meanwhile. Answers the last position followed.</summary>
    public async Task<long> Rebuild(IProgress<JournalProgress>? progress = null) =>
        await _writer.Enqueue(new LedgerRebuild(_codec, progress));

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
