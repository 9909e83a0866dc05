using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Activations;

/// <summary>The engine suite on the default: embedded engines over one SQLite store object.</summary>
public sealed class Embedded_engine_on_sqlite : EngineConformance
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!;

    protected override Task<IJournal> OpenStore()
    {
        _store = SqliteStore.Open(
            new SqliteStoreOptions { DataFolder = _folder.Path, OneEngine = false }, TrackerSilo.Facts, TimeProvider.System);
        return Task.FromResult(_store.Journal);
    }

    protected override async Task CloseStore()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    protected override IGrains NewEngine(IJournal journal) => TrackerSilo.EngineOn(journal, new EngineOptions { MostActivations = 100 });
}
