using Tracker.Deciding;

namespace Tracker.Assignments;

public static class AssignmentRejections
{
    public static Rejection Unknown { get; } = new("assignment.unknown");

    /// <summary>It was entered from a past year's ledger.</summary>
    public static Rejection History { get; } = new("assignment.history");

    public static Rejection AlreadyClosed { get; } = new("assignment.already-closed");

    /// <summary>Closure was reported: the office closes it or returns it first.</summary>
    public static Rejection AwaitingReview { get; } = new("assignment.awaiting-review");

    public static Rejection EvidenceMissing { get; } = new("assignment.evidence-missing");

    public static Rejection ReasonMissing { get; } = new("assignment.reason-missing");

    public static Rejection ReasonTooLong(string reason) =>
        new("assignment.reason-too-long", $"{reason.Length}", $"{ReportRules.LongestReason}");

    public static Rejection NothingToReturn { get; } = new("assignment.nothing-to-return");

    /// <summary>It was returned for completion and nothing came since.</summary>
    public static Rejection Returned { get; } = new("assignment.returned");
}
