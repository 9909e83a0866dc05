using System.Text;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Archiving;

/// <summary>Pages that any browser opens from a folder, without a server: plain HTML with its style inside, A4 when printed.</summary>
internal static class ArchiveHtml
{
    private const string Style = """
        body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",SimSun,sans-serif;margin:1.5rem auto;max-width:75rem;padding:0 1rem;color:#1d2733;line-height:1.6}
        h1{font-size:1.4rem;text-align:center}h2{font-size:1.1rem;margin-top:1.5rem}
        table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:middle;white-space:pre-line;overflow-wrap:anywhere}
        th{background:#e7ecf3;text-align:center}td.m{text-align:center;white-space:nowrap}
        @page{size:A4 landscape;margin:12mm 10mm}@media print{body{margin:0;max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}
        """;

    public static string Page(string title, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head><body>\n<h1>{Text(title)}</h1>\n{body}\n</body></html>\n";

    public static string Text(string? text) => (text ?? "").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <param name="path">Relative, with <c>/</c>.</param>
    public static string Link(string path, string text) => $"<a href=\"{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\">{Text(text)}</a>";

    public static async Task<string> Of(Table table, CancellationToken cancel)
    {
        var rows = await CollectedRows.Of(table, cancel);
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var column in table.Sheet.Columns.Where(column => !column.Hidden))
        {
            html.Append("<th>").Append(Text(column.Heading)).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in rows.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append(cell.Centred ? "<td class=\"m\">" : "<td>").Append(Text(cell.Text)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</tbody></table>").ToString();
    }
}
