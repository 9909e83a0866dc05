using System.Text;

namespace Tracker.Gateway.Reading;

/// <summary>UTF-8, UTF-16 (both with or without a mark) or GB18030; anything else is no text. A page's own word on its charset is not needed: its bytes say it better.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Checked(Encoding.Unicode, bytes[2..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Checked(Encoding.BigEndianUnicode, bytes[2..]);
        }

        var mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return bytes.Contains((byte)0) ? WideWithoutMark(bytes) : Checked(Utf8, bytes[mark..]) ?? NearlyUtf8(bytes[mark..]) ?? Checked(Gb18030, bytes);
    }

    /// <summary>Of the two orders of bytes the one in which marks and digits stand.</summary>
    private static string? WideWithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        var (little, big) = (Checked(Encoding.Unicode, bytes), Checked(Encoding.BigEndianUnicode, bytes));
        var (byLittle, byBig) = (Marks(little), Marks(big));
        return byLittle > byBig ? little : byBig > byLittle ? big : null;

        static int Marks(string? text) => text?.Count(c => c is '\n' or ' ' or >= '0' and <= '9' or '，' or '。' or '、' or '：' or '；' or '（' or '）') ?? 0;
    }

    /// <summary>UTF-8 that was cut inside a character or lost a byte: what is lost shows as the mark of a lost character.</summary>
    private static string? NearlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        int lost = 0, read = 0;
        foreach (var c in text)
        {
            lost += c == '\ufffd' ? 1 : 0;
            read += c is >= '\u3000' and < '\ufffd' ? 1 : 0;
        }

        return read > lost * 20 ? text : null;
    }

    private static string? Checked(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return LooksLikeText(text) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>GB18030 makes characters of almost any bytes: most must be ones that are really written.</summary>
    private static bool LooksLikeText(string text)
    {
        var strange = 0;
        foreach (var c in text)
        {
            strange += c switch
            {
                '\t' or '\n' or '\r' or '\f' or '\v' or '\u001a' => 0,
                < ' ' or '\u007f' => 8,
                <= '~' or (>= '\u00a0' and <= '\u024f') or (>= '\u2000' and <= '\u27ff') or (>= '\u3000' and <= '\u30ff')
                    or (>= '\u3200' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uff00' and <= '\uffef') => 0,
                _ => 1,
            };
        }

        return strange * 10L <= text.Length;
    }
}
