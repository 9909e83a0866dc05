using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>Small docx files, written by the usual library.</summary>
internal static class Docx
{
    public static Stream Of(params OpenXmlElement[] body) => Of(null, body);

    public static Stream Of(Numbering? numbering, params OpenXmlElement[] body)
    {
        var file = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, autoSave: true))
        {
            var main = docx.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            if (numbering is not null)
            {
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
            }
        }

        file.Position = 0;
        return file;
    }

    /// <summary>The words in two runs, as word processors leave them.</summary>
    public static Paragraph Paragraph(string words) =>
        new(new Run(Text(words[..(words.Length / 2)])), new Run(Text(words[(words.Length / 2)..])));

    public static Paragraph Numbered(int list, int level, string words) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })),
        new Run(Text(words)));

    public static Table Table(params string[][] rows) =>
        new(rows.Select(r => new TableRow(r.Select(c => new TableCell(Paragraph(c))))));

    public static Text Text(string words) => new(words) { Space = SpaceProcessingModeValues.Preserve };
}
