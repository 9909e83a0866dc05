using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Assignments;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(MakeAssignment), "assignment.make.v1")]
[JsonDerivedType(typeof(AcknowledgeAssignment), "assignment.acknowledge.v1")]
[JsonDerivedType(typeof(RefuseAssignment), "assignment.refuse.v1")]
[JsonDerivedType(typeof(UpholdAssignment), "assignment.uphold.v1")]
[JsonDerivedType(typeof(EnterSetUp), "assignment.enter-set-up.v1")]
[JsonDerivedType(typeof(AcceptSetUp), "assignment.accept-set-up.v1")]
[JsonDerivedType(typeof(ReturnSetUp), "assignment.return-set-up.v1")]
[JsonDerivedType(typeof(SubmitReport), "assignment.submit-report.v1")]
[JsonDerivedType(typeof(ReportForPeriod), "assignment.report-for-period.v1")]
[JsonDerivedType(typeof(ConfirmNotConcerned), "assignment.confirm-not-concerned.v1")]
[JsonDerivedType(typeof(DenyNotConcerned), "assignment.deny-not-concerned.v1")]
[JsonDerivedType(typeof(ReportClosure), "assignment.report-closure.v1")]
[JsonDerivedType(typeof(ReturnAssignment), "assignment.return.v1")]
[JsonDerivedType(typeof(ReturnWithSheet), "assignment.return-with-sheet.v1")]
[JsonDerivedType(typeof(AnswerWithSheet), "assignment.answer-with-sheet.v1")]
[JsonDerivedType(typeof(CloseAssignment), "assignment.close.v1")]
[JsonDerivedType(typeof(CorrectRecord), "assignment.correct-record.v1")]
[JsonDerivedType(typeof(ReopenAssignment), "assignment.reopen.v1")]
[JsonDerivedType(typeof(ClearAssignment), "assignment.clear.v1")]
[JsonDerivedType(typeof(WithdrawAssignment), "assignment.withdraw.v1")]
[JsonDerivedType(typeof(TransferAssignment), "assignment.transfer.v1")]
[JsonDerivedType(typeof(ChangeRole), "assignment.change-role.v1")]
[JsonDerivedType(typeof(ChangeDeadlines), "assignment.change-deadlines.v1")]
[JsonDerivedType(typeof(RecordEvent), "assignment.record-event.v1")]
[JsonDerivedType(typeof(OpenOccurrences), "assignment.open-occurrences.v1")]
[JsonDerivedType(typeof(JudgeOccurrence), "assignment.judge-occurrence.v1")]
[JsonDerivedType(typeof(RequestExtension), "assignment.request-extension.v1")]
[JsonDerivedType(typeof(DecideExtension), "assignment.decide-extension.v1")]
[JsonDerivedType(typeof(MarkLimitSetAbove), "assignment.mark-limit-set-above.v1")]
[JsonDerivedType(typeof(ExplainDelay), "assignment.explain-delay.v1")]
[JsonDerivedType(typeof(Redate), "assignment.redate.v1")]
[JsonDerivedType(typeof(RemindOfLimit), "assignment.remind-of-limit.v1")]
[JsonDerivedType(typeof(NoteOverdue), "assignment.note-overdue.v1")]
public abstract record AssignmentCommand
{
    /// <summary>
    /// Whose duty the asker took it for: an address names the unit that the duty was made for, and it may have passed to another. Null: whosever it is.
    /// </summary>
    [Circumstance]
    public UnitId? Of { get; init; }
}

/// <summary>A command that needs a reason, <see cref="ReportRules.LongestReason"/> characters at most.</summary>
internal interface IGivesReason
{
    string Reason { get; }
}

/// <summary>A duty that comes after the plan was assigned, or again after it was withdrawn.</summary>
public sealed record MakeAssignment(UnitId Unit, [property: Circumstance] string UnitName, Role Role, int Section, ImmutableArray<Deadline> Deadlines) : AssignmentCommand;

