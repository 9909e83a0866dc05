using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Benchmarks.Seeding;

/// <summary>A data folder for a benchmark: one that is given and stays, or one of its own under TMPDIR that goes.</summary>
internal sealed class Workshop(string? given = null) : IDisposable
{
    public string Folder { get; } = given ?? Directory.CreateTempSubdirectory("tracker-bench-").FullName;

    public async Task<SqliteStore> Seeded(int rows)
    {
        var store = BigStore.At(Folder);
        if (await store.Journal.LastPosition() == 0)
        {
            await Seed.Fill(store.Journal, rows);
        }
        return store;
    }

    public void Dispose()
    {
        if (given is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
