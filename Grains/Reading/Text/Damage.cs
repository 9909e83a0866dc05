namespace Tracker.Reading;

/// <summary>What is certain to be no part of the text, wherever it stands: it is left out, the source keeps it.</summary>
internal static class Damage
{
    private const string Marks = "，,、。；;：:";
    private const string ToneMarked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ";

    /// <summary>Control characters that break no line, and characters without width.</summary>
    private static readonly System.Buffers.SearchValues<char> Invisible = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(c => (char)c).Except("\t\n\r\v\f"), '\u00ad', '\ufeff', '\u2060', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f']);

    /// <summary>How many characters from here are damage; 0 for none.</summary>
    /// <param name="indents">Lines were indented by question marks: see <see cref="LostIndents"/>.</param>
    public static int LengthAt(string text, int at, bool indents) => text[at] switch
    {
        '(' or '（' => Pinyin(text, at),
        '?' or '？' or '\ufffd' => StrayRun(text, at, indents),
        '，' or ',' or '、' or '。' or '；' or ';' or '：' or ':' => DoubledMark(text, at) ? 1 : 0,
        _ => 0,
    };

    /// <summary>The text as a reader sees it, and where each character stood; no places where nothing was taken out.</summary>
    public static (string Text, List<int>? Places) WithoutInvisible(string text)
    {
        if (!text.AsSpan().ContainsAny(Invisible))
        {
            return (text, null);
        }

        var seen = new System.Text.StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Invisible.Contains(text[i]))
            {
                seen.Append(text[i]);
                places.Add(i);
            }
        }

        return (seen.ToString(), places);
    }

    public static bool IsStray(char c) => c is '?' or '？' or '\ufffd';

    /// <summary>Pinyin in brackets after its character or figure, 作(zuò), 8(bā): only with a tone mark, so that (app) stays.</summary>
    private static int Pinyin(string text, int at)
    {
        if (at == 0 || (text[at - 1] < '\u2e80' && !char.IsAsciiDigit(text[at - 1])))
        {
            return 0;
        }

        var toned = false;
        for (var i = at + 1; i < text.Length && i <= at + 7; i++)
        {
            if (text[i] is ')' or '）')
            {
                return toned ? i + 1 - at : 0;
            }

            toned |= ToneMarked.Contains(text[i], StringComparison.Ordinal);
            if (!char.IsLetter(text[i]) || text[i] >= '\u2e80')
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>Whether several lines begin with two question marks: blanks in another code. One alone may stand for a name.</summary>
    public static bool LostIndents(string text)
    {
        var lines = 0;
        for (var at = text.IndexOf("??", StringComparison.Ordinal); at >= 0 && lines < LeastIndents; at = text.IndexOf("??", at + 2, StringComparison.Ordinal))
        {
            lines += (at + 2 >= text.Length || !IsStray(text[at + 2])) && BeginsLine(text, at) ? 1 : 0;
        }

        return lines >= LeastIndents;
    }

    private const int LeastIndents = 4;

    /// <summary>Three or more question marks that end a line, or two that begin one.</summary>
    private static int StrayRun(string text, int at, bool indents)
    {
        if (at > 0 && IsStray(text[at - 1]))
        {
            return 0; // judged at the run's first mark
        }

        var end = at;
        while (end < text.Length && IsStray(text[end]))
        {
            end++;
        }

        return end - at >= 3 && (end == text.Length || text[end] is '\r' or '\n') ? end - at
            : indents && end - at == 2 && end < text.Length && BeginsLine(text, at) ? 2 : 0;
    }

    private static bool BeginsLine(string text, int at)
    {
        for (var least = Math.Max(0, at - 8); at > least && text[at - 1] is ' ' or '\t' or '\u3000' or '\u00a0';)
        {
            at--;
        }

        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    /// <summary>Of two marks side by side the weaker goes: a comma beside anything, or the second of a pair.</summary>
    private static bool DoubledMark(string text, int at)
    {
        var comma = text[at] is ',' or '，';
        var before = at > 0 && Marks.Contains(text[at - 1], StringComparison.Ordinal);
        var after = at + 1 < text.Length && Marks.Contains(text[at + 1], StringComparison.Ordinal);
        if (comma)
        {
            return before || (after && text[at + 1] is not (',' or '，'));
        }

        return before && text[at] == text[at - 1];
    }
}
