using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Reading;

namespace Tracker.AnnualReports;

/// <summary>Finds the figures in the text of a report that its tables hold as well. What is of another year, a difference or a rough number is passed over.</summary>
internal static partial class TextFigures
{
    private const int LongestQuote = 40;

    public static List<TextFigure> In(ReportPassage passage, int? year)
    {
        var figures = new List<TextFigure>();
        var before = "";
        foreach (var line in Folding.Of(passage.Words).Split('\n'))
        {
            var words = Title().Replace(line.Replace(" ", "", StringComparison.Ordinal), "");
            // A figure may go on with what the line above began; a sub-heading begins anew.
            before = SubHeading().IsMatch(words) || before.Length > 400 ? "" : before;
            Read(passage, words, before, year, figures);
            before += words;
        }

        return [.. figures.DistinctBy(f => (f.Meaning.Name, f.Value, f.Quote))];
    }

    private static void Read(ReportPassage passage, string line, string before, int? year, List<TextFigure> figures)
    {
        var taken = new List<(int From, int To)>();
        var found = new List<(int At, TextFigure Figure)>();
        foreach (var pattern in FigurePatterns.All)
        {
            foreach (var match in pattern.Regex.Matches(line).Where(m => Means(pattern, m, line, before, year)))
            {
                var number = match.Groups["n"];
                var (from, to) = number.Length > 0 ? (number.Index, number.Index + number.Length) : (match.Index, match.Index + match.Length);
                if (taken.Exists(t => from < t.To && to > t.From) || (pattern.Zero ? 0 : Value(number.Value)) is not { } value)
                {
                    continue;
                }

                taken.Add((from, to));
                var quote = match.Length > LongestQuote ? match.Value[..LongestQuote] + "…" : match.Value;
                found.Add((match.Index, new TextFigure(passage, quote, value, pattern.Meaning(match), pattern.Or?.Invoke(match))));
                if (pattern.Also?.Invoke(match) is { } also)
                {
                    found.Add((match.Index, new TextFigure(passage, quote, value, also)));
                }
            }
        }

        Upheld(passage, line, found);
        figures.AddRange(found.OrderBy(f => f.At).Select(f => f.Figure));
    }

    /// <summary>均获维持: all cases that the sentence counts ended so.</summary>
    private static void Upheld(ReportPassage passage, string line, List<(int At, TextFigure Figure)> found)
    {
        foreach (Match match in AllUpheld().Matches(line))
        {
            var sentence = line.LastIndexOfAny(['。', ';'], match.Index) + 1;
            var cases = found.Where(f => f.At >= sentence && f.At < match.Index && f.Figure.Meaning.Terms[0].StartsWith("part4", StringComparison.Ordinal) && f.Figure.Value > 0).ToList();
            if (cases.Count > 0)
            {
                var terms = cases.SelectMany(c => c.Figure.Meaning.Terms).Select(t => t.Replace(".total", ".upheld", StringComparison.Ordinal)).Distinct().ToArray();
                var quote = line[cases[0].At..(match.Index + match.Length)];
                found.Add((match.Index, new TextFigure(passage, quote, cases.Sum(c => c.Figure.Value), new FigureMeaning("upheld", terms), Key: "R10.upheld")));
            }
        }
    }

    private static bool Means(FigurePattern pattern, Match match, string line, string before, int? year)
    {
        var number = match.Groups["n"];
        var end = number.Length > 0 ? number.Index : match.Index + match.Length;
        var start = line.LastIndexOfAny([',', '。', ';', ':', '('], Math.Max(0, match.Index - 1)) + 1;
        var clause = line[Math.Min(start, end)..end];
        return match.Groups["rough"].Length == 0
            && !Difference().IsMatch(clause)
            && (pattern.NotBeside is null || !Regex.IsMatch(clause, pattern.NotBeside))
            && (pattern.NotInSentence is null || !SentenceUpTo(end, line, before).Contains(pattern.NotInSentence, StringComparison.Ordinal))
            && Context(pattern.Needs, line, match.Index + match.Length, before)
            && OfThisYear(pattern, match, line, year);
    }

    /// <param name="before">The lines above, of which it may go on.</param>
    private static string SentenceUpTo(int end, string line, string before) =>
        line.LastIndexOfAny(Ends, Math.Max(0, end - 1)) is var stop and >= 0 ? line[(stop + 1)..end] : before[(before.LastIndexOfAny(Ends) + 1)..] + line[..end];

    private static readonly char[] Ends = ['。', ';'];

    private static bool Context(FigureContext needed, string line, int end, string before) => needed switch
    {
        FigureContext.Applications => before.Contains("申请", StringComparison.Ordinal) || line.AsSpan(0, end).Contains("申请", StringComparison.Ordinal),
        FigureContext.Openness => Openness().IsMatch(line) || Openness().IsMatch(before),
        _ => true,
    };

    private static bool OfThisYear(FigurePattern pattern, Match match, string line, int? year)
    {
        var own = match.Groups["year"];
        if (own.Length > 0)
        {
            return year is { } y && int.Parse(own.Value, CultureInfo.InvariantCulture) == y + pattern.YearAfter;
        }

        var sentence = line.LastIndexOfAny(['。', ';'], Math.Max(0, match.Index - 1)) + 1;
        var last = Years().Matches(line[sentence..Math.Max(sentence, match.Index)]).LastOrDefault();
        return last is null || year is null || int.Parse(last.Groups["year"].Value, CultureInfo.InvariantCulture) == year;
    }

    private static decimal? Value(string said) => char.IsDigit(said[0])
        ? decimal.TryParse(said.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && said.Length <= CellText.LongestWhole ? number : null
        : Numerals.ChineseAt(said, 0, said.Length, said.Length) is (var value, > 0) ? value : null;

    [GeneratedRegex("《[^》]{0,60}》")]
    private static partial Regex Title();

    [GeneratedRegex(@"^\(?[一二三四五六七八九十]{1,2}[)、.]")]
    private static partial Regex SubHeading();

    [GeneratedRegex("同比|环比|(?:比|较)(?:上一?年|去年|同期|20)|增长|增加|减少|下降|上升|回落|以来|历年|近[两三几]年|上一?年同期|去年同期|上一?年度?(?:共|收到|受理)|去年(?:共|收到|受理)")]
    private static partial Regex Difference();

    [GeneratedRegex("信息公开|政务公开|依申请|公开申请|申请公开")]
    private static partial Regex Openness();

    [GeneratedRegex(@"(?<year>20\d\d)年(?!度?(?:结转|转结|转入|遗留))")]
    private static partial Regex Years();

    [GeneratedRegex("(?:均|全部|都)(?:已)?(?:获|被|予以|得到|为)?(?:结果)?维持")]
    private static partial Regex AllUpheld();
}
