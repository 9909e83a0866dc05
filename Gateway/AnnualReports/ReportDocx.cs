using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.AnnualReports;
using Tracker.Gateway.Papers;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report as a docx in the layout of the official form: A4 upright, its tables with the merged cells of the form.</summary>
internal static class ReportDocx
{
    public static byte[] Of(PublishedReport report, DateTimeOffset made)
    {
        using var memory = new MemoryStream();
        DocxFrame.Write(memory, report.Title, landscape: false, made, writer =>
        {
            writer.WriteElement(DocxText.Paragraph(report.Title, DocxFrame.Title));
            Write(writer, report.Opening.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            var grids = FormGrid.All(report.Cells.Form).ToDictionary(grid => grid.Part);
            foreach (var part in report.Cells.Form.Parts)
            {
                writer.WriteElement(DocxText.Paragraph(part.Heading, DocxFrame.Heading));
                if (grids.TryGetValue(part.Key, out var grid))
                {
                    writer.WriteElement(Grid(grid, report.Cells));
                    writer.WriteElement(DocxText.Paragraph("", DocxFrame.Cell)); // none may end a document
                }

                Write(writer, report.Paragraphs(part.Key));
            }

            foreach (var (heading, text) in report.Annexes)
            {
                writer.WriteElement(DocxText.Paragraph(heading, DocxFrame.Heading));
                Write(writer, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }
        });
        return memory.ToArray();
    }

    private static void Write(OpenXmlWriter writer, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            writer.WriteElement(DocxText.Paragraph(paragraph, DocxFrame.Body));
        }
    }

    private static Table Grid(FormGrid grid, ReportCells cells)
    {
        var widths = Widths(grid);
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" },
                new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 40 }, new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 40 })),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        var below = new int[grid.Columns]; // rows that the cell beginning in a column still takes
        var across = new int[grid.Columns];
        for (var i = 0; i < grid.Rows.Length; i++)
        {
            var row = new TableRow(new TableRowProperties(i < grid.Head ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
            var next = 0;
            for (var column = 0; column < grid.Columns;)
            {
                if (below[column] > 0)
                {
                    below[column]--;
                    row.AppendChild(Cell("", across[column], widths, column, new VerticalMerge(), label: true));
                    column += across[column];
                    continue;
                }

                var cell = grid.Rows[i][next++];
                (below[column], across[column]) = (cell.Down - 1, cell.Across);
                row.AppendChild(Cell(cell.Cell is { } figure ? cells[figure].ToString() : cell.Text, cell.Across, widths, column, cell.Down > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null, cell.Cell is null));
                column += cell.Across;
            }

            table.AppendChild(row);
        }

        return table;
    }

    private static TableCell Cell(string text, int across, int[] widths, int column, VerticalMerge? merge, bool label)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Skip(column).Take(across).Sum()}" });
        if (across > 1)
        {
            properties.AppendChild(new GridSpan { Val = across });
        }

        if (merge is not null)
        {
            properties.AppendChild(merge);
        }

        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, DocxText.Paragraph(text, DocxFrame.Cell, label && text.Length > 14 ? null : JustificationValues.Center));
    }

    /// <summary>Part 3 has labels of three levels before its columns; elsewhere all columns are as wide.</summary>
    private static int[] Widths(FormGrid grid)
    {
        double[] labels = grid.Columns == 10 ? [0.9, 1.3, 3.1] : [];
        return DocxGrid.Shared([.. labels, .. Enumerable.Repeat(1.0, grid.Columns - labels.Length)], DocxFrame.TextWidth(landscape: false));
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "000000" };
}
