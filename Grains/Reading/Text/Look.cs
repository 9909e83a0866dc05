namespace Tracker.Reading;

/// <summary>Looking at folded text by hand: every question is bounded, so that reading stays linear whatever is read.</summary>
internal static class Look
{
    public static bool At(string text, int at, string word) =>
        at >= 0 && at + word.Length <= text.Length && text[at] == word[0] && text.AsSpan(at, word.Length).SequenceEqual(word);

    /// <summary>Length of the longest of the words that stands here within <paramref name="end"/>; 0 for none.</summary>
    public static int AnyAt(string text, int at, int end, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && at + word.Length <= end && At(text, at, word))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    /// <summary>Length of the longest of the words that ends here and begins at or after <paramref name="start"/>.</summary>
    public static int AnyBefore(string text, int end, int start, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && end - word.Length >= start && At(text, end - word.Length, word))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    public static bool Has(string text, int start, int end, string[] words)
    {
        for (var i = start; i < end; i++)
        {
            if (AnyAt(text, i, end, words) > 0)
            {
                return true;
            }
        }

        return false;
    }

    public static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\n')
        {
            at++;
        }

        return at;
    }

    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\n')
        {
            start++;
        }

        while (end > start && text[end - 1] is ' ' or '\n')
        {
            end--;
        }

        return (start, end);
    }

    public static bool IsSentenceEnd(char c) => c is '。' or '!' or '?' or ';' or '\n';

    public static bool IsClauseEnd(char c) => c is ',' or ':' || IsSentenceEnd(c);

    /// <summary>Where the clause round a place begins, at most <paramref name="reach"/> characters back.</summary>
    public static int ClauseStart(string text, int at, int start, int reach = 48)
    {
        var least = Math.Max(start, at - reach);
        while (at > least && !IsClauseEnd(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    public static int ClauseEnd(string text, int at, int end, int reach = 48)
    {
        var most = Math.Min(end, at + reach);
        while (at < most && !IsClauseEnd(text[at]))
        {
            at++;
        }

        return at;
    }
}
