using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

internal static class Stores
{
    public static FactCodec Codec { get; } = new(House.Kinds.Select(k => k.Fact).Append(typeof(NoteEvent)), []);

    public static SqliteStore OpenAt(string path) => SqliteStore.Open(new SqliteStoreOptions { DataFolder = path }, Codec, new ManualClock());

    public static SqliteStore Open(TemporaryFolder folder, TimeProvider? clock = null, Func<SqliteStoreOptions, SqliteStoreOptions>? with = null)
    {
        var options = new SqliteStoreOptions { DataFolder = folder.Path };
        return SqliteStore.Open(with is null ? options : with(options), Codec, clock ?? new ManualClock());
    }
}
