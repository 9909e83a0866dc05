using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Papers;

/// <summary>Writes a paper as a docx in the layout of GB/T 9704-2012, to be edited, numbered and sealed.</summary>
internal static class OfficialDocx
{
    private const int Character = OfficialLayout.BodySize * 10; // twentieths of a point

    public static byte[] Of(OfficialPaper paper, DateTimeOffset made)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = DocxText.Clean(paper.Title);
            document.PackageProperties.Creator = "Tracker";
            document.PackageProperties.Created = made.UtcDateTime;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialLayout.Styles();
            main.AddNewPart<FontTablePart>().Fonts = OfficialLayout.FontTable();
            main.AddNewPart<DocumentSettingsPart>().Settings = OfficialLayout.Settings();
            var (odd, even) = (main.AddNewPart<FooterPart>(), main.AddNewPart<FooterPart>());
            odd.Footer = OfficialLayout.PageNumber(even: false);
            even.Footer = OfficialLayout.PageNumber(even: true);
            main.Document = new Document(new Body([.. Content(paper), OfficialLayout.Section(main.GetIdOfPart(odd), main.GetIdOfPart(even))]));
        }
        return memory.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(OfficialPaper paper) =>
        [.. Head(paper), .. Text(paper), .. Signature(paper), .. Imprint(paper)];

    /// <summary>版头: who issues it in red, 文号 two lines below, and the red line.</summary>
    private static IEnumerable<OpenXmlElement> Head(OfficialPaper paper)
    {
        if (paper.RedHead is { } head)
        {
            // Its upper edge stands 35 mm below that of the text area; a long name is set smaller, so that it keeps to one line.
            var red = Spaced(DocxText.Paragraph(head, OfficialLayout.RedHead), before: 1_814);
            var size = Math.Clamp(OfficialLayout.TextWidth / 10 / Math.Max(head.Length, 1) / 2 * 2, 44, OfficialLayout.RedSize);
            red.GetFirstChild<Run>()!.RunProperties = new RunProperties(new FontSize { Val = $"{size}" });
            yield return red;
            yield return Blank();
            yield return Blank();
        }
        if (paper.Number is { } number)
        {
            yield return DocxText.Paragraph(number, OfficialLayout.Number);
        }
        if (paper.RedHead is not null)
        {
            var line = DocxText.Paragraph("", OfficialLayout.Number);
            line.ParagraphProperties!.InsertAfter(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 0, Color = "FF0000" }), line.ParagraphProperties.ParagraphStyleId);
            line.ParagraphProperties.InsertAfter(new SpacingBetweenLines { Line = "227", LineRule = LineSpacingRuleValues.Exact }, line.ParagraphProperties.ParagraphBorders); // 4 mm
            yield return line;
        }
        if (paper.RedHead is not null || paper.Number is not null)
        {
            yield return Blank();
            yield return Blank();
        }
        yield return DocxText.Paragraph(paper.Title, OfficialLayout.Title);
        yield return Blank();
    }

    private static IEnumerable<OpenXmlElement> Text(OfficialPaper paper)
    {
        if (paper.Addressees is { Length: > 0 } to)
        {
            yield return DocxText.Paragraph(to.TrimEnd('：', ':') + "：", OfficialLayout.Addressee);
        }
        foreach (var paragraph in paper.Body)
        {
            yield return OfficialHeadings.Paragraph(paragraph);
        }
        if (paper.Attachments is { IsDefaultOrEmpty: false } attachments)
        {
            yield return Blank();
            for (var i = 0; i < attachments.Length; i++)
            {
                // 左空二字; names of several stand one below the other, and a long one goes on below its beginning.
                var label = attachments.Length == 1 ? "附件：" : i == 0 ? "附件：1." : $"　　　{i + 1}.";
                var hanging = attachments.Length == 1 ? 3 : 4;
                var line = DocxText.Paragraph(label + attachments[i].TrimEnd('。', '；', '，'), OfficialLayout.Addressee);
                line.ParagraphProperties!.AppendChild(new Indentation { Left = $"{(2 + hanging) * Character}", Hanging = $"{hanging * Character}" });
                yield return line;
            }
        }
    }

    /// <summary>成文日期 with four characters free at its right, 发文机关署名 centred above it; the seal covers both.</summary>
    private static IEnumerable<OpenXmlElement> Signature(OfficialPaper paper)
    {
        yield return Blank();
        yield return Blank();
        var day = paper.Day is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Year}年{known.Month}月{known.Day}日") : "　　　　年　月　日";
        if (paper.Issuer is { Length: > 0 } issuer)
        {
            yield return FromTheRight(issuer, Math.Max(2 * Character, 4 * Character + (Width(day) - Width(issuer)) / 2));
        }
        yield return FromTheRight(day, 4 * Character);
    }

    /// <summary>版记: at the foot of the last page, between lines, in 四号.</summary>
    private static IEnumerable<OpenXmlElement> Imprint(OfficialPaper paper)
    {
        if (paper.CopyTo is { Length: > 0 } || paper.Printer is { Length: > 0 })
        {
            yield return OfficialImprint.Of(paper);
        }
        yield return Spaced(DocxText.Paragraph("", OfficialLayout.Imprint), line: 20); // no table may end a document
    }

    private static Paragraph Blank() => DocxText.Paragraph("", "Normal");

    private static Paragraph FromTheRight(string text, int indent)
    {
        var paragraph = DocxText.Paragraph(text, OfficialLayout.Closing);
        paragraph.ParagraphProperties!.AppendChild(new Indentation { Right = $"{indent}" });
        return paragraph;
    }

    private static Paragraph Spaced(Paragraph paragraph, int before = 0, int? line = null)
    {
        var spacing = new SpacingBetweenLines { Before = $"{before}" };
        if (line is { } exact)
        {
            (spacing.Line, spacing.LineRule) = ($"{exact}", LineSpacingRuleValues.Exact);
        }
        paragraph.ParagraphProperties!.AppendChild(spacing);
        return paragraph;
    }

    /// <summary>In twentieths of a point: a figure is half as wide as a character.</summary>
    private static int Width(string text) => text.Sum(c => char.IsAscii(c) ? Character / 2 : Character);
}
