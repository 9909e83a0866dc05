using System.Text;

namespace Tracker.Gateway.Reading;

/// <summary>Tells a text that was decoded with the wrong table somewhere on its way (乱码) from one that merely says nothing.</summary>
internal static class Garbled
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    /// <summary>Enough to judge by.</summary>
    private const int Looked = 20_000;

    public static bool Is(string text)
    {
        var look = text.AsSpan(0, Math.Min(text.Length, Looked));
        int chinese = 0, latin = 0, lost = 0;
        foreach (var c in look)
        {
            chinese += c is >= '\u3400' and <= '\u9fff' ? 1 : 0;
            latin += c is >= '\u0080' and <= '\u024f' and not ('\u00a0' or '·' or '×') ? 1 : 0;
            lost += c == '\ufffd' ? 1 : 0;
        }

        return lost > 8 && lost * 5 > chinese // Chinese bytes read as UTF-8
            || (latin > 20 && latin > chinese * 2) // read as Western European
            || text.Split("锟斤拷", 4).Length > 3
            || (chinese > 20 && Utf8ReadAsGb(look) * 3 > chinese);
    }

    /// <summary>How many characters stand in runs that are UTF-8 when they are put back into GB18030 bytes, which chance hardly makes.</summary>
    private static int Utf8ReadAsGb(ReadOnlySpan<char> look)
    {
        var found = 0;
        for (var at = 0; at < look.Length;)
        {
            var end = at;
            while (end < look.Length && look[end] > '\u007f')
            {
                end++;
            }

            if (end - at >= 4 && IsUtf8(Gb18030.GetBytes(look[at..end].ToString())))
            {
                found += end - at;
            }

            at = end + 1;
        }

        return found;
    }

    /// <summary>But for a character cut off at the end.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut < 4 && cut < bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }
        }

        return false;
    }
}
