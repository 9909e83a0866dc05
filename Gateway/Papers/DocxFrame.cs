using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Papers;

/// <summary>What every docx of ours has round its content: styles with Chinese fonts by name, A4, page numbers. Programs without a font fall back by themselves.</summary>
internal static class DocxFrame
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Body = "BodyText";
    public const string Cell = "TableText";
    public const string HeadCell = "TableHead";

    private const int ShortSide = 11_906; // A4 in twentieths of a point
    private const int LongSide = 16_838;
    private const int Margin = 1_134; // 2 cm

    /// <summary>In twentieths of a point, between the margins.</summary>
    public static int TextWidth(bool landscape) => (landscape ? LongSide : ShortSide) - 2 * Margin;

    /// <param name="output">Readable and seekable: the package needs both.</param>
    public static void Write(Stream output, string title, bool landscape, DateTimeOffset made, Action<OpenXmlWriter> content)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = DocxText.Clean(title);
        document.PackageProperties.Creator = "Tracker";
        document.PackageProperties.Created = made.UtcDateTime;
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = PageNumbers();
        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        content(writer);
        writer.WriteElement(Section(landscape, main.GetIdOfPart(footer)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static SectionProperties Section(bool landscape, string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        landscape
            ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = ShortSide, Height = LongSide },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });

    private static Footer PageNumbers() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = Cell }, new Justification { Val = JustificationValues.Center }),
        new Run(new Text("第")), new SimpleField { Instruction = "PAGE" }, new Run(new Text("页，共")), new SimpleField { Instruction = "NUMPAGES" }, new Run(new Text("页"))));

    private static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts("宋体"), new FontSize { Val = "21" }, new Languages { EastAsia = "zh-CN" }))),
        Style("Normal", "Normal", new StyleParagraphProperties(), new StyleRunProperties(), isDefault: true),
        Style(Title, "Title", Centred(120, 240), new StyleRunProperties(Fonts("黑体"), new FontSize { Val = "36" })),
        Style(Heading, "heading 1", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "60" }, new OutlineLevel { Val = 0 }), new StyleRunProperties(Fonts("黑体"), new FontSize { Val = "30" })),
        Style(Body, "Body Text", new StyleParagraphProperties(new SpacingBetweenLines { Line = "480", LineRule = LineSpacingRuleValues.Exact }, new Indentation { FirstLineChars = 200 }), new StyleRunProperties(Fonts("仿宋"), new FontSize { Val = "28" })),
        Style(Cell, "Table Text", new StyleParagraphProperties(), new StyleRunProperties(new FontSize { Val = "18" })),
        Style(HeadCell, "Table Head", Centred(0, 0), new StyleRunProperties(new Bold(), new FontSize { Val = "18" })));

    private static StyleParagraphProperties Centred(int before, int after) =>
        new(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" }, new Justification { Val = JustificationValues.Center });

    private static Style Style(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.AppendChild(new BasedOn { Val = "Normal" });
        }
        style.AppendChild(new PrimaryStyle());
        style.AppendChild(paragraph);
        style.AppendChild(run);
        return style;
    }

    private static RunFonts Fonts(string eastAsia) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = eastAsia };
}
