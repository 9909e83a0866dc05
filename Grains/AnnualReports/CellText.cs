using System.Globalization;
using System.Text;
using Tracker.Deciding;

namespace Tracker.AnnualReports;

/// <summary>A cell as somebody typed, pasted or printed it. The page's script reads by the same rules, and a test holds the two against each other.</summary>
public static class CellText
{
    public const int LongestWhole = 15;

    public const int LongestFraction = 6;

    /// <summary>The value, or why it is none: text in a number's cell, a number too long, 万 or 元 where the form counts in something else.</summary>
    public static (CellValue Value, Rejection? Fault) Read(string text)
    {
        var folded = Folded(text);
        return folded.Length == 0 ? (CellValue.Blank, null)
            : SaysNotApplicable(folded) ? (CellValue.NotApplicable, null)
            : Number(folded) is { } number ? (CellValue.Of(number), null)
            : (CellValue.Blank, new Rejection("annual-report.cell-not-a-number", Shortened(text)));
    }

    /// <summary>One width and no blanks; the minus and dashes of every kind are one.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\u00a0' or '\u3000' or '\u200b' or '\ufeff')
            {
                continue;
            }

            folded.Append(c switch
            {
                '—' or '–' or '―' or '−' or '‐' or '‑' or '─' => '-',
                >= '！' and <= '～' => (char)(c - '！' + '!'),
                _ => c,
            });
        }

        return folded.ToString();
    }

    private static bool SaysNotApplicable(string folded) => folded is "无" or "不适用" || folded.AsSpan().IndexOfAnyExcept('/', '-', '\\') < 0;

    /// <summary>A sign, at most fifteen digits, thousands in threes or not at all, at most six digits behind the point.</summary>
    private static decimal? Number(string folded)
    {
        var at = folded[0] is '-' or '+' ? 1 : 0;
        var digits = new StringBuilder();
        int group = 0, groups = 0, fraction = -1;
        for (var i = at; i < folded.Length; i++)
        {
            switch (folded[i])
            {
                case >= '0' and <= '9' and var c:
                    digits.Append(c);
                    group++;
                    fraction += fraction >= 0 ? 1 : 0;
                    break;
                case ',' when fraction < 0 && (groups == 0 ? group is >= 1 and <= 3 : group == 3):
                    (group, groups) = (0, groups + 1);
                    break;
                case '.' when fraction < 0 && group > 0 && (groups == 0 || group == 3):
                    digits.Append('.');
                    (group, fraction) = (0, 0);
                    break;
                default:
                    return null;
            }
        }

        var whole = digits.Length - (fraction >= 0 ? fraction + 1 : 0);
        return whole is 0 or > LongestWhole || fraction is 0 or > LongestFraction || (fraction < 0 && groups > 0 && group != 3) ? null
            : decimal.Parse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * (folded[0] == '-' ? -1 : 1);
    }

    private static string Shortened(string text) => text.Trim() is { Length: > 30 } longer ? longer[..30] + "…" : text.Trim();
}
