using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Tables;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Tracker.Gateway.Papers;

/// <summary>A bordered table whose heading row repeats on every page and whose rows stay whole, unless one is longer than a page might be.</summary>
internal sealed class DocxGrid(OpenXmlWriter writer, IReadOnlyList<int> widths)
{
    private const int LongestWholeCell = 400; // characters

    public static int[] Shared(IReadOnlyList<double> parts, int width)
    {
        var sum = Math.Max(parts.Sum(), 1);
        return [.. parts.Select(part => (int)(width * part / sum))];
    }

    public void Start(IEnumerable<string> headings)
    {
        writer.WriteStartElement(new Table());
        writer.WriteElement(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" },
            new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 70 }, new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 70 })));
        writer.WriteElement(new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        writer.WriteElement(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. headings.Select((heading, i) => Cell(heading, i, DocxFrame.HeadCell, null, shaded: true))]));
    }

    public void Row(IReadOnlyList<CollectedCell> cells, bool total = false)
    {
        var row = new TableRow();
        if (cells.All(cell => cell.Text.Length <= LongestWholeCell))
        {
            row.AppendChild(new TableRowProperties(new CantSplit()));
        }
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = i < cells.Count ? cells[i] : new CollectedCell("");
            row.AppendChild(Cell(cell.Text, i, total ? DocxFrame.HeadCell : DocxFrame.Cell, cell.Centred && !total ? JustificationValues.Center : null, shaded: total));
        }
        writer.WriteElement(row);
    }

    public void End()
    {
        writer.WriteEndElement();
        writer.WriteElement(DocxText.Paragraph("", DocxFrame.Cell)); // two tables must not touch, and none may end a document
    }

    private TableCell Cell(string text, int column, string style, JustificationValues? side, bool shaded)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths[column]}" });
        if (shaded)
        {
            properties.AppendChild(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E7ECF3" });
        }
        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, DocxText.Paragraph(text, style, side));
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "7F7F7F" };
}
