using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Assignments;

public static class AssignmentRejections
{
    public static Rejection Unknown { get; } = new("assignment.unknown");

    /// <summary>It was entered from a past year's ledger.</summary>
    public static Rejection History { get; } = new("assignment.history");

    /// <summary>The duty passed to another unit since the asker looked.</summary>
    public static Rejection Transferred(UnitId unit) => new("assignment.transferred", unit.Value);

    public const string TransferredCode = "assignment.transferred";

    public static Rejection AlreadyMade { get; } = new("assignment.already-made");

    /// <summary>Only what was entered from a past year's ledger is corrected so.</summary>
    public static Rejection NoHistory { get; } = new("assignment.no-history");

    public static Rejection AlreadyClosed { get; } = new("assignment.already-closed");

    /// <summary>Nothing more is done about what ended so.</summary>
    public static Rejection Over(AssignmentStatus how) => how switch
    {
        AssignmentStatus.Withdrawn => new Rejection("assignment.withdrawn"),
        AssignmentStatus.NotConcerned => new Rejection("assignment.not-concerned"),
        AssignmentStatus.Closed => AlreadyClosed,
        _ => new Rejection("assignment.cleared"),
    };

    /// <summary>Something was reported: it can no longer be refused (退签).</summary>
    public static Rejection Reported { get; } = new("assignment.reported");

    public static Rejection ProposesItself { get; } = new("assignment.proposes-itself");

    public static Rejection NotRefused { get; } = new("assignment.not-refused");

    /// <summary>The office has to answer the refusal (退签) first.</summary>
    public static Rejection Refused { get; } = new("assignment.refused");

    /// <summary>There is no set-up (建账) to review.</summary>
    public static Rejection NoSetUp { get; } = new("set-up.missing");

    public static Rejection SetUpReturned { get; } = new("set-up.returned");

    /// <summary>The unit does not say that it is not concerned.</summary>
    public static Rejection SaysNotSo { get; } = new("assignment.says-not-so");

    /// <summary>Closure was reported: the office closes it or returns it first.</summary>
    public static Rejection AwaitingReview { get; } = new("assignment.awaiting-review");

    public static Rejection EvidenceMissing { get; } = new("assignment.evidence-missing");

    public static Rejection ReasonMissing { get; } = new("assignment.reason-missing");

    public static Rejection ReasonTooLong(string reason) =>
        new("assignment.reason-too-long", $"{reason.Length}", $"{ReportRules.LongestReason}");

    public static Rejection NothingToReturn { get; } = new("assignment.nothing-to-return");

    /// <summary>It was returned for completion and nothing came since.</summary>
    public static Rejection Returned { get; } = new("assignment.returned");

    /// <summary>It was returned for completion, and what comes says nothing new: 与上期一致 alone, or the same once more.</summary>
    public static Rejection ReturnUnanswered { get; } = new("assignment.return-unanswered");

    /// <summary>There is nothing to reopen.</summary>
    public static Rejection NotEnded { get; } = new("assignment.not-ended");

    /// <summary>Cleared as 已办结 is only what is closed.</summary>
    public static Rejection NotClosed { get; } = new("assignment.not-closed");

    /// <summary>A year does not end with this outcome.</summary>
    public static Rejection NoEnding { get; } = new("assignment.no-ending");

    /// <summary>What is carried over or unfinished needs a word on why.</summary>
    public static Rejection NoteMissing { get; } = new("assignment.note-missing");
}
