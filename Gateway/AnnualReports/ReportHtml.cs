using System.Text;
using Tracker.AnnualReports;
using Tracker.Gateway.Archiving;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report as a page for a government's site: plain HTML that any site's editor takes, the tables as the form prints them.</summary>
internal static class ReportHtml
{
    public static string Page(PublishedReport report) => ArchiveHtml.Page(report.Title, Body(report));

    public static string Body(PublishedReport report)
    {
        var html = new StringBuilder();
        Paragraphs(html, report.Opening.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var grids = FormGrid.All(report.Cells.Form).ToDictionary(grid => grid.Part);
        foreach (var part in report.Cells.Form.Parts)
        {
            html.Append("<h2>").Append(ArchiveHtml.Text(part.Heading)).Append("</h2>\n");
            if (grids.TryGetValue(part.Key, out var grid))
            {
                Table(html, grid, report.Cells);
            }

            Paragraphs(html, report.Paragraphs(part.Key));
        }

        foreach (var (heading, text) in report.Annexes)
        {
            html.Append("<h2>").Append(ArchiveHtml.Text(heading)).Append("</h2>\n");
            Paragraphs(html, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return html.ToString();
    }

    private static void Table(StringBuilder html, FormGrid grid, ReportCells cells)
    {
        html.Append("<table>\n");
        foreach (var row in grid.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append(cell.Cell is null ? "<th" : "<td class=\"m\"");
                Span(html, "colspan", cell.Across);
                Span(html, "rowspan", cell.Down);
                html.Append('>').Append(cell.Cell is { } figure ? cells[figure].ToString() : ArchiveHtml.Text(cell.Text)).Append(cell.Cell is null ? "</th>" : "</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static void Span(StringBuilder html, string name, int count)
    {
        if (count > 1)
        {
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $" {name}=\"{count}\"");
        }
    }

    private static void Paragraphs(StringBuilder html, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>").Append(ArchiveHtml.Text(paragraph)).Append("</p>\n");
        }
    }
}
