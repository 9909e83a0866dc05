using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Brings a database to this program's schema: every <c>Migrations/NNNN-name.sql</c> of this assembly runs once, in order of its
/// number, each in a transaction of its own. Numbers below 10 are the journal's and the ledger's. A file that was published is never edited: a change is a new number.
/// </summary>
internal static class Migrations
{
    private static readonly string Folder = typeof(Migrations).Namespace + ".Migrations.";

    public static void Run(SqliteConnection connection, TimeProvider clock)
    {
        SqliteDatabase.Run(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT");
        var known = All().ToList();
        var done = Done(connection);
        if (done.Except(known.Select(m => m.Number)).Order().ToList() is [var newer, ..])
        {
            throw new StoreRefusedException(new Rejection("schema.newer", newer.ToString(CultureInfo.InvariantCulture)));
        }
        foreach (var migration in known.Where(m => !done.Contains(m.Number)).OrderBy(m => m.Number))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, migration.Sql());
            Run(
                connection,
                transaction,
                "INSERT INTO schema_versions VALUES ($number, $name, $at)",
                ("$number", migration.Number),
                ("$name", migration.Name),
                ("$at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
            transaction.Commit();
        }
    }

    /// <summary>Empty ledger tables and a table of days, as a verification fills them anew.</summary>
    public static void MakeLedgerTables(SqliteConnection scratch)
    {
        foreach (var migration in All().Where(m => m.Number < 10).OrderBy(m => m.Number))
        {
            SqliteDatabase.Run(scratch, migration.Sql());
        }
    }

    private static HashSet<int> Done(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM schema_versions";
        using var rows = command.ExecuteReader();
        var done = new HashSet<int>();
        while (rows.Read())
        {
            done.Add(rows.GetInt32(0));
        }
        return done;
    }

    private static IEnumerable<Migration> All() =>
        from resource in typeof(Migrations).Assembly.GetManifestResourceNames()
        where resource.StartsWith(Folder, StringComparison.Ordinal)
        select new Migration(
            int.Parse(resource.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture),
            resource[(Folder.Length + 5)..^4],
            resource);

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // the assembly's own resources
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
        command.ExecuteNonQuery();
    }

    private sealed record Migration(int Number, string Name, string Resource)
    {
        public string Sql()
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
