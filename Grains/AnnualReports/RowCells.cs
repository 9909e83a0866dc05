namespace Tracker.AnnualReports;

/// <summary>
/// The cells of a row, from behind its label. Between | marks or tabs blank cells can be counted; where only blanks or line ends part the
/// cells, a row counts when all its cells are there. What can be read two ways is not read.
/// </summary>
internal static class RowCells
{
    private const string Continued = "〃";

    /// <summary>Whether blank cells can be counted in it.</summary>
    public static bool IsFenced(string stretch, int count) => Marks(stretch, '|') >= Math.Min(count, 2) || Marks(stretch, '\t') >= Math.Min(count, 2);

    /// <summary>Every way to take so many cells, dropping nothing but blank ones; the first is the likeliest.</summary>
    /// <param name="stretch">From behind the label: what stands before the first mark is the label's.</param>
    public static List<string[]> Fenced(string stretch, int count)
    {
        var mark = stretch.Contains('|') ? '|' : '\t';
        var parts = stretch.Split(mark);
        var cells = parts.Skip(1).Select(part => part.Trim() is Continued ? "" : part.Trim()).ToList();
        if (mark == '|' && cells.Count > count && stretch.TrimEnd().EndsWith('|') && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        var ways = new List<string[]>();
        for (var first = cells.Count - count; first >= 0; first--)
        {
            if (cells.Take(first).All(IsBlank) && cells.Skip(first + count).All(IsBlank) && cells.Skip(first).Take(count).ToArray() is var way && !ways.Exists(w => w.SequenceEqual(way)))
            {
                ways.Add(way);
            }
        }

        return ways;
    }

    /// <summary>The numbers and dashes up to the next words.</summary>
    public static List<string> Loose(string stretch)
    {
        var cells = new List<string>();
        for (var at = 0; at < stretch.Length;)
        {
            if (char.IsWhiteSpace(stretch[at]) || stretch[at] is '|')
            {
                at++;
                continue;
            }

            var end = at;
            while (end < stretch.Length && !char.IsWhiteSpace(stretch[end]) && stretch[end] is not '|')
            {
                end++;
            }

            var word = stretch[at..end];
            if (IsValue(word))
            {
                cells.Add(word);
            }
            else if (!IsOnlyMarks(word))
            {
                break;
            }

            at = end;
        }

        return cells;
    }

    /// <summary>A number, with or without what it counts, or a dash.</summary>
    public static bool IsValue(string word) => word is "无" || (word.Length > 0 && IsValueStart(word[0])
        && !(word[^1] is '.' or '、' or ')' or '．') && !word.Any(c => ReportText.IsLetter(c) && !"件宗条份项起个元万亿".Contains(c, StringComparison.Ordinal)));

    private static bool IsValueStart(char c) => char.IsDigit(c) || c is '-' or '/' or '—' or '－' or '＋' or '+' or '／' or '–' or '−' or '―';

    private static bool IsOnlyMarks(string word) => !word.Any(c => ReportText.IsLetter(c) || char.IsDigit(c) || char.IsAsciiLetter(c));

    private static bool IsBlank(string cell) => cell.Length == 0;

    private static int Marks(string stretch, char mark) => stretch.AsSpan().Count(mark);
}
