using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Carries the log's pages into the database while the writer goes on: a connection of its own copies them, and syncs the database, on another thread.
/// Until they are on disk a reader of our own, begun before, keeps the log from beginning anew over what it still has to answer for.
/// Used by the writer's thread only.
/// </summary>
/// <remarks>
/// SQLite before 3.51.3 damages the log when it begins anew just as another connection's checkpoint starts. The reader rules that out too, where it reads from
/// the log: so carrying begins only after a commit that no checkpoint has seen, and no other checkpoint is made before it is at its end.
/// </remarks>
/// <param name="sync">Of the database's file (<see cref="LogWriting.SyncDatabase"/>); false: it failed.</param>
internal sealed class CarriedPages(SqliteDatabase database, Func<SqliteConnection, bool> sync) : IDisposable
{
    private SqliteConnection? _holding;
    private SqliteConnection? _copying;
    private Task<bool>? _carrying;

    /// <summary>Only when all that was carried before is on disk. False: the log cannot be held.</summary>
    public bool Begin()
    {
        try
        {
            _copying ??= database.OpenCarrying();
            Hold();
        }
        catch (SqliteException)
        {
            return false;
        }
        _carrying = Task.Factory.StartNew(Carry, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return true;
    }

    /// <summary>Null: not yet. False: they are not, and the log is held for good.</summary>
    public bool? AreOnDisk(bool wait)
    {
        if (_carrying is null)
        {
            return true;
        }
        if (!wait && !_carrying.IsCompleted)
        {
            return null;
        }
        if (!_carrying.GetAwaiter().GetResult())
        {
            return false;
        }
        SqliteDatabase.Run(_holding!, "COMMIT");
        _carrying = null;
        return true;
    }

    public void Dispose()
    {
        _ = AreOnDisk(wait: true);
        _copying?.Dispose();
        _holding?.Dispose();
    }

    private bool Carry()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_copying!.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
        // Busy and full: nothing counts as carried, the log grows on, and the next time may succeed.
        return (result & 0xff) is not (raw.SQLITE_IOERR or raw.SQLITE_CORRUPT) && sync(_copying);
    }

    private void Hold()
    {
        _holding ??= database.OpenReading();
        SqliteDatabase.Run(_holding, "BEGIN");
        try
        {
            SqliteDatabase.Run(_holding, "SELECT 1 FROM schema_versions LIMIT 1");
        }
        catch (SqliteException)
        {
            SqliteDatabase.Run(_holding, "ROLLBACK");
            throw;
        }
    }
}
