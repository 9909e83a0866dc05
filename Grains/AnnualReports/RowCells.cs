using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>
/// The cells of a row, from behind its label. Between | marks or tabs blank cells can be counted; where only blanks or line ends part the
/// cells, a row counts when all its cells are there. What can be read two ways is not read.
/// </summary>
internal static partial class RowCells
{
    private const string Continued = "〃";

    /// <summary>Whether blank cells can be counted in it.</summary>
    public static bool IsFenced(string stretch, int count) => Marks(stretch, '|') >= Math.Min(count, 2) || Marks(stretch, '\t') >= Math.Min(count, 2);

    /// <summary>Every way to take so many cells, dropping nothing but blank ones; the first is the likeliest.</summary>
    /// <param name="stretch">From behind the label: what stands before the first mark is the label's.</param>
    /// <param name="closed">Behind its last mark there is no cell.</param>
    public static List<string[]> Fenced(string stretch, int count, bool closed = false)
    {
        var cells = Cells(stretch, closed ? 0 : count);
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

    /// <summary>How many blank cells one way of reading leaves out, before its first cell and behind its last.</summary>
    public static (int Before, int Behind) Dropped(string stretch, string[] way)
    {
        var cells = Cells(stretch, way.Length);
        for (var first = 0; first + way.Length <= cells.Count; first++)
        {
            if (cells.Skip(first).Take(way.Length).SequenceEqual(way))
            {
                return (first, cells.Count - first - way.Length);
            }
        }

        return default;
    }

    /// <summary>A line of its own, not behind a label.</summary>
    /// <param name="opens">Lines of this table begin with a mark.</param>
    public static List<string[]> OwnLine(string line, int count, bool opens) => Fenced(line.Contains('|') && opens ? line : $"{(line.Contains('|') ? '|' : '\t')}{line}", count);

    /// <summary>The numbers and dashes up to the next words.</summary>
    public static List<string> Loose(string stretch)
    {
        stretch = PageNumber().Replace(stretch, "");
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

    /// <summary>Without the closing mark of a fenced row.</summary>
    private static List<string> Cells(string stretch, int count)
    {
        var mark = stretch.Contains('|') ? '|' : '\t';
        var cells = stretch.Split(mark).Skip(1).Select(part => part.Trim() is Continued ? "" : part.Trim()).ToList();
        if (mark == '|' && cells.Count > count && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    [GeneratedRegex(@"(?m)^\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*$")]
    private static partial Regex PageNumber();

    private static int Marks(string stretch, char mark) => stretch.AsSpan().Count(mark);
}
