using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Deciding;
using Tracker.Silo.Files;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>What SQLite's errors mean to the journal.</summary>
internal static class SqliteFault
{
    private const int IoErrorOnSharedMemorySize = 10 | (19 << 8);

    /// <summary>The disk is full: nothing was written, and writing goes on once there is space.</summary>
    public static bool IsFull(SqliteException error) =>
        error.SqliteErrorCode == raw.SQLITE_FULL || error.SqliteExtendedErrorCode == IoErrorOnSharedMemorySize;

    /// <summary>The whole transaction is lost, not just one statement.</summary>
    public static bool EndsTransaction(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_NOMEM or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>
    /// What is on disk is no longer known (after a failed fsync the kernel may have thrown the pages away): only a restart, which reads
    /// the file anew, can tell.
    /// </summary>
    public static bool NeedsRestart(Exception error) => error is SqliteException sqlite && !IsFull(sqlite);

    /// <summary>Why the file could not be opened.</summary>
    public static Rejection WhyNotOpened(SqliteException error, string folder) =>
        error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB ? new Rejection("store.damaged")
        : IsFull(error) ? new Rejection("journal.disk-full")
        : FolderFault.Of(folder, error);

    public static JournalUnavailableException Unavailable(Exception error) => error is SqliteException sqlite && IsFull(sqlite)
        ? new JournalUnavailableException("journal.disk-full", "The disk is full; nothing was written.", error)
        : new JournalUnavailableException("journal.failed", $"The journal could not be written: {error.Message}", error);
}
