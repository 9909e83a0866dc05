using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What facts of look-backs, checks and problems change in the ledger.</summary>
internal static class LookBackFollowing
{
    private const string Start = "INSERT INTO ledger_look_backs (no, address, government, year, started_on, round, verifying) VALUES ($1, $2, $3, $4, $5, 0, 0)";
    private const string Begin = "UPDATE ledger_look_backs SET round = $2, verifying = 1 WHERE no = $1";
    private const string End = "UPDATE ledger_look_backs SET verifying = 0 WHERE no = $1";

    private const string List =
        """
        INSERT INTO ledger_checks (no, address, look_back, assignment, government, unit, unit_name, role, point_number, point_title, basis, self_closed, verifier, self_verdict, verdict, judged_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, -1, -1, 0)
        """;

    private const string Allot = "UPDATE ledger_checks SET verifier = $2 WHERE no = $1";
    private const string Assess = "UPDATE ledger_checks SET self_verdict = $2 WHERE no = $1";
    private const string Judge = "UPDATE ledger_checks SET verdict = $2, judged_on = $3 WHERE no = $1";
    private const string PutEvidence = "INSERT INTO ledger_check_evidence (no, place, round, standing) VALUES ($1, $2, 0, -1)";
    private const string Verify = "UPDATE ledger_check_evidence SET round = $3, standing = $4 WHERE no = $1 AND place = $2";
    private const string Replace = "UPDATE ledger_check_evidence SET round = 0, standing = -1 WHERE no = $1 AND place = $2";

    private const string Raise =
        """
        INSERT INTO ledger_problems (no, address, look_back, assignment, government, year, unit, unit_name, point_number, point_title, stage, raised_on, rectify_by, measures, result_on, closed_on, reopened, earlier)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, 0, 0, 0, 0, '')
        """;

    private const string SetMeasures = "UPDATE ledger_problems SET measures = 1 WHERE no = $1";
    private const string MoveDay = "UPDATE ledger_problems SET rectify_by = $2 WHERE no = $1";
    private const string Report = "UPDATE ledger_problems SET stage = $2, result_on = $3 WHERE no = $1";
    private const string Stand = "UPDATE ledger_problems SET stage = $2 WHERE no = $1";
    private const string CloseOut = "UPDATE ledger_problems SET stage = $2, closed_on = $3 WHERE no = $1";
    private const string Reopen = "UPDATE ledger_problems SET stage = 0, rectify_by = $2, result_on = 0, closed_on = 0, reopened = reopened + 1 WHERE no = $1";
    private const string Relapse = "UPDATE ledger_problems SET earlier = $2 WHERE no = $1";

    public static bool Concerns(object fact) => fact is LookBackEvent or CheckEvent or ProblemEvent;

    /// <param name="no">The number of the fact's own stream.</param>
    public static ImmutableArray<SideWrite> Of(GrainAddress address, long no, object fact) => fact switch
    {
        LookBackStarted e => [new(Start, [no, address.Value, address.Government.Value, (long)address.Year.Value, Number(e.On)])],
        VerificationBegun e => [new(Begin, [no, (long)e.Round])],
        VerificationEnded => [new(End, [no])],
        CheckListed e =>
        [
            new(List, [no, address.Value, address.Parent!.Value.Value, e.Assignment.Value, address.Government.Value, Number(e.Unit.Unit), e.Unit.Name, (long)e.Role, e.PointNumber, e.PointTitle, (long)e.Basis, e.SelfClosed ? 1L : 0L]),
            .. e.Evidence.Select((_, place) => new SideWrite(PutEvidence, [no, (long)place])),
        ],
        CheckAllotted e => [new(Allot, [no, e.Verifier is { } verifier ? Number(verifier.Unit) : 0L])],
        SelfAssessed e => [new(Assess, [no, (long)e.Verdict])],
        CheckEvidenceAdded e => [.. e.Items.Select((_, i) => new SideWrite(PutEvidence, [no, (long)(e.FirstPlace + i)]))],
        EvidenceVerified e => [new(Verify, [no, (long)e.Place, (long)e.Round, (long)e.Standing])],
        LinkReplaced e => [new(Replace, [no, (long)e.Place])],
        CheckJudged e => [new(Judge, [no, (long)e.Verdict, Number(e.On)])],
        ProblemEvent e => OfProblem(address, no, e) is { } write ? [write] : [],
        _ => [],
    };

    private static SideWrite? OfProblem(GrainAddress address, long no, ProblemEvent fact) => fact switch
    {
        ProblemRaised e => new(
            Raise,
            [no, address.Value, address.Parent!.Value.Parent!.Value.Value, e.Assignment.Value, address.Government.Value, (long)address.Year.Value, Number(e.Unit.Unit), e.Unit.Name, e.PointNumber, e.PointTitle, Number(e.On), Number(e.RectifyBy)]),
        MeasuresSet => new(SetMeasures, [no]),
        RectificationDayMoved e => new(MoveDay, [no, Number(e.Day)]),
        ResultReported e => new(Report, [no, (long)ProblemStage.Reported, Number(e.On)]),
        ProblemRechecked { Passed: true } => new(Stand, [no, (long)ProblemStage.Passed]),
        ProblemRechecked => new(Report, [no, (long)ProblemStage.Open, 0L]),
        ProblemClosedOut e => new(CloseOut, [no, (long)ProblemStage.ClosedOut, Number(e.On)]),
        ProblemReopened e => new(Reopen, [no, Number(e.RectifyBy)]),
        RelapseMarked e => new(Relapse, [no, e.Earlier.Value]),
        _ => null,
    };

    private static long Number(UnitId unit) => long.Parse(unit.Value, CultureInfo.InvariantCulture);

    private static long Number(DateOnly day) => JournalDay.Number(day);
}
