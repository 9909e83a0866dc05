namespace Tracker.Reading;

/// <summary>
/// Breaks that a page's width made, as in text copied from a PDF: within a paragraph they part words and names, and are left out with the page number between.
/// Only where most of the text stands in lines as long as the page is wide; a line that is indented, or else one with a number, begins a paragraph.
/// </summary>
internal sealed class WrappedLines
{
    private const int LeastWidth = 20;
    private const int LeastLines = 8;
    private const int LeastShare = 50;
    private const int MostLonger = 10;
    private const int LeastIndented = 3;
    private const int LongestMark = 8;

    /// <summary>A mark that must not begin a line takes its neighbour down with it, and digits stay together.</summary>
    private const double Ragged = 2.5;

    /// <summary>Where paragraphs are indented; figures are narrower than some printers count them.</summary>
    private const double NearlyFull = 0.75;

    /// <summary>Where they are not, and no sentence ends there.</summary>
    private const double FullEnough = 0.85;

    /// <summary>Marks that are printed narrower than they are copied.</summary>
    private const double Squeezed = 2;

    private static readonly WrappedLines None = new([]);

    private readonly Dictionary<int, int> _breaks;

    private WrappedLines(Dictionary<int, int> breaks)
    {
        _breaks = breaks;
    }

    /// <summary>How many characters from here are such a break; 0 for none.</summary>
    public int LengthAt(int at) => _breaks.GetValueOrDefault(at);

    public static WrappedLines In(string text)
    {
        var lines = LinesOf(text);
        if (WidthOf(lines) is not { } width)
        {
            return None;
        }

        var indented = lines.Count(l => l.Indented) >= LeastIndented;
        var breaks = new Dictionary<int, int>();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var next = i + 1;
            while (next + 1 < lines.Count && lines[next].IsPageNumber)
            {
                next++; // and the blank lines round it
            }

            var (line, after) = (lines[i], lines[next]);
            var inBracket = EndsInBracket(text, line, after);
            var ends = EndsSentence(text[line.End - 1]);
            var full = line.Width > width - Ragged || (!indented && !ends && line.Width > width * FullEnough) || inBracket;
            if (line.Width <= width + Squeezed && line.GoesOn && after.GoesOn && (next > i + 1 || inBracket || !after.BlankBefore)
                && (indented ? !after.Indented && (full || (!ends && line.Width > width * NearlyFull)) : full && !ends && !IsNumbered(text, after)))
            {
                breaks[line.End] = after.Start - line.End;
            }
        }

