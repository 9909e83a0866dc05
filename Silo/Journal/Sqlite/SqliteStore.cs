using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Files;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>A data folder's journal and ledger in one SQLite file, <c>tracker.db</c>. Dispose of it to give the folder back.</summary>
public sealed class SqliteStore : IStore
{
    private const int AnswersAtOnce = 500;

    private readonly DataFolderLock _folder;
    private readonly SqliteDatabase _database;
    private readonly WriterSession _session;
    private readonly CarriedPages _carried;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly SqliteSeals _seals;
    private readonly FactCodec _codec;
    private readonly ReadingAhead _ahead;
    private bool _closed;

    private SqliteStore(SqliteStoreOptions options, DataFolderLock folder, WriterSession session, KeptAssignments kept, RecentTypes recent, FactCodec codec, TimeProvider clock)
    {
        _folder = folder;
        _database = new SqliteDatabase(options);
        _session = session;
        _codec = codec;
        var signal = new PositionSignal(session.LastPosition);
        var plans = new PlanVersions();
        _readers = new SqliteReaders(_database);
        _carried = new CarriedPages(_database, options.SyncCarried);
        _writer = new SqliteWriter(session, options, signal, plans, _carried);
        _seals = new SqliteSeals(_writer, _readers, signal, clock);
        var journal = new SqliteJournal(_writer, _readers, session.Heads.Read, kept, recent, signal, options.OneEngine);
        _ahead = new ReadingAhead(_readers, kept, codec);
        (Journal, Tables) = (journal, journal);
        Accounts = new AccountStore(journal, heldAlone: options.OneEngine);
        Beside = new BesideStore(journal, clock);
        Files = new FileShelf(options.DataFolder);
        Ledger = new SqliteLedger(_readers, codec, new CellCache(plans));
        Housekeeping = new Housekeeping(() => _writer.Enqueue(new AnswerPruning(AnswersAtOnce)), _seals.Last, _seals.Make, Leases, clock);
    }

    public IJournal Journal { get; }

    public ILedger Ledger { get; }

    public IRoomTables Tables { get; }

    public IAccountStore Accounts { get; }

    public IBeside Beside { get; }

    public IFileShelf Files { get; }

    public ILeases Leases { get; } = new AllLeases();

    public IReadOnlyList<Seal> Seals => _seals.All();

    internal Housekeeping Housekeeping { get; }

    /// <summary>Commits since it was opened: one fsync each.</summary>
    internal long Commits => _writer.Commits;

    /// <summary>
    /// Throws <see cref="StoreRefusedException"/> when another process owns the folder (<c>folder.owned</c>), a newer program wrote the
    /// database (<c>schema.newer</c>), it is no database or damaged at its root (<c>store.damaged</c>), it is gone though
    /// the folder was in use (<c>store.lost</c>), it is a copy that is not whole yet (<c>store.copy-unfinished</c>), or there is no space (<c>journal.disk-full</c>) or no right (<c>folder.forbidden</c>) to write.
    /// </summary>
    public static SqliteStore Open(SqliteStoreOptions options, FactCodec codec, TimeProvider clock)
    {
        var folder = DataFolderLock.Take(options.DataFolder);
        SqliteConnection? connection = null;
        try
        {
            var database = new SqliteDatabase(options);
            if (database.IsEmpty && FileShelf.IsIn(options.DataFolder))
            {
                throw new StoreRefusedException(new Rejection("store.lost", options.DataFolder));
            }
            connection = database.OpenWriting();
            SqliteDatabase.Schema.Run(connection, clock);
            HalfCopy.Refuse(connection);
            var (kept, recent) = (new KeptAssignments(options.KeptAssignments), new RecentTypes());
            return new SqliteStore(options, folder, new WriterSession(connection, options, kept, recent, clock), kept, recent, codec, clock);
        }
        catch (SqliteException error)
        {
            connection?.Dispose();
            folder.Dispose();
            throw new StoreRefusedException(SqliteFault.WhyNotOpened(error, options.DataFolder));
        }
        catch
        {
            connection?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    public async Task<long> Rebuild(IProgress<JournalProgress>? progress = null) =>
        await _writer.Enqueue(new LedgerRebuild(_codec, progress));

    public Verification Verify(
        IReadOnlyCollection<Seal>? outside = null,
        IProgress<JournalProgress>? progress = null,
        CancellationToken cancel = default,
        params IReadOnlyList<IFactCheck> checks)
    {
        using var verifier = new Verifier(new SqliteStoredRows(_database.OpenReading()), _codec, checks, progress);
        return verifier.Verify(outside ?? [], cancel);
    }

    public Task ReadAhead(CancellationToken cancel) => Task.Run(() => _ahead.Run(cancel), cancel);

    public Task<Seal?> Seal() => _seals.Make();

    public async Task<Rejection?> Erase(long position, string basis, Envelope envelope) =>
        await _writer.Enqueue(new EraseItem(position, basis, envelope, _codec));

    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }
        _closed = true;
        await Housekeeping.DisposeAsync();
        _writer.Dispose();
        _carried.Dispose();
        _readers.Dispose();
        _seals.Dispose();
        _session.Dispose(); // last, so that SQLite tidies its log away
        _folder.Dispose();
    }
}
