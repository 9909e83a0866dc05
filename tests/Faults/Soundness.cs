using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults;

internal static class Soundness
{
    public static Task<IEnumerable<string>> Of(SqliteStore store) { _ = store; return Task.FromResult<IEnumerable<string>>([]); }
}
