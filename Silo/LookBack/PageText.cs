using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Silo.LookBack;

/// <summary>A page's main text, a line a block: what people read, without menus, scripts and markup; and whether it still says what was recorded.</summary>
public static partial class PageText
{
    /// <summary>Shorter lines are menus, counters and dates as a rule: nothing is said by their change.</summary>
    private const int ShortestLine = 12;

    /// <summary>Milliseconds for each pattern: a page may be made so that looking for an end that never comes takes for ever.</summary>
    private const int Patience = 2_000;

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Throws <see cref="RegexMatchTimeoutException"/> where the page is made so that it cannot be read in time.</summary>
    public static string Of(byte[] page, string? charset)
    {
        var html = EncodingOf(page, charset).GetString(page);
        var text = WebUtility.HtmlDecode(Tag().Replace(Block().Replace(Aside().Replace(html, "\n"), "\n"), ""));
        var lines = text.Split('\n').Select(line => Blank().Replace(line, " ").Trim()).Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }

    /// <summary>Every line of some length that was recorded still stands on the page; more may have come.</summary>
    public static bool StillSays(string now, string recorded)
    {
        var lines = Lines(now).ToHashSet(StringComparer.Ordinal);
        return Lines(recorded).All(lines.Contains);
    }

    /// <summary>Side by side: what is no longer there, and what came.</summary>
    public static (IReadOnlyList<string> Gone, IReadOnlyList<string> Came) Differences(string recorded, string now)
    {
        var (before, after) = (Lines(recorded).ToList(), Lines(now).ToList());
        return ([.. before.Except(after)], [.. after.Except(before)]);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length >= ShortestLine);

    private static Encoding EncodingOf(byte[] page, string? charset)
    {
        charset ??= Charset().Match(Encoding.Latin1.GetString(page, 0, Math.Min(page.Length, 2_048))) is { Success: true } said ? said.Groups[1].Value : null;
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_-]{2,20})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex("<!--.*?-->|<(script|style|noscript|template|nav|header|footer|aside|select)\\b[^>]*>.*?</\\1\\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline, Patience)]
    private static partial Regex Aside();

    [GeneratedRegex("</?(p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|section|article|title|body|head|dd|dt|dl)\\b[^>]*>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, Patience)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
