using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public sealed class The_journal_on_Sqlite : JournalConformance
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore? _store;

    protected override ValueTask<IJournal> Open()
    {
        _store = Stores.Open(_folder);
        return new(_store.Journal);
    }

    protected override ValueTask Close() => _store!.DisposeAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
