namespace Tracker.Reading;

/// <summary>One form for marks that mean the same, character for character, so that positions stay.</summary>
internal static class Folding
{
    private const string Openers = "（〔［【｛﹝〖[{";
    private const string Closers = "）〕］】｝﹞〗]}";

    public static string Of(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Of(source, i);
        }
    });

    public static char Of(string text, int at) => text[at] switch
    {
        '\r' => at + 1 < text.Length && text[at + 1] == '\n' ? ' ' : '\n',
        '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        '\t' or '\u00a0' or '\u3000' or (>= '\u2000' and <= '\u200a') or '\u202f' => ' ',
        '﹑' or '､' => '、',
        '｡' => '。',
        '﹒' or '․' => '.',
        '—' or '–' or '―' or '－' or '～' or '~' or '‐' or '‑' or '−' => '-',
        '〇' or '○' or 'Ｏ' => '〇',
        var c when Openers.Contains(c, StringComparison.Ordinal) => '(',
        var c when Closers.Contains(c, StringComparison.Ordinal) => ')',
        >= '！' and <= '～' and var c => (char)(c - '！' + '!'),
        var c => c,
    };
}
