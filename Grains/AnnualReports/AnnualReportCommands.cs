using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.AnnualReports;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(BeginReport), "annual-report.begin.v1")]
[JsonDerivedType(typeof(RecordReport), "annual-report.record.v1")]
[JsonDerivedType(typeof(TakePrevious), "annual-report.take-previous.v1")]
[JsonDerivedType(typeof(FillReport), "annual-report.fill.v1")]
[JsonDerivedType(typeof(RollUpReport), "annual-report.roll-up.v1")]
[JsonDerivedType(typeof(ExplainFinding), "annual-report.explain-finding.v1")]
[JsonDerivedType(typeof(LetFindingThrough), "annual-report.let-finding-through.v1")]
[JsonDerivedType(typeof(HandInReport), "annual-report.hand-in.v1")]
[JsonDerivedType(typeof(ReviewReport), "annual-report.review.v1")]
[JsonDerivedType(typeof(SignReport), "annual-report.sign.v1")]
[JsonDerivedType(typeof(SendReport), "annual-report.send.v1")]
[JsonDerivedType(typeof(ScreenReport), "annual-report.screen.v1")]
[JsonDerivedType(typeof(PublishReport), "annual-report.publish.v1")]
[JsonDerivedType(typeof(PreReviewData), "annual-report.pre-review-data.v1")]
[JsonDerivedType(typeof(ReturnReport), "annual-report.return.v1")]
[JsonDerivedType(typeof(AcceptReport), "annual-report.accept.v1")]
[JsonDerivedType(typeof(ReceivePaper), "annual-report.receive-paper.v1")]
[JsonDerivedType(typeof(ReopenReport), "annual-report.reopen.v1")]
[JsonDerivedType(typeof(DiscardReportDraft), "annual-report.discard-draft.v1")]
public abstract record AnnualReportCommand([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By);

public sealed record BeginReport(DateOnly On, AccountId By, int Year, UnitRef? Unit, [property: Circumstance] string Name, [property: Circumstance] PreviousReports? Previous) : AnnualReportCommand(On, By);

/// <summary>A published report of a past year is entered as history.</summary>
public sealed record RecordReport(DateOnly On, AccountId By, int Year, UnitRef? Unit, [property: Circumstance] string Name, ReportCells Cells, ImmutableArray<WrittenPart> Texts, string? Link) : AnnualReportCommand(On, By);

public sealed record TakePrevious(DateOnly On, AccountId By, [property: Circumstance] PreviousReports Previous) : AnnualReportCommand(On, By);

/// <summary>One cell, some, or a whole set; and words of parts one, five and six.</summary>
/// <param name="Cells">The others stay as they are.</param>
/// <param name="Ledger">What the ledger says now of the figures that a text may name, by key; null: nothing.</param>
public sealed record FillReport(
    DateOnly On, AccountId By, FillSource Source, ImmutableDictionary<CellKey, CellValue> Cells, ImmutableArray<WrittenPart> Texts, [property: Circumstance] ImmutableDictionary<string, decimal>? Ledger = null)
    : AnnualReportCommand(On, By);

/// <summary>The government's total from the reports that are there.</summary>
public sealed record RollUpReport(
    DateOnly On, AccountId By, [property: Circumstance] ReportCells Cells, [property: Circumstance] ImmutableArray<Contribution> From, [property: Circumstance] ImmutableArray<UnitRef> Missing) : AnnualReportCommand(On, By);

/// <summary>A reason for a finding as it stands.</summary>
public sealed record ExplainFinding(DateOnly On, AccountId By, string Rule, string Place, string Reason) : AnnualReportCommand(On, By);

/// <summary>说明后放行, by a second person.</summary>
public sealed record LetFindingThrough(DateOnly On, AccountId By, string Rule, string Place) : AnnualReportCommand(On, By);

public sealed record HandInReport(DateOnly On, AccountId By) : AnnualReportCommand(On, By);

public sealed record ReviewReport(DateOnly On, AccountId By) : AnnualReportCommand(On, By);

public sealed record SignReport(DateOnly On, AccountId By, DateOnly SignedOn, string Post, EvidenceItem? Scan) : AnnualReportCommand(On, By);

public sealed record SendReport(DateOnly On, AccountId By) : AnnualReportCommand(On, By);

public sealed record ScreenReport(DateOnly On, AccountId By, string Words) : AnnualReportCommand(On, By);

public sealed record PublishReport(DateOnly On, AccountId By, string Link, DateOnly PublishedOn) : AnnualReportCommand(On, By);

/// <param name="Words">What the office found.</param>
public sealed record PreReviewData(DateOnly On, AccountId By, string Words) : AnnualReportCommand(On, By);

public sealed record ReturnReport(DateOnly On, AccountId By, string Reason) : AnnualReportCommand(On, By);

public sealed record AcceptReport(DateOnly On, AccountId By) : AnnualReportCommand(On, By);

public sealed record ReceivePaper(DateOnly On, AccountId By, EvidenceItem? Scan) : AnnualReportCommand(On, By);

/// <summary>更正 of what was published.</summary>
public sealed record ReopenReport(DateOnly On, AccountId By, string Reason) : AnnualReportCommand(On, By);

/// <summary>放弃草稿: back to what was last sent or published, or to the beginning.</summary>
public sealed record DiscardReportDraft(DateOnly On, AccountId By) : AnnualReportCommand(On, By);
