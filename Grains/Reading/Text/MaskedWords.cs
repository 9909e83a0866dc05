namespace Tracker.Reading;

/// <summary>Words that were made unreadable on purpose or by accident: 省××局, **局, 省档?馆.</summary>
internal static class MaskedWords
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("×✕✖╳*□■●◆△▲某?\ufffd");

    /// <summary>Letters that stand between Chinese characters only where bytes were read in the wrong code.</summary>
    private static readonly System.Buffers.SearchValues<char> Garbled = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range('\u00c0', 0x24f - 0xc0 + 1).Select(c => (char)c).Where(char.IsLetter), .. Enumerable.Range('\u3105', 0x2b).Select(c => (char)c)]);

    public static bool IsMask(char folded) => Marks.Contains(folded);

    /// <summary>In a name one mark is enough.</summary>
    public static bool InName(string folded, int start, int end) => folded.AsSpan(start, end - start).ContainsAny(Marks) || folded.AsSpan(start, end - start).ContainsAny(Garbled) || folded.AsSpan(start, end - start).ContainsAnyInRange('\u3041', '\u30fa'); // a kana that looks like a character

    /// <summary>In a sentence two side by side: a single one may be a footnote or a sign of multiplication.</summary>
    public static List<(int Start, int End)> In(string folded)
    {
        var found = new List<(int Start, int End)>();
        for (var i = folded.AsSpan().IndexOfAny(Marks); i >= 0 && i < folded.Length;)
        {
            var end = i;
            while (end < folded.Length && IsMask(folded[end]))
            {
                end++;
            }

            if (end - i >= 2)
            {
                found.Add((i, WrongCodeFrom(folded, i, end)));
            }
            else if (IsLostMark(folded, i))
            {
                found.Add((i, Look.ClauseEnd(folded, folded[end] == '。' ? end + 1 : end, folded.Length, 12)));
            }

            var next = folded.AsSpan(end).IndexOfAny(Marks);
            i = next < 0 ? -1 : end + next;
        }

        for (var i = folded.AsSpan().IndexOfAny(Garbled); i >= 0 && i < folded.Length;)
        {
            var end = Math.Min(folded.Length, i + 1);
            while (end < folded.Length && end < i + 6 && !Look.IsClauseEnd(folded[end]) && folded[end] is not (' ' or ')'))
            {
                end++;
            }

            if ((i > 0 && folded[i - 1] >= '\u3000') || (i + 1 < folded.Length && folded[i + 1] >= '\u3000'))
            {
                found.Add((i, end));
            }

            var next = folded.AsSpan(end).IndexOfAny(Garbled);
            i = next < 0 ? -1 : end + next;
        }

        AddShifted(folded, found);
        return found;
    }

    /// <summary>How far behind question marks the letters of a wrong code go, ??傿X把帐I晒: to the last single capital letter between two Chinese characters of the clause.</summary>
    private static int WrongCodeFrom(string folded, int start, int end)
    {
        var stop = Damage.IsStray(folded[start]) ? Look.ClauseEnd(folded, end, folded.Length, LongestStretch) : end;
        var last = end;
        for (var i = end + 1; i < stop - 1; i++)
        {
            last = char.IsAsciiLetterUpper(folded[i]) && IsHan(folded[i - 1]) && IsHan(folded[i + 1]) ? i + 1 : last;
        }

        return last;
    }

    private const int LongestStretch = 12;

    private static bool IsHan(char c) => c is >= '\u3400' and < '\ua000';

    /// <summary>What 单位: becomes where a character before it lost a byte and all behind it was read one byte off.</summary>
    private static readonly string[] OneByteOff = ["挝唬", "ウ唬"];

    private static void AddShifted(string folded, List<(int Start, int End)> found)
    {
        foreach (var trace in OneByteOff)
        {
            for (var at = folded.IndexOf(trace, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(trace, at + 2, StringComparison.Ordinal))
            {
                var end = Look.ClauseEnd(folded, at, folded.Length);
                var name = folded.IndexOf('、', at, end - at);
                found.Add((Look.ClauseStart(folded, at, 0, 6), name < 0 ? end : name));
            }
        }
    }

    /// <summary>A line that begins with ?。, or a ? right behind a full stop with words behind it: a bracket or a number stood there in another code.</summary>
    private static bool IsLostMark(string folded, int at) =>
        folded[at] == '?' && at + 1 < folded.Length
        && (folded[at + 1] == '。' ? BeginsLine(folded, at) : at > 0 && folded[at - 1] == '。' && folded[at + 1] is >= '\u3400' and < '\ua000');

    private static bool BeginsLine(string folded, int at)
    {
        for (var least = Math.Max(0, at - 8); at > least && folded[at - 1] == ' ';)
        {
            at--;
        }

        return at == 0 || folded[at - 1] == '\n';
    }

    /// <summary>Whether the name could be the whole one: each run of marks stands for one character or more.</summary>
    public static bool Fits(string masked, string whole)
    {
        var (first, last) = (masked.AsSpan().IndexOfAny(Marks), masked.AsSpan().LastIndexOfAny(Marks));
        if (first < 0 || masked.Length - 1 - last + first == 0 || masked.AsSpan(first, last + 1 - first).ContainsAnyExcept(Marks))
        {
            return false; // nothing is left to go by, or marks in two places
        }

        var (head, tail) = (masked[..first], masked[(last + 1)..]);
        return whole.Length > head.Length + tail.Length && whole.StartsWith(head, StringComparison.Ordinal) && whole.EndsWith(tail, StringComparison.Ordinal);
    }
}
