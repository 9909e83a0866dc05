using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Copying;

/// <summary>A data folder to copy from. Its lock is held, so that nothing is written there meanwhile.</summary>
internal sealed class SqliteCopySource : ICopySource
{
    private readonly string _dataFolder;
    private readonly DataFolderLock _folder;
    private readonly SqliteDatabase _database;
    private readonly SqliteConnection _connection;

    private SqliteCopySource(string dataFolder, DataFolderLock folder, SqliteDatabase database, SqliteConnection connection)
    {
        (_dataFolder, _folder, _database, _connection) = (dataFolder, folder, database, connection);
        Files = new FileShelf(dataFolder);
    }

    public IFileShelf Files { get; }

    /// <summary>Throws <see cref="StoreRefusedException"/> as <see cref="SqliteStore.Open"/> does; nothing is made where there is nothing (<c>copy.source-empty</c>).</summary>
    public static SqliteCopySource Open(SqliteStoreOptions options, TimeProvider clock)
    {
        var database = new SqliteDatabase(options);
        if (database.IsEmpty)
        {
            throw new StoreRefusedException(FileShelf.IsIn(options.DataFolder) ? new Rejection("store.lost", options.DataFolder) : new Rejection("copy.source-empty"));
        }
        var folder = DataFolderLock.Take(options.DataFolder);
        SqliteConnection? connection = null;
        try
        {
            connection = database.OpenWriting();
            SqliteDatabase.Schema.Run(connection, clock);
            HalfCopy.Refuse(connection);
            return new SqliteCopySource(options.DataFolder, folder, database, connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            folder.Dispose();
            if (error is SqliteException fault)
            {
                throw new StoreRefusedException(SqliteFault.WhyNotOpened(fault, options.DataFolder));
            }
            throw;
        }
    }

    public IStoredRows OpenRows() => new SqliteStoredRows(_database.OpenReading());

    public IReadOnlyList<SessionKey> SessionKeys() =>
    [
        .. SessionKeyFolder.In(_dataFolder).EnumerateFiles("*.xml")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new SessionKey(Path.GetFileNameWithoutExtension(file.Name), File.ReadAllText(file.FullName))),
    ];

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
