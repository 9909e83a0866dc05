using System.Text;

namespace Tracker.Units;

/// <summary>
/// What two spellings of one name have in common: white space gone, full width as half width, every bracket as <c>()</c>, every quotation mark
/// alike, Latin letters in lower case. Nothing else: a near match is no match.
/// </summary>
public static class NameKey
{
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!IsBlank(c))
            {
                key.Append(Fold(c));
            }
        }
        return key.ToString();
    }

    /// <summary>A key of the form <c>A(B)</c> as its two parts; null where it is not of that form.</summary>
    internal static (string Before, string Inside)? Bracketed(string key)
    {
        if (key.Length < 4 || key[^1] != ')')
        {
            return null;
        }
        var depth = 0;
        for (var at = key.Length - 1; at > 0; at--)
        {
            depth += key[at] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth == 0)
            {
                var inside = key[(at + 1)..^1];
                return inside.Length == 0 ? null : (key[..at], inside);
            }
        }
        return null;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad';

    private static char Fold(char c) => c switch
    {
        '〔' or '［' or '[' or '【' or '〈' or '{' or '｛' => '(',
        '〕' or '］' or ']' or '】' or '〉' or '}' or '｝' => ')',
        '“' or '”' or '„' or '‟' or '＂' or '「' or '」' or '『' or '』' => '"',
        '‘' or '’' or '＇' => '\'',
        '•' or '・' or '‧' or '∙' => '·',
        >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(c - 0xfee0)),
        _ => char.ToLowerInvariant(c),
    };
}
