using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Shared;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Tracker.Gateway.Papers;

/// <summary>版记: 抄送, then 印发机关 at the left and 印发日期 at the right, each with a character free; thick lines round it, a thin one between.</summary>
internal static class OfficialImprint
{
    private const uint Thick = 8; // eighths of a point: 0.35 mm
    private const uint Thin = 6; // 0.25 mm
    private const int Character = 280; // 四号

    public static Table Of(OfficialPaper paper)
    {
        var table = new Table(
            new TableProperties(
                new TablePositionProperties
                {
                    HorizontalAnchor = HorizontalAnchorValues.Margin, TablePositionXAlignment = HorizontalAlignmentValues.Left,
                    VerticalAnchor = VerticalAnchorValues.Margin, TablePositionYAlignment = VerticalAlignmentValues.Bottom,
                },
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{OfficialLayout.TextWidth}" },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = Thick },
                    new BottomBorder { Val = BorderValues.Single, Size = Thick },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = Thin }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 0 }, new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 0 })),
            new TableGrid(new GridColumn { Width = $"{OfficialLayout.TextWidth}" }));
        if (paper.CopyTo is { Length: > 0 } copy)
        {
            var line = DocxText.Paragraph($"抄送：{copy.TrimEnd('。')}。", OfficialLayout.Imprint);
            line.ParagraphProperties!.AppendChild(new Indentation { Left = $"{4 * Character}", Right = $"{Character}", Hanging = $"{3 * Character}" });
            table.AppendChild(Row(line));
        }
        if (paper.Printer is { Length: > 0 } printer)
        {
            var line = DocxText.Paragraph(printer, OfficialLayout.Imprint);
            line.ParagraphProperties!.AppendChild(new Tabs(new TabStop { Val = TabStopValues.Right, Position = OfficialLayout.TextWidth - Character }));
            line.ParagraphProperties.AppendChild(new Indentation { Left = $"{Character}" });
            line.AppendChild(new Run(new TabChar(), new Text((paper.PrintedOn is { } on ? Words.Day(on) : "　　　　年　月　日") + "印发") { Space = SpaceProcessingModeValues.Preserve }));
            table.AppendChild(Row(line));
        }
        return table;
    }

    private static TableRow Row(Paragraph line) => new(
        new TableRowProperties(new CantSplit()),
        new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{OfficialLayout.TextWidth}" }), line));
}
