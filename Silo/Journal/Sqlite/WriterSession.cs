using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>The writing connection with what the writer remembers about the journal's end. Used by the writer's thread only.</summary>
internal sealed class WriterSession : IDisposable
{
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private readonly TimeProvider _clock;
    private readonly RecentTypes _recent;
    private readonly List<string> _types = [];
    private long _before;

    public WriterSession(SqliteConnection connection, SqliteStoreOptions options, KeptAssignments kept, RecentTypes recent, TimeProvider clock)
    {
        (_clock, _recent) = (clock, recent);
        Kept = new KeptFollowing(kept);
        Connection = connection;
        Log = new CommittedLog(connection);
        Statements = new Statements(connection);
        Heads = new StreamHeads(Statements, options.RememberedStreams, Kept.Head);
        Days = new DayTable(Statements);
        Tables = new SqliteLedgerTables(Statements, Heads.NumberOf, Kept.Row);
        Ledger = new LedgerBatch(Tables);
        Appender = new SqliteAppender(this);
        Remember();
    }

    public SqliteConnection Connection { get; }

    public CommittedLog Log { get; }

    public Statements Statements { get; }

    public StreamHeads Heads { get; }

    public DayTable Days { get; }

    public SqliteLedgerTables Tables { get; }

    public LedgerBatch Ledger { get; }

    public SqliteAppender Appender { get; }

    /// <summary>What of this transaction the kept assignments have to follow.</summary>
    public KeptFollowing Kept { get; }

    public long LastPosition
    {
        get => Heads.LastPosition;
        set => Heads.LastPosition = value;
    }

    /// <summary>By the store's clock: what is kept for a time counts from it.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The stored name of a fact just written.</summary>
    public void Note(string type) => _types.Add(type);

    public void Begin()
    {
        _before = LastPosition;
        _types.Clear();
        Ledger.Touched.Clear();
        Statements["BEGIN IMMEDIATE"].Run();
    }

    /// <summary>On disk when it returns.</summary>
    public void Commit()
    {
        Kept.Gather(address => Heads[address], Ledger.Now);
        Ledger.Flush();
        Days.Flush();
        Statements["COMMIT"].Run();
        Kept.Follow();
        if (LastPosition - _before == _types.Count)
        {
            _recent.Wrote(_before, _types);
        }
        else
        {
            _recent.Forget(); // some of it was undone
        }
    }

    /// <summary>Undoes the transaction, where SQLite has not done so already, and forgets what was remembered of it.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
        {
            Statements["ROLLBACK"].Run();
        }
        Remember();
    }

    /// <summary>Work under a savepoint; answers what it threw. What ends the whole transaction is thrown on.</summary>
    public Exception? UndoneWhenItThrows(Action work)
    {
        Exception? thrown = null;
        Statements["SAVEPOINT work"].Run();
        try
        {
            work();
        }
        catch (SqliteException error) when (SqliteFault.EndsTransaction(error))
        {
            throw;
        }
#pragma warning disable CA1031 // whatever the work throws is its caller's
        catch (Exception error)
#pragma warning restore CA1031
        {
            thrown = error;
            Statements["ROLLBACK TO work"].Run();
        }
        Statements["RELEASE work"].Run();
        return thrown;
    }

    /// <summary>Pages written to the log since the last call that reset the count.</summary>
    public int PagesSince(bool reset)
    {
        _ = raw.sqlite3_db_status(Connection.Handle, PagesWritten, out var pages, out _, reset ? 1 : 0);
        return pages;
    }

    public void Dispose()
    {
        Statements.Dispose();
        Log.Dispose();
        Connection.Dispose();
    }

    private void Remember()
    {
        Heads.Forget(Statements["SELECT max(position) FROM events"].Number() ?? 0);
        Days.Forget();
        Ledger.Forget();
        Tables.Forget();
        Kept.Drop();
    }
}