        return new WrappedLines(breaks);
    }

    /// <summary>The width that most of the text has, in characters; null: the lines are as long as what they say.</summary>
    private static int? WidthOf(List<Printed> lines)
    {
        var printed = new SortedDictionary<int, (int Lines, double Width)>();
        foreach (var line in lines)
        {
            var width = (int)Math.Ceiling(line.Width);
            var (count, sum) = printed.GetValueOrDefault(width);
            printed[width] = (count + 1, sum + line.Width);
        }

        var (best, most, wide) = (0, 0, 0.0);
        foreach (var width in printed.Keys)
        {
            var (count, sum) = (0, 0.0);
            for (var w = width - 2; w <= width; w++)
            {
                var (more, wider) = printed.GetValueOrDefault(w);
                (count, sum) = (count + more, sum + wider);
            }

            (best, most, wide) = sum > wide ? (width, count, sum) : (best, most, wide);
        }

        var longer = lines.Count(l => l.Width > best + 1);
        return best >= LeastWidth && most >= LeastLines && wide * 100 >= lines.Sum(l => l.Width) * LeastShare && longer * 100 <= lines.Count * MostLonger ? best : WidthOfContinued(lines);
    }

    /// <summary>Where paragraphs are indented and many of them short, as in cards: the lines that an unindented one follows are as long as the page is wide.</summary>
    private static int? WidthOfContinued(List<Printed> lines)
    {
        var continued = lines.Zip(lines.Skip(1)).Where(p => p.First.GoesOn && !p.First.IsPageNumber && p.Second is { GoesOn: true, Indented: false, IsPageNumber: false }).Select(p => p.First.Width).ToList();
        var indented = lines.Count(l => l.Indented);
        var best = continued.Count < LeastLines ? 0 : (int)Math.Ceiling(continued.Max());
        return best >= LeastWidth && indented * 2 > lines.Count && continued.Count(w => w > best - Ragged) * 100 >= continued.Count * LeastContinued && !lines.Exists(l => l.Width > best + 1) ? best : null;
    }

    private const int LeastContinued = 80;

    /// <summary>（责任单位：省 and below it 气象局）: no paragraph ends in a bracket, and one that a page ends in goes on behind the blank line.</summary>
    private static bool EndsInBracket(string text, Printed line, Printed after)
    {
        var open = 0;
        for (var i = line.Start; i < line.End; i++)
        {
            open = Math.Max(0, open + Opens(text, i));
        }

        var left = open;
        for (var i = after.Start; i < after.End && left > 0 && left >= open; i++)
        {
            left += Opens(text, i);
        }

        return left < open;
    }

    private static int Opens(string text, int at) => Folding.Of(text, at) switch { '(' => 1, ')' => -1, _ => 0 };

    private static bool IsNumbered(string text, Printed line)
    {
        var folded = Folding.Of(text[line.Start..Math.Min(line.End, line.Start + LongestMark)]);
        return NumberMark.At(folded, 0, folded.Length) is not null;
    }

    private static bool EndsSentence(char last) => last is '。' or '；' or ';' or '：' or ':' or '！' or '？';

    private static List<Printed> LinesOf(string text)
    {
        var lines = new List<Printed>();
        var wasBlank = false;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var words = text.AsSpan(at, end - at);
            var from = at + words.Length - words.TrimStart().Length;
            var blank = from == end;
            if (!blank)
            {
                lines.Add(Printed.Of(text, at, from, at + words.TrimEnd().Length, wasBlank));
            }

            wasBlank = blank;
            at = end + 1;
        }

        return lines;
    }

    /// <summary>A line as it is printed.</summary>
    /// <param name="Width">In characters, a Latin letter being half of one, with the blanks before it.</param>
    /// <param name="GoesOn">Whether it may be part of a paragraph: no row of a table.</param>
    private readonly record struct Printed(int Start, int End, double Width, bool Indented, bool GoesOn, bool BlankBefore, bool IsPageNumber)
    {
        public static Printed Of(string text, int at, int start, int end, bool blankBefore)
        {
            var (before, width, goesOn) = (0.0, 0.0, true);
            for (var i = at; i < end; i++)
            {
                width += text[i] == ' ' && ((i > at && IsCopiedWide(text[i - 1])) || (i + 1 < end && IsCopiedWide(text[i + 1]))) ? 0 : WidthOf(text[i]); // such a blank was not printed
                before = i < start ? width : before;
                goesOn &= text[i] is not ('|' or '\t');
            }

            return new Printed(start, end, width, before >= 1, goesOn, blankBefore, IsNumberOfPage(text, start, end));
        }

        /// <summary>— 2 —, - 12 -, ·2·, 第3页 共9页: no part of any paragraph.</summary>
        private static bool IsNumberOfPage(string text, int start, int end)
        {
            var digits = 0;
            for (var i = start; i < end; i++)
            {
                if (char.IsDigit(text[i]))
                {
                    digits++;
                }
                else if (text[i] is not ('—' or '-' or '－' or '–' or '第' or '页' or '共' or '/' or '·' or '•' or ' ' or '\u3000' or '\u00a0'))
                {
                    return false;
                }
            }

            return digits is > 0 and <= 4 && end - start > digits;
        }

        /// <summary>Printed narrow.</summary>
        private static bool IsCopiedWide(char c) => c is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '／' or '＋';

        private static double WidthOf(char c) => c switch
        {
            '\r' => 0,
            _ when IsCopiedWide(c) => 0.5,
            >= '\u2010' and <= '\u2026' or >= '\u2460' => 1, // dashes, quotes and dots of Chinese text, numbers in circles
            _ => 0.5,
        };
    }
}
