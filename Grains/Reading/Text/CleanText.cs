using System.Text;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>
/// The text without what is certain to be damage, and the way back to the source. <see cref="Folded"/> has the same
/// length: one width, one kind of bracket, one kind of blank, for the passes to look at; values are cut from <see cref="Words"/>, where a text in traditional characters stands in simplified ones.
/// </summary>
internal sealed class CleanText
{
    private readonly int[] _source;

    private CleanText(string text, string words, string folded, int[] source, List<string> strays)
    {
        Source = text;
        Words = words;
        Folded = folded;
        _source = source;
        Strays = strays;
    }

    /// <summary>As decoded, with everything.</summary>
    public string Source { get; }

    public string Words { get; }

    public string Folded { get; }

    /// <summary>Runs of stray marks that were left out, as printed with their line.</summary>
    public IReadOnlyList<string> Strays { get; }

    public int Length => Words.Length;

    public string Cut(int start, int end) => Words[start..end];

    /// <summary>Where a character of the clean text stands in the source.</summary>
    public int SourceOf(int at) => _source[at];

    public TextSpan SpanOf(int start, int end) =>
        start >= end ? new TextSpan(start < _source.Length ? _source[start] : 0, 0)
        : new TextSpan(_source[start], _source[end - 1] + 1 - _source[start]);

    public static CleanText Of(string text)
    {
        var words = new StringBuilder(text.Length);
        var folded = new StringBuilder(text.Length);
        var source = new List<int>(text.Length);
        var strays = new List<string>();
        var traditional = Traditional.Prevails(text);
        var (seen, places) = Damage.WithoutInvisible(text);
        var indents = Damage.LostIndents(seen);
        var wrapped = WrappedLines.In(seen);
        for (var i = 0; i < seen.Length;)
        {
            var skip = Damage.LengthAt(seen, i, indents);
            if (skip == 0 && wrapped.LengthAt(i) is > 0 and var broken)
            {
                i += broken;
                continue;
            }

            if (skip > 0)
            {
                if (Damage.IsStray(seen[i]))
                {
                    strays.Add(LineRound(seen, i));
                }

                i += skip;
                continue;
            }

            words.Append(traditional ? Traditional.Simple(seen[i]) : seen[i]);
            folded.Append(Traditional.Simple(Folding.Of(seen, i)));
            source.Add(places is null ? i : places[i]);
            i++;
        }

        return new CleanText(text, words.ToString(), folded.ToString(), [.. source], strays);
    }

    private static string LineRound(string text, int at)
    {
        var start = text.LastIndexOf('\n', at) + 1;
        var end = text.IndexOf('\n', at);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }
}
