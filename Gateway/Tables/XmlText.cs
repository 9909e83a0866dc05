using System.Runtime.CompilerServices;

namespace Tracker.Gateway.Tables;

/// <summary>
/// Text as a spreadsheet's XML takes it. Markup is escaped; line ends become LF, as in Excel's own cells; control
/// characters and U+FFFE/U+FFFF, which no XML may hold and no reader can see, are dropped; a lone surrogate becomes
/// U+FFFD. Text that by chance looks like the format's own escape (_x0041_) is escaped so that it is read back unchanged.
/// </summary>
internal static class XmlText
{
    private const int WidestEscape = 7; // _ → _x005F_

    /// <summary>Readers strip blanks at both ends, and some also line ends, unless told to preserve them.</summary>
    public static bool NeedsPreserving(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' ' || text.IndexOfAny('\n', '\r', '\t') >= 0 || text.IndexOf("  ") >= 0);

    // A download is often over before the runtime has warmed its inner loop: the two below are compiled well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PutXml(this Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        var room = buffer.GetSpan(WidestEscape * text.Length);
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c)) room[at++] = (byte)c;
            else if (c < 0x80) at += PutAscii(room[at..], text, i);
            else if (c < 0x800)
            {
                room[at++] = (byte)(0xC0 | c >> 6);
                room[at++] = (byte)(0x80 | c & 0x3F);
            }
            else if (!char.IsSurrogate(c))
            {
                if (c >= 0xFFFE) continue;
                at += PutThree(room[at..], c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                at += PutFour(room[at..], char.ConvertToUtf32(c, text[++i]));
            }
            else at += PutThree(room[at..], '\uFFFD');
        }
        buffer.Advance(at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PutAscii(Span<byte> room, ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        switch (c)
        {
            case '&': return Put(room, "&amp;"u8);
            case '<': return Put(room, "&lt;"u8);
            case '>': return Put(room, "&gt;"u8);
            case '"': return Put(room, "&quot;"u8);
            case '\r' when i + 1 < text.Length && text[i + 1] == '\n': return 0;
            case '\r': return Put(room, "\n"u8);
            case '_' when LooksEscaped(text[i..]): return Put(room, "_x005F_"u8);
            case < ' ' and not '\t' and not '\n': return 0;
            default:
                room[0] = (byte)c;
                return 1;
        }
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private static int PutThree(Span<byte> room, int c)
    {
        room[2] = (byte)(0x80 | c & 0x3F);
        room[1] = (byte)(0x80 | c >> 6 & 0x3F);
        room[0] = (byte)(0xE0 | c >> 12);
        return 3;
    }

    private static int PutFour(Span<byte> room, int c)
    {
        room[3] = (byte)(0x80 | c & 0x3F);
        room[2] = (byte)(0x80 | c >> 6 & 0x3F);
        room[1] = (byte)(0x80 | c >> 12 & 0x3F);
        room[0] = (byte)(0xF0 | c >> 18);
        return 4;
    }

    private static int Put(Span<byte> room, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(room);
        return bytes.Length;
    }
}
