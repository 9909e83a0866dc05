using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Assignments;

// The quoted names are on disk for good. Rename a record freely; a changed meaning is a new record and a new name.
[JsonDerivedType(typeof(AssignmentMade), "assignment.made.v1")]
[JsonDerivedType(typeof(AssignmentAcknowledged), "assignment.acknowledged.v1")]
[JsonDerivedType(typeof(ReportSubmitted), "assignment.report-submitted.v1")]
[JsonDerivedType(typeof(ClosureReported), "assignment.closure-reported.v1")]
[JsonDerivedType(typeof(AssignmentReturned), "assignment.returned.v1")]
[JsonDerivedType(typeof(AssignmentClosed), "assignment.closed.v1")]
[JsonDerivedType(typeof(AssignmentRecorded), "assignment.recorded.v1")]
[JsonDerivedType(typeof(AssignmentRecordCorrected), "assignment.record-corrected.v1")]
[JsonDerivedType(typeof(AssignmentRefused), "assignment.refused.v1")]
[JsonDerivedType(typeof(AssignmentUpheld), "assignment.upheld.v1")]
[JsonDerivedType(typeof(SetUpEntered), "assignment.set-up-entered.v1")]
[JsonDerivedType(typeof(SetUpAccepted), "assignment.set-up-accepted.v1")]
[JsonDerivedType(typeof(SetUpReturned), "assignment.set-up-returned.v1")]
[JsonDerivedType(typeof(PeriodReported), "assignment.period-reported.v1")]
[JsonDerivedType(typeof(NotConcernedConfirmed), "assignment.not-concerned-confirmed.v1")]
[JsonDerivedType(typeof(NotConcernedDenied), "assignment.not-concerned-denied.v1")]
[JsonDerivedType(typeof(AssignmentReturnedWithSheet), "assignment.returned-with-sheet.v1")]
[JsonDerivedType(typeof(AssignmentAnsweredWithSheet), "assignment.answered-with-sheet.v1")]
[JsonDerivedType(typeof(AssignmentReopened), "assignment.reopened.v1")]
[JsonDerivedType(typeof(AssignmentCleared), "assignment.cleared.v1")]
[JsonDerivedType(typeof(AssignmentWithdrawn), "assignment.withdrawn.v1")]
[JsonDerivedType(typeof(AssignmentRestored), "assignment.restored.v1")]
[JsonDerivedType(typeof(AssignmentTransferred), "assignment.transferred.v1")]
[JsonDerivedType(typeof(AssignmentRoleChanged), "assignment.role-changed.v1")]
[JsonDerivedType(typeof(AssignmentDeadlinesChanged), "assignment.deadlines-changed.v1")]
[JsonDerivedType(typeof(AssignmentLimitsChanged), "assignment.limits-changed.v1")]
[JsonDerivedType(typeof(EventRecorded), "assignment.event-recorded.v1")]
[JsonDerivedType(typeof(OccurrenceOpened), "assignment.occurrence-opened.v1")]
[JsonDerivedType(typeof(OccurrenceJudged), "assignment.occurrence-judged.v1")]
[JsonDerivedType(typeof(ExtensionRequested), "assignment.extension-requested.v1")]
[JsonDerivedType(typeof(ExtensionDecided), "assignment.extension-decided.v1")]
[JsonDerivedType(typeof(LimitMarkedSetAbove), "assignment.limit-marked-set-above.v1")]
[JsonDerivedType(typeof(DelayExplained), "assignment.delay-explained.v1")]
[JsonDerivedType(typeof(AssignmentRedated), "assignment.redated.v1")]
[JsonDerivedType(typeof(LimitReminded), "assignment.limit-reminded.v1")]
[JsonDerivedType(typeof(LimitOverdue), "assignment.limit-overdue.v1")]
public abstract record AssignmentEvent;

/// <summary>下达: the unit has this duty. Name and section are as they stood on that day.</summary>
/// <param name="Section">The section's place in the document, from 1; 0 where it has none.</param>
/// <param name="Deadlines">May be empty: no date is the normal case.</param>
public sealed record AssignmentMade(UnitId Unit, string UnitName, Role Role, int Section, ImmutableArray<Deadline> Deadlines)
    : AssignmentEvent;

/// <summary>签收.</summary>
public sealed record AssignmentAcknowledged(DateOnly On) : AssignmentEvent;

/// <summary>报送: what was done, with evidence.</summary>
/// <param name="OnBehalf">代录: entered by the office or the lead for the unit.</param>
public sealed record ReportSubmitted(DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, bool OnBehalf)
    : AssignmentEvent,
        IErasable,
        IKeepsFiles,
        IHandsIn
{
    /// <inheritdoc/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Again { get; init; }

    ImmutableArray<EvidenceItem> IHandsIn.Items => Evidence;

    AssignmentEvent IHandsIn.Counted(int again) => this with { Again = again };

    [JsonIgnore]
    public object Erased => this with { Text = "", Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>报结: the unit says that it is finished and asks for review.</summary>
public sealed record ClosureReported(DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, bool OnBehalf)
    : AssignmentEvent,
        IErasable,
        IKeepsFiles,
        IHandsIn
{
    /// <inheritdoc/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Again { get; init; }

    ImmutableArray<EvidenceItem> IHandsIn.Items => Evidence;

    AssignmentEvent IHandsIn.Counted(int again) => this with { Again = again };

    [JsonIgnore]
    public object Erased => this with { Text = "", Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>退回补充: what is missing, in the office's words.</summary>
public sealed record AssignmentReturned(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>办结.</summary>
/// <param name="BySelf">自办自结: closed by the office whose own unit holds the duty.</param>
public sealed record AssignmentClosed(
    DateOnly On, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BySelf = false) : AssignmentEvent;

/// <summary>补录: a past year's duty with all that its ledger says. Nobody is late with it, nothing of it falls due.</summary>
/// <param name="On">The day it was entered, not one of that year.</param>
/// <param name="Text">进展情况.</param>
public sealed record AssignmentRecorded(
    UnitId Unit,
    string UnitName,
    Role Role,
    int Section,
    ImmutableArray<Deadline> Deadlines,
    DateOnly On,
    YearEndOutcome Outcome,
    string Text,
    ImmutableArray<EvidenceItem> Evidence,
    RecordedDetails Details) : AssignmentEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Text = "", Evidence = [.. Evidence.Select(e => e.Erased)], Details = new RecordedDetails() };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>What was recorded of a past year's duty was wrong; the first record stays in the journal beside it.</summary>
/// <param name="Text">进展情况, as it is to read.</param>
public sealed record AssignmentRecordCorrected(DateOnly On, YearEndOutcome Outcome, string Text, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Text = "", Reason = "" };
}
