using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.Assignments.Assignment;

namespace Tracker.Assignments;

/// <summary>The rules of an assignment. Pure: time, identity and chance arrive inside the command.</summary>
public static class AssignmentDecider
{
    public static Decision<AssignmentEvent> Decide(Assignment state, AssignmentCommand command) => (state, command) switch
    {
        (NotMade, MakeAssignment c) => new AssignmentMade(c.Unit, c.UnitName, c.Role, c.Section, c.Deadlines),
        (NotMade, _) => AssignmentRejections.Unknown,
        (Recorded, CorrectRecord c) when string.IsNullOrWhiteSpace(c.Reason) => AssignmentRejections.ReasonMissing,
        (Recorded, CorrectRecord c) when c.Reason.Length > ReportRules.LongestReason => AssignmentRejections.ReasonTooLong(c.Reason),
        (Recorded, CorrectRecord c) when c.Text.Length > ReportRules.LongestText => new Rejection("assignment.report-too-long", $"{c.Text.Length}", $"{ReportRules.LongestText}"),
        (Recorded s, CorrectRecord c) when s.Fact.Outcome == c.Outcome && s.Fact.Text == c.Text.Trim() => Decision.Nothing,
        (Recorded, CorrectRecord c) => new AssignmentRecordCorrected(c.On, c.Outcome, c.Text.Trim(), c.Reason.Trim()),
        (Recorded, _) => AssignmentRejections.History,
        (_, CorrectRecord) => AssignmentRejections.NoHistory,
        (_, { Of: { } unit }) when state.Duty!.Unit != unit => AssignmentRejections.Transferred(state.Duty.Unit),
        (Ended s, _) => DecideEnded(s, command),

        (Open s, MakeAssignment c) when s.Unit == c.Unit && s.Role == c.Role => Decision.Nothing,
        (_, MakeAssignment) => AssignmentRejections.AlreadyMade,
        (_, IGivesReason c) when ReportRules.FaultOfReason(c.Reason) is { } fault => fault,

        (Open { Status: AssignmentStatus.Unacknowledged or AssignmentStatus.Refused }, AcknowledgeAssignment c) => new AssignmentAcknowledged(c.On),
        (_, AcknowledgeAssignment) => Decision.Nothing,

        (Open { Status: AssignmentStatus.Refused }, RefuseAssignment) => Decision.Nothing,
        (Open { Reports: > 0 }, RefuseAssignment) => AssignmentRejections.Reported,
        (Open s, RefuseAssignment c) when c.Proposed?.Unit == s.Unit => AssignmentRejections.ProposesItself,
        (_, RefuseAssignment c) => new AssignmentRefused(c.On, c.Reason.Trim(), c.Proposed),
        (Open { Status: AssignmentStatus.Refused }, UpholdAssignment c) => new AssignmentUpheld(c.On, c.Reason.Trim()),
        (_, UpholdAssignment) => AssignmentRejections.NotRefused,

        (_, EnterSetUp c) when SetUpRules.Fault(c.SetUp) is { } fault => fault,
        (Open s, EnterSetUp c) => Acknowledging(s, c.On).And(new SetUpEntered(c.On, c.SetUp.Trimmed)),
        (Open { SetUp: SetUpStanding.None }, AcceptSetUp or ReturnSetUp) => AssignmentRejections.NoSetUp,
        (Open { SetUp: SetUpStanding.Accepted }, AcceptSetUp) => Decision.Nothing,
        (Open { SetUp: SetUpStanding.Returned }, AcceptSetUp) => AssignmentRejections.SetUpReturned,
        (Open, AcceptSetUp c) => new SetUpAccepted(c.On),
        (Open { SetUp: SetUpStanding.Returned }, ReturnSetUp) => Decision.Nothing,
        (Open, ReturnSetUp c) => new SetUpReturned(c.On, c.Reason.Trim()),

        (_, SubmitReport c) when ReportRules.Fault(c.Text, c.Evidence) is { } fault => fault,
        (Open { Status: AssignmentStatus.ClosureReported }, SubmitReport) => AssignmentRejections.AwaitingReview,
        (Open s, SubmitReport c) => Acknowledging(s, c.On).And(new ReportSubmitted(c.On, c.Text.Trim(), c.Evidence, c.OnBehalf) { Again = s.HandedIn.AgainIn(c.Evidence) }).AndFulfilled(s, c.On),

        (_, ReportForPeriod c) when PeriodRowRules.Fault(c.Row) is { } fault => fault,
        (Open { Status: AssignmentStatus.ClosureReported }, ReportForPeriod) => AssignmentRejections.AwaitingReview,
        (Open { Status: AssignmentStatus.Returned, ReturnedWith: null }, ReportForPeriod { Row.SaysNothing: true }) => AssignmentRejections.ReturnUnanswered,
        (Open s, ReportForPeriod { Row.Outcome: RowOutcome.Progress } c) => Reported(s, c).AndFulfilled(s, c.On, c.Period),
        (Open s, ReportForPeriod c) => Reported(s, c),
        (Open { NotConcernedIn: null }, ConfirmNotConcerned or DenyNotConcerned) => AssignmentRejections.SaysNotSo,
        (Open, ConfirmNotConcerned c) => new NotConcernedConfirmed(c.On),
        (Open, DenyNotConcerned c) => new NotConcernedDenied(c.On, c.Reason.Trim()),

        (Open { Status: AssignmentStatus.ClosureReported }, ReportClosure) => Decision.Nothing,
        (_, ReportClosure c) when ReportRules.Fault(c.Text, c.Evidence) is { } fault => fault,
        (Open { Evidence: 0 }, ReportClosure { Evidence.IsEmpty: true }) => AssignmentRejections.EvidenceMissing,
        (Open s, ReportClosure c) => Acknowledging(s, c.On).And(new ClosureReported(c.On, c.Text.Trim(), c.Evidence, c.OnBehalf) { Again = s.HandedIn.AgainIn(c.Evidence) }).AndFulfilled(s, c.On),

        (Open { Status: AssignmentStatus.Returned, ReturnedWith: null }, ReturnAssignment) => Decision.Nothing,
        (Open { Reports: 0 }, ReturnAssignment) => AssignmentRejections.NothingToReturn,
        (Open, ReturnAssignment c) => new AssignmentReturned(c.On, c.Reason.Trim()),
        (Open { Status: AssignmentStatus.Underway }, ReturnWithSheet c) => new AssignmentReturnedWithSheet(c.Sheet, c.On, c.Reason.Trim()),
        (Open s, AnswerWithSheet c) when s.ReturnedWith == c.Sheet => new AssignmentAnsweredWithSheet(c.Sheet, c.On),
        (Open, ReturnWithSheet or AnswerWithSheet) => Decision.Nothing,

        (Open { Evidence: 0 }, CloseAssignment) => AssignmentRejections.EvidenceMissing,
        (Open { Status: AssignmentStatus.Returned }, CloseAssignment) => AssignmentRejections.Returned,
        (Open { Status: AssignmentStatus.Refused }, CloseAssignment) => AssignmentRejections.Refused,
        (Open, CloseAssignment c) => new AssignmentClosed(c.On, c.BySelf),
        (Open, ReopenAssignment) => AssignmentRejections.NotEnded,

        (_, ClearAssignment c) when FaultOf(c) is { } fault => fault,
        (Open, ClearAssignment { Outcome: YearEndOutcome.Closed }) => AssignmentRejections.NotClosed,
        (Open { Evidence: 0 }, ClearAssignment { Outcome: YearEndOutcome.Lasting }) => AssignmentRejections.EvidenceMissing,
        (Open, ClearAssignment c) => Cleared(c),

        (Open, WithdrawAssignment c) => new AssignmentWithdrawn(c.On, c.Reason.Trim()),
        (Open s, TransferAssignment c) => Transferred(s, c),
        (Open s, ChangeRole c) when s.Role == c.Role => Decision.Nothing,
        (Open, ChangeRole c) => new AssignmentRoleChanged(c.Role, c.On, c.Reason.Trim()),
        (Open s, ChangeDeadlines c) when s.Deadlines.SequenceEqual(c.Deadlines) => Decision.Nothing,
        (Open { Limits.SetAbove: true } s, ChangeDeadlines c) when LimitDecider.Loosens(s.Deadlines, c.Deadlines) => LimitRejections.NotLaterThanAbove(s.UnitName),
        (Open s, ChangeDeadlines c) => LimitDecider.Changed(s, c),

        (Open s, LimitCommand c) => LimitDecider.Decide(s, c),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>What ended is only read, done again, or cleared with its year.</summary>
    private static Decision<AssignmentEvent> DecideEnded(Ended state, AssignmentCommand command) => (state.How, command) switch
    {
        (_, RemindOfLimit or NoteOverdue or OpenOccurrences) => Decision.Nothing, // it fell due, and ended meanwhile
        (_, AcknowledgeAssignment or ReturnWithSheet or AnswerWithSheet) => Decision.Nothing,
        (AssignmentStatus.Closed, CloseAssignment) => Decision.Nothing,
        (AssignmentStatus.NotConcerned, ConfirmNotConcerned) => Decision.Nothing,
        (AssignmentStatus.Withdrawn, WithdrawAssignment) => Decision.Nothing,

        (AssignmentStatus.Withdrawn, MakeAssignment c) when c.Unit == state.Before.Unit =>
            new AssignmentRestored(c.UnitName, c.Role, c.Section, c.Deadlines),
        (_, MakeAssignment) => AssignmentRejections.AlreadyMade,
        (AssignmentStatus.Withdrawn, _) => AssignmentRejections.Over(state.How),

        (_, ReopenAssignment or TransferAssignment) when ReportRules.FaultOfReason(((IGivesReason)command).Reason) is { } fault => fault,
        (_, ReopenAssignment c) => new AssignmentReopened(c.On, c.Reason.Trim()),
        (_, TransferAssignment c) => Transferred(state.Before, c),

        (_, ClearAssignment c) when FaultOf(c) is { } fault => fault,
        (_, ClearAssignment c) when c.Outcome.Ending == state.How => Decision.Nothing,
        (AssignmentStatus.Closed, ClearAssignment { Outcome: YearEndOutcome.Lasting } c) => Cleared(c),
        _ => AssignmentRejections.Over(state.How),
    };

    /// <summary>Who reports has read it: nobody is asked to sign first. Who refused it and reports all the same has changed its mind.</summary>
    private static Decision<AssignmentEvent> Acknowledging(Open state, DateOnly on) =>
        state.Status is AssignmentStatus.Unacknowledged or AssignmentStatus.Refused ? new AssignmentAcknowledged(on) : Decision.Nothing;

    private static Decision<AssignmentEvent> Reported(Open s, ReportForPeriod c) =>
        Acknowledging(s, c.On).And(new PeriodReported(c.Period, c.On, c.Row.Trimmed, c.OnBehalf) { Again = s.HandedIn.AgainIn(c.Row.Evidence) });

    private static Decision<AssignmentEvent> Transferred(Open state, TransferAssignment c) =>
        state.Unit == c.Unit && state.UnitName == c.UnitName ? Decision.Nothing : new AssignmentTransferred(c.Unit, c.UnitName, c.On, c.Basis.Trim());

    private static AssignmentCleared Cleared(ClearAssignment c) => new(c.On, c.Outcome, string.IsNullOrWhiteSpace(c.Note) ? null : c.Note.Trim());

    private static Rejection? FaultOf(ClearAssignment c) =>
        c.Outcome.Ending is null ? AssignmentRejections.NoEnding
        : c.Note?.Length > ReportRules.LongestReason ? AssignmentRejections.ReasonTooLong(c.Note)
        : c.Outcome is YearEndOutcome.CarriedOver or YearEndOutcome.Unfinished && string.IsNullOrWhiteSpace(c.Note) ? AssignmentRejections.NoteMissing
        : null;
}
