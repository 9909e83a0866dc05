using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Activations;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>The engine suite with two engines, each on a store object of its own over one database: as two processes are.</summary>
public sealed class Embedded_engines_on_Postgres : EngineConformance, INeedPostgres
{
    private readonly string _database = PostgresCluster.Shared.NewDatabase();
    private PostgresStore _store = null!;
    private PostgresStore _otherStore = null!;
    private int _engines;

    protected override async Task<IJournal> OpenStore()
    {
        _store = await Databases.Open(_database);
        _otherStore = await Databases.Open(_database);
        return _store.Journal;
    }

    protected override async Task CloseStore()
    {
        await _store.DisposeAsync();
        await _otherStore.DisposeAsync();
    }

    protected override IGrains NewEngine(IJournal journal) =>
        TrackerSilo.EngineOn(_engines++ % 2 == 0 ? _store.Journal : _otherStore.Journal, new EngineOptions { MostActivations = 100 });
}
