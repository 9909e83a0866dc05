using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>What an upload would do, or did, file by file.</summary>
/// <param name="Written">Rows that were written; none in a preview.</param>
internal sealed record WorkbooksReply(GrainAddress Period, int Files, int Refused, int Written, ImmutableArray<WorkbookReply> Workbooks);

/// <param name="Rejection">Why the file as a whole was not read, or nothing of it was written.</param>
/// <param name="Missing">Points of the sheet that the workbook has no row for.</param>
internal sealed record WorkbookReply(
    string FileName,
    UnitId? UnitId,
    string? Unit,
    Rejection? Rejection,
    string? Says,
    int Written,
    int New,
    int Changed,
    int Same,
    int Blank,
    int Conflicts,
    int Refused,
    ImmutableArray<WorkbookRowReply> Rows,
    ImmutableArray<string> Missing)
{
    public static WorkbookReply Of(WorkbookPreview p, Rejection? refused, int written) => new(
        p.FileName,
        p.Sheet?.Unit,
        p.Sheet?.UnitName,
        refused ?? p.Rejection,
        (refused ?? p.Rejection)?.Says,
        written,
        p.Count(WorkbookFate.New),
        p.Count(WorkbookFate.Changed),
        p.Count(WorkbookFate.Same),
        p.Count(WorkbookFate.Blank),
        p.Count(WorkbookFate.Conflict),
        p.Count(WorkbookFate.Refused),
        [.. p.Rows.Select(r => new WorkbookRowReply(r.Row, r.Assignment, r.Point, r.Title, r.Fate, r.Now, [.. r.Faults.Select(f => new CellReply(f.Cell, f.Column, f.Value, f.Rule, f.Rule.Says))]) { Changes = r.Changes })],
        p.Missing);
}

/// <param name="Row">As the sheet counts.</param>
/// <param name="Now">What stands there now; with a change or a conflict.</param>
internal sealed record WorkbookRowReply(int Row, GrainAddress? Assignment, string Point, string Title, WorkbookFate Fate, string? Now, ImmutableArray<CellReply> Faults)
{
    /// <summary>Of a row of a period's sheet: what would be written, old and new.</summary>
    public ImmutableArray<RowChange> Changes { get; init; } = [];
}

/// <param name="Cell">Such as G7.</param>
/// <param name="Says">The rule with what is allowed.</param>
internal sealed record CellReply(string Cell, string Column, string Value, Rejection Rule, string Says);
