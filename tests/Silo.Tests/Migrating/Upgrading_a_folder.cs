using Microsoft.Data.Sqlite;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Migrating;

public sealed class Upgrading_a_folder : Upgrading_a_store
{
    private protected override IReadOnlyList<int> First { get; } = [1, 2, 10];

    private protected override IReadOnlyList<int> Later { get; } = [3, 4, 12, 13, 14, 15, 8, 6, 9, 16, 17, 18, 20, 19, 21, 22, 23, 24, 25, 26, 27];

    private protected override IEnumerable<int> Known => SqliteDatabase.Schema.Numbers;

    private protected override StorePlace NewPlace() => House.InFolder();

    private protected override async Task MakeOld(StorePlace old, IReadOnlySet<int> schema, StorePlace from)
    {
        var (path, source) = (FileOf(old), FileOf(from));
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        SqliteDatabase.Schema.Run(connection, House.Clock, schema);
        Run(connection, $"ATTACH '{source}' AS today");
        foreach (var table in Words(connection, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'schema_versions'"))
        {
            var columns = string.Join(", ", Words(connection, $"SELECT name FROM pragma_table_info('{table}', 'main')"));
            Run(connection, $"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}");
        }
    }

    /// <summary>Whoever comes second finds the folder taken, and finds it migrated once it is free.</summary>
    [Fact]
    public async Task By_processes_that_start_at_once_is_done_once()
    {
        var (old, today) = (House.InFolder(), House.InFolder());
        await (await House.Open(today)).DisposeAsync();
        await MakeOld(old, First.ToHashSet(), today);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryOpen(old))));

        var store = opened.OfType<IStore>().ShouldHaveSingleItem();
        (await Versions(store)).ShouldBe(Known);
        await store.DisposeAsync();
        await using var again = await House.Open(old);
        (await Versions(again)).ShouldBe(Known);
    }

    private async Task<IStore?> TryOpen(StorePlace place)
    {
        try
        {
            return await House.Open(place);
        }
        catch (StoreRefusedException refused) when (refused.Rejection.Code == "folder.owned")
        {
            return null;
        }
    }

    private static string FileOf(StorePlace place) => Path.Combine(((StorePlace.Sqlite)place).Options.DataFolder, SqliteDatabase.FileName);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Words(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var words = new List<string>();
        while (rows.Read())
        {
            words.Add(rows.GetString(0));
        }
        return words;
    }
}
