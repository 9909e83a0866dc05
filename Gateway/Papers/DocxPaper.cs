using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Papers;

/// <summary>Writes a paper as a docx.</summary>
internal static class DocxPaper
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Of(Paper paper, DateTimeOffset made)
    {
        using var memory = new MemoryStream();
        DocxFrame.Write(memory, paper.Title, paper.Landscape, made, writer =>
        {
            writer.WriteElement(DocxText.Paragraph(paper.Title, DocxFrame.Title));
            foreach (var part in paper.Parts)
            {
                Write(writer, part, DocxFrame.TextWidth(paper.Landscape));
            }
        });
        return memory.ToArray();
    }

    private static void Write(OpenXmlWriter writer, PaperPart part, int width)
    {
        switch (part)
        {
            case PaperPart.Heading heading:
                writer.WriteElement(DocxText.Paragraph(heading.Text, DocxFrame.Heading));
                break;
            case PaperPart.Body body:
                writer.WriteElement(DocxText.Paragraph(body.Text, DocxFrame.Body));
                break;
            case PaperPart.Numbered list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    writer.WriteElement(DocxText.Paragraph($"{i + 1}. {list.Items[i]}", DocxFrame.Body));
                }
                break;
            case PaperPart.Facts facts:
                foreach (var (name, value) in facts.Lines)
                {
                    writer.WriteElement(DocxText.Paragraph($"{name}：{(value.Length > 0 ? value : "　　　　　　　　")}", DocxFrame.Body));
                }
                break;
            case PaperPart.Grid grid:
                var table = new DocxGrid(writer, DocxGrid.Shared(grid.Widths, width));
                table.Start(grid.Headings);
                foreach (var row in grid.Rows)
                {
                    table.Row([.. row.Select(text => new CollectedCell(text))]);
                }
                table.End();
                break;
            case PaperPart.Signature signature:
                foreach (var line in signature.Lines)
                {
                    writer.WriteElement(DocxText.Paragraph(line, DocxFrame.Body, JustificationValues.Right));
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, null);
        }
    }
}
