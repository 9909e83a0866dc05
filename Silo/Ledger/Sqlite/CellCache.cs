using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Ledger;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>
/// Counters that were read, each valid while its plan's version stands: this process is the only one that writes.
/// </summary>
internal sealed class CellCache(PlanVersions versions, int mostPlans = 5_000)
{
    private const int MostRegions = 50;
    private readonly ConcurrentDictionary<GrainAddress, Entry> _cells = new();
    private volatile Dictionary<(int, int, DateOnly), (long Version, ImmutableArray<RegionCount> Regions)> _regions = [];

    public PlanVersions Versions => versions;

    public bool TryGet(GrainAddress plan, out ImmutableArray<LedgerCell> cells)
    {
        var found = _cells.TryGetValue(plan, out var entry) && entry!.Version == versions.Of(plan);
        cells = found ? entry!.Cells : [];
        return found;
    }

    /// <param name="version">As it stood before the cells were read.</param>
    public void Keep(GrainAddress plan, long version, ImmutableArray<LedgerCell> cells)
    {
        if (_cells.Count >= mostPlans)
        {
            _cells.Clear();
        }
        _cells[plan] = new Entry(version, cells);
    }

    public bool TryGet((int Digits, int Year, DateOnly Today) asked, out ImmutableArray<RegionCount> regions)
    {
        var found = _regions.TryGetValue(asked, out var kept) && kept.Version == versions.Latest;
        regions = found ? kept.Regions : [];
        return found;
    }

    public void Keep((int Digits, int Year, DateOnly Today) asked, long version, ImmutableArray<RegionCount> regions) =>
        _regions = new Dictionary<(int, int, DateOnly), (long, ImmutableArray<RegionCount>)>(_regions.Count < MostRegions ? _regions : []) { [asked] = (version, regions) };

    private sealed record Entry(long Version, ImmutableArray<LedgerCell> Cells);
}
