using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <param name="Points">Beside those that the rule selects.</param>
internal sealed record StartBody(GrainAddress Plan, ImmutableArray<PointChoice>? Points = null, Independence Independence = Independence.OtherAccount);

internal sealed record PointsBody(ImmutableArray<PointChoice> Points);

/// <param name="Reason">Needed where a check has no verdict.</param>
internal sealed record EndBody(string? Reason = null);

internal sealed record ReopenLookBackBody(string Reason);

/// <param name="Units">Absent: all with open problems.</param>
internal sealed record PapersBody(ImmutableArray<UnitId>? Units = null);

internal sealed record IndependenceBody(Independence Independence, string Reason);

/// <param name="Seed">Absent: drawn by chance, and answered.</param>
internal sealed record SampleBody(string? Seed = null, int Percent = ProblemSample.DefaultPercent);

internal sealed record ReplaceBody(string From, string To, string Reason);

/// <summary>What <c>tracker look-back check-links</c> writes of one link.</summary>
/// <param name="Text">The main text; absent: none was read.</param>
internal sealed record LinkResult(string Link, EvidenceStanding Standing, int? Status = null, string? Moved = null, string? Fault = null, string? Text = null);

/// <param name="Unit">Absent: the office's again.</param>
internal sealed record AllotBody(UnitId? Unit = null);

internal sealed record AssessBody(CheckVerdict Verdict, string Words, ImmutableArray<EvidenceRequest>? Evidence = null);

internal sealed record JudgeBody(
    CheckVerdict Verdict, string Finding, ImmutableArray<CheckMethod> Methods, string? Gap = null, DateOnly? RectifyBy = null, ImmutableArray<EvidenceRequest>? Evidence = null);

internal sealed record MeasuresBody(string Measures, string Responsible);

internal sealed record ResultBody(string Words, ImmutableArray<EvidenceRequest>? Evidence = null);

internal sealed record RecheckBody(bool Passed, string Words);

internal sealed record SampleCheckBody(bool Holds, string Words, DateOnly? RectifyBy = null);

internal sealed record ReopenBody(string Reason, DateOnly RectifyBy);

internal sealed record MoveDayBody(DateOnly Day, string Reason);

internal sealed record RelapseBody(GrainAddress Earlier, string Reason);

internal sealed record LookBackReceipt(GrainAddress Address, long Version);

/// <summary>A point as the rule sees it before anything is selected.</summary>
internal sealed record ProposedPoint(GrainAddress Point, string Number, string Title, bool Mandatory, int Duties, int SelfClosed, int Evidence)
{
    public static ProposedPoint Of(CandidatePoint p) =>
        new(p.Point, p.Number, p.Title, p.IsMandatory, p.Duties.Length, p.Duties.Count(d => d.SelfClosed), p.Duties.Sum(d => d.Evidence.Length));
}

internal sealed record LookBackCard(
    GrainAddress LookBack,
    GrainAddress Plan,
    string Title,
    DateOnly StartedOn,
    Independence Independence,
    LookBackOverview Overview,
    ImmutableArray<SelectedPoint> Points,
    ImmutableArray<SampleDrawn> Samples,
    ImmutableArray<CheckReply> Checks,
    LookBackEnded? Ended)
{
    public static LookBackCard Of(LookBackView v) => new(
        v.Summary.Line.LookBack, v.Summary.Line.Plan, v.Summary.Title, v.State.StartedOn, v.State.Independence, v.Summary.Overview, v.State.Points, v.State.Samples,
        [.. v.Rows.Select(CheckReply.Of)], v.State.Ended);
}

/// <param name="Unit">As it was in that year.</param>
/// <param name="Holder">Who answers for it now.</param>
internal sealed record CheckReply(
    GrainAddress Check,
    GrainAddress Assignment,
    string Point,
    SelectionBasis Basis,
    bool SelfClosed,
    UnitRef Unit,
    UnitRef Holder,
    CheckVerdict? Own,
    CheckVerdict? Verdict,
    DateOnly? JudgedOn,
    EvidenceTally Evidence,
    ProblemStage? Problem,
    DateOnly? RectifyBy,
    DateOnly? ClosedOn)
{
    public static CheckReply Of(CheckRow r) => new(
        r.Line.Check, r.Line.Assignment, r.Line.PointNumber, r.Line.Basis, r.Line.SelfClosed, r.Line.Unit, r.Holder, r.Line.Own, r.Line.Verdict, r.Line.JudgedOn, r.Line.Evidence,
        r.Problem?.Stage, r.Problem?.RectifyBy, r.Problem?.ClosedOn);
}

/// <param name="Differences">By place, where a page no longer says what it said first.</param>
internal sealed record CheckCard(
    GrainAddress Check,
    CheckListed Listed,
    UnitRef Holder,
    UnitRef? Verifier,
    ImmutableArray<VerifiedEvidence> Evidence,
    ImmutableSortedDictionary<int, TextDifference> Differences,
    SelfAssessed? Own,
    CheckJudged? Verdict,
    Problem.Raised? Problem);
