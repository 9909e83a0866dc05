using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Journal;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

public sealed class The_journal_on_Postgres : JournalConformance, INeedPostgres
{
    private readonly string _database = PostgresCluster.Shared.NewDatabase();
    private PostgresStore? _store;

    protected override async ValueTask<IJournal> Open()
    {
        _store = await Databases.Open(_database);
        return _store.Journal;
    }

    protected override ValueTask Close() => _store!.DisposeAsync();
}
