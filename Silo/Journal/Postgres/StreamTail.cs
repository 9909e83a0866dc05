using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>A stream's end as this process last saw it. What it says of its version is true for good; whether it still is the end, only the store knows.</summary>
/// <param name="No">0: the address is not numbered yet.</param>
/// <param name="Row">The ledger's row at this version, where the stream is an assignment's.</param>
internal sealed record StreamTail(long No, long Version, byte[] Hash, LedgerRow? Row)
{
    public static StreamTail None { get; } = new(0, 0, [], null);
}
