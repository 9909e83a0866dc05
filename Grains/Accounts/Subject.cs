using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>What a deed is done to.</summary>
/// <param name="Unit">Whose it is; null where it belongs to the whole government.</param>
/// <param name="Above">The units above that one (<see cref="UnitTree.Above"/>).</param>
/// <param name="PointLeads">The lead units of the work point that it belongs to.</param>
public readonly record struct Subject(
    DivisionCode Government, UnitId? Unit, ImmutableArray<UnitId> Above, ImmutableArray<UnitId> PointLeads)
{
    public static Subject Whole(DivisionCode government) => new(government, null, [], []);

    public static Subject Of(DivisionCode government, UnitId unit, UnitTree tree) => new(government, unit, tree.Above(unit), []);

    /// <summary>One unit's duty on a work point.</summary>
    public static Subject Duty(DivisionCode government, UnitId unit, UnitTree tree, ImmutableArray<UnitId> pointLeads) =>
        new(government, unit, tree.Above(unit), pointLeads);
}
