using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tracker.Benchmarks.Plain;

/// <summary>The markup of a page from constants: every element, attribute and text through the renderer, and nothing to look up or decide.</summary>
internal sealed partial class SameMarkup : ComponentBase
{
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

    private static (Kind Kind, string Text, (string Name, string Value)[] Attributes)[] _parts = [];
    private static string _page = "";

    private enum Kind
    {
        Open,
        Close,
        Text,
        Markup,
    }

    public static string Page
    {
        get => _page;
        set => (_page, _parts) = (value, [.. Read(value)]);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (kind, text, attributes) in _parts)
        {
            switch (kind)
            {
                case Kind.Open:
                    builder.OpenElement(0, text);
                    foreach (var (name, value) in attributes)
                    {
                        builder.AddAttribute(1, name, value);
                    }
                    break;
                case Kind.Close:
                    builder.CloseElement();
                    break;
                case Kind.Text:
                    builder.AddContent(2, text);
                    break;
                default:
                    builder.AddMarkupContent(3, text);
                    break;
            }
        }
    }

    private static IEnumerable<(Kind, string, (string, string)[])> Read(string html)
    {
        foreach (Match part in Parts().Matches(html))
        {
            var text = part.Value;
            if (text[0] != '<')
            {
                yield return (Kind.Text, System.Net.WebUtility.HtmlDecode(text), []);
            }
            else if (text.StartsWith("</", StringComparison.Ordinal))
            {
                if (!Void.Contains(text[2..^1].Trim()))
                {
                    yield return (Kind.Close, "", []);
                }
            }
            else if (!part.Groups["name"].Success)
            {
                yield return (Kind.Markup, text, []); // doctype, comments, scripts and styles
            }
            else
            {
                var name = part.Groups["name"].Value;
                yield return (Kind.Open, name, [.. Attributes().Matches(part.Groups["rest"].Value).Select(a => (a.Groups["key"].Value, System.Net.WebUtility.HtmlDecode(a.Groups["value"].Value)))]);
                if (Void.Contains(name))
                {
                    yield return (Kind.Close, "", []);
                }
            }
        }
    }

    [GeneratedRegex("""<!.*?>|<(?<whole>script|style)\b.*?</\k<whole>>|</[^>]*>|<(?<name>[a-zA-Z][^\s/>]*)(?<rest>(\s+[^\s=>/]+(="[^"]*")?)*)\s*/?>|[^<]+""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex("""(?<key>[^\s="]+)(="(?<value>[^"]*)")?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attributes();
}
