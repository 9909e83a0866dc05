using System.Security;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Copying;
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
    public static async Task<Outcome<IStore>> Open(DirectoryInfo folder, string? asked, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            IStore store = KindOf(folder, asked) == Postgres
                ? await OnPostgres(folder, clock, cancel)
                : SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, clock);
            return new Outcome<IStore>(store, null); // an interface has no conversions
        }
        catch (Exception error) when (WhyNot(folder, error) is { } rejection)
        {
            return rejection;
        }
    }

    /// <summary>The store to copy from. Throws <see cref="StoreRefusedException"/> where the folder stands for none.</summary>
    public static StorePlace Source(DirectoryInfo folder) => KindOf(folder, null) == Postgres
        ? new StorePlace.Postgres(new PostgresStoreOptions { ConnectionString = WayTo(folder) })
        : new StorePlace.Sqlite(new SqliteStoreOptions { DataFolder = folder.FullName });

    /// <summary>The store to copy into; for a database the folder is held meanwhile. Throws <see cref="StoreRefusedException"/> where the folder stands for none.</summary>
    public static StorePlace Target(DirectoryInfo folder, string? asked)
    {
        if (KindOf(folder, asked) != Postgres)
        {
            return new StorePlace.Sqlite(new SqliteStoreOptions { DataFolder = folder.FullName });
        }
        var held = DataFolderLock.Take(folder.FullName);
        try
        {
            var place = new StorePlace.Postgres(new PostgresStoreOptions { ConnectionString = WayTo(folder), Folder = held });
            File.WriteAllText(Path.Combine(folder.FullName, Remembered), Postgres);
            return place;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Why a store did not open; null: a fault of the program.</summary>
    public static Rejection? WhyNot(DirectoryInfo folder, Exception error) => error switch
    {
        StoreRefusedException refused => refused.Rejection,
        JournalUnavailableException unavailable => new Rejection(unavailable.Code),
        IOException or UnauthorizedAccessException or SecurityException or SqliteException => FolderFault.Of(folder.FullName, error),
        _ => null,
    };

    /// <summary>Null: nothing was ever kept here.</summary>
    private static string? KindOf(DirectoryInfo folder, string? asked)
    {
        var remembered = Recall(folder);
        return asked is null || remembered is null || asked == remembered
            ? asked ?? remembered
            : throw new StoreRefusedException(new Rejection("store.other-kind", folder.FullName, remembered, asked));
    }

    private static string? Recall(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, Remembered);
        return File.Exists(file) ? File.ReadAllText(file).Trim()
            : File.Exists(Path.Combine(folder.FullName, SqliteDatabaseFile)) ? Sqlite
            : WayIn(folder, new ConfigurationBuilder()) is not null ? Postgres // a way to a database is there for being gone
            : null;
    }

    private static async Task<IStore> OnPostgres(DirectoryInfo folder, TimeProvider clock, CancellationToken cancel)
    {
        var held = DataFolderLock.Take(folder.FullName); // for the socket in it; the database is shared
        try
        {
            var options = new PostgresStoreOptions { ConnectionString = WayTo(folder), Folder = held };
            var store = await PostgresStore.Open(options, TrackerSilo.Facts, clock, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, Remembered), Postgres, cancel);
            return store;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The connection string. Throws <see cref="StoreRefusedException"/> where there is none.</summary>
    internal static string WayTo(DirectoryInfo folder) =>
        WayIn(folder, new ConfigurationBuilder().AddEnvironmentVariables()) ?? throw new StoreRefusedException(new Rejection("store.no-connection", folder.FullName));

    /// <param name="more">What goes before the folder's file.</param>
    private static string? WayIn(DirectoryInfo folder, IConfigurationBuilder more)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder.FullName, "tracker.json"), optional: true)
                .AddConfiguration(more.Build())
                .Build()
                .GetConnectionString("Tracker");
        }
        catch (Exception error) when (error is InvalidDataException or FormatException) // not as JSON is written
        {
            throw new StoreRefusedException(new Rejection("store.no-connection", folder.FullName));
        }
    }
}
