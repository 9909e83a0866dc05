using System.Collections.Immutable;
using System.Data.Common;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the list of annual reports, which follows the journal in its own transaction.</summary>
public sealed class AnnualReportLedger(IRoomTables tables)
{
    private const string Lines =
        """
        SELECT address, unit, name, cells, previous, stage, sent_on, sent_cells, sent_content, stale, returned, accepted_on, screened_on, published_on, link, paper_on, restated, recorded
        FROM ledger_annual_reports
        """;

    /// <summary>Every report of a year, the government's total first, then by unit.</summary>
    public ValueTask<ImmutableArray<ReportLine>> Of(DivisionCode government, int year, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{Lines} WHERE government = @government AND year = @year ORDER BY unit", Row, ("@government", government.Value), ("@year", (long)year)), cancel);

    /// <summary>Null: there is none.</summary>
    public async ValueTask<ReportLine?> One(GrainAddress report, CancellationToken cancel = default) => (await tables.Read(
        database => RequestLedger.Read(database, $"{Lines} WHERE address = @address AND government = @government AND year = @year", Row, ("@address", report.Value), ("@government", report.Government.Value), ("@year", (long)report.Year.Value)), cancel)).FirstOrDefault();

    /// <summary>The years that a government has reports of, the last first.</summary>
    public ValueTask<ImmutableArray<int>> Years(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, "SELECT DISTINCT year FROM ledger_annual_reports WHERE government = @government ORDER BY year DESC", row => (int)row.GetInt64(0), ("@government", government.Value)), cancel);

    private static ReportLine Row(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        row.GetInt64(1) is > 0 and var unit ? new UnitRef(UnitId.Of((int)unit), row.GetString(2)) : null,
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        (ReportStage)row.GetInt64(5),
        Day(row, 6),
        row.GetString(7),
        row.GetString(8),
        row.GetInt64(9) == 1,
        row.GetInt64(10) == 1,
        Day(row, 11),
        Day(row, 12),
        Day(row, 13),
        row.GetString(14) is { Length: > 0 } link ? link : null,
        Day(row, 15),
        (int)row.GetInt64(16),
        row.GetInt64(17) == 1);

    private static DateOnly? Day(DbDataReader row, int column) => JournalDay.Day((int)row.GetInt64(column));
}

/// <param name="Unit">Null: the government's total.</param>
/// <param name="Packed">Its cells as they stand (<see cref="PackedCells"/>).</param>
/// <param name="PackedPrevious">Last year's; empty: not known.</param>
/// <param name="PackedSent">What was sent last; empty: nothing was.</param>
/// <param name="SentContent">Its hash.</param>
/// <param name="Stale">Changed since it was sent.</param>
/// <param name="Returned">And not sent again.</param>
/// <param name="Restated">So many times.</param>
/// <param name="Recorded">Published before it came here.</param>
public sealed record ReportLine(
    GrainAddress Report,
    UnitRef? Unit,
    string Name,
    string Packed,
    string PackedPrevious,
    ReportStage Stage,
    DateOnly? SentOn,
    string PackedSent,
    string SentContent,
    bool Stale,
    bool Returned,
    DateOnly? AcceptedOn,
    DateOnly? ScreenedOn,
    DateOnly? PublishedOn,
    string? Link,
    DateOnly? PaperOn,
    int Restated,
    bool Recorded)
{
    public bool IsFiled => PackedSent.Length > 0 && !Returned;

    public ReportCells Cells => PackedCells.Read(Packed);

    public ReportCells? Previous => PackedPrevious.Length == 0 ? null : PackedCells.Read(PackedPrevious);

    /// <summary>What counts in a roll-up; null: it was not filed, or it is the total.</summary>
    public FiledReport? Filed => Unit is { } unit && IsFiled ? new FiledReport(Report, unit, SentContent, PackedCells.Read(PackedSent)) : null;
}
