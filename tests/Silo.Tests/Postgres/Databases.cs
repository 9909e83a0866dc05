using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Journal.Sqlite;

namespace Tracker.Silo.Tests.Postgres;

internal static class Databases
{
    /// <summary>A store that also knows the notes that the journal's tests write.</summary>
    public static Task<PostgresStore> Open(string database, TimeProvider? clock = null, Func<PostgresStoreOptions, PostgresStoreOptions>? with = null)
    {
        var options = new PostgresStoreOptions { ConnectionString = database, MayForget = true, Poll = TimeSpan.FromMilliseconds(200) };
        return PostgresStore.Open(with is null ? options : with(options), Stores.Codec, clock ?? TimeProvider.System);
    }
}
