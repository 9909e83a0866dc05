using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Copying;

/// <summary>Where a store is that is copied from or into.</summary>
public abstract record StorePlace
{
    private StorePlace()
    {
    }

    /// <summary>A data folder's own SQLite file.</summary>
    public sealed record Sqlite(SqliteStoreOptions Options) : StorePlace;

    /// <summary>A PostgreSQL database.</summary>
    public sealed record Postgres(PostgresStoreOptions Options) : StorePlace;
}
