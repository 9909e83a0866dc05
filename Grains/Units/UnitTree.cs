using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Tracker.Units;

/// <summary>Who is below whom in a register. Built once per version of it; every question is then a look-up.</summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<UnitId, ImmutableArray<UnitId>> _above;
    private readonly FrozenDictionary<UnitId, ImmutableArray<UnitId>> _below;

    private UnitTree(FrozenDictionary<UnitId, ImmutableArray<UnitId>> above, FrozenDictionary<UnitId, ImmutableArray<UnitId>> below) =>
        (_above, _below) = (above, below);

    public static UnitTree Of(UnitRegister register)
    {
        var above = register.Units.Values.ToFrozenDictionary(u => u.Id, u => Above(register, u));
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

    private static ImmutableArray<UnitId> Above(UnitRegister register, Unit unit)
    {
        var line = ImmutableArray.CreateBuilder<UnitId>();
        for (var next = unit.Parent; next is { } id && register.Unit(id) is { } parent; next = parent.Parent)
        {
            line.Add(id);
        }
        return line.ToImmutable();
    }
}
