using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.Reminders;
using static Tracker.Rectification.Problem;

namespace Tracker.Rectification;

/// <summary>The rules of a problem: a result with a link or file, looked at again by another, and only then closed out; whatever does not hold is open again.</summary>
public static class ProblemDecider
{
    public const int LongestName = 100;

    public static Decision<ProblemEvent> Decide(Problem state, ProblemCommand command) => (state, command) switch
    {
        (NotRaised, _) => ProblemRejections.Unknown,
        (Raised s, RemindOfRectification c) when s.Stage != ProblemStage.Open || s.RectifyBy != c.Day || s.Reminded.Has(c.Day, c.Offset) => Decision.Nothing,
        (Raised, RemindOfRectification c) => new RectificationReminded(c.Day, c.Offset, c.Holder, c.On, c.Held),
        (Raised { Stage: ProblemStage.ClosedOut }, CloseOutProblem) => Decision.Nothing,
        (Raised { Stage: ProblemStage.ClosedOut }, SetMeasures or MoveRectificationDay or ReportResult or RecheckProblem) => ProblemRejections.IsClosedOut,

        (_, SetMeasures c) when LookBackRules.WordsFault(c.Measures, ProblemRejections.MeasuresMissing) is { } fault => fault,
        (_, SetMeasures c) when LookBackRules.IsNoLine(c.Responsible, LongestName) => ProblemRejections.ResponsibleMissing,
        (Raised s, SetMeasures c) when s.Measures is { } m && m.Measures == c.Measures.Trim() && m.Responsible == c.Responsible.Trim() => Decision.Nothing,
        (Raised, SetMeasures c) => new MeasuresSet(c.On, c.Measures.Trim(), c.Responsible.Trim(), c.OnBehalf),

        (Raised s, MoveRectificationDay c) when s.RectifyBy == c.Day => Decision.Nothing,
        (_, MoveRectificationDay c) when LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault => fault,
        (_, MoveRectificationDay c) when c.Day < c.On => CheckRejections.DayPast,
        (Raised, MoveRectificationDay c) => new RectificationDayMoved(c.On, c.Day, c.Reason.Trim()) { Told = c.Holder },

        (Raised { Stage: ProblemStage.Passed }, ReportResult) => ProblemRejections.HasPassed,
        (_, ReportResult c) when LookBackRules.WordsFault(c.Words, ProblemRejections.ResultMissing) is { } fault => fault,
        (_, ReportResult { Evidence.IsEmpty: true }) => ProblemRejections.ResultUnproven,
        (_, ReportResult c) when LookBackRules.EvidenceFault(c.Evidence) is { } fault => fault,
        (Raised { Result: { } r }, ReportResult c) when r.By == c.By && r.Words == c.Words.Trim() && r.Evidence.SequenceEqual(c.Evidence) => Decision.Nothing,
        (Raised, ReportResult c) => new ResultReported(c.On, c.By, c.Words.Trim(), c.Evidence, c.OnBehalf),

        (Raised { Result: null }, RecheckProblem or CloseOutProblem) => ProblemRejections.NoResult,
        (Raised s, RecheckProblem c) when s.Result!.By == c.By => ProblemRejections.RecheckedByReporter,
        (Raised s, RecheckProblem c) when c.Independence is Independence.OtherUnit && (c.ByUnit == c.Holder || c.ByUnit == s.Fact.Unit.Unit) => CheckRejections.OwnUnit,
        (_, RecheckProblem c) when LookBackRules.WordsFault(c.Words, ProblemRejections.RecheckMissing) is { } fault => fault,
        (Raised { Recheck: { Passed: true } r }, RecheckProblem c) when c.Passed && r.By == c.By && r.Words == c.Words.Trim() => Decision.Nothing,
        (Raised, RecheckProblem c) => new ProblemRechecked(c.On, c.By, c.Passed, c.Words.Trim()) { Told = c.Passed ? null : c.Holder },

        (Raised { Stage: not ProblemStage.Passed }, CloseOutProblem) => ProblemRejections.NotRechecked,
        (Raised, CloseOutProblem c) => new ProblemClosedOut(c.On, c.By),

        (Raised { Stage: not ProblemStage.ClosedOut }, CheckSample or ReopenProblem) => ProblemRejections.NotClosedOut,
        (Raised s, CheckSample c) when s.Result!.By == c.By => ProblemRejections.RecheckedByReporter,
        (_, CheckSample c) when LookBackRules.WordsFault(c.Words, ProblemRejections.RecheckMissing) is { } fault => fault,
        (Raised, CheckSample { Holds: true } c) => new SampleChecked(c.On, c.By, true, c.Words.Trim()),
        (_, CheckSample { RectifyBy: null }) => CheckRejections.DayMissing,
        (_, CheckSample c) when c.RectifyBy < c.On => CheckRejections.DayPast,
        (Raised, CheckSample c) => Decision.Of<ProblemEvent>(
            new SampleChecked(c.On, c.By, false, c.Words.Trim()), new ProblemReopened(c.On, c.Words.Trim(), c.RectifyBy!.Value) { Told = c.Holder }),

        (_, ReopenProblem c) when LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault => fault,
        (_, ReopenProblem c) when c.RectifyBy < c.On => CheckRejections.DayPast,
        (Raised, ReopenProblem c) => new ProblemReopened(c.On, c.Reason.Trim(), c.RectifyBy) { Told = c.Holder },

        (_, MarkRelapse c) when LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault => fault,
        (Raised s, MarkRelapse c) when s.Relapse?.Earlier == c.Earlier => Decision.Nothing,
        (_, MarkRelapse c) when c.Standing is not ProblemStage.ClosedOut || c.Earlier.Year.Value >= c.Own.Year.Value || c.Earlier.Government != c.Own.Government => ProblemRejections.NoEarlier,
        (Raised, MarkRelapse c) => new RelapseMarked(c.On, c.Earlier, c.Reason.Trim()),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

public static class ProblemRejections
{
    public static Rejection Unknown { get; } = new("problem.unknown");

    public static Rejection IsClosedOut { get; } = new("problem.closed-out");

    public static Rejection NotClosedOut { get; } = new("problem.not-closed-out");

    public static Rejection MeasuresMissing { get; } = new("problem.measures-missing");

    public static Rejection ResponsibleMissing { get; } = new("problem.responsible-missing", $"{ProblemDecider.LongestName}");

    public static Rejection ResultMissing { get; } = new("problem.result-missing");

    /// <summary>Without a link or a file it counts as 未整改.</summary>
    public static Rejection ResultUnproven { get; } = new("problem.result-unproven");

    public static Rejection HasPassed { get; } = new("problem.has-passed");

    public static Rejection NoResult { get; } = new("problem.no-result");

    public static Rejection NotRechecked { get; } = new("problem.not-rechecked");

    /// <summary>Who reported the result does not look at it again.</summary>
    public static Rejection RecheckedByReporter { get; } = new("problem.rechecked-by-reporter");

    public static Rejection RecheckMissing { get; } = new("problem.recheck-missing");

    /// <summary>反弹 is of a problem that an earlier year closed out.</summary>
    public static Rejection NoEarlier { get; } = new("problem.no-earlier");
}
