using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Pages that a checkpoint has carried into the database and that are synced while the writer goes on. Until they are on disk a reader of our own, begun
/// before the checkpoint, keeps the log from beginning anew over what it still has to answer for. Used by the writer's thread only.
/// </summary>
/// <param name="sync">Of the database's file (<see cref="LogWriting.SyncDatabase"/>); false: it failed.</param>
internal sealed class CarriedPages(SqliteDatabase database, Func<nint, bool> sync) : IDisposable
{
    private SqliteConnection? _holding;
    private Task<bool>? _syncing;

    /// <summary>Carries without waiting for the disk, where there is a way to. Only when all that was carried before is on disk.</summary>
    public int Carry(Func<int> checkpoint)
    {
        try
        {
            Hold();
        }
        catch (SqliteException)
        {
            return checkpoint(); // and waits: it cannot be held
        }
        var (result, file) = LogWriting.LeaveOutSync(checkpoint);
        _syncing = file == 0 ? Task.FromResult(true) : Task.Run(() => sync(file));
        return result;
    }

    /// <summary>Null: the disk is still at it. False: they are not, and the log is held for good.</summary>
    public bool? AreOnDisk(bool wait)
    {
        if (_syncing is null)
        {
            return true;
        }
        if (!wait && !_syncing.IsCompleted)
        {
            return null;
        }
        if (!_syncing.GetAwaiter().GetResult())
        {
            return false;
        }
        SqliteDatabase.Run(_holding!, "COMMIT");
        _syncing = null;
        return true;
    }

    public void Dispose()
    {
        _ = AreOnDisk(wait: true);
        _holding?.Dispose();
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
