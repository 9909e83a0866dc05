using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Plans;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(DraftPlan), "plan.draft.v1")]
[JsonDerivedType(typeof(RedraftPlan), "plan.redraft.v1")]
[JsonDerivedType(typeof(AnswerQuestion), "plan.answer-question.v1")]
[JsonDerivedType(typeof(AnswerQuestions), "plan.answer-questions.v1")]
[JsonDerivedType(typeof(RevisePoint), "plan.revise-point.v1")]
[JsonDerivedType(typeof(SplitPoint), "plan.split-point.v1")]
[JsonDerivedType(typeof(MergePoints), "plan.merge-points.v1")]
[JsonDerivedType(typeof(MovePoint), "plan.move-point.v1")]
[JsonDerivedType(typeof(LeaveOutPoint), "plan.leave-out-point.v1")]
[JsonDerivedType(typeof(RestorePoint), "plan.restore-point.v1")]
[JsonDerivedType(typeof(TakeBackCorrection), "plan.take-back-correction.v1")]
[JsonDerivedType(typeof(ReviseDocument), "plan.revise-document.v1")]
[JsonDerivedType(typeof(LinkPoints), "plan.link-points.v1")]
[JsonDerivedType(typeof(NameConsolidators), "plan.name-consolidators.v1")]
[JsonDerivedType(typeof(SetRoutes), "plan.set-routes.v1")]
[JsonDerivedType(typeof(DiscardPlan), "plan.discard.v1")]
[JsonDerivedType(typeof(ReinstatePlan), "plan.reinstate.v1")]
[JsonDerivedType(typeof(AssignPlan), "plan.assign.v1")]
[JsonDerivedType(typeof(RecordPlan), "plan.record.v1")]
[JsonDerivedType(typeof(AddPoint), "plan.add-point.v1")]
public abstract record PlanCommand;

/// <summary>Stores a reading as a new plan.</summary>
public sealed record DraftPlan(SourceDocument Source, PlanDraft Draft) : PlanCommand;

/// <summary>Puts a new version of the document in a draft's place.</summary>
public sealed record RedraftPlan(SourceDocument Source, PlanDraft Draft) : PlanCommand;

/// <param name="Question">Its id: the reader's, or one of <see cref="PlanQuestions.OfNames"/>.</param>
/// <param name="Teach">Units that the answer names are remembered: for next year's plan, or wherever else the name stands.</param>
public sealed record AnswerQuestion(
    string Question,
    QuestionAnswer Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Teach = false) : PlanCommand;

/// <summary>Answers several questions at once; all are taken, or none.</summary>
public sealed record AnswerQuestions(ImmutableArray<AnswerQuestion> Answers) : PlanCommand;

/// <summary>Corrects a point of a draft; null leaves a field as it is.</summary>
public sealed record RevisePoint(
    string Number,
    string? Title,
    string? Text,
    ImmutableArray<string>? LeadUnits,
    ImmutableArray<string>? ResponsibleUnits,
    ImmutableArray<string>? CooperatingUnits,
    ImmutableArray<Deadline>? Deadlines,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<Metric>? Metrics = null) : PlanCommand;

/// <summary>Makes one point of a draft into several: 5 becomes 5-1, 5-2 and so on.</summary>
/// <param name="Parts">Two or more, in order.</param>
public sealed record SplitPoint(string Number, ImmutableArray<PointPart> Parts, string Reason) : PlanCommand;

public sealed record PointPart(string Title, string Text);

/// <summary>Makes several points of a draft into one, in the first one's place.</summary>
public sealed record MergePoints(ImmutableArray<string> Numbers, string Reason) : PlanCommand;

/// <param name="Before">The point that it is to stand before; null: at the end.</param>
public sealed record MovePoint(string Number, string? Before) : PlanCommand;

/// <summary>What was read as a point is none (不作为要点); it can be restored.</summary>
public sealed record LeaveOutPoint(string Number, string Reason) : PlanCommand;

public sealed record RestorePoint(string Number) : PlanCommand;

