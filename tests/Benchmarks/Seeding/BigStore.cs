using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Benchmarks.Seeding;

/// <summary>The store that is measured: <c>--data FOLDER</c>, or with <c>--store postgres</c> the database of <c>ConnectionStrings__Tracker</c>.</summary>
internal static class BigStore
{
    public static async Task<IStore> Open(Arguments asked) => asked.TextOrNull("store") == "postgres" ? await OnPostgres() : At(asked.Text("data"));

    public static long CommitsOf(IStore store) => store is PostgresStore shared ? shared.Commits : ((SqliteStore)store).Commits;

    public static SqliteStore At(string folder) => SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder }, TrackerSilo.Facts, TimeProvider.System);

    public static Task<PostgresStore> OnPostgres() => PostgresStore.Open(
        new PostgresStoreOptions
        {
            ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker") ?? throw new ArgumentException("ConnectionStrings__Tracker is not set."),
        },
        TrackerSilo.Facts,
        TimeProvider.System);
}
