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

/// <summary>Reads what comes up, as period returns are read: columns by their headings, rows by their keys.</summary>
internal static class SetUpReading
{
    /// <param name="content">Seekable.</param>
    public static (SetUpUpload? Upload, Rejection? Rejection) Read(string fileName, Stream content)
    {
        using var reader = XlsxReader.Open(content, limits: WorkbookReading.Limits);
        if (reader.Rejection == TableRejections.Macros)
        {
            return (null, new Rejection("return-workbook.macros"));
        }
        var (headings, refused) = HeadingMap.Find(reader, SetUpTable.Measures, SetUpTable.Form);
        if (headings is null)
        {
            return (null, refused);
        }
        ImmutableArray<SetUpBookRow> rows = headings.Has(WorkbookTable.Key) ? [.. headings.RowsOf(reader).Select(row => Of(row, headings)).OfType<SetUpBookRow>()] : [];
        if (reader.Rejection is { } broken)
        {
            return (null, broken);
        }
        return rows.Select(r => r.Key).OfType<SetUpKey>().Select(k => (k.Government, k.Unit)).Distinct().ToList() switch
        {
            [] => (null, new Rejection("return-workbook.keys-missing")),
            [var one] => (new SetUpUpload(fileName, one.Government, one.Unit, rows), null),
            var many => (null, new Rejection("return-workbook.mixed", string.Join('、', many.Select(k => k.Unit)))),
        };
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
        if (key is null && (cells == SetUpCells.Blank || row.Merged.Count >= row.Cells.Count))
        {
            return null; // the lines round the table, and what was left blank
        }
        var (at, faults) = WorkbookReading.Faults(row, headings, SetUpTable.Entries);
        return new SetUpBookRow(
            row.Number, key, cells, at, key is not null ? faults : faults.Add(new CellFault("", "", cells.Measures, new Rejection("return-workbook.row-inserted", $"{row.Number}"))));
    }
}
