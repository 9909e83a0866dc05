using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Plans;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PlanDrafted), "plan.drafted.v1")]
[JsonDerivedType(typeof(PlanRedrafted), "plan.redrafted.v1")]
[JsonDerivedType(typeof(QuestionAnswered), "plan.question-answered.v1")]
[JsonDerivedType(typeof(PointRevised), "plan.point-revised.v1")]
[JsonDerivedType(typeof(PointSplit), "plan.point-split.v1")]
[JsonDerivedType(typeof(PointsMerged), "plan.points-merged.v1")]
[JsonDerivedType(typeof(PointMoved), "plan.point-moved.v1")]
[JsonDerivedType(typeof(PointLeftOut), "plan.point-left-out.v1")]
[JsonDerivedType(typeof(PointRestored), "plan.point-restored.v1")]
[JsonDerivedType(typeof(CorrectionTakenBack), "plan.correction-taken-back.v1")]
[JsonDerivedType(typeof(DocumentRevised), "plan.document-revised.v1")]
[JsonDerivedType(typeof(PointsLinked), "plan.points-linked.v1")]
[JsonDerivedType(typeof(ConsolidatorsNamed), "plan.consolidators-named.v1")]
[JsonDerivedType(typeof(RoutesSet), "plan.routes-set.v1")]
[JsonDerivedType(typeof(PlanDiscarded), "plan.discarded.v1")]
[JsonDerivedType(typeof(PlanReinstated), "plan.reinstated.v1")]
[JsonDerivedType(typeof(PlanAssigned), "plan.assigned.v1")]
[JsonDerivedType(typeof(PlanRecorded), "plan.recorded.v1")]
[JsonDerivedType(typeof(PointAdded), "plan.point-added.v1")]
public abstract record PlanEvent;

/// <summary>A document was read in.</summary>
public sealed record PlanDrafted(SourceDocument Source, PlanDraft Draft) : PlanEvent, IKeepsFiles
{
    public IEnumerable<string> FileHashes() => [Source.Hash];
}

/// <summary>A new version of the document took the draft's place before it was assigned; answers to questions that are no longer asked go.</summary>
public sealed record PlanRedrafted(SourceDocument Source, PlanDraft Draft) : PlanEvent, IKeepsFiles
{
    /// <summary>Points of the new version whose corrections went, as their words changed; null: none. What else was corrected follows as facts of its own.</summary>
    public ImmutableArray<string>? LetGo { get; init; }

    public IEnumerable<string> FileHashes() => [Source.Hash];
}

/// <summary>Who named whom, and when, is recorded: the envelope says who and when.</summary>
/// <param name="Teaches">What the register of units learns from it; null: nothing.</param>
/// <param name="Correction">The number of the point whose correction answers it along; null: a person answered it.</param>
public sealed record QuestionAnswered(
    string Question,
    QuestionAnswer Answer,
    TaughtName? Teaches = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Correction = null) : PlanEvent;

/// <summary>A name of the document and who it stands for, as answered.</summary>
/// <param name="Units">Empty: an answer that taught something before no longer does.</param>
public sealed record TaughtName(string Name, ImmutableArray<UnitId> Units);

/// <summary>The office corrected a point's draft. Its number never changes; null leaves a field as it is.</summary>
/// <param name="Metrics">The figures that its words promise now.</param>
/// <param name="Question">The question whose answer changes the point; null: it was corrected by itself.</param>
public sealed record PointRevised(
    string Number,
    string? Title,
    string? Text,
    ImmutableArray<string>? LeadUnits,
    ImmutableArray<string>? ResponsibleUnits,
    ImmutableArray<string>? CooperatingUnits,
    ImmutableArray<Deadline>? Deadlines,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<Metric>? Metrics = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Question = null) : PlanEvent;

/// <summary>One point became several; each keeps the units, and the limits and figures that its words hold.</summary>
/// <param name="Asked">Questions about its units, which are asked of each further part too, with the answer that they have; null: none.</param>
public sealed record PointSplit(
    string Number,
    ImmutableArray<SplitPart> Parts,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<QuestionOfPart>? Asked = null) : PlanEvent;

/// <param name="Of">The question of the whole point.</param>
/// <param name="Id">The part's own.</param>
/// <param name="Number">The part.</param>
public sealed record QuestionOfPart(string Of, string Id, string Number);

public sealed record SplitPart(string Number, string Title, string Text);

/// <summary>Several points became one, which stands where the first stood.</summary>
/// <param name="Into">The number it goes by: the first one's, or 5 where it is all of 5-1, 5-2, ….</param>
public sealed record PointsMerged(ImmutableArray<string> Numbers, string Into, string Reason) : PlanEvent;

/// <param name="Before">Null: at the end.</param>
public sealed record PointMoved(string Number, string? Before) : PlanEvent;

/// <summary>What was read as a point is none; the draft keeps it aside.</summary>
public sealed record PointLeftOut(string Number, string Reason) : PlanEvent;

