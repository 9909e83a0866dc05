using Npgsql;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;

namespace Tracker.Silo.Copying;

/// <summary>A database to copy from. Its processes may go on: what is copied is the database as it stands at one moment, at the end.</summary>
internal sealed class PostgresCopySource : ICopySource
{
    private readonly NpgsqlDataSource _source;

    private PostgresCopySource(NpgsqlDataSource source)
    {
        _source = source;
        Files = new PostgresShelf(source);
    }

    public IFileShelf Files { get; }

    /// <summary>Throws <see cref="StoreRefusedException"/> as <see cref="PostgresStore.Open"/> does.</summary>
    public static async Task<PostgresCopySource> Open(PostgresStoreOptions options, TimeProvider clock, CancellationToken cancel) =>
        new(await PostgresDatabase.Open(options, clock, cancel: cancel));

    public IStoredRows OpenRows() => new PostgresStoredRows(_source);

    public IReadOnlyList<SessionKey> SessionKeys()
    {
        using var command = _source.CreateCommand("SELECT name, xml FROM session_keys ORDER BY name");
        using var rows = command.ExecuteReader();
        var keys = new List<SessionKey>();
        while (rows.Read())
        {
            keys.Add(new SessionKey(rows.GetString(0), rows.GetString(1)));
        }
        return keys;
    }

    public async ValueTask DisposeAsync() => await _source.DisposeAsync();
}
