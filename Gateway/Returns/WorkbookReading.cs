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

/// <summary>Reads what comes up. Columns are found by their headings and rows by their keys, so neither order nor place matters.</summary>
internal static class WorkbookReading
{
    internal static readonly XlsxLimits Limits = XlsxLimits.Default with { FileBytes = 10L << 20, UnpackedBytes = 64L << 20, Rows = 5_000, MergedAreas = 5_000, SharedTexts = 200_000 };
    private static readonly string[] Entries = [WorkbookTable.Outcome, WorkbookTable.Text, WorkbookTable.Problem, WorkbookTable.Next, WorkbookTable.Quantities, WorkbookTable.Links];

    /// <param name="content">Seekable.</param>
    public static (WorkbookUpload? Upload, Rejection? Rejection) Read(string fileName, Stream content)
    {
        using var reader = XlsxReader.Open(content, limits: Limits);
        if (reader.Rejection == TableRejections.Macros)
        {
            return (null, new Rejection("return-workbook.macros"));
        }
        var (headings, refused) = HeadingMap.Find(reader, WorkbookTable.Outcome, WorkbookTable.Text);
        if (headings is null)
        {
            return (null, refused);
        }
        if (!headings.Has(WorkbookTable.Key))
        {
            return (null, new Rejection("return-workbook.keys-missing"));
        }
        var rows = ImmutableArray.CreateBuilder<WorkbookRow>();
        foreach (var row in headings.RowsOf(reader))
        {
            if (Of(row, headings) is { } found)
            {
                rows.Add(found);
            }
        }
        if (reader.Rejection is { } broken)
        {
            return (null, broken);
        }
        var keys = rows.Select(r => r.Key?.Return).OfType<GrainAddress>().Distinct().ToList();
        return keys.Count switch
        {
            0 => (null, new Rejection("return-workbook.keys-missing")),
            1 => (new WorkbookUpload(fileName, keys[0], rows.ToImmutable()), null),
            _ => (null, new Rejection("return-workbook.mixed", string.Join('、', keys.Select(k => k.Value)))),
        };
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
        if (key is null && (cells == WorkbookCells.Blank || row.Merged.Count >= row.Cells.Count))
        {
            return null; // the lines round the table, and what was left blank
        }
        var (at, faults) = Faults(row, headings, Entries);
        if (key is null)
        {
            faults = faults.Add(new CellFault("", "", cells.Text, new Rejection("return-workbook.row-inserted", $"{row.Number}")));
        }
        return new WorkbookRow(row.Number, key, cells, at, faults);
    }

    /// <summary>Where the cells of a row stand that were to be filled in, and those of them that nobody can take as they are: formulas, merged ones.</summary>
    internal static (ImmutableDictionary<string, string> At, ImmutableArray<CellFault> Faults) Faults(XlsxRow row, HeadingMap headings, string[] entries)
    {
        var at = entries.Where(headings.Has).ToImmutableDictionary(heading => heading, heading => $"{XlsxColumns.Letters(headings.ColumnOf(heading))}{row.Number}");
        var faults = ImmutableArray.CreateBuilder<CellFault>();
        foreach (var heading in at.Keys.OrderBy(h => Array.IndexOf(entries, h)))
        {
            var column = headings.ColumnOf(heading);
            if (row.Merged.Contains(column))
            {
                faults.Add(new CellFault(at[heading], heading, row[column], new Rejection("return-workbook.merged")));
            }
            else if (row.Formulas.Contains(column))
            {
                faults.Add(new CellFault(at[heading], heading, row[column], new Rejection("return-workbook.formula")));
            }
        }
        return (at, faults.ToImmutable());
    }
}
