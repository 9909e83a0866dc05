using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Returns;

/// <summary>A row of an uploaded workbook as it stands in it.</summary>
/// <param name="Row">As the sheet counts, from 1.</param>
/// <param name="Key">Null: it has none, so nobody knows what it belongs to.</param>
/// <param name="At">Where each cell stands, such as G7, by heading.</param>
/// <param name="Faults">Of the cells as such: formulas, merged ones.</param>
internal sealed record WorkbookRow(int Row, WorkbookKey? Key, WorkbookCells Cells, ImmutableDictionary<string, string> At, ImmutableArray<CellFault> Faults);

/// <summary>What is wrong with a cell: where it stands, what stands in it, and the rule, which says what may stand there.</summary>
/// <param name="Cell">Such as G7; empty: the row as a whole.</param>
/// <param name="Column">The heading above it.</param>
internal sealed record CellFault(string Cell, string Column, string Value, Rejection Rule);

/// <summary>A workbook that came up, before it is held against anything.</summary>
/// <param name="Return">Whose sheet of which period it says it is.</param>
internal sealed record WorkbookUpload(string FileName, GrainAddress Return, ImmutableArray<WorkbookRow> Rows);

/// <summary>Reads what comes up of a period's sheet.</summary>
internal static class WorkbookReading
{
    private static readonly string[] Entries = [WorkbookTable.Outcome, WorkbookTable.Text, WorkbookTable.Problem, WorkbookTable.Next, WorkbookTable.Quantities, WorkbookTable.Links];

    /// <param name="content">Seekable.</param>
    public static (WorkbookUpload? Upload, Rejection? Rejection) Read(string fileName, Stream content)
    {
        var (rows, whole, refused) = KeyedRows.Read<WorkbookRow, GrainAddress>(content, WorkbookTable.Outcome, WorkbookTable.Text, Of, row => row.Key?.Return, whole => whole.Value);
        return refused is not null ? (null, refused) : (new WorkbookUpload(fileName, whole, rows), null);
    }

    private static WorkbookRow? Of(XlsxRow row, HeadingMap headings)
    {
        var key = WorkbookKey.Read(headings.Text(row, WorkbookTable.Key));
        var cells = new WorkbookCells(
            headings.Text(row, WorkbookTable.Outcome),
            headings.Text(row, WorkbookTable.Text),
            headings.Text(row, WorkbookTable.Problem),
            headings.Text(row, WorkbookTable.Next),
            headings.Text(row, WorkbookTable.Quantities),
            headings.Text(row, WorkbookTable.Links));
        if (KeyedRows.IsNone(row, key is not null, cells == WorkbookCells.Blank))
        {
            return null;
        }
        var (at, faults) = KeyedRows.Faults(row, headings, Entries, key is not null, cells.Text);
        return new WorkbookRow(row.Number, key, cells, at, faults);
    }
}
