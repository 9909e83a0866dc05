using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.AnnualReports;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ReportBegun), "annual-report.begun.v1")]
[JsonDerivedType(typeof(ReportRecorded), "annual-report.recorded.v1")]
[JsonDerivedType(typeof(PreviousTaken), "annual-report.previous-taken.v1")]
[JsonDerivedType(typeof(ReportFilled), "annual-report.filled.v1")]
[JsonDerivedType(typeof(ReportRolledUp), "annual-report.rolled-up.v1")]
[JsonDerivedType(typeof(PartWritten), "annual-report.part-written.v1")]
[JsonDerivedType(typeof(FindingExplained), "annual-report.finding-explained.v1")]
[JsonDerivedType(typeof(FindingLetThrough), "annual-report.finding-let-through.v1")]
[JsonDerivedType(typeof(ReportHandedIn), "annual-report.handed-in.v1")]
[JsonDerivedType(typeof(ReportReviewed), "annual-report.reviewed.v1")]
[JsonDerivedType(typeof(ReportSigned), "annual-report.signed.v1")]
[JsonDerivedType(typeof(ReportSent), "annual-report.sent.v1")]
[JsonDerivedType(typeof(ReportScreened), "annual-report.screened.v1")]
[JsonDerivedType(typeof(ReportPublished), "annual-report.published.v1")]
[JsonDerivedType(typeof(DataPreReviewed), "annual-report.data-pre-reviewed.v1")]
[JsonDerivedType(typeof(ReportReturned), "annual-report.returned.v1")]
[JsonDerivedType(typeof(ReportAccepted), "annual-report.accepted.v1")]
[JsonDerivedType(typeof(PaperReceived), "annual-report.paper-received.v1")]
[JsonDerivedType(typeof(ReportReopened), "annual-report.reopened.v1")]
[JsonDerivedType(typeof(ReportDraftDiscarded), "annual-report.draft-discarded.v1")]
public abstract record AnnualReportEvent;

/// <param name="Unit">Null: the government's total.</param>
/// <param name="Name">Whose report it is, as it is printed.</param>
/// <param name="Cells">With what last year's report carries over.</param>
/// <param name="Previous">Null: no report of last year is known.</param>
public sealed record ReportBegun(DateOnly On, AccountId By, int Year, UnitRef? Unit, string Name, ReportCells Cells, PreviousReports? Previous) : AnnualReportEvent;

/// <summary>A report that was published before it came here: history, with no flow of its own.</summary>
/// <param name="Link">Null: not known.</param>
public sealed record ReportRecorded(DateOnly On, AccountId By, int Year, UnitRef? Unit, string Name, ReportCells Cells, ImmutableArray<WrittenPart> Texts, string? Link) : AnnualReportEvent;

/// <summary>Last year's figures were found, or were restated, after this report was begun.</summary>
public sealed record PreviousTaken(DateOnly On, AccountId By, PreviousReports Previous) : AnnualReportEvent;

/// <param name="Cells">All of them, as they stand after it.</param>
public sealed record ReportFilled(DateOnly On, AccountId By, FillSource Source, ReportCells Cells) : AnnualReportEvent;

/// <summary>The government's total was taken from the reports that were there.</summary>
/// <param name="Missing">In the scope and not filed: the total is uncertain.</param>
public sealed record ReportRolledUp(DateOnly On, AccountId By, ReportCells Cells, ImmutableArray<Contribution> From, ImmutableArray<UnitRef> Missing) : AnnualReportEvent;

public sealed record PartWritten(DateOnly On, AccountId By, string Part, string Text) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Text = "" };
}

/// <summary>Why a finding is let stand: a warning's reason, or the first half of 说明后放行.</summary>
public sealed record FindingExplained(DateOnly On, AccountId By, string Rule, string Place, decimal? Left, decimal? Right, string Reason) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>说明后放行: a second person agrees.</summary>
public sealed record FindingLetThrough(DateOnly On, AccountId By, string Rule, string Place, decimal? Left, decimal? Right) : AnnualReportEvent;

public sealed record ReportHandedIn(DateOnly On, AccountId By, string Content) : AnnualReportEvent;

public sealed record ReportReviewed(DateOnly On, AccountId By, string Content) : AnnualReportEvent;

/// <param name="SignedOn">The day on paper.</param>
/// <param name="Post">Of whoever signed; no account is needed for it.</param>
public sealed record ReportSigned(DateOnly On, AccountId By, string Content, DateOnly SignedOn, string Post, EvidenceItem? Scan) : AnnualReportEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Scan = Scan?.Erased };

    public IEnumerable<string> FileHashes() => Scan?.Hash is { } hash ? [hash] : [];
}

public sealed record ReportSent(DateOnly On, AccountId By, string Content) : AnnualReportEvent;

public sealed record ReportScreened(DateOnly On, AccountId By, string Content, string Words) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

public sealed record ReportPublished(DateOnly On, AccountId By, string Content, string Link, DateOnly PublishedOn) : AnnualReportEvent;

/// <summary>数据预审 by the office, before the unit signs: of one content, and it binds nobody.</summary>
public sealed record DataPreReviewed(DateOnly On, AccountId By, string Content, string Words) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <summary>退回 by the office.</summary>
public sealed record ReportReturned(DateOnly On, AccountId By, string Reason) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>The office has looked at it (审核): it does not approve a statutory report.</summary>
public sealed record ReportAccepted(DateOnly On, AccountId By, string Content) : AnnualReportEvent;

/// <summary>纸质版（签字盖章）已收.</summary>
public sealed record PaperReceived(DateOnly On, AccountId By, EvidenceItem? Scan) : AnnualReportEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Scan = Scan?.Erased };

    public IEnumerable<string> FileHashes() => Scan?.Hash is { } hash ? [hash] : [];
}

/// <summary>What was published is to be restated; its figures stay on record beside the new ones.</summary>
public sealed record ReportReopened(DateOnly On, AccountId By, string Reason) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>放弃草稿: what was filled in since it was last sent, or since it was begun, is let go.</summary>
/// <param name="Cells">All of them, as they stand after it.</param>
/// <param name="Texts">The same of the words; a part that is not named is blank.</param>
public sealed record ReportDraftDiscarded(DateOnly On, AccountId By, ReportCells Cells, ImmutableArray<WrittenPart> Texts) : AnnualReportEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Texts = [.. Texts.Select(t => t with { Text = "" })] };
}

public sealed record WrittenPart(string Part, string Text);

/// <summary>Last year's figures: of one report, or the sum of the predecessors' after a merger.</summary>
public sealed record PreviousReports(ReportCells Cells, ImmutableArray<Contribution> From);

/// <summary>A report that another one was made from.</summary>
/// <param name="Content">The hash of what was sent: its stream says what that was.</param>
public sealed record Contribution(GrainAddress Report, string Name, string Content);

[JsonConverter(typeof(JsonStringEnumConverter<FillSource>))]
public enum FillSource
{
    [JsonStringEnumMemberName("typed")]
    Typed,

    [JsonStringEnumMemberName("workbook")]
    Workbook,

    /// <summary>Read from a published report.</summary>
    [JsonStringEnumMemberName("file")]
    File,
}
