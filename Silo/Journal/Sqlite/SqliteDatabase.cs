using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Silo.Files;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>The one database file of a data folder, and how connections to it are opened.</summary>
internal sealed class SqliteDatabase(SqliteStoreOptions options)
{
    public const string FileName = "tracker.db";

    /// <summary>Milliseconds that a connection waits for another's lock.</summary>
    public const int Patience = 10_000;

    private const int PlansHold = 1007; // SQLITE_DBCONFIG_ENABLE_QPSG

    public string Path { get; } = System.IO.Path.Combine(options.DataFolder, FileName);

    public static Migrations Schema { get; } = new(
        typeof(SqliteDatabase).Namespace!,
        "CREATE TABLE IF NOT EXISTS schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT");

    /// <summary>There is none, or one without a byte: SQLite would quietly begin a new one.</summary>
    public bool IsEmpty => SizeOf(Path) == 0 && SizeOf(Path + "-wal") == 0;

    /// <summary>
    /// The only connection that writes. Automatic checkpoints are off: SQLite before 3.51.3 can damage the log when two connections make them, or one does
    /// while another writes, and <see cref="CarriedPages"/> rules that out.
    /// </summary>
    public SqliteConnection OpenWriting()
    {
        OwnersOnly.MakeFile(Path); // SQLite's log and its index take their rights from it
        var connection = Open(SqliteOpenMode.ReadWriteCreate, options.Synchronous == "FULL" ? LogWriting.Name : null);
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, $"PRAGMA synchronous = {options.Synchronous}");
        Run(connection, "PRAGMA wal_autocheckpoint = 0");
        Run(connection, $"PRAGMA journal_size_limit = {192 << 20}");
        Run(connection, $"PRAGMA cache_size = -{options.CacheMegabytes * 1024}");
        Run(connection, "PRAGMA temp_store = MEMORY");
        Run(connection, "PRAGMA secure_delete = ON"); // what was erased by law is gone from the file
        if (options.LargestPageCount > 0)
        {
            Run(connection, $"PRAGMA max_page_count = {options.LargestPageCount}");
        }
        return connection;
    }

    /// <summary>To carry the log's pages into the database, and for nothing else. What it copies is synced by <see cref="CarriedPages"/>.</summary>
    public SqliteConnection OpenCarrying()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        Run(connection, "PRAGMA synchronous = OFF");
        Run(connection, "PRAGMA wal_autocheckpoint = 0");
        return connection;
    }

    public SqliteConnection OpenReading()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        Run(connection, "PRAGMA query_only = ON");
        Run(connection, "PRAGMA cache_size = -8192");
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own words and numbers only
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private SqliteConnection Open(SqliteOpenMode mode, string? wayToFiles = null)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false, DefaultTimeout = 10, Vfs = wayToFiles };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            // Otherwise every new value of some parameters has its statement planned anew: a third of what a read costs.
            _ = raw.sqlite3_db_config(connection.Handle, PlansHold, 1, out _);
            // A reader that finds the log's index half written locks it for a moment: the writer must wait then, not fail.
            _ = raw.sqlite3_busy_timeout(connection.Handle, Patience);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
