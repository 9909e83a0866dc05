using System.Globalization;
using System.Text;

namespace Tracker.AnnualReports;

/// <summary>The cells of a report as one short line, in the form's order: <c>2021-30|3,,/,12.5</c>. It is hashed, and the ledger sums thousands of them.</summary>
public static class PackedCells
{
    public static string Of(ReportCells cells)
    {
        var packed = new StringBuilder(cells.Form.Cells.Length * 2).Append(cells.Form.Edition is FormEdition.Of2019 ? "2019-60" : "2021-30");
        var separator = '|';
        foreach (var cell in cells.Form.Cells)
        {
            packed.Append(separator).Append(cells[cell].ToString());
            separator = ',';
        }
        return packed.ToString();
    }

    public static ReportCells Read(string packed) => TryRead(packed) ?? throw new FormatException("No packed cells.");

    /// <summary>Null: somebody else wrote it.</summary>
    public static ReportCells? TryRead(string packed)
    {
        var form = ReportForm.Of(packed.StartsWith("2019-60|", StringComparison.Ordinal) ? FormEdition.Of2019 : FormEdition.Of2021);
        var values = new KeyValuePair<CellKey, CellValue>[form.Cells.Length];
        var text = packed.AsSpan(packed.IndexOf('|', StringComparison.Ordinal) + 1);
        var at = 0;
        foreach (var part in text.Split(','))
        {
            if (at == values.Length || Value(text[part]) is not { } value)
            {
                return null;
            }
            values[at] = new(form.Cells[at].Key, value);
            at++;
        }
        return at == values.Length ? ReportCells.Of(form.Edition, values) : null;
    }

    private static CellValue? Value(ReadOnlySpan<char> text) =>
        text.IsEmpty ? CellValue.Blank : text is "/" ? CellValue.NotApplicable : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? CellValue.Of(number) : null;
}
