using System.Collections.Immutable;
using System.Globalization;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Ledger;

/// <summary>What facts of annual reports change in the ledger.</summary>
internal static class AnnualReportFollowing
{
    private const string Begin =
        """
        INSERT INTO ledger_annual_reports (no, address, government, year, unit, name, cells, previous, stage, sent_on, sent_cells, sent_content, stale, returned, accepted_on, screened_on, published_on, link, paper_on, restated, recorded)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, '', '', 0, 0, 0, 0, 0, '', 0, 0, 0)
        """;

    private const string Record =
        """
        INSERT INTO ledger_annual_reports (no, address, government, year, unit, name, cells, previous, stage, sent_on, sent_cells, sent_content, stale, returned, accepted_on, screened_on, published_on, link, paper_on, restated, recorded)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', 3, $8, $7, $9, 0, 0, 0, 0, 0, $10, 0, 0, 1)
        """;

    private const string Void = "stage = 0, accepted_on = 0, screened_on = 0, stale = CASE WHEN sent_on > 0 THEN 1 ELSE 0 END";
    private const string Fill = $"UPDATE ledger_annual_reports SET cells = $2, {Void} WHERE no = $1";
    private const string Write = $"UPDATE ledger_annual_reports SET {Void} WHERE no = $1";
    private const string Reopen = $"UPDATE ledger_annual_reports SET restated = restated + 1, {Void} WHERE no = $1";
    private const string TakePrevious = "UPDATE ledger_annual_reports SET previous = $2 WHERE no = $1";
    private const string Stand = "UPDATE ledger_annual_reports SET stage = $2 WHERE no = $1";
    private const string Send = "UPDATE ledger_annual_reports SET sent_on = $2, sent_cells = cells, sent_content = $3, stale = 0, returned = 0 WHERE no = $1";
    private const string Return = "UPDATE ledger_annual_reports SET returned = 1, accepted_on = 0 WHERE no = $1";
    private const string Accept = "UPDATE ledger_annual_reports SET accepted_on = $2 WHERE no = $1";
    private const string Screen = "UPDATE ledger_annual_reports SET screened_on = $2 WHERE no = $1";
    private const string Publish = "UPDATE ledger_annual_reports SET published_on = $2, link = $3 WHERE no = $1";
    private const string Receive = "UPDATE ledger_annual_reports SET paper_on = $2 WHERE no = $1";

    public static bool Concerns(object fact) => fact is AnnualReportEvent and not (FindingExplained or FindingLetThrough or DataPreReviewed);

    /// <param name="no">The number of the fact's own stream.</param>
    public static SideWrite? Of(GrainAddress address, long no, object fact) => fact switch
    {
        ReportBegun e => new(Begin, [no, address.Value, address.Government.Value, (long)address.Year.Value, Unit(e.Unit), e.Name, PackedCells.Of(e.Cells), e.Previous is { } previous ? PackedCells.Of(previous.Cells) : ""]),
        ReportRecorded e => new(Record, [no, address.Value, address.Government.Value, (long)address.Year.Value, Unit(e.Unit), e.Name, PackedCells.Of(e.Cells), Number(e.On), AnnualReport.ContentOf(e).Hash, e.Link ?? ""]),
        PreviousTaken e => new(TakePrevious, [no, PackedCells.Of(e.Previous.Cells)]),
        ReportFilled e => new(Fill, [no, PackedCells.Of(e.Cells)]),
        ReportDraftDiscarded e => new(Fill, [no, PackedCells.Of(e.Cells)]),
        ReportRolledUp e => new(Fill, [no, PackedCells.Of(e.Cells)]),
        PartWritten => new(Write, [no]),
        ReportHandedIn => new(Stand, [no, (long)ReportStage.HandedIn]),
        ReportReviewed => new(Stand, [no, (long)ReportStage.Reviewed]),
        ReportSigned => new(Stand, [no, (long)ReportStage.Signed]),
        ReportSent e => new(Send, [no, Number(e.On), e.Content]),
        ReportReturned => new(Return, [no]),
        ReportAccepted e => new(Accept, [no, Number(e.On)]),
        ReportScreened e => new(Screen, [no, Number(e.On)]),
        ReportPublished e => new(Publish, [no, Number(e.PublishedOn), e.Link]),
        PaperReceived e => new(Receive, [no, Number(e.On)]),
        ReportReopened => new(Reopen, [no]),
        _ => null,
    };

    private static long Unit(Units.UnitRef? unit) => unit is null ? 0 : long.Parse(unit.Unit.Value, CultureInfo.InvariantCulture);

    private static long Number(DateOnly day) => JournalDay.Number(day);
}
