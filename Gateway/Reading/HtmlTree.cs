using System.Globalization;
using System.Net;
using System.Text;

namespace Tracker.Gateway.Reading;

/// <summary>
/// The elements of a saved page, forgiving as browsers are: tags left open, closed twice or in the wrong order. Scripts, styles and
/// controls are left out here already.
/// </summary>
internal sealed class HtmlTree
{
    /// <summary>Deeper elements are put side by side.</summary>
    private const int Deepest = 200;

    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "bgsound", "frame"];

    /// <summary>Their content is no markup.</summary>
    private static readonly HashSet<string> Raw = ["script", "style", "textarea", "title", "xmp", "noembed", "iframe"];

    private static readonly HashSet<string> Dropped =
        ["script", "style", "noscript", "textarea", "iframe", "select", "button", "svg", "object", "template", "canvas", "audio", "video", "map", "nav", "footer", "aside", "datalist", "noembed", "head"];

    /// <summary>An opening tag closes these where they stand open above it, up to the boundary.</summary>
    private static readonly Dictionary<string, (string[] Closes, string[] Within)> Implied = new()
    {
        ["li"] = (["li"], ["ul", "ol", "menu"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["tr"] = (["tr", "td", "th"], ["table"]),
        ["td"] = (["td", "th"], ["tr", "table"]),
        ["th"] = (["td", "th"], ["tr", "table"]),
        ["tbody"] = (["thead", "tbody", "tfoot", "tr", "td", "th"], ["table"]),
        ["option"] = (["option"], ["select"]),
    };

    private static readonly HashSet<string> ClosesParagraph =
        ["p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "pre", "hr", "form", "header", "main", "center"];

    private readonly string _page;

    private readonly List<HtmlNode> _open = [new("body")];

    private readonly StringBuilder _words = new();

    private HtmlTree(string page) => _page = page;

    /// <summary>The page's name as its tab shows it.</summary>
    public string Title { get; private set; } = "";

    public HtmlNode Root => _open[0];

    public static HtmlTree Of(string page)
    {
        var tree = new HtmlTree(page);
        tree.Read();
        return tree;
    }

    private void Read()
    {
        for (var at = 0; at < _page.Length;)
        {
            var tag = _page.IndexOf('<', at);
            if (tag < 0 || tag + 1 == _page.Length)
            {
                _words.Append(_page, at, _page.Length - at);
                break;
            }

            _words.Append(_page, at, tag - at);
            at = _page[tag + 1] switch
            {
                '!' when string.CompareOrdinal(_page, tag, "<!--", 0, 4) == 0 => After("-->", tag + 4),
                '!' or '?' => After(">", tag),
                '/' => Closing(tag),
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Opening(tag),
                _ => Literal(tag),
            };
        }

        Flush();
        while (_open.Count > 1)
        {
            Pop();
        }

        _open[0].Weigh();
    }

    private int Literal(int at)
    {
        _words.Append(_page[at]);
        return at + 1;
    }

    private int After(string mark, int from)
    {
        var at = _page.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? _page.Length : at + mark.Length;
    }

    private int Closing(int at)
    {
        var end = at + 2;
        while (end < _page.Length && IsName(_page[end]))
        {
            end++;
        }

        Close(_page[(at + 2)..end].ToLowerInvariant());
        return After(">", end);
    }

    private void Close(string name)
    {
        var found = _open.FindLastIndex(n => n.Name == name);
        var table = _open.FindLastIndex(n => n.Name == "table");
        if (found <= 0 || (table > found && name is not ("table" or "body" or "html")))
        {
            if (name is "p" or "br")
            {
                Flush();
                _open[^1].Children.Add(new HtmlNode("br"));
            }

            return; // closes nothing that is open, or what stands round the table it is in
        }

        Flush();
        while (_open.Count > found)
        {
            Pop();
        }
    }

    private int Opening(int at)
    {
        var end = at + 1;
        while (end < _page.Length && IsName(_page[end]))
        {
            end++;
        }

        var name = _page[(at + 1)..end].ToLowerInvariant();
        var attributes = new HtmlAttributes(_page, end);
        end = attributes.End;
        if (Raw.Contains(name))
        {
            var close = _page.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            var inside = close < 0 ? _page.Length : close;
            if (name == "title" && Title.Length == 0)
            {
                Title = WebUtility.HtmlDecode(_page[end..inside]).Trim();
            }

            return close < 0 ? _page.Length : After(">", close);
        }

        if (name is "html" or "body" or "head" || attributes.SelfClosed && !Void.Contains(name))
        {
            return end;
        }

        Flush();
        CloseImplied(name);
        var node = new HtmlNode(name)
        {
            Across = Number(attributes.Value("colspan")),
            Down = Number(attributes.Value("rowspan")),
            From = Number(attributes.Value("start")),
            IsHidden = attributes.Has("hidden") || HidesItself(attributes.Value("style")),
        };
        if (Void.Contains(name))
        {
            _open[^1].Children.Add(node);
            node.Weigh();
        }
        else if (_open.Count < Deepest)
        {
            _open.Add(node);
        }

        return end;
    }

    private void CloseImplied(string name)
    {
        if (ClosesParagraph.Contains(name) && _open[^1].Name == "p")
        {
            Pop();
        }

        if (!Implied.TryGetValue(name == "tfoot" || name == "thead" ? "tbody" : name, out var rule))
        {
            return;
        }

        var outer = _open.FindLastIndex(n => rule.Within.Contains(n.Name));
        var first = _open.FindIndex(Math.Max(0, outer + 1), n => rule.Closes.Contains(n.Name));
        while (first > 0 && _open.Count > first)
        {
            Pop();
        }
    }

    private void Pop()
    {
        var node = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (!Dropped.Contains(node.Name) && !node.IsHidden)
        {
            node.Weigh();
            _open[^1].Children.Add(node);
        }
    }

    private void Flush()
    {
        if (_words.Length == 0)
        {
            return;
        }

        var node = new HtmlNode("", WebUtility.HtmlDecode(_words.ToString()));
        _words.Clear();
        node.Weigh();
        _open[^1].Children.Add(node);
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_';

    private static int Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : 1;

    private static bool HidesItself(string? style) =>
        style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var said
        && (said.Contains("display:none", StringComparison.OrdinalIgnoreCase) || said.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || said.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase));
}
