using System.Globalization;
using System.Text;
using Tracker.Deciding;
using Tracker.Gateway.Tables;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a workbook: its sheets one below the other, rows as cells between | marks.</summary>
internal static class XlsxText
{
    /// <summary>A plan has a few sheets; the rest of a larger workbook is something else.</summary>
    private const int MostSheets = 24;

    public static (SourceText? Text, Rejection? Rejection) Read(Stream workbook)
    {
        var text = new StringBuilder();
        using var first = XlsxReader.Open(workbook, continued: CellGrid.Continued);
        var names = first.Sheets;
        Put(first, names.Count > 1 ? names[0] : null, text);
        var rejection = first.Rejection;
        foreach (var name in names.Skip(1).Take(MostSheets - 1))
        {
            if (rejection is not null)
            {
                break;
            }

            using var sheet = XlsxReader.Open(workbook, name, continued: CellGrid.Continued);
            Put(sheet, name, text);
            rejection = sheet.Rejection;
        }

        return rejection is null ? (new SourceText(text.ToString(), KnowsBlankCells: true), null) : (null, rejection);
    }

    private static void Put(XlsxReader sheet, string? name, StringBuilder text)
    {
        var grid = new CellGrid();
        foreach (var row in sheet.Rows())
        {
            grid.BeginRow();
            foreach (var cell in row.Cells)
            {
                grid.Add(Shown(cell));
            }

            grid.EndRow();
        }

        if (!grid.IsEmpty)
        {
            text.Append(name is null ? "" : name + "\n");
            grid.WriteTo(text);
        }
    }

    /// <summary>A day as documents write it.</summary>
    private static string Shown(string cell) =>
        cell.Length >= 10 && cell[4] == '-' && DateOnly.TryParseExact(cell.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && (cell.Length == 10 || cell[10] is ' ' or 'T')
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日") : cell;
}
