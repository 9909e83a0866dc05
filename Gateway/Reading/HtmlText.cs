using System.Globalization;
using System.Text;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a saved page as its reader sees it: a line a block, tables as rows of cells between | marks, without the page's furniture.</summary>
internal sealed class HtmlText
{
    private static readonly HashSet<string> Inline =
        ["", "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sub", "sup", "small", "big", "mark", "label", "code", "tt", "strike", "del", "ins", "abbr", "acronym", "cite", "q", "bdo", "o:p", "st1:chsdate", "img", "ucapcontent", "ucaptitle"];

    private readonly StringBuilder _line = new();

    private readonly HtmlContent _content;

    private StringBuilder _text = new();

    private HtmlText(HtmlContent content) => _content = content;

    /// <summary>Whether these words are markup of a page.</summary>
    public static bool IsPage(string text)
    {
        var start = text.AsSpan().TrimStart("\ufeff \t\r\n");
        if (start.Length < 6 || start[0] != '<')
        {
            return false;
        }

        start = start[..Math.Min(start.Length, 4096)];
        foreach (var tag in (string[])["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta"])
        {
            if (start.Contains(tag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static SourceText Of(string page)
    {
        var tree = HtmlTree.Of(page);
        var html = new HtmlText(HtmlContent.Of(tree.Root));
        html.Blocks(tree.Root);
        html.EndLine();
        var text = html._text.ToString();
        return new SourceText(tree.Title.Length > 0 && NameOf(tree.Title) is { Length: > 0 } name && !text.Contains(name, StringComparison.Ordinal) ? name + "\n" + text : text, KnowsBlankCells: true);
    }

    /// <summary>Without the site's name behind it.</summary>
    private static string NameOf(string title)
    {
        var cut = title.IndexOfAny(['_', '|', '-', '—', '–', '\n', '\r']);
        return (cut > 0 ? title[..cut] : title).Trim();
    }

    private void Blocks(HtmlNode node)
    {
        var number = node.From - 1;
        foreach (var child in node.Children)
        {
            if (_content.Leaves(child))
            {
                continue;
            }

            if (child.Name.Length == 0)
            {
                Words(child.Text);
            }
            else if (child.Name == "br")
            {
                EndLine();
            }
            else if (Inline.Contains(child.Name))
            {
                Blocks(child);
            }
            else
            {
                EndLine();
                if (child.Name == "li" && node.Name == "ol")
                {
                    number++;
                    _line.Append(CultureInfo.InvariantCulture, $"{number}.");
                }

                if (child.Name == "table" && !HtmlTable.IsLayout(child))
                {
                    Table(child);
                }
                else
                {
                    Blocks(child);
                }

                EndLine();
            }
        }
    }

    private void Table(HtmlNode table)
    {
        var grid = new CellGrid();
        foreach (var row in HtmlTable.RowsOf(table))
        {
            grid.BeginRow();
            foreach (var cell in HtmlTable.CellsOf(row))
            {
                grid.Add(Inside(cell), cell.Across, cell.Down);
            }

            grid.EndRow();
        }

        grid.WriteTo(_text);
    }

    /// <summary>The lines of a cell; a table inside it is flattened.</summary>
    private string Inside(HtmlNode cell)
    {
        var outer = _text;
        _text = new StringBuilder();
        Blocks(cell);
        EndLine();
        var words = _text.ToString();
        _text = outer;
        return words;
    }

    /// <summary>Runs of blanks are one, as browsers show them; the wide blank of Chinese type stays.</summary>
    private void Words(string text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (_line.Length > 0 && _line[^1] != ' ')
                {
                    _line.Append(' ');
                }
            }
            else
            {
                _line.Append(c);
            }
        }
    }

    private void EndLine()
    {
        var line = _line.ToString().Trim();
        _line.Clear();
        if (line.Length > 0)
        {
            _text.Append(line).Append('\n');
        }
    }
}
