using Tracker.Silo.Journal;

namespace Tracker.Faults;

internal static class Soundness
{
    /// <summary>Chains, seals and kept ledger = rebuilt, as <c>tracker verify</c> finds them; what is wrong in words.</summary>
    public static IEnumerable<string> Of(IStore store) =>
        store.Verify().Findings.Select(f => $"{f.Code} at {f.Position} {f.Address}: {f.Detail}");
}
