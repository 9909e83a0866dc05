using Tracker.Assignments;
using Tracker.Units;

namespace Tracker.Plans;

/// <summary>Whom the office might name as 汇总单位. Only a suggestion, and only where one unit stands out: the first one named never does.</summary>
public static class ConsolidatorSuggestion
{
    /// <param name="levelOf">A unit's level; null: not known.</param>
    public static (UnitRef Unit, SuggestedBecause Because)? For(PointToAssign point, Func<UnitId, UnitLevel?> levelOf)
    {
        if (point.Standing != ConsolidatorStanding.NotSaid || point.HasUnclearLead)
        {
            return null;
        }
        if (point.Leads.IsEmpty)
        {
            return point.Duties.Where(d => d.Role == Role.Responsible).ToList() is [var only]
                ? (new UnitRef(only.Unit, only.UnitName), SuggestedBecause.OnlyResponsible)
                : null;
        }
        var ranked = point.Leads.Select(u => (Unit: u, Level: levelOf(u.Unit))).ToList();
        if (ranked.Any(u => u.Level is null))
        {
            return null;
        }
        var highest = ranked.Min(u => u.Level);
        return ranked.Where(u => u.Level == highest).ToList() is [var above] ? (above.Unit, SuggestedBecause.HighestLead) : null;
    }
}

public enum SuggestedBecause
{
    /// <summary>Nobody leads, and just one unit is responsible.</summary>
    OnlyResponsible,

    /// <summary>Of several leads just one stands above the others (省, 市, 县, 乡).</summary>
    HighestLead,
}
