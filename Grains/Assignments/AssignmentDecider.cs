using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.Assignments.Assignment;

namespace Tracker.Assignments;

/// <summary>The rules of an assignment. Pure: time, identity and chance arrive inside the command.</summary>
public static class AssignmentDecider
{
    public static Decision<AssignmentEvent> Decide(Assignment state, AssignmentCommand command) => (state, command) switch
    {
        (NotMade, _) => AssignmentRejections.Unknown,
        (Recorded, _) => AssignmentRejections.History,

        (Open { Status: AssignmentStatus.Unacknowledged }, AcknowledgeAssignment c) => new AssignmentAcknowledged(c.On),
        (_, AcknowledgeAssignment) => Decision.Nothing,

        (Closed, SubmitReport or ReportClosure or ReturnAssignment) => AssignmentRejections.AlreadyClosed,
        (_, SubmitReport c) when ReportRules.Fault(c.Text, c.Evidence) is { } fault => fault,
        (Open { Status: AssignmentStatus.ClosureReported }, SubmitReport) => AssignmentRejections.AwaitingReview,
        (Open s, SubmitReport c) => Acknowledging(s, c.On).And(new ReportSubmitted(c.On, c.Text.Trim(), c.Evidence, c.OnBehalf)),

        (Open { Status: AssignmentStatus.ClosureReported }, ReportClosure) => Decision.Nothing,
        (_, ReportClosure c) when ReportRules.Fault(c.Text, c.Evidence) is { } fault => fault,
        (Open { Evidence: 0 }, ReportClosure { Evidence.IsEmpty: true }) => AssignmentRejections.EvidenceMissing,
        (Open s, ReportClosure c) => Acknowledging(s, c.On).And(new ClosureReported(c.On, c.Text.Trim(), c.Evidence, c.OnBehalf)),

        (_, ReturnAssignment c) when string.IsNullOrWhiteSpace(c.Reason) => AssignmentRejections.ReasonMissing,
        (_, ReturnAssignment c) when c.Reason.Length > ReportRules.LongestReason => AssignmentRejections.ReasonTooLong(c.Reason),
        (Open { Status: AssignmentStatus.Returned }, ReturnAssignment) => Decision.Nothing,
        (Open { Reports: 0 }, ReturnAssignment) => AssignmentRejections.NothingToReturn,
        (Open, ReturnAssignment c) => new AssignmentReturned(c.On, c.Reason.Trim()),

        (Open { Evidence: 0 }, CloseAssignment) => AssignmentRejections.EvidenceMissing,
        (Open { Status: AssignmentStatus.Returned }, CloseAssignment) => AssignmentRejections.Returned,
        (Open, CloseAssignment c) => new AssignmentClosed(c.On),
        (Closed, CloseAssignment) => Decision.Nothing,

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>Who reports has read it: nobody is asked to sign first.</summary>
    private static Decision<AssignmentEvent> Acknowledging(Open state, DateOnly on) =>
        state.Status == AssignmentStatus.Unacknowledged ? new AssignmentAcknowledged(on) : Decision.Nothing;
}
