using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

internal sealed record ReportingView(GrainAddress Plan, ImmutableArray<ReportingRow> Points);

/// <summary>Who sums up a point (汇总单位) and by which way its reports go (报送路径), for programs.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="Standing">How it stands with who sums up: absent once assigned.</param>
/// <param name="Suggested">A unit that stands out; never taken without being named.</param>
internal sealed record ReportingRow(
    string Point,
    string Title,
    ImmutableArray<UnitRef> Leads,
    ConsolidatorStanding? Standing,
    UnitRef? Consolidator,
    UnitRef? Suggested,
    ReportingRoute Route)
{
    public static ReportingRow Of(PointToAssign p, UnitRegister register) => new(
        p.Number,
        p.Point.Title,
        p.Leads,
        p.Standing,
        p.Consolidator,
        ConsolidatorSuggestion.For(p, unit => register.Unit(unit)?.Details.Level)?.Unit,
        p.Route);

    public static ReportingRow Of(PointLine line, ImmutableArray<UnitRef> leads) =>
        new(line.Number, line.Title, leads, null, line.Reporting.Consolidator, null, line.Reporting.Route);
}

/// <summary>Names who sums up these points; with neither unit nor name it is left open on purpose.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Name">Its name or alias, where the number is not given.</param>
/// <param name="Reason">Needed once the plan is assigned.</param>
internal sealed record ConsolidatorRequest(ImmutableArray<string> Points, UnitId? Unit = null, string? Name = null, string? Reason = null);

/// <param name="Points">Left out: all.</param>
/// <param name="Reason">Needed once the plan is assigned.</param>
internal sealed record RouteRequest(ReportingRoute Route, ImmutableArray<string>? Points = null, string? Reason = null);
