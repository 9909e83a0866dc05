using System.Security;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// Which store a data folder stands for: its own SQLite file, or a PostgreSQL database that it shares with other processes' folders. The folder
/// remembers; the way to the database comes from the environment (<c>ConnectionStrings__Tracker</c>) or from <c>tracker.json</c> in the folder,
/// never from the command line, where everybody on the machine can read it.
/// </summary>
internal static class StoreChoice
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private const string Remembered = "tracker.store";
    private const string SqliteDatabaseFile = "tracker.db";

    /// <param name="asked">Null: as the folder remembers.</param>
    public static async Task<Outcome<IStore>> Open(DirectoryInfo folder, string? asked, CancellationToken cancel)
    {
        try
        {
            var remembered = Recall(folder);
            if (asked is not null && remembered is not null && asked != remembered)
            {
                return new Rejection("store.other-kind", folder.FullName, remembered, asked);
            }
            IStore store = (asked ?? remembered) == Postgres
                ? await OnPostgres(folder, cancel)
                : SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
            return new Outcome<IStore>(store, null); // an interface has no conversions
        }
        catch (StoreRefusedException refused)
        {
            return refused.Rejection;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException or SqliteException)
        {
            return FolderFault.Of(folder.FullName, error);
        }
    }

    /// <summary>Null: nothing was ever kept here.</summary>
    private static string? Recall(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, Remembered);
        return File.Exists(file) ? File.ReadAllText(file).Trim()
            : File.Exists(Path.Combine(folder.FullName, SqliteDatabaseFile)) ? Sqlite
            : null;
    }

    private static async Task<IStore> OnPostgres(DirectoryInfo folder, CancellationToken cancel)
    {
        var held = DataFolderLock.Take(folder.FullName); // for the socket in it; the database is shared
        try
        {
            var way = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder.FullName, "tracker.json"), optional: true)
                .AddEnvironmentVariables()
                .Build()
                .GetConnectionString("Tracker")
                ?? throw new StoreRefusedException(new Rejection("store.no-connection", folder.FullName));
            var store = await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = way, Folder = held }, TrackerSilo.Facts, TimeProvider.System, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, Remembered), Postgres, cancel);
            return store;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