public sealed record PointRestored(string Number) : PlanEvent;

/// <summary>The last correction was taken back (撤销): points, numbers, questions and what was said of them stand as they stood before it.</summary>
/// <param name="Numbers">The points that it was about, as they are numbered again.</param>
public sealed record CorrectionTakenBack(CorrectionKind Kind, ImmutableArray<string> Numbers) : PlanEvent;

/// <summary>What can be taken back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrectionKind>))]
public enum CorrectionKind
{
    [JsonStringEnumMemberName("revise")]
    Revise,

    [JsonStringEnumMemberName("split")]
    Split,

    [JsonStringEnumMemberName("merge")]
    Merge,

    [JsonStringEnumMemberName("move")]
    Move,

    [JsonStringEnumMemberName("leave-out")]
    LeaveOut,

    [JsonStringEnumMemberName("restore")]
    Restore,
}

/// <summary>The office filled in or corrected what was read of the document itself: all five as they stand now.</summary>
/// <param name="Called">The name that the plan goes by: its title, else the file's name.</param>
public sealed record DocumentRevised(string? Number, string? Title, string? Issuer, DateOnly? Date, int? Year, string Called) : PlanEvent;

/// <summary>Which points go on with which of another plan's. Before or after the plan is assigned.</summary>
public sealed record PointsLinked(GrainAddress Other, PlanRelation Relation, ImmutableArray<PointLink> Links) : PlanEvent;

/// <param name="Number">This plan's point.</param>
/// <param name="Other">The other plan's.</param>
public sealed record PointLink(string Number, string Other);

/// <summary>What another plan is to this one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanRelation>))]
public enum PlanRelation
{
    /// <summary>The same government's plan of an earlier year.</summary>
    [JsonStringEnumMemberName("earlier-year")]
    EarlierYear,

    /// <summary>An upper-level government's (承接关系).</summary>
    [JsonStringEnumMemberName("upper-level")]
    UpperLevel,
}

/// <summary>The office said who sums up (汇总单位) where several units lead or none.</summary>
public sealed record ConsolidatorsNamed(ImmutableArray<PointConsolidator> Choices) : PlanEvent;

/// <param name="Unit">Null: left open on purpose.</param>
public sealed record PointConsolidator(string Number, UnitId? Unit);

/// <summary>The 报送路径 of these points; every other goes directly to the office.</summary>
public sealed record RoutesSet(ImmutableArray<string> Numbers, ReportingRoute Route) : PlanEvent;

/// <summary>作废: the draft goes from every list. Only a draft can; what was read and said of it stays in the journal.</summary>
public sealed record PlanDiscarded(DateOnly On, string Reason) : PlanEvent;

/// <summary>The draft stands again as it was.</summary>
public sealed record PlanReinstated(DateOnly On) : PlanEvent;

/// <summary>下达: all points and assignments at once.</summary>
/// <param name="LeftOpen">Questions that were left open, by id: their words make no assignment.</param>
public sealed record PlanAssigned(DateOnly On, int Points, int Assignments, ImmutableArray<string> LeftOpen) : PlanEvent
{
    /// <summary>Who is told that it has duties; null: nobody is.</summary>
    public ImmutableArray<UnitId>? Told { get; init; }
}

/// <summary>补录: the draft is a past year's plan, with what became of it. Its points and assignments are history.</summary>
public sealed record PlanRecorded(DateOnly On, int Points, int Assignments, ImmutableArray<LeftOutName> LeftOut) : PlanEvent;

/// <summary>年中追加: its point and assignments were made in the same append. The document's own points stay as many as they were.</summary>
public sealed record PointAdded(string Number, DateOnly On, AddedBasis Basis, string Title, int Assignments) : PlanEvent
{
    /// <summary>Who is told that it has a duty; null: nobody is.</summary>
    public ImmutableArray<UnitId>? Told { get; init; }
}

/// <summary>A name of a past year's ledger that made no assignment.</summary>
public sealed record LeftOutName(string Name, string Reason);

/// <summary>The file that was read: kept under its hash, so that every span can be shown in its place.</summary>
/// <param name="Hash">SHA-256 of the file, 64 lower-case hex digits.</param>
/// <param name="TextHash">SHA-256 of the decoded text in UTF-8: the same words in another format are the same document.</param>
public sealed record SourceDocument(string FileName, string Hash, long Size, string TextHash);

/// <summary>What a person said to a question.</summary>
/// <param name="Kind">units: these units are meant; words: the text should read so; right: it is right as it stands; open: left open, no assignment.</param>
/// <param name="Units">For <see cref="AnswerKind.Units"/>: never empty.</param>
public sealed record QuestionAnswer(AnswerKind Kind, ImmutableArray<UnitId> Units, string? Words, string? Note);

[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    [JsonStringEnumMemberName("units")]
    Units,

    [JsonStringEnumMemberName("words")]
    Words,

    [JsonStringEnumMemberName("right")]
    Right,

    [JsonStringEnumMemberName("open")]
    Open,
}
