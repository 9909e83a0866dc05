using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>A filter for lists: which units' rows may be seen, and on whose points all units' rows.</summary>
/// <param name="Whole">No filter.</param>
/// <param name="LeadOn">Rows of every unit on a point that one of these leads.</param>
public sealed record Sight(bool Whole, ImmutableHashSet<UnitId> Units, ImmutableHashSet<UnitId> LeadOn)
{
    public static Sight All { get; } = new(true, [], []);

    public static Sight None { get; } = new(false, [], []);

    public bool Sees(UnitId unit, ImmutableArray<UnitId> pointLeads) =>
        Whole || Units.Contains(unit) || pointLeads.Any(LeadOn.Contains);
}
