using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Returns;

/// <summary>Reads a workbook whose rows carry keys (本期填报, 建账): columns are found by their headings and rows by their keys, so neither order nor place matters.</summary>
internal static class KeyedRows
{
    private static readonly XlsxLimits Limits = XlsxLimits.Default with { FileBytes = 10L << 20, UnpackedBytes = 64L << 20, Rows = 5_000, MergedAreas = 5_000, SharedTexts = 200_000 };

    /// <param name="content">Seekable.</param>
    /// <param name="first">A heading by which the line of headings is known, with <paramref name="second"/>.</param>
    /// <param name="read">One row; null: it is none.</param>
    /// <param name="wholeOf">By what rows belong together; null: this row does not say.</param>
    /// <param name="named">How a refusal names that.</param>
    public static (ImmutableArray<TRow> Rows, TWhole Whole, Rejection? Rejection) Read<TRow, TWhole>(
        Stream content, string first, string second, Func<XlsxRow, HeadingMap, TRow?> read, Func<TRow, TWhole?> wholeOf, Func<TWhole, string> named)
        where TRow : class
        where TWhole : struct
    {
        using var reader = XlsxReader.Open(content, limits: Limits);
        if (reader.Rejection == TableRejections.Macros)
        {
            return Refused(new Rejection("return-workbook.macros"));
        }
        var (headings, refused) = HeadingMap.Find(reader, first, second);
        if (headings is null)
        {
            return Refused(refused!);
        }
        ImmutableArray<TRow> rows = headings.Has(WorkbookTable.Key) ? [.. headings.RowsOf(reader).Select(row => read(row, headings)).OfType<TRow>()] : [];
        if (reader.Rejection is { } broken)
        {
            return Refused(broken);
        }
        return rows.Select(wholeOf).OfType<TWhole>().Distinct().ToList() switch
        {
            [] => Refused(new Rejection("return-workbook.keys-missing")),
            [var one] => (rows, one, null),
            var many => Refused(new Rejection("return-workbook.mixed", string.Join('、', many.Select(named)))),
        };

        static (ImmutableArray<TRow>, TWhole, Rejection?) Refused(Rejection why) => ([], default, why);
    }

    /// <summary>The lines round the table, and what was left blank.</summary>
    public static bool IsNone(XlsxRow row, bool keyed, bool blank) => !keyed && (blank || row.Merged.Count >= row.Cells.Count);

    /// <summary>
    /// Where the cells of a row stand that were to be filled in, and those of them that nobody can take as they are: formulas, merged ones, and all of a row
    /// that was put in.
    /// </summary>
    /// <param name="quoted">What a row that was put in is known by.</param>
    public static (ImmutableDictionary<string, string> At, ImmutableArray<CellFault> Faults) Faults(XlsxRow row, HeadingMap headings, string[] entries, bool keyed, string quoted)
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
        if (!keyed)
        {
            faults.Add(new CellFault("", "", quoted, new Rejection("return-workbook.row-inserted", $"{row.Number}")));
        }
        return (at, faults.ToImmutable());
    }
}
