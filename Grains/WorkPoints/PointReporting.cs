using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Units;

namespace Tracker.WorkPoints;

/// <summary>How what the units report on a point reaches the office.</summary>
/// <param name="Consolidator">汇总单位: sums up for the office; null: not named yet, and nobody is promoted to it.</param>
public sealed record PointReporting(UnitRef? Consolidator, ReportingRoute Route)
{
    /// <summary>Nobody is named, everything goes directly to the office.</summary>
    public static PointReporting NotSaid { get; } = new(null, ReportingRoute.Direct);

    /// <summary>Of points that were planned without saying: the one lead sums up, several or none leave it open.</summary>
    public static PointReporting Of(ImmutableArray<PlannedDuty> duties) => new(
        duties.Where(d => d.Role == Role.Lead).ToList() is [var lead] ? new UnitRef(lead.Unit, lead.UnitName) : null,
        ReportingRoute.Direct);
}

/// <summary>报送路径.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportingRoute>))]
public enum ReportingRoute
{
    /// <summary>直接报办公室，抄送牵头单位.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>责任单位→牵头单位→办公室; where several lead or none, through the 汇总单位.</summary>
    [JsonStringEnumMemberName("through-lead")]
    ThroughLead,
}
