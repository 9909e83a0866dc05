using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// The one writer of the database file, for the tables of other rooms (accounts, drafts, delivery log). What is written shares
/// transaction and commit with the appends that arrive at the same time, and is answered once it is on disk.
/// </summary>
public interface ISqliteWriter
{
    /// <summary>
    /// Runs on the writer's thread inside its transaction, under a savepoint: an exception undoes this work only and is thrown to the
    /// caller. Must be short, and must not begin, commit or await. Throws <see cref="Deciding.JournalUnavailableException"/> as an append does.
    /// </summary>
    ValueTask<T> Write<T>(Func<SqliteConnection, T> work, CancellationToken cancel = default);

    /// <summary>Runs at once on a read-only connection; sees all that was acknowledged.</summary>
    ValueTask<T> Read<T>(Func<SqliteConnection, T> work, CancellationToken cancel = default);
}
