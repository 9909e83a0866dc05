using System.Collections.Immutable;
using System.Text;
using Tracker.History;

namespace Tracker.Gateway.History;

/// <summary>A text of separated values as rows: comma, semicolon or tabulator, whichever its first line uses most; cells may be quoted.</summary>
internal static class CsvText
{
    private static readonly char[] Separators = [',', '\t', ';'];

    public static HistorySheet Read(string text, string name)
    {
        var separator = Separators.MaxBy(c => text.AsSpan(0, Math.Min(text.Length, 4_000)).Count(c));
        var rows = ImmutableArray.CreateBuilder<HistoryRow>();
        var (cells, cell, quoted, number) = (new List<string>(), new StringBuilder(), false, 1);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(text[++at]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                at += c == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                EndRow();
            }
            else
            {
                cell.Append(c);
            }
        }
        if (cell.Length > 0 || cells.Count > 0)
        {
            EndRow();
        }
        return new HistorySheet(name, rows.ToImmutable());

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(words => words.Trim().Length > 0))
            {
                rows.Add(new HistoryRow(number, [.. cells]));
            }
            cells.Clear();
            number++;
        }
    }
}
