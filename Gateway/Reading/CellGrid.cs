using System.Text;

namespace Tracker.Gateway.Reading;

/// <summary>
/// A table on its way into the text: rows of cells between | marks, all of the same number of cells, 〃 where a merged
/// cell goes on from above; the paragraphs of a cell stay apart. A table of one column, and rows across the table above its headings, become lines.
/// </summary>
internal sealed class CellGrid
{
    public const string Continued = "〃";

    /// <summary>A span says no more columns than this.</summary>
    private const int WidestSpan = 64;

    private readonly List<List<string?>> _rows = [];

    /// <summary>Rows that the merged cell of a column still takes; negative: it began further to the left.</summary>
    private readonly List<int> _below = [];

    private List<string?> _row = [];

    public bool IsEmpty => _rows.Count == 0;

    public void BeginRow() => _row = [];

    /// <param name="down">How many rows it takes; 1 for an ordinary cell.</param>
    public void Add(string words, int across = 1, int down = 1)
    {
        TakeMerged();
        for (var i = 0; i < Math.Clamp(across, 1, WidestSpan); i++)
        {
            _row.Add(i == 0 ? words.Trim() : null);
            while (_below.Count < _row.Count)
            {
                _below.Add(0);
            }

            _below[_row.Count - 1] = Math.Max(0, down - 1) * (i == 0 ? 1 : -1);
        }
    }

    public void EndRow()
    {
        TakeMerged();
        if (_row.Exists(c => c is { Length: > 0 } and not Continued))
        {
            _rows.Add(_row);
        }

        _row = [];
    }

    public void WriteTo(StringBuilder text)
    {
        var width = _rows.Count == 0 ? 0 : _rows.Max(r => r.FindLastIndex(c => c is not (null or "" or Continued)) + 1);
        var inTable = false;
        foreach (var row in _rows)
        {
            var alone = row.Count(c => c is { Length: > 0 }) == 1 ? row.Find(c => c is { Length: > 0 }) : null;
            var spans = alone is not null && (row.Count(c => c is not null) == 1 || !inTable);
            if (width <= 1 || (spans && !inTable))
            {
                text.Append(row.Find(c => c is { Length: > 0 })).Append('\n');
                continue;
            }

            Func<string, string> words = inTable ? Lines : OneLine; // headings stand in one line: by them the reader sees that rows are fenced
            inTable = true;
            text.Append("| ").AppendJoin(" | ", spans ? [words(alone!)] : Enumerable.Range(0, width).Select(i => i < row.Count ? words(row[i] ?? "") : "")).Append(" |\n");
        }
    }

    /// <summary>The words of a cell that stands in another.</summary>
    public string Flattened() => string.Join('\n', _rows.Select(r => string.Join(' ', r.Where(c => c is { Length: > 0 } and not Continued))));

    private void TakeMerged()
    {
        while (_row.Count < _below.Count && _below[_row.Count] != 0)
        {
            var left = _below[_row.Count];
            _below[_row.Count] = left - Math.Sign(left);
            _row.Add(left > 0 ? Continued : null);
        }
    }

    private static string OneLine(string words) => Lines(words).Replace('\n', ' ');

    /// <summary>The paragraphs of a cell, which is one until the next | mark.</summary>
    private static string Lines(string words) =>
        string.Join('\n', words.Replace('|', '/').Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
