using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Tracker.Gateway.Reading;

/// <summary>Automatic numbers of paragraphs, counted as a word processor counts them: they stand in no text of the file.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<string, string> _lists = [];

    private readonly Dictionary<string, Level[]> _levels = [];

    private readonly Dictionary<string, (string Number, int Level)> _styles = [];

    private readonly Dictionary<string, int[]> _counts = [];

    private DocxNumbering() { }

    public static DocxNumbering Read(XmlReader? numbering, XmlReader? styles)
    {
        var read = new DocxNumbering();
        using (numbering)
        using (styles)
        {
            if (numbering is not null)
            {
                read.ReadLists(XDocument.Load(numbering).Root!);
                if (styles is not null)
                {
                    read.ReadStyles(XDocument.Load(styles).Root!);
                }
            }
        }

        return read;
    }

    /// <summary>What is printed before the paragraph; counts on. An empty paragraph is not numbered.</summary>
    public string NumberOf(string? style, string? number, int? level, bool hasWords)
    {
        if (number is null && style is not null && _styles.TryGetValue(style, out var styled))
        {
            (number, level) = (styled.Number, level ?? styled.Level);
        }

        var at = level ?? 0;
        if (!hasWords || number is null || !_lists.TryGetValue(number, out var list) || !_levels.TryGetValue(list, out var levels)
            || at < 0 || at >= levels.Length)
        {
            return "";
        }

        var counts = _counts.TryGetValue(list, out var known) ? known : _counts[list] = [.. levels.Select(l => l.Start - 1)];
        counts[at]++;
        for (var i = at + 1; i < counts.Length; i++)
        {
            counts[i] = levels[i].Start - 1;
        }

        var printed = levels[at].Text;
        for (var i = 0; i <= at; i++)
        {
            printed = printed.Replace($"%{i + 1}", Numeral(levels[i].Format, Math.Max(counts[i], levels[i].Start)), StringComparison.Ordinal);
        }

        return printed;
    }

    private static string Numeral(string format, int value) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "ideographDigital" or "japaneseCounting" or "taiwaneseCountingThousand" or "chineseLegalSimplified"
            => Chinese(value),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when value is >= 1 and <= 20 => ((char)('①' + value - 1)).ToString(),
        "bullet" or "none" => "",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int value) => value switch
    {
        <= 0 or > 99 => value.ToString(CultureInfo.InvariantCulture),
        <= 10 => "一二三四五六七八九十"[value - 1].ToString(),
        < 20 => "十" + Chinese(value - 10),
        _ => Chinese(value / 10) + "十" + (value % 10 == 0 ? "" : Chinese(value % 10)),
    };

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    private static string? Value(XElement? element) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == "val")?.Value;

    private static string? Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    private void ReadLists(XElement root)
    {
        foreach (var list in Named(root, "abstractNum"))
        {
            _levels[Attribute(list, "abstractNumId") ?? ""] = [.. Named(list, "lvl").Take(9).Select(ReadLevel)];
        }

        foreach (var number in Named(root, "num"))
        {
            if (Attribute(number, "numId") is { } id && id != "0" && Value(Named(number, "abstractNumId").FirstOrDefault()) is { } list)
            {
                // A list that starts again has counters of its own.
                var own = Named(number, "lvlOverride").Any() && _levels.TryGetValue(list, out var shared) ? list + "/" + id : list;
                if (own != list)
                {
                    _levels[own] = _levels[list];
                }

                _lists[id] = own;
            }
        }
    }

    private static Level ReadLevel(XElement level)
    {
        var format = Value(Named(level, "numFmt").FirstOrDefault()) ?? "decimal";
        var start = int.TryParse(Value(Named(level, "start").FirstOrDefault()), out var value) ? value : 1;
        return new Level(format, format == "bullet" ? "" : Value(Named(level, "lvlText").FirstOrDefault()) ?? "", start);
    }

    private void ReadStyles(XElement root)
    {
        foreach (var style in Named(root, "style"))
        {
            var number = Named(style, "pPr").SelectMany(p => Named(p, "numPr")).FirstOrDefault();
            if (number is not null && Attribute(style, "styleId") is { } id && Value(Named(number, "numId").FirstOrDefault()) is { } list)
            {
                _styles[id] = (list, int.TryParse(Value(Named(number, "ilvl").FirstOrDefault()), out var level) ? level : 0);
            }
        }
    }

    private sealed record Level(string Format, string Text, int Start);
}
