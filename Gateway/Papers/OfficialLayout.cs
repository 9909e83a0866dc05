using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Gateway.Papers;

/// <summary>The page of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters, page numbers outside.</summary>
internal static class OfficialLayout
{
    public const string RedHead = "RedHead";
    public const string Number = "DocumentNumber";
    public const string Title = "Title";
    public const string Addressee = "Addressee";
    public const string Body = "BodyText";
    public const string Closing = "Closing";
    public const string Imprint = "Imprint";

    public const string FangSong = "仿宋";
    public const string HeiTi = "黑体";
    public const string KaiTi = "楷体";
    public const string XiaoBiaoSong = "方正小标宋简体";

    /// <summary>三号 in half points: what the body is set in.</summary>
    public const int BodySize = 32;

    /// <summary>The red head in half points, where it is short enough.</summary>
    public const int RedSize = 80;

    /// <summary>A line of the body in twentieths of a point: 22 of them in 225 mm.</summary>
    public const int Line = 579;

    /// <summary>In twentieths of a point: 156 mm.</summary>
    public const int TextWidth = PageWidth - Left - Right;

    public const int PageWidth = 11_906;
    public const int PageHeight = 16_838;
    public const int Top = 2_098; // 37 mm
    public const int Left = 1_588; // 28 mm
    public const int Right = 1_474; // 26 mm
    public const int Bottom = 1_984; // 35 mm

    /// <summary>28 characters of 三号 are 2 mm wider than 156 mm: each gives a quarter of a point.</summary>
    private const int Tightening = -5;

    /// <summary>From the lower edge: the page number stands 7 mm below the text.</summary>
    private const int FooterAt = 1_304;

    public static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(FangSong), new FontSize { Val = $"{BodySize}" }, new Languages { EastAsia = "zh-CN" }))),
        Style("Normal", "Normal", Lines(), null, isDefault: true),
        Style(RedHead, "Red Head", OffTheGrid("240", LineSpacingRuleValues.Auto, JustificationValues.Center), new StyleRunProperties(Fonts(XiaoBiaoSong), new Color { Val = "FF0000" }, new FontSize { Val = $"{RedSize}" })),
        Style(Number, "Document Number", Lines(side: JustificationValues.Center), null),
        Style(Title, "Title", OffTheGrid("640", LineSpacingRuleValues.Exact, JustificationValues.Center), new StyleRunProperties(Fonts(XiaoBiaoSong), new FontSize { Val = "44" })),
        Style(Addressee, "Addressee", Lines(), Tight()),
        Style(Body, "Body Text", Lines(side: JustificationValues.Both, firstLine: 2), Tight()),
        Style(Closing, "Closing", Lines(side: JustificationValues.Right), Tight()),
        Style(Imprint, "Imprint", OffTheGrid("500", LineSpacingRuleValues.Exact, JustificationValues.Left), new StyleRunProperties(Fonts(FangSong), new FontSize { Val = "28" })));

    /// <summary>Where a machine lacks a font, one that looks alike.</summary>
    public static Fonts FontTable() => new(Font(FangSong, "仿宋_GB2312"), Font(HeiTi, "SimHei"), Font(KaiTi, "楷体_GB2312"), Font(XiaoBiaoSong, "小标宋"), Font("宋体", "SimSun"));

    public static Settings Settings() => new(new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation });

    public static SectionProperties Section(string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = Top, Bottom = Bottom, Left = Left, Right = Right, Header = 851, Footer = FooterAt, Gutter = 0 },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = Line });

    /// <summary>四号 半角 宋体, a dash on each side: at the outer edge with one character free.</summary>
    public static Footer PageNumber(bool even)
    {
        var properties = new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "0", Line = "280", LineRule = LineSpacingRuleValues.Exact },
            even ? new Indentation { Left = "280" } : new Indentation { Right = "280" },
            new Justification { Val = even ? JustificationValues.Left : JustificationValues.Right });
        return new Footer(new Paragraph(properties, Run("— "), new SimpleField(Run("1")) { Instruction = "PAGE" }, Run(" —")));

        static Run Run(string text) => new(
            new RunProperties(new RunFonts { Ascii = "宋体", HighAnsi = "宋体", EastAsia = "宋体" }, new FontSize { Val = "28" }),
            new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>Chinese letters and figures in one font: GB/T 9704 knows no other.</summary>
    public static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name };

    private static StyleRunProperties Tight() => new(new Spacing { Val = Tightening });

    /// <summary>A line of the body; Chinese letters and figures with no gap between them.</summary>
    private static StyleParagraphProperties Lines(JustificationValues? side = null, int firstLine = 0)
    {
        var properties = new StyleParagraphProperties(
            new AutoSpaceDE { Val = false },
            new AutoSpaceDN { Val = false },
            new SpacingBetweenLines { Before = "0", After = "0", Line = $"{Line}", LineRule = LineSpacingRuleValues.Exact });
        if (firstLine > 0)
        {
            properties.AppendChild(new Indentation { FirstLine = $"{firstLine * (BodySize * 10 + Tightening)}", FirstLineChars = firstLine * 100 });
        }
        if (side is { } known)
        {
            properties.AppendChild(new Justification { Val = known });
        }
        return properties;
    }

    /// <summary>Higher or lower than a line of the body.</summary>
    private static StyleParagraphProperties OffTheGrid(string line, LineSpacingRuleValues rule, JustificationValues side) => new(
        new SnapToGrid { Val = false },
        new SpacingBetweenLines { Before = "0", After = "0", Line = line, LineRule = rule },
        new Justification { Val = side });

    private static Style Style(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? run, bool isDefault = false)
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
        if (run is not null)
        {
            style.AppendChild(run);
        }
        return style;
    }

    private static Font Font(string name, string alike) => new(new AltName { Val = alike }, new FontCharSet { Val = "86" }) { Name = name };
}
