using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Tracker.Units;

/// <summary>
/// Who is below whom in a register. Built once per version of it; every question is then a look-up. A unit that ended in an organisation change stands
/// below those who took over from it: what it had closed keeps its name, and they can read it.
/// </summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<UnitId, ImmutableArray<UnitId>> _above;
    private readonly FrozenDictionary<UnitId, ImmutableArray<UnitId>> _below;

    private UnitTree(FrozenDictionary<UnitId, ImmutableArray<UnitId>> above, FrozenDictionary<UnitId, ImmutableArray<UnitId>> below) =>
        (_above, _below) = (above, below);

    public static UnitTree Of(UnitRegister register)
    {
        var heirs = register.Changes.Values.Where(c => c.Stage == UnitChangeStage.CarriedOut)
            .SelectMany(c => c.Ending.SelectMany(ended => c.To.Select(heir => (Ended: ended.Unit, Heir: heir.Unit))))
            .Where(c => register.Unit(c.Ended) is { Active: false })
            .ToLookup(c => c.Ended, c => c.Heir);
        var above = register.Units.Values.ToFrozenDictionary(u => u.Id, u => Above(register, heirs, u));
        var below = above
            .SelectMany(line => line.Value.Select(upper => (Upper: upper, Lower: line.Key)))
            .GroupBy(pair => pair.Upper, pair => pair.Lower)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(UnitRegister.NumberOf).ToImmutableArray());
        return new UnitTree(above, below);
    }

    /// <summary>The units above, nearest first.</summary>
    public ImmutableArray<UnitId> Above(UnitId unit) => _above.GetValueOrDefault(unit, []);

    /// <summary>Every unit below, at any depth, by number.</summary>
    public ImmutableArray<UnitId> Below(UnitId unit) => _below.GetValueOrDefault(unit, []);

    public bool IsBelow(UnitId lower, UnitId upper) => Above(lower).Contains(upper);

    private static ImmutableArray<UnitId> Above(UnitRegister register, ILookup<UnitId, UnitId> heirs, Unit unit)
    {
        var line = new List<UnitId>();
        Climb(unit);
        return [.. line];

        void Climb(Unit from)
        {
            foreach (var id in heirs[from.Id].Concat(from.Parent is { } parent ? [parent] : []))
            {
                if (id != unit.Id && !line.Contains(id) && register.Unit(id) is { } upper)
                {
                    line.Add(id);
                    Climb(upper);
                }
            }
        }
    }
}
