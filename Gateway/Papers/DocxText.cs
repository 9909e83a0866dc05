using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Papers;

/// <summary>Text as paragraphs of a docx: line ends are line breaks, what no XML may hold is left out.</summary>
internal static class DocxText
{
    public static Paragraph Paragraph(string text, string style, JustificationValues? justified = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (justified is { } side)
        {
            properties.AppendChild(new Justification { Val = side });
        }
        var paragraph = new Paragraph(properties);
        var run = new Run();
        var first = true;
        foreach (var line in Clean(text).Split('\n'))
        {
            if (!first)
            {
                run.AppendChild(new Break());
            }
            first = false;
            if (line.Length > 0)
            {
                run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
        paragraph.AppendChild(run);
        return paragraph;
    }

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            if (rune.Value is >= ' ' or '\n' && rune.Value is not (0xFFFE or 0xFFFF))
            {
                clean.Append(rune);
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
        }
        return clean.ToString();
    }
}
