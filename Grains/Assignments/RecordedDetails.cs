namespace Tracker.Assignments;

/// <summary>What else a past year's ledger says of a duty, in its own words; null: nothing.</summary>
/// <param name="State">The word that the outcome was read from.</param>
/// <param name="Time">Words of a time limit that are no limit that can be said.</param>
/// <param name="Department">责任科室.</param>
/// <param name="Measures">具体举措.</param>
/// <param name="EvidenceWords">What is said of evidence and is no link and no file that was found.</param>
public sealed record RecordedDetails(
    string? State = null,
    string? Time = null,
    string? Department = null,
    string? Measures = null,
    string? EvidenceWords = null,
    string? Problem = null,
    string? NextStep = null,
    string? Remark = null);
