using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Plans;

/// <summary>Each point of a draft as it would be assigned now: its duties, who sums up (汇总单位) and by which way the reports go (报送路径).</summary>
public static class PlanReporting
{
    /// <summary>In the document's order.</summary>
    public static ImmutableArray<PointToAssign> Of(Plan.Drafted plan, ImmutableArray<ResolvedName> names)
    {
        var unclear = PlanAssigning.WithUnclearLead(plan, names);
        var known = names.SelectMany(n => n.Units).DistinctBy(u => u.Unit).ToDictionary(u => u.Unit);
        return [.. PlanAssigning.Duties(plan, names).Select(p => Of(p.Point, p.Duties, unclear.Contains(p.Point.Number), plan, known))];
    }

    private static PointToAssign Of(DraftPoint point, ImmutableArray<PlannedDuty> duties, bool unclear, Plan.Drafted plan, Dictionary<UnitId, UnitRef> known)
    {
        var leads = duties.Where(d => d.Role == Role.Lead).Select(d => new UnitRef(d.Unit, d.UnitName)).ToImmutableArray();
        var (standing, unit) =
            duties.IsEmpty ? (ConsolidatorStanding.NotNeeded, null)
            : leads is [var only] && !unclear ? (ConsolidatorStanding.Lead, only)
            : !plan.Consolidators.TryGetValue(point.Number, out var said) ? (ConsolidatorStanding.NotSaid, null)
            : said is not { } named ? (ConsolidatorStanding.LeftOpen, null)
            : known.TryGetValue(named, out var there) ? (ConsolidatorStanding.Named, there)
            : (ConsolidatorStanding.NotSaid, (UnitRef?)null); // abolished since
        return new PointToAssign(point, duties, leads, unclear, standing, unit, plan.Routes.GetValueOrDefault(point.Number));
    }
}

/// <param name="HasUnclearLead">The document names a lead that nobody knows yet.</param>
/// <param name="Consolidator">Null where <see cref="Standing"/> says why.</param>
public sealed record PointToAssign(
    DraftPoint Point,
    ImmutableArray<PlannedDuty> Duties,
    ImmutableArray<UnitRef> Leads,
    bool HasUnclearLead,
    ConsolidatorStanding Standing,
    UnitRef? Consolidator,
    ReportingRoute Route)
{
    public string Number => Point.Number;

    /// <summary>Whether the office has to say who sums up: several units lead, or none.</summary>
    public bool AsksForConsolidator => Standing is ConsolidatorStanding.NotSaid or ConsolidatorStanding.LeftOpen or ConsolidatorStanding.Named;

    /// <summary>A unit sums up that has no duty on the point: nothing else tells it of the point.</summary>
    public bool ConsolidatorIsOutside => Consolidator is { } unit && Duties.All(d => d.Unit != unit.Unit);

    /// <summary>The reports are to go through a unit that is not named.</summary>
    public bool LeadsNowhere => Route == ReportingRoute.ThroughLead && Consolidator is null && !Duties.IsEmpty;
}

/// <summary>How it stands with a point's 汇总单位.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsolidatorStanding>))]
public enum ConsolidatorStanding
{
    /// <summary>No unit has a duty on the point.</summary>
    [JsonStringEnumMemberName("not-needed")]
    NotNeeded,

    /// <summary>The one lead is it.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    /// <summary>Named by the office.</summary>
    [JsonStringEnumMemberName("named")]
    Named,

    /// <summary>Left open by the office on purpose.</summary>
    [JsonStringEnumMemberName("left-open")]
    LeftOpen,

    [JsonStringEnumMemberName("not-said")]
    NotSaid,
}
