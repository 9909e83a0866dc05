using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Units;

namespace Tracker.Rectification;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(SetMeasures), "problem.set-measures.v1")]
[JsonDerivedType(typeof(MoveRectificationDay), "problem.move-day.v1")]
[JsonDerivedType(typeof(ReportResult), "problem.report-result.v1")]
[JsonDerivedType(typeof(RecheckProblem), "problem.recheck.v1")]
[JsonDerivedType(typeof(CloseOutProblem), "problem.close-out.v1")]
[JsonDerivedType(typeof(CheckSample), "problem.check-sample.v1")]
[JsonDerivedType(typeof(ReopenProblem), "problem.reopen.v1")]
[JsonDerivedType(typeof(MarkRelapse), "problem.mark-relapse.v1")]
[JsonDerivedType(typeof(RemindOfRectification), "problem.remind.v1")]
public abstract record ProblemCommand;

public sealed record SetMeasures([property: Circumstance] DateOnly On, string Measures, string Responsible, [property: Circumstance] bool OnBehalf = false) : ProblemCommand;

/// <param name="Holder">Who has to answer for the duty now, and is told.</param>
public sealed record MoveRectificationDay([property: Circumstance] DateOnly On, DateOnly Day, string Reason, [property: Circumstance] UnitId? Holder = null) : ProblemCommand;

public sealed record ReportResult(
    [property: Circumstance] DateOnly On,
    [property: Circumstance] AccountId By,
    string Words,
    ImmutableArray<EvidenceItem> Evidence,
    [property: Circumstance] bool OnBehalf = false) : ProblemCommand;

/// <param name="Holder">Who has to answer for the duty now.</param>
public sealed record RecheckProblem(
    [property: Circumstance] DateOnly On,
    [property: Circumstance] AccountId By,
    [property: Circumstance] UnitId? ByUnit,
    [property: Circumstance] Independence Independence,
    [property: Circumstance] UnitId Holder,
    bool Passed,
    string Words) : ProblemCommand;

public sealed record CloseOutProblem([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By) : ProblemCommand;

/// <param name="RectifyBy">Needed where it does not hold.</param>
/// <param name="Holder">Who has to answer for the duty now, and is told.</param>
public sealed record CheckSample(
    [property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, bool Holds, string Words, DateOnly? RectifyBy = null, [property: Circumstance] UnitId? Holder = null) : ProblemCommand;

/// <param name="Holder">Who has to answer for the duty now, and is told.</param>
public sealed record ReopenProblem([property: Circumstance] DateOnly On, string Reason, DateOnly RectifyBy, [property: Circumstance] UnitId? Holder = null) : ProblemCommand;

/// <param name="Standing">How the earlier one is known to stand; null: there is none.</param>
public sealed record MarkRelapse(
    [property: Circumstance] DateOnly On, GrainAddress Earlier, string Reason, [property: Circumstance] ProblemStage? Standing, GrainAddress Own) : ProblemCommand;

/// <summary>Told by what falls due. Nothing where the day is another by now or a result stands.</summary>
/// <param name="Holder">Who has to answer for the duty now, and is told.</param>
public sealed record RemindOfRectification(
    DateOnly Day, int Offset, [property: Circumstance] UnitId Holder, [property: Circumstance] DateOnly On, [property: Circumstance] bool Held) : ProblemCommand;
