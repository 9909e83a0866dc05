namespace Tracker.Reading;

/// <summary>What is certain to be no part of the text, wherever it stands: it is left out, the source keeps it.</summary>
internal static class Damage
{
    private const string Marks = "，,、。；;：:";
    private const string ToneMarked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ";

    /// <summary>How many characters from here are damage; 0 for none.</summary>
    public static int LengthAt(string text, int at) => text[at] switch
    {
        '(' or '（' => Pinyin(text, at),
        '?' or '？' or '\ufffd' => StrayRun(text, at),
        '，' or ',' or '、' or '。' or '；' or ';' or '：' or ':' => DoubledMark(text, at) ? 1 : 0,
        '\u00ad' or '\ufeff' or '\u2060' or (>= '\u200b' and <= '\u200f') => 1,
        < ' ' and not '\t' and not '\n' and not '\r' and not '\v' and not '\f' => 1,
        _ => 0,
    };

    public static bool IsStray(char c) => c is '?' or '？' or '\ufffd';

    /// <summary>Pinyin in brackets after its character, 作(zuò): only with a tone mark, so that (app) stays.</summary>
    private static int Pinyin(string text, int at)
    {
        if (at == 0 || text[at - 1] < '\u2e80')
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

    /// <summary>Three or more question marks that end a line.</summary>
    private static int StrayRun(string text, int at)
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

        return end - at >= 3 && (end == text.Length || text[end] is '\r' or '\n') ? end - at : 0;
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
