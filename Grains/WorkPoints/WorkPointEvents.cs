using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.WorkPoints;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(WorkPointPlanned), "work-point.planned.v1")]
[JsonDerivedType(typeof(ReportingChanged), "work-point.reporting-changed.v1")]
[JsonDerivedType(typeof(AssignmentClosureNoted), "work-point.assignment-closure-noted.v1")]
[JsonDerivedType(typeof(WorkPointCompleted), "work-point.completed.v1")]
public abstract record WorkPointEvent;

/// <summary>下达 of the plan made this point; its number and words are the document's.</summary>
/// <param name="Section">The section's place in the document, from 1; 0 where it has none.</param>
/// <param name="Assignments">Every unit's duty on it; may be empty where all units were left open.</param>
/// <param name="Reporting">Null in facts from before it was said: <see cref="PointReporting.Of"/> then.</param>
public sealed record WorkPointPlanned(
    string Number,
    int Section,
    string? SectionHeading,
    string? Subsection,
    string Title,
    string Text,
    ImmutableArray<Deadline> Deadlines,
    ImmutableArray<Metric> Metrics,
    ImmutableArray<PlannedDuty> Assignments,
    PointReporting? Reporting = null) : WorkPointEvent;

/// <summary>A unit's duty as planned; the assignment's address is the point's with the unit's number.</summary>
public sealed record PlannedDuty(UnitId Unit, string UnitName, Role Role);

/// <summary>The office named another 汇总单位, or changed the 报送路径, while the point was underway.</summary>
public sealed record ReportingChanged(PointReporting Reporting, string Reason) : WorkPointEvent;

/// <summary>Learnt by reaction: this unit's duty was closed (办结).</summary>
public sealed record AssignmentClosureNoted(UnitId Unit, DateOnly On) : WorkPointEvent;

/// <summary>Every lead and responsible unit's duty on the point is closed.</summary>
public sealed record WorkPointCompleted(DateOnly On) : WorkPointEvent;
