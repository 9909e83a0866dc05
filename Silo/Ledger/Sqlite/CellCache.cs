using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Ledger;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>
/// Counters that were read, each valid while its plan's version stands. This process is the only one that writes, so the versions live
/// in memory; a plan nobody changed since the start stands at 0.
/// </summary>
internal sealed class CellCache(int mostPlans = 5_000)
{
    private const int MostRegions = 50;
    private readonly ConcurrentDictionary<GrainAddress, long> _versions = new();
    private readonly ConcurrentDictionary<GrainAddress, Entry> _cells = new();
    private volatile Dictionary<(int, int, DateOnly), (long Version, ImmutableArray<RegionCount> Regions)> _regions = [];
    private long _versionOfAll;

    public long VersionOf(GrainAddress plan) => _versions.GetValueOrDefault(plan);

    public bool TryGet(GrainAddress plan, out ImmutableArray<LedgerCell> cells)
    {
        var found = _cells.TryGetValue(plan, out var entry) && entry!.Version == VersionOf(plan);
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

    /// <summary>After a commit and before it is acknowledged.</summary>
    public void Changed(IEnumerable<GrainAddress> plans, long position)
    {
        foreach (var plan in plans)
        {
            _versions[plan] = position;
            Volatile.Write(ref _versionOfAll, position);
        }
    }

    public void Clear()
    {
        _cells.Clear();
        _regions = [];
    }

    /// <summary>The position that last changed any counter, as far as it was changed since the start.</summary>
    public long VersionOfAll => Volatile.Read(ref _versionOfAll);

    public bool TryGet((int Digits, int Year, DateOnly Today) asked, out ImmutableArray<RegionCount> regions)
    {
        var found = _regions.TryGetValue(asked, out var kept) && kept.Version == VersionOfAll;
        regions = found ? kept.Regions : [];
        return found;
    }

    public void Keep((int Digits, int Year, DateOnly Today) asked, long version, ImmutableArray<RegionCount> regions) =>
        _regions = new Dictionary<(int, int, DateOnly), (long, ImmutableArray<RegionCount>)>(_regions.Count < MostRegions ? _regions : []) { [asked] = (version, regions) };

    private sealed record Entry(long Version, ImmutableArray<LedgerCell> Cells);
}
