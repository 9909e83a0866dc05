using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Assignments;

/// <summary>A row of the ledger for programs.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="DueDay">The earliest fixed day; absent: none stated.</param>
/// <param name="LastReport">The last report's words.</param>
/// <param name="Evidence">How many items were handed in so far.</param>
/// <param name="Outcome">The answer of the row of a period's sheet, where that was the last report.</param>
/// <param name="SetUp">Of one assignment; in lists absent.</param>
/// <param name="Consolidator">Who sums up the point (汇总单位); absent: not named.</param>
internal sealed record AssignmentView(
    GrainAddress Assignment,
    string Point,
    string? Section,
    string Title,
    UnitId UnitId,
    string Unit,
    Role Role,
    AssignmentStatus Status,
    ImmutableArray<Deadline> Deadlines,
    DateOnly? DueDay,
    string? LastReport,
    DateOnly? LastReportOn,
    int Evidence,
    UnitRef? Consolidator,
    ReportingRoute Route,
    RowOutcome? Outcome,
    string? Problem,
    string? NextStep,
    SetUpStanding SetUpStanding,
    SetUp? SetUp)
{
    public static AssignmentView Of(LedgerLine line)
    {
        var e = line.Entry;
        return new AssignmentView(
            e.Assignment,
            line.PointNumber,
            line.SectionHeading,
            line.Title,
            e.Unit,
            e.UnitName,
            e.Role,
            e.Status,
            e.Deadlines,
            e.DueDay,
            line.LastReportText.Length == 0 ? null : line.LastReportText,
            e.LastReportOn,
            e.Evidence,
            line.Reporting.Consolidator,
            line.Reporting.Route,
            line.Outcome,
            line.Problem,
            line.NextStep,
            line.SetUp?.Standing ?? SetUpStanding.None,
            line.SetUp?.Words);
    }
}

/// <summary>Acknowledged: it is on disk.</summary>
internal sealed record Receipt(GrainAddress Assignment, long Version);

internal sealed record ReportRequest(string Text, ImmutableArray<EvidenceRequest>? Evidence = null)
{
    /// <summary>The evidence as items; a file must have been kept before.</summary>
    public (ImmutableArray<EvidenceItem> Items, Rejection? Fault) Items(Reporting reporting)
    {
        if (Evidence is not { IsDefaultOrEmpty: false } said)
        {
            return ([], null);
        }
        var items = ImmutableArray.CreateBuilder<EvidenceItem>(said.Length);
        foreach (var e in said)
        {
            var (item, fault) = e.File is { } hash
                ? reporting.Kept(e.Title ?? hash, hash)
                : new EvidenceItem(EvidenceKind.Link, e.Title ?? e.Url ?? "", e.Url);
            if (item is null)
            {
                return ([], fault);
            }
            items.Add(item);
        }
        return (items.MoveToImmutable(), null);
    }
}

/// <param name="Url">For a link.</param>
/// <param name="File">For a file: the hash under which it was kept.</param>
/// <param name="Title">What the reader sees; the link itself where nothing better is given.</param>
internal sealed record EvidenceRequest(string? Url = null, string? File = null, string? Title = null);

internal sealed record ReasonRequest(string Reason);

/// <summary>What a past year's duty is to read instead.</summary>
internal sealed record CorrectionRequest(YearEndOutcome Outcome, string Text, string Reason);

/// <param name="Hash">SHA-256, to be named as a report's <c>file</c>.</param>
internal sealed record KeptFile(string Hash, string Title, long Size);