/// <summary>签收.</summary>
public sealed record AcknowledgeAssignment([property: Circumstance] DateOnly On) : AssignmentCommand;

/// <summary>退签: it is not ours; only before anything was reported.</summary>
/// <param name="Proposed">Whose it would be.</param>
public sealed record RefuseAssignment([property: Circumstance] DateOnly On, string Reason, UnitRef? Proposed = null) : AssignmentCommand, IGivesReason;

/// <summary>The office keeps the duty where it is, against a refusal.</summary>
public sealed record UpholdAssignment([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>建账; entered again it is reviewed again. Signs for the assignment too, like a report.</summary>
public sealed record EnterSetUp([property: Circumstance] DateOnly On, SetUp SetUp) : AssignmentCommand;

public sealed record AcceptSetUp([property: Circumstance] DateOnly On) : AssignmentCommand;

public sealed record ReturnSetUp([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>报送; signs for the assignment too where nobody has.</summary>
/// <param name="OnBehalf">代录: the office enters what the unit told it.</param>
public sealed record SubmitReport([property: Circumstance] DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, [property: Circumstance] bool OnBehalf = false) : AssignmentCommand;

/// <summary>A row of the unit's sheet of a period (本期填报); signs too.</summary>
public sealed record ReportForPeriod(PeriodId Period, [property: Circumstance] DateOnly On, PeriodRow Row, [property: Circumstance] bool OnBehalf = false) : AssignmentCommand;

/// <summary>The office agrees that it does not concern the unit (不涉及本单位).</summary>
public sealed record ConfirmNotConcerned([property: Circumstance] DateOnly On) : AssignmentCommand;

public sealed record DenyNotConcerned([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>报结.</summary>
public sealed record ReportClosure([property: Circumstance] DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, [property: Circumstance] bool OnBehalf = false) : AssignmentCommand;

/// <summary>退回补充.</summary>
public sealed record ReturnAssignment([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>退回补充 with its sheet. What waits for the office, or was returned by itself, is left as it stands.</summary>
[Circumstance]
public sealed record ReturnWithSheet(GrainAddress Sheet, DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>The sheet came again: what was returned with it is answered, changed or not.</summary>
[Circumstance]
public sealed record AnswerWithSheet(GrainAddress Sheet, DateOnly On) : AssignmentCommand;

/// <summary>办结.</summary>
/// <param name="BySelf">自办自结: the closing office's own unit holds the duty.</param>
public sealed record CloseAssignment([property: Circumstance] DateOnly On, [property: Circumstance] bool BySelf = false) : AssignmentCommand;

/// <summary>退回重办: what ended is to be done again.</summary>
public sealed record ReopenAssignment([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>年终清账: how the duty ends with its year.</summary>
/// <param name="Note">Needed where it is carried over or unfinished.</param>
public sealed record ClearAssignment([property: Circumstance] DateOnly On, YearEndOutcome Outcome, string? Note = null) : AssignmentCommand;

/// <summary>撤销: taken off the unit; the row stays visible.</summary>
public sealed record WithdrawAssignment([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>The duty passes to another unit by a change of organisation; its address keeps the old unit's number.</summary>
/// <param name="Basis">The paper or decision that says so.</param>
public sealed record TransferAssignment(UnitId Unit, [property: Circumstance] string UnitName, [property: Circumstance] DateOnly On, string Basis) : AssignmentCommand, IGivesReason
{
    string IGivesReason.Reason => Basis;
}

public sealed record ChangeRole(Role Role, [property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

public sealed record ChangeDeadlines(ImmutableArray<Deadline> Deadlines, [property: Circumstance] DateOnly On, string Reason) : AssignmentCommand, IGivesReason;

/// <summary>Corrects what was recorded of a past year's duty.</summary>
public sealed record CorrectRecord([property: Circumstance] DateOnly On, YearEndOutcome Outcome, string Text, string Reason) : AssignmentCommand;
