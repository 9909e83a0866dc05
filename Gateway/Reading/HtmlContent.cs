namespace Tracker.Gateway.Reading;

/// <summary>
/// The part of a page that is the document, found by where the words are: the smallest element that holds nearly all words outside links,
/// with what stands before it (title, number, table of properties) and without lists of links and the foot of the page.
/// </summary>
internal sealed class HtmlContent
{
    /// <summary>Of the words outside links.</summary>
    private const double NearlyAll = 0.6;

    private readonly HashSet<HtmlNode> _left = [];

    private HtmlContent(HtmlNode root)
    {
        var node = root;
        while (node.Children.MaxBy(c => c.Plain) is { Name.Length: > 0 } main && main.Plain >= node.Plain * NearlyAll && main.Name is not ("p" or "ol" or "ul") && !(main.Name == "table" && !HtmlTable.IsLayout(main)))
        {
            var before = true;
            foreach (var child in node.Children)
            {
                before &= child != main;
                if (child != main && !IsKept(child, before))
                {
                    _left.Add(child);
                }
            }

            node = main;
        }
    }

    public static HtmlContent Of(HtmlNode root) => new(root);

    /// <summary>Furniture: left out of the text.</summary>
    public bool Leaves(HtmlNode node) => _left.Contains(node) || IsLinks(node);

    /// <summary>Beside the main part: sentences and tables stay wherever they stand, other words only before it.</summary>
    private static bool IsKept(HtmlNode node, bool before) =>
        node.Length == 0 || (node.Linked * 2 < node.Length && (before || node.Sentences >= 2 || (node.HasTable && node.Plain > 60)));

    /// <summary>A list of links, such as navigation or related pages.</summary>
    private static bool IsLinks(HtmlNode node) =>
        node.Name is "ul" or "ol" or "div" or "dl" or "table" && node.Length > 12 && node.Linked * 10 >= node.Length * 9 && node.Children.Count > 1;
}
