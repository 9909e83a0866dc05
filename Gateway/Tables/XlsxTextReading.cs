using System.Globalization;
using System.Text;
using System.Xml;

namespace Tracker.Gateway.Tables;

/// <summary>Text of a workbook: shared, inline or rich, without the readings (phonetics) beside it.</summary>
internal static class XlsxTextReading
{
    /// <summary>Null when there are more than allowed.</summary>
    public static List<string>? SharedTexts(XmlReader? xml, int most)
    {
        var texts = new List<string>();
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            if (texts.Count == most) return null;
            texts.Add(TextOf(xml));
        }
        return texts;
    }

    /// <summary>All text under the element the reader stands on; the reader is left on its end.</summary>
    public static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new Run();
        var depth = xml.Depth;
        var inReading = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement) inReading = xml.NodeType == XmlNodeType.Element;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" } && !inReading) text.Add(Content(xml));
        }
        return Unescaped(text.ToString());
    }

    /// <summary>The plain text of the element the reader stands on; the reader is left on its end.</summary>
    public static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = new Run();
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Add(xml.Value);
        return text.ToString();
    }

    /// <summary>Undoes the format's own escape: _x000D_ is a carriage return.</summary>
    public static string Unescaped(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        var done = 0;
        for (; at >= 0 && at + 7 <= text.Length; at = text.IndexOf("_x", Math.Max(at + 1, done), StringComparison.Ordinal))
        {
            if (text[at + 6] != '_' || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var c)) continue;
            plain.Append(text, done, at - done).Append((char)c);
            done = at + 7;
        }
        return plain.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Text that nearly always comes in one piece.</summary>
    private struct Run
    {
        private string? _one;
        private StringBuilder? _more;

        public void Add(string piece)
        {
            if (_one is null) _one = piece;
            else (_more ??= new StringBuilder(_one)).Append(piece);
        }

        public override readonly string ToString() => _more?.ToString() ?? _one ?? "";
    }
}
