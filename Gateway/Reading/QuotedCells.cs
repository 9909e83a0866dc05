using System.Buffers;
using System.Text;

namespace Tracker.Gateway.Reading;

/// <summary>
/// Cells as a spreadsheet copies them: one that holds a quotation mark or a line break stands in quotation marks, with its own doubled. Without a line
/// break it reads plain again; with one the outer marks stay, which say to the reader that the row goes on, and only the doubled ones are single again.
/// </summary>
internal static class QuotedCells
{
    private static readonly SearchValues<char> Doubled = SearchValues.Create("\"");

    public static string Plain(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal) || !text.AsSpan().ContainsAny(Doubled))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var begins = text[at] == '"' && (at == 0 || text[at - 1] is '\t' or '\n' or '\r');
            if (begins && EndOf(text, at) is > 0 and var end && (IsTab(text, at - 1) || IsTab(text, end)))
            {
                plain.Append(Words(text[(at + 1)..(end - 1)]));
                at = end;
                continue;
            }
            plain.Append(text[at++]);
        }
        return plain.ToString();
    }

    /// <summary>Behind the mark that closes the cell; 0: it is no cell in quotation marks.</summary>
    private static int EndOf(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at++;
                continue;
            }
            return at + 1 == text.Length || text[at + 1] is '\t' or '\n' or '\r' ? at + 1 : 0;
        }
        return 0;
    }

    private static string Words(string inside)
    {
        var words = inside.Replace("\"\"", "\"", StringComparison.Ordinal);
        return words.AsSpan().ContainsAny('\n', '\r') ? $"\"{words}\"" : words.StartsWith('"') ? InPairs(words) : words;
    }

    /// <summary>A cell that begins with a quotation of its own is none in quotation marks.</summary>
    private static string InPairs(string words)
    {
        var opens = true;
        return string.Concat(words.Select(c =>
        {
            if (c != '"')
            {
                return c;
            }
            opens = !opens;
            return opens ? '”' : '“';
        }));
    }

    private static bool IsTab(string text, int at) => at >= 0 && at < text.Length && text[at] == '\t';
}
