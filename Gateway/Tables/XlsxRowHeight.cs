using System.Collections.Immutable;

namespace Tracker.Gateway.Tables;

/// <summary>
/// How high a row must be for its wrapped texts. Excel would work it out on opening, LibreOffice doesn't and lets lines lie
/// upon each other, so rows of several lines say it: estimated, rather a line too many than one cut off.
/// </summary>
internal sealed class XlsxRowHeight(ImmutableArray<TableColumn> columns)
{
    private const int PointsOfALine = 15;
    private const int Highest = 405; // a spreadsheet allows 409.5
    private readonly int[] _lineLengths = [.. columns.Select(column => Math.Max((int)column.Width, 2))]; // in half-width characters
    private int _lines;

    public void Begin() => _lines = 1;

    public void Saw(int column, string text)
    {
        var length = _lineLengths[column];
        if (text.Length <= length / 2 * _lines && !text.Contains('\n')) return; // not higher even if all were wide
        int lines = 1, at = 0;
        foreach (var c in text)
        {
            var width = c < 0x80 ? 1 : 2;
            if (c == '\n' || at + width > length)
            {
                lines++;
                at = 0;
            }
            if (c != '\n') at += width;
        }
        if (lines > _lines) _lines = lines;
    }

    /// <summary>In points, of a text that has the whole width of the sheet.</summary>
    public static int Across(ImmutableArray<TableColumn> columns, string text)
    {
        var room = Math.Max((int)columns.Where(column => !column.Hidden).Sum(column => column.Width), 2);
        var lines = text.Split('\n').Sum(line => Math.Max(1, (line.Sum(c => c < 0x80 ? 1 : 2) + room - 1) / room));
        return Math.Min(lines * PointsOfALine + 3, Highest);
    }

    /// <summary>In points; null for a row of one line, which has the usual height.</summary>
    public int? Points => _lines == 1 ? null : Math.Min(_lines * PointsOfALine, Highest);
}
