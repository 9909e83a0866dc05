using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.Assignments;

/// <summary>What every report must keep, whichever door it comes through.</summary>
public static class ReportRules
{
    /// <summary>Characters a report may have.</summary>
    public const int LongestText = 20_000;

    /// <summary>Characters a reason may have.</summary>
    public const int LongestReason = 2_000;

    /// <summary>Items of evidence one report may carry.</summary>
    public const int MostEvidence = 50;

    /// <summary>What is wrong with it; null: nothing.</summary>
    /// <param name="mayBeSilent">No words are needed.</param>
    public static Rejection? Fault(string text, ImmutableArray<EvidenceItem> evidence, bool mayBeSilent = false) =>
        !mayBeSilent && string.IsNullOrWhiteSpace(text) ? new Rejection("assignment.report-empty")
        : text.Length > LongestText ? new Rejection("assignment.report-too-long", $"{text.Length}", $"{LongestText}")
        : evidence.Length > MostEvidence ? new Rejection("assignment.too-much-evidence", $"{evidence.Length}", $"{MostEvidence}")
        : evidence.Select(EvidenceRules.Fault).FirstOrDefault(fault => fault is not null);

    internal static Rejection? FaultOfReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? AssignmentRejections.ReasonMissing
        : reason.Length > LongestReason ? AssignmentRejections.ReasonTooLong(reason)
        : null;
}
