using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>A row of an uploaded set-up sheet as it stands in it.</summary>
/// <param name="At">Where each cell stands, such as F7, by heading.</param>
internal sealed record SetUpBookRow(int Row, SetUpKey? Key, SetUpCells Cells, ImmutableDictionary<string, string> At, ImmutableArray<CellFault> Faults);

/// <summary>A set-up sheet that came up, before it is held against anything.</summary>
internal sealed record SetUpUpload(string FileName, DivisionCode Government, UnitId Unit, ImmutableArray<SetUpBookRow> Rows);

/// <summary>Reads what comes up, as period returns are read.</summary>
internal static class SetUpReading
{
    /// <param name="content">Seekable.</param>
    public static (SetUpUpload? Upload, Rejection? Rejection) Read(string fileName, Stream content)
    {
        var (rows, whole, refused) = KeyedRows.Read<SetUpBookRow, (DivisionCode Government, UnitId Unit)>(
            content, SetUpTable.Measures, SetUpTable.Form, Of, row => row.Key is { } key ? (key.Government, key.Unit) : null, whole => whole.Unit.Value);
        return refused is not null ? (null, refused) : (new SetUpUpload(fileName, whole.Government, whole.Unit, rows), null);
    }

    private static SetUpBookRow? Of(XlsxRow row, HeadingMap headings)
    {
        var key = SetUpKey.Read(headings.Text(row, WorkbookTable.Key));
        var cells = new SetUpCells(
            headings.Text(row, SetUpTable.Measures),
            headings.Text(row, SetUpTable.Form),
            headings.Text(row, SetUpTable.Department),
            headings.Text(row, SetUpTable.Milestones),
            headings.Text(row, SetUpTable.Shares),
            headings.Text(row, SetUpTable.Leader),
            headings.Text(row, SetUpTable.Contact));
        if (KeyedRows.IsNone(row, key is not null, cells == SetUpCells.Blank))
        {
            return null;
        }
        var (at, faults) = KeyedRows.Faults(row, headings, SetUpTable.Entries, key is not null, cells.Measures);
        return new SetUpBookRow(row.Number, key, cells, at, faults);
    }
}
