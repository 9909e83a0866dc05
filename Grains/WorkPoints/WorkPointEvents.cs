using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.WorkPoints;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(WorkPointPlanned), "work-point.planned.v1")]
[JsonDerivedType(typeof(ReportingChanged), "work-point.reporting-changed.v1")]
[JsonDerivedType(typeof(AssignmentClosureNoted), "work-point.assignment-closure-noted.v1")]
[JsonDerivedType(typeof(WorkPointCompleted), "work-point.completed.v1")]
[JsonDerivedType(typeof(AssignmentReopeningNoted), "work-point.assignment-reopening-noted.v1")]
[JsonDerivedType(typeof(WorkPointReopened), "work-point.reopened.v1")]
[JsonDerivedType(typeof(WorkPointAmended), "work-point.amended.v1")]
[JsonDerivedType(typeof(WorkPointWithdrawn), "work-point.withdrawn.v1")]
[JsonDerivedType(typeof(DutiesAdjusted), "work-point.duties-adjusted.v1")]
[JsonDerivedType(typeof(DutyTransferred), "work-point.duty-transferred.v1")]
[JsonDerivedType(typeof(PointSummarised), "work-point.summarised.v1")]
[JsonDerivedType(typeof(PointDeadlinesChanged), "work-point.deadlines-changed.v1")]
[JsonDerivedType(typeof(PointMarkedSetAbove), "work-point.marked-set-above.v1")]
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

/// <summary>Learnt by reaction: this unit's duty is to be done again.</summary>
public sealed record AssignmentReopeningNoted(UnitId Unit, DateOnly On) : WorkPointEvent;

/// <summary>A duty that counts is open again, or a new one came: the point is no longer complete.</summary>
public sealed record WorkPointReopened : WorkPointEvent;

/// <summary>Other words for the point; null: as before. Its number never changes.</summary>
public sealed record WorkPointAmended(string? Title, string? Text, string Reason) : WorkPointEvent;

/// <summary>撤销; the point stays visible.</summary>
public sealed record WorkPointWithdrawn(DateOnly On, string Reason) : WorkPointEvent;

/// <summary>责任分工调整: only what changed.</summary>
public sealed record DutiesAdjusted(DateOnly On, ImmutableArray<DutyChange> Changes, string Reason) : WorkPointEvent;

/// <summary>时限调整 of the whole point: what a duty gets that comes to it later. Those that it had were changed each for itself.</summary>
public sealed record PointDeadlinesChanged(ImmutableArray<Deadline> Deadlines, DateOnly On, string Reason) : WorkPointEvent;

/// <summary>上级规定 of the whole point, or no more: how a duty is marked that comes to it later. Those that it had were marked each for itself.</summary>
public sealed record PointMarkedSetAbove(bool SetAbove, string Basis, DateOnly On) : WorkPointEvent;

/// <summary>职责划转 and the like: the duty passed to another unit.</summary>
public sealed record DutyTransferred(UnitId From, UnitRef To, string Basis) : WorkPointEvent
{
    /// <summary>Null: it was written before anybody was told.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>汇总稿 of a period; a later one of the same period replaces it.</summary>
/// <param name="Sources">The assignments whose reports went into it.</param>
public sealed record PointSummarised(PeriodId Period, DateOnly On, string Text, ImmutableArray<GrainAddress> Sources) : WorkPointEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Text = "" };
}
