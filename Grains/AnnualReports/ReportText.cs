using System.Text.RegularExpressions;
using Tracker.Reading;

namespace Tracker.AnnualReports;

/// <summary>
/// A report as text, and beside it nothing but its Chinese letters: labels are looked for among these, so that a label broken over lines, between | marks,
/// with other brackets or blanks in it is still the same label.
/// </summary>
internal sealed partial class ReportText
{
    /// <summary>A label's letters may stand this much further apart than they are many: values printed in the middle of a label of two lines.</summary>
    private const int WidestGap = 90;

    private readonly CleanText _clean;
    private readonly string _letters;
    private readonly int[] _places;

    private ReportText(CleanText clean)
    {
        _clean = clean;
        var places = new List<int>();
        for (var i = 0; i < clean.Length; i++)
        {
            if (IsLetter(clean.Folded[i]))
            {
                places.Add(i);
            }
        }

        _places = [.. places];
        _letters = string.Create(_places.Length, (clean, _places), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from.clean.Folded[from._places[i]];
            }
        });
    }

    /// <summary>One width, one kind of bracket, dash and blank; as long as <see cref="Words"/>.</summary>
    public string Folded => _clean.Folded;

    /// <summary>With its tabs.</summary>
    public string Words => _clean.Words;

    public int Length => _clean.Length;

    /// <summary>Lines of dashes under the headings of a table (Markdown) hold no cells.</summary>
    public static ReportText Of(SourceText source) => new(CleanText.Of(DashLine().Replace(source.Text, line => new string(' ', line.Length))));

    public static bool IsLetter(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    /// <summary>The stretches that say a label, from its first letter to behind its last, in order.</summary>
    public IEnumerable<Stretch> Find(string label, Stretch within)
    {
        var at = LetterAt(within.Start);
        while ((at = _letters.IndexOf(label, at, StringComparison.Ordinal)) >= 0)
        {
            var (start, end) = (_places[at], _places[at + label.Length - 1] + 1);
            if (end > within.End)
            {
                yield break;
            }

            if (end - start <= label.Length + WidestGap)
            {
                yield return new Stretch(start, end);
            }

            at++;
        }
    }

    /// <summary>Only where no letter stands beside it and its own stand in one cell: a label by itself, and not words of a sentence.</summary>
    public IEnumerable<Stretch> FindAlone(string label, Stretch within) =>
        Find(label, within).Where(s => s.Length <= label.Length + 6 && !IsLetter(Before(s.Start)) && Folded.AsSpan(s.Start, s.Length).IndexOfAny('|', '(', ')') < 0
            && Next(s.End) is var c && !IsLetter(c) && c is not ('、' or ',' or '。' or ':' or ';') && BeforeInLine(s.Start) is not ('、' or ',' or '。'));

    public Stretch LineOf(int at)
    {
        var start = at == 0 ? 0 : Folded.LastIndexOf('\n', at - 1) + 1;
        var end = Folded.IndexOf('\n', at);
        return new Stretch(start, end < 0 ? Length : end);
    }

    public IEnumerable<Stretch> Lines(Stretch within)
    {
        for (var at = within.Start; at < within.End;)
        {
            var end = Folded.IndexOf('\n', at, within.End - at);
            end = end < 0 ? within.End : end;
            yield return new Stretch(at, end);
            at = end + 1;
        }
    }

    public string Cut(Stretch stretch) => Words[stretch.Start..stretch.End];

    public string CutFolded(Stretch stretch) => Folded[stretch.Start..stretch.End];

    public string LettersIn(Stretch stretch) => _letters[LetterAt(stretch.Start)..LetterAt(stretch.End)];

    [GeneratedRegex(@"^ {0,3}\|?(?: *:?-{2,}:? *\|)+ *(?::?-{2,}:? *)?$", RegexOptions.Multiline)]
    private static partial Regex DashLine();

    private int LetterAt(int place)
    {
        var at = Array.BinarySearch(_places, place);
        return at < 0 ? ~at : at;
    }

    private char Before(int at) => at > 0 ? Folded[at - 1] : '\n';

    private char BeforeInLine(int at)
    {
        while (at > 0 && Folded[at - 1] == ' ')
        {
            at--;
        }

        return Before(at);
    }

    private char Next(int at) => at < Length ? Folded[at] : '\n';
}

/// <summary>A stretch of the text.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Holds(int at) => at >= Start && at < End;
}
