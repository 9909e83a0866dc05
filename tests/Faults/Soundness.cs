using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults;

internal static class Soundness
{
    /// <summary>Chains, seals and kept ledger = rebuilt, as <c>tracker verify</c> finds them; what is wrong in words.</summary>
    public static IEnumerable<string> Of(SqliteStore store) =>
        store.Verify().Findings.Select(f => $"{f.Code} at {f.Position} {f.Address}: {f.Detail}");
}
