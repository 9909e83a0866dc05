namespace Tracker.Gateway.CommandLine;

/// <summary>Columns on a terminal: a Chinese character takes two.</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += IsWide(rune.Value) ? 2 : 1;
        }
        return width;
    }

    public static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>At most so many columns, with … where something was left out.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }
        var kept = 0;
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += IsWide(rune.Value) ? 2 : 1;
            if (used > width)
            {
                break;
            }
            kept += rune.Utf16SequenceLength;
        }
        return text[..kept] + "…";
    }

    private static bool IsWide(int c) =>
        c is >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xa4cf or >= 0xac00 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff
            or >= 0xfe30 and <= 0xfe6f or >= 0xff00 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 or >= 0x1f300 and <= 0x1faff or >= 0x20000 and <= 0x3fffd;
}