/// <summary>Takes the last correction of a draft back (撤销): a merge, a split, a move, a point that was left out or restored, changed words.</summary>
public sealed record TakeBackCorrection : PlanCommand;

/// <summary>Fills in or corrects what was read of a draft's document; null leaves a field as it is, an empty text says that the document has none.</summary>
public sealed record ReviseDocument(string? Number, string? Title, string? Issuer, DateOnly? Date, int? Year) : PlanCommand;

/// <summary>Says which points go on with which of another plan's; said again for the same plan it takes the former's place.</summary>
public sealed record LinkPoints(GrainAddress Other, PlanRelation Relation, ImmutableArray<PointLink> Links) : PlanCommand;

/// <summary>Says who sums up (汇总单位) where several units lead or none; only what differs from before is written.</summary>
/// <param name="Names">As in <see cref="AssignPlan"/>, with every unit that is chosen here.</param>
public sealed record NameConsolidators(
    ImmutableArray<PointConsolidator> Choices,
    [property: Circumstance] ImmutableArray<ResolvedName> Names) : PlanCommand;

/// <summary>Sets the 报送路径 of these points.</summary>
public sealed record SetRoutes(ImmutableArray<string> Numbers, ReportingRoute Route) : PlanCommand;

/// <summary>作废: the draft is no longer wanted.</summary>
public sealed record DiscardPlan([property: Circumstance] DateOnly On, string Reason) : PlanCommand;

/// <summary>恢复: a discarded draft stands again.</summary>
public sealed record ReinstatePlan([property: Circumstance] DateOnly On) : PlanCommand;

/// <summary>下达: all points and assignments at once, or nothing.</summary>
/// <param name="Plan">The plan's own address, from which points and assignments get theirs.</param>
/// <param name="Names">What the register says of every name of <see cref="PlanNames.MentionedIn"/>, and of every unit that an answer names.</param>
/// <param name="LeaveOpen">False: refused while a question is open. True: what is not clear makes no assignment and is listed.</param>
/// <param name="NameLater">False: refused while it is neither said who sums up a point nor that this is left open. True: those are left open.</param>
public sealed record AssignPlan(
    GrainAddress Plan,
    [property: Circumstance] DateOnly On,
    [property: Circumstance] ImmutableArray<ResolvedName> Names,
    bool LeaveOpen,
    bool NameLater = false) : PlanCommand;

/// <summary>补录: a past year's plan with what became of it, from its ledger; all at once, or nothing.</summary>
/// <param name="Plan">The plan's own address, from which points and assignments get theirs.</param>
/// <param name="Source">The ledger's file; its text's hash is that of what was made of it.</param>
/// <param name="LeftOut">Names of the ledger that make no assignment, with the reason.</param>
public sealed record RecordPlan(
    GrainAddress Plan,
    [property: Circumstance] DateOnly On,
    SourceDocument Source,
    PlanDraft Draft,
    ImmutableArray<RecordedPoint> Points,
    ImmutableArray<LeftOutName> LeftOut) : PlanCommand;

/// <summary>年中追加: a point that came after the plan was assigned, with its duties; all at once, or nothing.</summary>
/// <param name="Plan">The plan's own address, from which the point and its assignments get theirs.</param>
/// <param name="Consolidator">汇总单位 where several lead or none; null: the one lead, else left open.</param>
public sealed record AddPoint(
    GrainAddress Plan,
    [property: Circumstance] DateOnly On,
    AddedBasis Basis,
    string Title,
    string Text,
    ImmutableArray<PlannedDuty> Duties,
    ImmutableArray<Deadline> Deadlines,
    UnitRef? Consolidator = null,
    ReportingRoute Route = ReportingRoute.Direct) : PlanCommand;

/// <param name="Number">A point of the draft.</param>
public sealed record RecordedPoint(string Number, ImmutableArray<RecordedDuty> Duties);

public sealed record RecordedDuty(
    UnitId Unit,
    string UnitName,
    Role Role,
    ImmutableArray<Deadline> Deadlines,
    YearEndOutcome Outcome,
    string Text,
    ImmutableArray<EvidenceItem> Evidence,
    RecordedDetails Details);
