using System.Text;
using Tracker.Deciding;

namespace Tracker.Gateway.Tables;

/// <summary>
/// Where the columns of an uploaded table stand. Headings are matched by name in any order, whatever the blanks, line ends,
/// width of the characters, a trailing colon or the star of a required column.
/// </summary>
internal sealed class HeadingMap
{
    private const int RowsSearched = 30; // titles and notes stand above the headings
    private static readonly char[] Partings = ['、', '；', ';', '\n'];
    private readonly Dictionary<string, int> _columns = [];
    private readonly IReadOnlyList<string> _required;

    private HeadingMap(XlsxRow row, IReadOnlyList<string> required)
    {
        Row = row.Number;
        _required = required;
        for (var column = 0; column < row.Cells.Count; column++) _columns.TryAdd(Folded(row[column]), column);
    }

    /// <summary>The sheet's row that holds the headings.</summary>
    public int Row { get; }

    /// <summary>Reads up to the headings; <see cref="RowsOf"/> goes on below them. A title above them is passed over.</summary>
    /// <param name="required">Columns the table can't do without.</param>
    public static (HeadingMap? Headings, Rejection? Rejection) Find(XlsxReader reader, params IReadOnlyList<string> required)
    {
        string[] missing = [.. required];
        foreach (var row in reader.Rows().Take(RowsSearched))
        {
            var headings = new HeadingMap(row, required);
            string[] absent = [.. required.Where(heading => !headings.Has(heading))];
            if (absent.Length == 0) return Twice(row, required) is { } twice ? (null, TableRejections.HeadingTwice(twice)) : (headings, null);
            if (absent.Length < missing.Length) missing = absent;
        }
        return (null, reader.Rejection ?? TableRejections.HeadingsMissing(missing));
    }

    /// <summary>The table's rows, without headings that are said again: the second line of a two-line head, or page by page.</summary>
    public IEnumerable<XlsxRow> RowsOf(XlsxReader reader) => reader.Rows().Where(row => !_required.All(heading => Folded(Text(row, heading)) == Folded(heading)));

    public bool Has(string heading) => _columns.ContainsKey(Folded(heading));

    /// <summary>From 0; -1: there is no such column.</summary>
    public int ColumnOf(string heading) => _columns.GetValueOrDefault(Folded(heading), -1);

    /// <summary>The trimmed cell under a heading; empty where there is no such column.</summary>
    public string Text(XlsxRow row, string heading) => _columns.TryGetValue(Folded(heading), out var column) ? row[column].Trim() : "";

    /// <summary>Several values in one cell, parted by 、 (or a semicolon or a line end).</summary>
    public IReadOnlyList<string> Texts(XlsxRow row, string heading) =>
        Text(row, heading).Split(Partings, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A merged heading reads the same in neighbouring columns and is one; apart from each other they are two.</summary>
    private static string? Twice(XlsxRow row, IReadOnlyList<string> required) => required.FirstOrDefault(heading =>
    {
        int[] at = [.. Enumerable.Range(0, row.Cells.Count).Where(column => Folded(row[column]) == Folded(heading))];
        return at.Length > 1 && at[^1] - at[0] >= at.Length;
    });

    internal static string Folded(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        foreach (var c in heading)
        {
            var half = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(half) && !char.IsControl(half) && half is not ('\u200B' or '\uFEFF')) folded.Append(char.ToLowerInvariant(half));
        }
        return folded.ToString().Trim('*', ':');
    }
}
