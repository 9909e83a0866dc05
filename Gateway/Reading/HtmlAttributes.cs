using System.Net;

namespace Tracker.Gateway.Reading;

/// <summary>The attributes of one tag: quoted, bare or without a value.</summary>
internal sealed class HtmlAttributes
{
    private readonly List<(string Name, string Value)> _all = [];

    /// <param name="at">Behind the tag's name.</param>
    public HtmlAttributes(string page, int at)
    {
        while (at < page.Length && page[at] != '>')
        {
            if (char.IsWhiteSpace(page[at]) || page[at] is '/' or '=' or '"' or '\'')
            {
                SelfClosed = page[at] == '/';
                at++;
                continue;
            }

            SelfClosed = false;
            var name = at;
            while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] is not ('=' or '>' or '/'))
            {
                at++;
            }

            var named = page[name..at];
            while (at < page.Length && char.IsWhiteSpace(page[at]))
            {
                at++;
            }

            var value = "";
            if (at < page.Length && page[at] == '=')
            {
                (value, at) = ValueAt(page, at + 1);
            }

            _all.Add((named, value));
        }

        End = Math.Min(page.Length, at + 1);
    }

    /// <summary>Behind the tag.</summary>
    public int End { get; }

    public bool SelfClosed { get; }

    public bool Has(string name) => _all.Exists(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    public string? Value(string name) => _all.Find(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static (string Value, int At) ValueAt(string page, int at)
    {
        while (at < page.Length && char.IsWhiteSpace(page[at]))
        {
            at++;
        }

        var end = at;
        if (at < page.Length && page[at] is '"' or '\'')
        {
            end = page.IndexOf(page[at], at + 1);
            return end < 0 ? ("", page.Length) : (WebUtility.HtmlDecode(page[(at + 1)..end]), end + 1);
        }

        while (end < page.Length && !char.IsWhiteSpace(page[end]) && page[end] != '>')
        {
            end++;
        }

        return (page[at..end], end);
    }
}
