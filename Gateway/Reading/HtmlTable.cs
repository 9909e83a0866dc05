namespace Tracker.Gateway.Reading;

/// <summary>The rows and cells of a table in a page, and whether it only lays the page out.</summary>
internal static class HtmlTable
{
    /// <summary>A cell of more words is a part of the page's layout, where a table has few columns.</summary>
    private const int LongestCell = 1500;

    /// <summary>A table of tables, or of one or two columns with whole texts in them.</summary>
    public static bool IsLayout(HtmlNode table)
    {
        var rows = RowsOf(table).ToList();
        var widest = rows.Count == 0 ? 0 : rows.Max(r => CellsOf(r).Count());
        return widest <= 1 || rows.Exists(r => CellsOf(r).Any(c => (c.HasTable && c.Plain * 2 > table.Plain) || (widest <= 3 && c.Plain > LongestCell && c.Plain * 2 > table.Plain)));
    }

    public static IEnumerable<HtmlNode> RowsOf(HtmlNode table) =>
        table.Children.SelectMany(c => c.Name is "tbody" or "thead" or "tfoot" ? c.Children : [c]).Where(c => c.Name == "tr");

    public static IEnumerable<HtmlNode> CellsOf(HtmlNode row) => row.Children.Where(c => c.Name is "td" or "th");
}
