using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.WorkPoints;

// The quoted names travel between processes.
[JsonDerivedType(typeof(NoteAssignmentClosure), "work-point.note-assignment-closure.v1")]
[JsonDerivedType(typeof(NameConsolidator), "work-point.name-consolidator.v1")]
[JsonDerivedType(typeof(SetRoute), "work-point.set-route.v1")]
public abstract record WorkPointCommand;

/// <summary>Said by the reaction to a closed assignment; the unit in the state makes saying it again harmless.</summary>
public sealed record NoteAssignmentClosure(UnitId Unit, DateOnly On) : WorkPointCommand;

/// <summary>Names the 汇总单位 of a point that is underway. It need not have a duty on the point.</summary>
/// <param name="UnitName">Its name of the day.</param>
public sealed record NameConsolidator(UnitId Unit, [property: Circumstance] string UnitName, string Reason) : WorkPointCommand;

/// <summary>Sets the 报送路径 of a point that is underway.</summary>
public sealed record SetRoute(ReportingRoute Route, string Reason) : WorkPointCommand;
