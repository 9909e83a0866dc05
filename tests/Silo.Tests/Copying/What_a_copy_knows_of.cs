using Tracker.Silo.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Copying;

/// <summary>A new table must be copied or be known not to need it: add it to <see cref="CopiedTable.All"/>, or here with its reason.</summary>
public abstract class What_a_copy_knows_of : IDisposable
{
    // In the order of the reasons: facts and what a copy takes by name; followed from the facts; the database's own; files, taken one by one.
    private static readonly string[] Others =
    [
        "streams", "events", "command_answers", "seals", "session_keys",
        "days",
        "schema_versions", "half_copy", "leases", "account_changes", "first_codes", "rebuilds",
        "files", "file_parts",
    ];

    private protected CopyHouse House { get; } = new();

    private protected abstract StorePlace Place();

    private protected abstract string Tables { get; }

    public void Dispose() => House.Dispose();

    [StoreFact]
    public async Task Every_table_is_accounted_for()
    {
        await using var store = await House.Open(Place());
        var tables = await store.Tables.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = Tables;
            using var rows = command.ExecuteReader();
            var names = new List<string>();
            while (rows.Read())
            {
                names.Add(rows.GetString(0));
            }
            return names;
        });

        tables.ShouldContain("events");
        tables.Where(t => !t.StartsWith("ledger_", StringComparison.Ordinal)).Except(Others).Except(CopiedTable.All.Select(t => t.Name)).ShouldBeEmpty();
        CopiedTable.All.Select(t => t.Name).Except(tables).ShouldBeEmpty();
    }
}

public sealed class What_a_copy_knows_of_a_folder : What_a_copy_knows_of
{
    private protected override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    private protected override StorePlace Place() => House.InFolder();
}

public sealed class What_a_copy_knows_of_a_database : What_a_copy_knows_of, INeedPostgres
{
    private protected override string Tables => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";

    private protected override StorePlace Place() => CopyHouse.InDatabase();
}
