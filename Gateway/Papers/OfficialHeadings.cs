using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Papers;

/// <summary>结构层次: 一、 in 黑体, （一） in 楷体, 1. and （1） as the text.</summary>
internal static partial class OfficialHeadings
{
    public static Paragraph Paragraph(string text)
    {
        var font = First().IsMatch(text) ? OfficialLayout.HeiTi : Second().IsMatch(text) ? OfficialLayout.KaiTi : null;
        if (font is null)
        {
            return DocxText.Paragraph(text, OfficialLayout.Body);
        }
        // A heading ends with its line or, where the text goes on behind it, with its full stop.
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        var (heading, rest) = stop < 0 || stop == text.Length - 1 ? (text, "") : (text[..(stop + 1)], text[(stop + 1)..]);
        var paragraph = DocxText.Paragraph(heading, OfficialLayout.Body);
        foreach (var run in paragraph.Elements<Run>())
        {
            run.RunProperties = new RunProperties(OfficialLayout.Fonts(font));
        }
        if (rest.Length > 0)
        {
            paragraph.AppendChild(new Run(new Text(DocxText.Clean(rest)) { Space = SpaceProcessingModeValues.Preserve }));
        }
        return paragraph;
    }

    [GeneratedRegex("^[一二三四五六七八九十百]+、")]
    private static partial Regex First();

    [GeneratedRegex("^（[一二三四五六七八九十百]+）")]
    private static partial Regex Second();
}
