using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>
/// Brings a database to this program's schema: every <c>Migrations/NNNN-name.sql</c> of a store's folder runs once, in order of its
/// number, each in a transaction of its own. Numbers below 10 are the journal's and the ledger's, and so is every later one whose name begins with <c>ledger-</c>.
/// A file that was published is never edited: a change is a new number.
/// </summary>
/// <param name="folder">The namespace of the store whose <c>Migrations</c> they are.</param>
/// <param name="versions">The SQL that makes the table <c>schema_versions</c> (number, name, at) where it is missing.</param>
internal sealed class Migrations(string folder, string versions)
{
    private readonly string _prefix = folder + ".Migrations.";

    /// <summary>Throws <see cref="StoreRefusedException"/> (<c>schema.newer</c>) where a newer program was here.</summary>
    /// <param name="only">The numbers of an older schema, for tests that begin with one; null: all.</param>
    public void Run(DbConnection connection, TimeProvider clock, IReadOnlySet<int>? only = null)
    {
        Run(connection, null, versions);
        var known = All().ToList();
        var done = Done(connection);
        if (done.Except(known.Select(m => m.Number)).Order().ToList() is [var newer, ..])
        {
            throw new StoreRefusedException(new Rejection("schema.newer", newer.ToString(CultureInfo.InvariantCulture)));
        }
        foreach (var migration in known.Where(m => !done.Contains(m.Number) && only?.Contains(m.Number) != false).OrderBy(m => m.Number))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, migration.Sql());
            Run(
                connection,
                transaction,
                "INSERT INTO schema_versions VALUES (@number, @name, @at)",
                ("@number", migration.Number),
                ("@name", migration.Name),
                ("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
            transaction.Commit();
        }
    }

    public IEnumerable<int> Numbers => All().Select(m => m.Number).Order();

    /// <summary>Empty ledger tables and a table of days, as a verification fills them anew.</summary>
    public void MakeLedgerTables(DbConnection scratch)
    {
        foreach (var migration in All().Where(m => m.IsTheLedgers).OrderBy(m => m.Number))
        {
            Run(scratch, null, migration.Sql());
        }
    }

    private static HashSet<int> Done(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM schema_versions";
        using var rows = command.ExecuteReader();
        var done = new HashSet<int>();
        while (rows.Read())
        {
            done.Add((int)rows.GetInt64(0));
        }
        return done;
    }

    private IEnumerable<Migration> All() =>
        from resource in typeof(Migrations).Assembly.GetManifestResourceNames()
        where resource.StartsWith(_prefix, StringComparison.Ordinal)
        select new Migration(
            int.Parse(resource.AsSpan(_prefix.Length, 4), CultureInfo.InvariantCulture),
            resource[(_prefix.Length + 5)..^4],
            resource);

    private static void Run(DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // the assembly's own resources
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    private sealed record Migration(int Number, string Name, string Resource)
    {
        public bool IsTheLedgers => Number < 10 || Name.StartsWith("ledger-", StringComparison.Ordinal);

        public string Sql()
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
