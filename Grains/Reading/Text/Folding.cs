namespace Tracker.Reading;

/// <summary>One form for marks that mean the same, character for character, so that positions stay.</summary>
internal static class Folding
{
    private const string Openers = "（〔［【｛﹝〖[{";
    private const string Closers = "）〕］】｝﹞〗]}";

    /// <summary>What stands behind the number of a day.</summary>
    private const string AfterDigits = "年月日";

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

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
        'O' or 'o' when IsDigit(text, at - 1) && (IsDigit(text, at + 1) || (at + 1 < text.Length && (AfterDigits.Contains(text[at + 1], StringComparison.Ordinal) || text[at + 1] == '曰'))) => '0',
        'l' or 'I' when IsDigit(text, at - 1) && at + 1 < text.Length && (AfterDigits.Contains(text[at + 1], StringComparison.Ordinal) || text[at + 1] == '曰') => '1',
        'l' or 'I' when IsDigit(text, at + 1) && at + 2 < text.Length && AfterDigits.Contains(text[at + 2], StringComparison.Ordinal) && !(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) => '1',
        'l' or 'I' when at + 2 < text.Length && text[at + 1] is 'l' or 'I' && AfterDigits.Contains(text[at + 2], StringComparison.Ordinal) && !(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) => '1',
        'l' or 'I' when at > 0 && text[at - 1] is 'l' or 'I' && at + 1 < text.Length && AfterDigits.Contains(text[at + 1], StringComparison.Ordinal) && !(at > 1 && char.IsAsciiLetterOrDigit(text[at - 2])) => '1',
        '仕' or '仟' or '壬' when at > 0 && text[at - 1] == '责' => '任',
        '曰' when IsDigit(text, at - 1) || (at > 1 && text[at - 1] is 'O' or 'o' or 'l' or 'I' && IsDigit(text, at - 2)) => '日',
        '目' when IsDigit(text, at - 1) && at + 1 < text.Length && text[at + 1] is '底' or '末' or '初' or '前' or '上' or '中' or '下' => '月',
        var c when Openers.Contains(c, StringComparison.Ordinal) => '(',
        var c when Closers.Contains(c, StringComparison.Ordinal) => ')',
        >= '！' and <= '～' and var c => (char)(c - '！' + '!'),
        var c => c,
    };
}
