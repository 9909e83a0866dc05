using Npgsql;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Migrating;

public sealed class Upgrading_a_database : Upgrading_a_store, INeedPostgres
{
    private protected override IReadOnlyList<int> First { get; } = [1, 2, 3, 10];

    private protected override IReadOnlyList<int> Later { get; } = [4, 11, 5, 12, 13, 14, 15, 8, 6, 7, 9, 16, 17, 18, 20, 19, 21, 22, 23, 24, 25, 26, 27, 28];

    private protected override IEnumerable<int> Known => PostgresDatabase.Schema.Numbers;

    private protected override StorePlace NewPlace() => CopyHouse.InDatabase();

    private protected override async Task MakeOld(StorePlace old, IReadOnlySet<int> schema, StorePlace from)
    {
        await using var target = await Connect(old);
        await using var source = await Connect(from);
        PostgresDatabase.Schema.Run(target, House.Clock, schema);
        foreach (var table in await Words(target, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_versions'"))
        {
            var columns = string.Join(", ", await Words(target, $"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public'"));
            using var rows = await source.BeginTextExportAsync($"COPY {table} ({columns}) TO STDOUT");
            await using var into = await target.BeginTextImportAsync($"COPY {table} ({columns}) FROM STDIN");
            await into.WriteAsync(await rows.ReadToEndAsync());
        }
        await Words(target, "SELECT setval('stream_numbers', (SELECT coalesce(max(no), 1) FROM streams))::text");
        await Words(target, "ANALYZE"); // as a database has it that was in use: the server's plans go by it
    }

    [StoreFact]
    public async Task By_processes_that_start_at_once_is_done_once()
    {
        var (old, today) = (NewPlace(), NewPlace());
        await (await House.Open(today)).DisposeAsync();
        await MakeOld(old, First.ToHashSet(), today);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => House.Open(old))));

        foreach (var store in opened)
        {
            (await Versions(store)).ShouldBe(Known);
            await store.DisposeAsync();
        }
    }

    private static async Task<NpgsqlConnection> Connect(StorePlace place)
    {
        var connection = new NpgsqlConnection(((StorePlace.Postgres)place).Options.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> Words(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var words = new List<string>();
        while (await rows.ReadAsync())
        {
            words.Add(rows.GetString(0));
        }
        return words;
    }
}
