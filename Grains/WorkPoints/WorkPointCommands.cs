using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.WorkPoints;

// The quoted names travel between processes.
[JsonDerivedType(typeof(NoteAssignmentClosure), "work-point.note-assignment-closure.v1")]
[JsonDerivedType(typeof(NoteAssignmentReopened), "work-point.note-assignment-reopened.v1")]
[JsonDerivedType(typeof(NameConsolidator), "work-point.name-consolidator.v1")]
[JsonDerivedType(typeof(SetRoute), "work-point.set-route.v1")]
[JsonDerivedType(typeof(AmendPoint), "work-point.amend.v1")]
[JsonDerivedType(typeof(WithdrawPoint), "work-point.withdraw.v1")]
[JsonDerivedType(typeof(AdjustDuties), "work-point.adjust-duties.v1")]
[JsonDerivedType(typeof(TransferDuty), "work-point.transfer-duty.v1")]
[JsonDerivedType(typeof(SummarisePoint), "work-point.summarise.v1")]
[JsonDerivedType(typeof(ChangePointDeadlines), "work-point.change-deadlines.v1")]
[JsonDerivedType(typeof(MarkPointSetAbove), "work-point.mark-set-above.v1")]
public abstract record WorkPointCommand;

/// <summary>Said by the reaction to a closed assignment; the unit in the state makes saying it again harmless.</summary>
public sealed record NoteAssignmentClosure(UnitId Unit, DateOnly On) : WorkPointCommand;

/// <summary>Said by the reaction to an assignment that is to be done again (退回重办).</summary>
public sealed record NoteAssignmentReopened(UnitId Unit, DateOnly On) : WorkPointCommand;

/// <summary>Names the 汇总单位 of a point that is underway. It need not have a duty on the point.</summary>
/// <param name="UnitName">Its name of the day.</param>
public sealed record NameConsolidator(UnitId Unit, [property: Circumstance] string UnitName, string Reason) : WorkPointCommand;

/// <summary>Sets the 报送路径 of a point that is underway.</summary>
public sealed record SetRoute(ReportingRoute Route, string Reason) : WorkPointCommand;

/// <summary>Other words for a point; the document's own stay in the plan. Null: as before.</summary>
public sealed record AmendPoint(string? Title, string? Text, string Reason) : WorkPointCommand;

/// <summary>撤销 of the whole point; said together with the withdrawal of its assignments.</summary>
public sealed record WithdrawPoint([property: Circumstance] DateOnly On, string Reason) : WorkPointCommand;

/// <summary>责任分工调整; said together with what it means for the assignments.</summary>
public sealed record AdjustDuties([property: Circumstance] DateOnly On, ImmutableArray<DutyChange> Changes, string Reason) : WorkPointCommand;

/// <summary>时限调整 for the whole point; said together with the change of every open duty.</summary>
public sealed record ChangePointDeadlines(ImmutableArray<Deadline> Deadlines, [property: Circumstance] DateOnly On, string Reason) : WorkPointCommand;

/// <summary>上级规定 for the whole point; said together with the mark of every open duty.</summary>
/// <param name="Basis">The paper above that sets the limits.</param>
public sealed record MarkPointSetAbove(bool SetAbove, string Basis, [property: Circumstance] DateOnly On) : WorkPointCommand;

/// <summary>A duty passes to another unit by a change of organisation; said together with the assignment's transfer.</summary>
/// <param name="Basis">The paper or decision that says so.</param>
public sealed record TransferDuty(UnitId From, UnitRef To, [property: Circumstance] DateOnly On, string Basis) : WorkPointCommand;

/// <summary>汇总稿: the lead's one text from what the units reported.</summary>
/// <param name="Sources">The assignments whose reports went into it.</param>
public sealed record SummarisePoint(PeriodId Period, [property: Circumstance] DateOnly On, string Text, ImmutableArray<GrainAddress> Sources) : WorkPointCommand;

/// <param name="UnitName">Its name of the day.</param>
/// <param name="Role">Null: taken off the point.</param>
public sealed record DutyChange(UnitId Unit, string UnitName, Role? Role);
