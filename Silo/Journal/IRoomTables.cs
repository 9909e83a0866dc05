using System.Data.Common;

namespace Tracker.Silo.Journal;

/// <summary>The store's database, for the tables of other rooms (accounts, drafts, delivery log). What is written is answered once it is on disk.</summary>
public interface IRoomTables
{
    /// <summary>
    /// Runs the work in a transaction of its own or under a savepoint, nothing between it and others' work on the same rows: an exception undoes this
    /// work only and is thrown to the caller. Must be short, must not begin, commit or await, and may be run more than once. Throws
    /// <see cref="Deciding.JournalUnavailableException"/> as an append does.
    /// </summary>
    ValueTask<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancel = default);

    /// <summary>Only reads; sees all that was acknowledged.</summary>
    ValueTask<T> Read<T>(Func<DbConnection, T> work, CancellationToken cancel = default);

    /// <summary>Likewise, for what is read while many wait: holds no thread up.</summary>
    ValueTask<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel = default);
}
